/** How far each sink has read the log, and which events it could not take. */
import type { Storage } from "./schema.ts";

export type Cursor = {
  readonly sink: string;
  /** Last event that it has. */
  readonly seq: number;
  /** In a row. */
  readonly failures: number;
  readonly last_error: string | null;
  /** Epoch milliseconds; counts while there are failures. */
  readonly retry_at: number;
};

export class Cursors {
  readonly #storage: Storage;

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  of(sink: string): Cursor {
    const row = this.#storage.sql
      .exec<Cursor>("select sink, seq, failures, last_error, retry_at from cursors where sink = ?", sink)
      .toArray()[0];
    return row ?? { sink, seq: 0, failures: 0, last_error: null, retry_at: 0 };
  }

  save({ sink, seq, failures, last_error, retry_at }: Cursor): void {
    this.#storage.sql.exec(
      "insert or replace into cursors (sink, seq, failures, last_error, retry_at) values (?, ?, ?, ?, ?)",
      sink,
      seq,
      failures,
      last_error,
      retry_at,
    );
  }

  /** Back to `seq`; what was parked behind it is tried again. */
  rewind(sink: string, seq: number): void {
    this.#storage.transactionSync(() => {
      this.save({ sink, seq, failures: 0, last_error: null, retry_at: 0 });
      this.#storage.sql.exec("delete from parked where sink = ? and seq > ?", sink, seq);
    });
  }

  park(sink: string, seq: number, error: string): void {
    this.#storage.sql.exec("insert or replace into parked (sink, seq, error) values (?, ?, ?)", sink, seq, error);
  }

  /** How many events it could not take. */
  parked(sink: string): number {
    return this.#storage.sql.exec<{ count: number }>("select count(*) as count from parked where sink = ?", sink).one().count;
  }
}

/**
 * The log's other readers: each sink follows by its own cursor and is never awaited by a step. Delivery is at least once and in
 * order; sinks are idempotent by event, so the effect is exactly once.
 */
import { describeError } from "../log.ts";
import type { Event } from "../simulation/index.ts";
import type { SinkHealth } from "./contract.ts";
import type { Storage } from "./schema.ts";

/** A reader of the log outside the object. `write` resolves once the events are durable there; writing them again changes nothing. */
export interface Sink {
  readonly name: string;
  write(ecosystemId: string, events: readonly Event[]): Promise<void>;
}

export interface ProjectionDeps {
  readonly ecosystemId: () => string;
  readonly sinks: readonly Sink[];
  readonly storage: Storage;
  /** Events after `since`, oldest first. */
  read(range: { since: number; limit: number }): Event[];
  /** Sequence number of the newest event. */
  newest(): number;
  now(): number;
  /** A sink wants to be tried again at its `retry_at`. */
  retryLater(): void;
  report(outcome: ProjectionOutcome): void;
}

/** Reported at the first failure, at recovery and when an event is parked; in between is silence. */
export type ProjectionOutcome =
  | { readonly event: "sink_failed"; readonly sink: string; readonly cursor: number; readonly error: string }
  | { readonly event: "sink_recovered"; readonly sink: string; readonly cursor: number; readonly failures: number }
  | { readonly event: "event_parked"; readonly sink: string; readonly seq: number; readonly error: string };

type Cursor = { sink: string; seq: number; failures: number; last_error: string | null; retry_at: number };

const BATCH_EVENTS = 500;
/** A write that takes longer is given up and tried again; the store may have taken it, which does no harm. */
const WRITE_TIMEOUT_MS = 10_000;
/** Failures in a row after which the first waiting event may be poison rather than unlucky. */
const SUSPECT_AFTER = 3;

export const retryDelay = (failures: number): number => Math.min(1_000 * 2 ** (failures - 1), 300_000);

export class Projections {
  readonly #deps: ProjectionDeps;
  readonly #busy = new Set<string>();
  /** Events in a sink's next batch; it shrinks toward an event that cannot be taken and grows again behind it. */
  readonly #sizes = new Map<string, number>();

  constructor(deps: ProjectionDeps) {
    this.#deps = deps;
  }

  /** Lets every sink that is idle and not waiting out a failure catch up. Returns at once; the promise is for tests. */
  drain(): Promise<void> {
    return Promise.all(this.#deps.sinks.map((sink) => this.#follow(sink))).then(() => undefined);
  }

  /** When the next failed sink wants to be tried again; null when none waits. */
  retryAt(): number | null {
    const waiting = this.#cursors().filter(({ failures, seq }) => failures > 0 && seq < this.#deps.newest());
    return waiting.length === 0 ? null : Math.min(...waiting.map(({ retry_at }) => retry_at));
  }

  health(): SinkHealth[] {
    const newest = this.#deps.newest();
    return this.#cursors().map(({ sink, seq, failures, last_error }) => ({
      sink,
      cursor: seq,
      lag: newest - seq,
      parked: this.#deps.storage.sql.exec<{ count: number }>("select count(*) as count from parked where sink = ?", sink).one().count,
      failures,
      last_error,
    }));
  }

  async #follow(sink: Sink): Promise<void> {
    if (this.#busy.has(sink.name)) return;
    this.#busy.add(sink.name);
    try {
      while (await this.#advance(sink));
    } finally {
      this.#busy.delete(sink.name);
    }
  }

  /** Writes the next batch; false when there is nothing to do or the sink has to wait. */
  async #advance(sink: Sink): Promise<boolean> {
    const cursor = this.#cursor(sink.name);
    if (cursor.failures > 0 && this.#deps.now() < cursor.retry_at) return false;
    const size = this.#sizes.get(sink.name) ?? BATCH_EVENTS;
    const events = this.#deps.read({ since: cursor.seq, limit: size });
    const [first, second] = events;
    if (!first) return false;
    const error = await this.#tryWrite(sink, events);
    if (error === null) return this.#arrived(cursor, events.at(-1) ?? first, size * 2);
    // one event may be what the store cannot take: halving finds it without holding up those before it
    if (second && (await this.#tryWrite(sink, [first])) === null) return this.#arrived(cursor, first, Math.floor(size / 2));
    // a store that takes the next event is not down: the first one is poison, and the others must not wait for it
    if (second && cursor.failures >= SUSPECT_AFTER && (await this.#tryWrite(sink, [second])) === null) {
      this.#deps.storage.sql.exec("insert or replace into parked (sink, seq, error) values (?, ?, ?)", sink.name, first.seq, error);
      this.#deps.report({ event: "event_parked", sink: sink.name, seq: first.seq, error });
      return this.#arrived(cursor, second, size);
    }
    const failures = cursor.failures + 1;
    this.#save({ ...cursor, failures, last_error: error, retry_at: this.#deps.now() + retryDelay(failures) });
    if (failures === 1) this.#deps.report({ event: "sink_failed", sink: sink.name, cursor: cursor.seq, error });
    this.#deps.retryLater();
    return false;
  }

  #arrived(cursor: Cursor, last: Event, nextSize: number): true {
    this.#sizes.set(cursor.sink, Math.max(1, Math.min(BATCH_EVENTS, nextSize)));
    this.#save({ ...cursor, seq: last.seq, failures: 0, last_error: null });
    if (cursor.failures > 0) this.#deps.report({ event: "sink_recovered", sink: cursor.sink, cursor: last.seq, failures: cursor.failures });
    return true;
  }

  async #tryWrite(sink: Sink, events: readonly Event[]): Promise<string | null> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`no answer in ${WRITE_TIMEOUT_MS / 1000} s`)), WRITE_TIMEOUT_MS);
    });
    try {
      await Promise.race([sink.write(this.#deps.ecosystemId(), events), late]);
      return null;
    } catch (error) {
      return describeError(error);
    } finally {
      clearTimeout(timer);
    }
  }

  #cursors(): Cursor[] {
    return this.#deps.sinks.map((sink) => this.#cursor(sink.name));
  }

  #cursor(sink: string): Cursor {
    const row = this.#deps.storage.sql
      .exec<Cursor>("select sink, seq, failures, last_error, retry_at from cursors where sink = ?", sink)
      .toArray()[0];
    return row ?? { sink, seq: 0, failures: 0, last_error: null, retry_at: 0 };
  }

  #save({ sink, seq, failures, last_error, retry_at }: Cursor): void {
    this.#deps.storage.sql.exec(
      "insert or replace into cursors (sink, seq, failures, last_error, retry_at) values (?, ?, ?, ?, ?)",
      sink,
      seq,
      failures,
      last_error,
      retry_at,
    );
  }
}

/** What was found that is not as it should be, and what was done about it: written as it is found, so that it may be any number. */
import { closeSync, openSync, writeSync } from "node:fs";

export type Anomaly =
  | "missing_value"
  | "missing_id"
  | "duplicate_id"
  | "duplicate_name"
  | "duplicate_username"
  | "duplicate_email"
  | "broken_json"
  | "orphan"
  | "odd_date"
  | "not_utf8"
  | "control_characters"
  | "too_long"
  | "out_of_range"
  | "unknown_value"
  | "unknown_column"
  | "unknown_table"
  | "unknown_password"
  | "taken"
  | "changed_since"
  | "not_merged";

export interface Finding {
  readonly table: string;
  /** The old row's id, as text; null when it is about the whole table. */
  readonly id: string | null;
  readonly field: string | null;
  readonly what: Anomaly;
  /** What was done. */
  readonly done: string;
}

/** `found` per table, and in all. */
export class Report {
  readonly #file: number | null;
  readonly counts = new Map<string, number>();
  #pending: string[] = [];
  #isFirst = true;

  /** @param path null keeps only the counts. */
  constructor(path: string | null) {
    this.#file = path === null ? null : openSync(path, "w");
    this.#write('{ "anomalies": [');
  }

  add(finding: Finding): void {
    const key = `${finding.table}: ${finding.what}`;
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
    if (this.#file === null) return;
    this.#pending.push(`${this.#isFirst ? "" : ","}\n${JSON.stringify(finding)}`);
    this.#isFirst = false;
    if (this.#pending.length >= 500) this.#flush();
  }

  /** Ends the report with what is known of the whole. */
  close(summary: Readonly<Record<string, unknown>>): void {
    this.#flush();
    this.#write(`\n], "summary": ${JSON.stringify(summary, null, 1)} }\n`);
    if (this.#file !== null) closeSync(this.#file);
  }

  #flush(): void {
    if (this.#pending.length > 0) this.#write(this.#pending.join(""));
    this.#pending = [];
  }

  #write(text: string): void {
    if (this.#file !== null) writeSync(this.#file, text);
  }
}

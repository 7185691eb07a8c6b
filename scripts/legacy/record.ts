/** One old row, read field by field: what cannot be taken as it is is mended, kept in the metadata, and reported. Nothing is dropped. */
import { decode } from "./text.ts";
import { parseDate } from "./dates.ts";
import type { Anomaly, Report } from "./report.ts";
import type { SourceRow, SourceTable, Stored } from "./source.ts";
import type { FieldOf, TableName } from "./tables.ts";

export class LegacyRecord<Table extends TableName> {
  readonly #table: SourceTable & { readonly name: Table };
  readonly #row: SourceRow;
  readonly #report: Report;
  readonly #read = new Set<string>();
  readonly #kept: Record<string, unknown> = {};
  /** The old id as text; made of the row's number where there is none, or not one of its own. */
  readonly id: string;

  constructor(table: SourceTable, row: SourceRow, report: Report, repeated: ReadonlySet<string>) {
    this.#table = table as SourceTable & { readonly name: Table };
    this.#row = row;
    this.#report = report;
    const given = this.#raw("id");
    const id = given.kind === "null" ? "" : this.#asText(given);
    const substitute = `row-${row.rowid}`;
    this.id = id === "" || repeated.has(id) ? `${repeated.has(id) ? `${id}-` : ""}${substitute}` : id;
    if (id === "") this.found("missing_id", "id", `called ${this.id}`);
    else if (repeated.has(id)) this.found("duplicate_id", "id", `called ${this.id}`);
  }

  found(what: Anomaly, field: string | null, done: string): void {
    this.#report.add({ table: this.#table.name, id: this.id, field, what, done });
  }

  /** Text of at most `most` characters; `instead` where there is none, which is reported unless it is null. */
  text(field: FieldOf<Table>, { most, instead = null }: { most: number; instead?: string | null }): string {
    const stored = this.#raw(field);
    const text = stored.kind === "null" ? "" : this.#clean(field, stored).trim();
    if (text === "") {
      if (instead !== null) this.found("missing_value", field, `written as "${instead}"`);
      return instead ?? "";
    }
    if (text.length <= most) return text;
    this.keep(field, text);
    this.found("too_long", field, `cut to ${most} of ${text.length} characters; the whole is in the metadata`);
    return text.slice(0, most).toWellFormed();
  }

  /** Text of any length, with its spaces. */
  whole(field: FieldOf<Table>): string {
    const stored = this.#raw(field);
    return stored.kind === "null" ? "" : this.#clean(field, stored);
  }

  /** What another row is called; "" for none. */
  reference(field: FieldOf<Table>): string {
    const stored = this.#raw(field);
    return stored.kind === "null" ? "" : this.#asText(stored).trim();
  }

  /** ISO 8601; null where there is none that can be believed. */
  date(field: FieldOf<Table>): string | null {
    const stored = this.#raw(field);
    if (stored.kind === "null") return null;
    const given = stored.kind === "number" ? Number(stored.value) : this.#asText(stored);
    const { time, odd } = parseDate(given);
    if (odd || time === null) {
      this.keep(field, given);
      this.found(
        "odd_date",
        field,
        time === null ? "not a date: left out, kept in the metadata" : `taken for ${time}; as it was in the metadata`,
      );
    }
    return time;
  }

  /** A number in the range; `instead` where there is none. */
  number(field: FieldOf<Table>, [least, most]: readonly [number, number], instead: number): number {
    const stored = this.#raw(field);
    if (stored.kind === "null") return instead;
    const given = stored.kind === "number" ? Number(stored.value) : Number(this.#asText(stored).trim() || "x");
    const taken = Number.isNaN(given) ? instead : Math.min(most, Math.max(least, given));
    if (taken !== given) {
      this.keep(field, stored.kind === "number" ? String(stored.value) : this.#asText(stored));
      this.found("out_of_range", field, `taken for ${taken}; as it was in the metadata`);
    }
    return taken;
  }

  /** Parsed JSON; null where there is none, or it is broken. */
  json(field: FieldOf<Table>): unknown {
    const stored = this.#raw(field);
    if (stored.kind === "null") return null;
    if (stored.kind === "number") return Number(stored.value);
    const text = this.#clean(field, stored);
    if (text.trim() === "") return null;
    try {
      return JSON.parse(text) as unknown;
    } catch {
      this.keep(field, text);
      this.found("broken_json", field, "kept as text in the metadata");
      return null;
    }
  }

  /** Texts out of a JSON list, or of a text with commas. */
  texts(field: FieldOf<Table>): readonly string[] {
    const stored = this.#raw(field);
    if (stored.kind === "null") return [];
    const looksLikeJson = stored.kind !== "number" && /^\s*[[{]/.test(this.#asText(stored));
    const value = looksLikeJson ? this.json(field) : this.whole(field).split(/[,;]/);
    if (!Array.isArray(value)) {
      if (value !== null) this.keep(field, value);
      return [];
    }
    return value
      .flatMap((item: unknown) => (typeof item === "string" || typeof item === "number" ? [String(item).trim()] : []))
      .filter((item) => item !== "");
  }

  /** Keeps a value under the field's old name. */
  keep(field: string, value: unknown): void {
    this.#kept[this.#table.columnOf.get(field) ?? field] = value;
  }

  /** What goes into the new row's metadata: the old id, what was mended, and every column that nobody read. */
  metadata(): { readonly legacy: Readonly<Record<string, unknown>> } {
    const rest = this.#table.columns
      .filter((column) => !this.#read.has(column))
      .flatMap((column) => {
        const value = this.#plain(column);
        return value === null ? [] : [[column, value] as const];
      });
    return { legacy: { id: this.id, ...Object.fromEntries(rest), ...this.#kept } };
  }

  #raw(field: string): Stored {
    const column = this.#table.columnOf.get(field);
    if (column === undefined) return { kind: "null" };
    this.#read.add(column);
    return this.#row.values.get(column) ?? { kind: "null" };
  }

  #plain(column: string): unknown {
    const stored = this.#row.values.get(column) ?? { kind: "null" };
    if (stored.kind === "null") return null;
    if (stored.kind === "number")
      return typeof stored.value === "number" || Number.isSafeInteger(Number(stored.value)) ? Number(stored.value) : String(stored.value);
    return stored.kind === "blob" ? { base64: Buffer.from(stored.bytes).toString("base64") } : this.#clean(column, stored);
  }

  #asText(stored: Exclude<Stored, { kind: "null" }>): string {
    return stored.kind === "number" ? String(stored.value) : decode(stored.bytes).text;
  }

  #clean(field: string, stored: Exclude<Stored, { kind: "null" }>): string {
    if (stored.kind === "number") return String(stored.value);
    const { text, encoding, hasNul } = decode(stored.bytes);
    if (encoding !== "utf-8") this.found("not_utf8", field, `read as ${encoding}`);
    if (hasNul) this.found("control_characters", field, "NUL taken out");
    return text;
  }
}

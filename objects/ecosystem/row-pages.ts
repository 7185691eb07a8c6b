/** A log on its way from one object to another, as it crosses the RPC (adoption.ts). */
import type { Settings } from "./contract.ts";

/** How many lines of each interaction type a log holds: kept beside the clock, so that nobody has to count the log. */
export type Counts = Readonly<Record<string, number>>;

/** A value of SQLite. */
export type Cell = string | number | null | ArrayBuffer;

export type CopiedTable = "commits" | "climate" | "memories" | "former_memories" | "snapshots" | "snapshot_heads";

/** Rows of one table, in the order of its key. */
export interface RowPage {
  readonly table: CopiedTable;
  readonly rows: readonly (readonly Cell[])[];
  /** Where the next page begins; null at the end. */
  readonly next: PageStart | null;
}
export interface PageStart {
  /** Index among the sources of adoption.ts. */
  readonly source: number;
  /** Key of the last row of it that has been read. */
  readonly after: number;
}

/** What belongs to the log up to an event beside its rows. */
export interface LogHead {
  readonly seq: number;
  readonly clock: { readonly tick: number; readonly at: number };
  readonly interactions: Counts;
  readonly settings: Settings;
}

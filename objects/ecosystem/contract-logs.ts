/** Logs as they leave an object and come into one. Part of contract.ts. */
import type { Settings } from "./contract.ts";

/** One commit as the object's SQLite holds it; `events` is a JSON array of them. */
export type LogRow = { readonly first_seq: number; readonly last_seq: number; readonly tick: number; readonly events: string };

export interface LogRange {
  /** Commits after this sequence number. */
  readonly since: number;
  /** Up to this one, inclusive; a commit that goes on beyond it is cut. The whole log without it. */
  readonly until?: number;
}

export interface LogPage {
  readonly rows: readonly LogRow[];
  /** Pass it as `since` to go on; null at the end. */
  readonly next_since: number | null;
}

/** What a log is adopted as. Equal heads are the same adoption, which may be gone on with. */
export interface BundleHead {
  /** Last sequence number of the log. */
  readonly seq: number;
  /** Of the state after `seq`; null when nobody knows it (a part of a log). */
  readonly state_hash: string | null;
  readonly settings: Settings;
  /** Quiet ticks move it and leave no event, so it may be ahead of the last one. */
  readonly clock: { readonly tick: number; readonly at: number };
}

export type AdoptionStep =
  /** Or goes on with the same adoption. */
  | { readonly step: "begin"; readonly head: BundleHead }
  /** The next commits; those that are there already are passed over, so a page may be sent again. */
  | { readonly step: "append"; readonly rows: readonly LogRow[] }
  /** The last commits, begun with where nothing has come yet: folds what is there, and makes an ecosystem of it or gives it up. */
  | { readonly step: "complete"; readonly head: BundleHead; readonly rows: readonly LogRow[] }
  /** Gives an unfinished adoption up, with what came of it. */
  | { readonly step: "abandon" };

/** A part of a log on its way into an object. */
export interface LogPart {
  /** Of the whole log; equal for all its parts. */
  readonly head: BundleHead;
  readonly rows: readonly LogRow[];
  /** With it the ecosystem exists. */
  readonly last: boolean;
}

/** How far an adoption is: the last sequence number that is there, and the state's hash once it is finished. */
export interface Adoption {
  readonly seq: number;
  readonly state_hash: string | null;
}

/** A log known by its text: equal digests are equal logs, to the byte. */
export interface LogMark {
  /** Last sequence number of the whole log. */
  readonly seq: number;
  /** SHA-256, hexadecimal, of the commits that were asked about (log-digest.ts). */
  readonly digest: string;
}

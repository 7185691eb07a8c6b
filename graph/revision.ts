/**
 * Which changes a store holds of an ecosystem, in three numbers that do not depend on the order or the batches in which they came: a
 * network that was made at one revision is known to be current, or brought up to date, without reading all of it again.
 */
import type { CharacterId, Dimension } from "../objects/simulation/state.ts";
import type { GraphChange } from "./relations.ts";

export interface Revision {
  /** How many. */
  readonly changes: number;
  /** Sum of their stamps, modulo STAMPS. */
  readonly stamp: number;
  /** The latest one's seq. */
  readonly newest: number;
  /** How many characters the graph has. */
  readonly characters: number;
}

/** What counts of a change here. */
export interface Step {
  readonly seq: number;
  readonly event_id: string;
  readonly from: CharacterId;
  readonly to: CharacterId;
  readonly dimension: Dimension | "type";
  /** A number in digits, or a type. */
  readonly after: string;
}

/** Stamps are below this: a sum of two is exact in every store's numbers. */
export const STAMPS = 2 ** 32;

/** No more is read to bring a network up to date: fetching it anew is then as quick. */
export const MAX_STEPS = 1_000;

export const stepOf = ({ seq, event_id, from, to, dimension, after }: GraphChange): Step => ({
  seq,
  event_id,
  from,
  to,
  dimension,
  after: String(after),
});

/** FNV-1a of all that a change says. */
export const stampOf = ({ event_id, from, to, dimension, after }: Step): number => {
  const text = JSON.stringify([event_id, from, to, dimension, after]);
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return value >>> 0;
};

/** Whether `steps` are all that lies between the two, and no character is new. */
export const leadsTo = (old: Revision, steps: readonly Step[], next: Revision): boolean =>
  old.characters === next.characters &&
  old.changes + steps.length === next.changes &&
  steps.reduce((sum, step) => (sum + stampOf(step)) % STAMPS, old.stamp) === next.stamp;

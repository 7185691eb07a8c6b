/**
 * The fingerprint of a state. Entities are values that are replaced and never changed, so each is hashed once; a table's hash is the
 * sum of theirs, whatever their order. Asking again costs what has changed since.
 */
import { hashHex, hashWords } from "./hash.ts";
import type { State } from "./state.ts";
import type { TieTable } from "./tie-table.ts";

/** Two sums of 32-bit words, each modulo 2^32. */
type Sum = readonly [number, number];

/** 16 hexadecimal digits: equal for equal states, whatever the order in which their entities came to be. */
export const stateHash = (state: State): string => {
  const tables = [state.characters.values(), state.conversations.values(), state.threads.values()].map((entities) => sumOf(entities));
  return hashHex(JSON.stringify([entityHash(state.meta), tables, sumOfTies(state.ties)]));
};

const hashes = new WeakMap<object, Sum>();

const entityHash = (entity: object): Sum => {
  const known = hashes.get(entity);
  if (known) return known;
  const words = hashWords(canonical(entity));
  hashes.set(entity, words);
  return words;
};

const plus = ([a, b]: Sum, [c, d]: Sum): Sum => [(a + c) >>> 0, (b + d) >>> 0];

const sumOf = (entities: Iterable<object>): Sum => {
  let sum: Sum = [0, 0];
  for (const entity of entities) sum = plus(sum, entityHash(entity));
  return sum;
};

interface HolderSum {
  readonly revision: number;
  readonly sum: Sum;
}

/** Of each table the sums of its holders, so that those who have not changed are not walked again. */
const holderSums = new WeakMap<TieTable, Map<string, HolderSum>>();

const sumOfTies = (ties: TieTable): Sum => {
  const known = holderSums.get(ties) ?? new Map<string, HolderSum>();
  holderSums.set(ties, known);
  let sum: Sum = [0, 0];
  for (const [from, held] of ties.entries()) {
    const revision = ties.revision(from);
    const before = known.get(from);
    const now = before?.revision === revision ? before : { revision, sum: sumOf(Object.values(held)) };
    if (now !== before) known.set(from, now);
    sum = plus(sum, now.sum);
  }
  return sum;
};

/** JSON with the keys of every object in order; what JSON leaves out is left out. */
const canonical = (value: unknown): string => {
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`).join(",")}}`;
};

/**
 * The ties of a state by who holds them. Only single ties are replaced, as values like any entity; the record of one holder is a view
 * that goes on changing. Copying a hundred ties for each that moves would cost more than all rules together.
 */
import type { CharacterId } from "./entities/ids.ts";
import type { Relationship, Ties } from "./entities/relationship.ts";
import type { Table } from "./table.ts";

export interface TieTable extends Pick<Table<Ties>, "get" | "entries" | "values" | "size"> {
  /** How `from` stands to `to`; undefined when they have no history. */
  tie(from: CharacterId, to: CharacterId): Relationship | undefined;
  put(tie: Relationship): void;
  /** Those whom the holder has a tie to, in the order of their first meeting. */
  known(from: CharacterId): readonly CharacterId[];
  /** Rises with every change of the holder's ties: what was worked out from them holds while it stays. */
  revision(from: CharacterId): number;
}

interface Held {
  readonly ties: Record<CharacterId, Relationship>;
  readonly known: CharacterId[];
  revision: number;
}

export const createTieTable = (ties: Iterable<Relationship> = []): TieTable => {
  const holders = new Map<CharacterId, Held>();
  const put = (tie: Relationship): void => {
    const held = holders.get(tie.from);
    if (held) {
      if (!Object.hasOwn(held.ties, tie.to)) held.known.push(tie.to);
      held.ties[tie.to] = tie;
      held.revision += 1;
    } else holders.set(tie.from, { ties: { [tie.to]: tie }, known: [tie.to], revision: 1 });
  };
  for (const tie of ties) put(tie);
  return {
    tie: (from, to) => own(holders.get(from)?.ties, to),
    put,
    known: (from) => holders.get(from)?.known ?? [],
    revision: (from) => holders.get(from)?.revision ?? 0,
    get: (from) => holders.get(from)?.ties,
    get size() {
      return holders.size;
    },
    *entries() {
      for (const [from, held] of holders) yield [from, held.ties];
    },
    *values() {
      for (const held of holders.values()) yield held.ties;
    },
  };
};

/** Ties that a step changes, on top of those of the state it was given. */
export const overlayTies = (base: TieTable): TieTable => {
  const written = createTieTable();
  const merged = (from: CharacterId, below: Ties | undefined): Ties | undefined => {
    const above = written.get(from);
    return below && above ? { ...below, ...above } : (above ?? below);
  };
  const added = function* (): Iterable<[CharacterId, Ties]> {
    for (const [from, ties] of written.entries()) if (base.get(from) === undefined) yield [from, ties];
  };
  const entries = function* (): Iterable<[CharacterId, Ties]> {
    for (const [from, ties] of base.entries()) yield [from, merged(from, ties) ?? ties];
    yield* added();
  };
  return {
    tie: (from, to) => written.tie(from, to) ?? base.tie(from, to),
    put: (tie) => written.put(tie),
    known: (from) => {
      const below = base.known(from);
      const met = written.known(from).filter((to) => base.tie(from, to) === undefined);
      return met.length === 0 ? below : [...below, ...met];
    },
    revision: (from) => base.revision(from) + written.revision(from),
    get: (from) => merged(from, base.get(from)),
    get size() {
      return base.size + [...added()].length;
    },
    entries,
    *values() {
      for (const [, ties] of entries()) yield ties;
    },
  };
};

const own = (ties: Ties | undefined, to: CharacterId): Relationship | undefined =>
  ties !== undefined && Object.hasOwn(ties, to) ? ties[to] : undefined;

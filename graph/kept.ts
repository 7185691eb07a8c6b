/**
 * Networks as this isolate last saw them, with what was found out about them. Fetching one of a hundred thousand ties takes longer than
 * any question about it; asking whether it has changed, and how, takes a moment.
 */
import type { CharacterId } from "../objects/simulation/state.ts";
import { centralityIn } from "./centrality.ts";
import { communitiesIn } from "./communities.ts";
import { bondsOf, withStrengths } from "./network.ts";
import type { Network } from "./network.ts";
import type { Centrality } from "./relations.ts";
import { leadsTo } from "./revision.ts";
import type { Revision, Step } from "./revision.ts";

/** Where networks come from. */
export interface NetworkSource {
  /**
   * What the store holds now, null when it cannot tell, and the changes after `since` in their order, at most MAX_STEPS; none of them
   * when `since` is null.
   */
  revision(ecosystemId: string, since: number | null): Promise<{ readonly revision: Revision; readonly steps: readonly Step[] } | null>;
  /** Every character, and every tie of a strength above 0. */
  network(ecosystemId: string): Promise<Network>;
}

/** What there is to know of a network, worked out when first asked for. */
export interface Findings {
  readonly likes: Network;
  readonly bonds: () => Network;
  readonly communities: () => readonly (readonly CharacterId[])[];
  readonly centrality: () => readonly Centrality[];
}

const once = <Value>(make: () => Value): (() => Value) => {
  let made: { readonly value: Value } | null = null;
  return () => (made ??= { value: make() }).value;
};

const findingsOf = (likes: Network): Findings => {
  const bonds = once(() => bondsOf(likes));
  return { likes, bonds, communities: once(() => communitiesIn(bonds())), centrality: once(() => centralityIn(likes, bonds())) };
};

interface Kept {
  readonly revision: Revision;
  readonly findings: Findings;
}

/** Of all networks together: some thirty bytes each, in an isolate that has 128 MB for everything. */
const MAX_TIES = 500_000;

/** By store and ecosystem, the one asked for longest ago first. */
const kept = new Map<string, Kept>();

const keep = (key: string, entry: Kept): Findings => {
  kept.delete(key);
  kept.set(key, entry);
  let ties = 0;
  for (const other of [...kept.keys()].toReversed()) {
    ties += kept.get(other)?.findings.likes.other.length ?? 0;
    if (ties > MAX_TIES) kept.delete(other);
  }
  return entry.findings;
};

const isSame = (one: Revision, other: Revision): boolean => leadsTo(one, [], other);

const strengthsOf = (steps: readonly Step[]) =>
  steps.filter(({ dimension }) => dimension === "strength").map(({ from, to, after }) => ({ from, to, strength: Number(after) }));

/** @param store tells the networks of different stores apart. */
export const createFindings =
  (store: string, source: NetworkSource) =>
  async (ecosystemId: string): Promise<Findings> => {
    const key = `${store} ${ecosystemId}`;
    const known = kept.get(key);
    const now = await source.revision(ecosystemId, known?.revision.newest ?? null);
    if (known && now && isSame(known.revision, now.revision)) return keep(key, known);
    if (known && now && leadsTo(known.revision, now.steps, now.revision))
      return keep(key, { revision: now.revision, findings: findingsOf(withStrengths(known.findings.likes, strengthsOf(now.steps))) });
    const findings = findingsOf(await source.network(ecosystemId));
    const after = now && (await source.revision(ecosystemId, null));
    // what changed while it was read may be in it or not, so it is good for this answer and no other
    return after && isSame(now.revision, after.revision) ? keep(key, { revision: now.revision, findings }) : findings;
  };

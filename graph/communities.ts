/**
 * Communities by modularity: Blondel et al., "Fast unfolding of communities in large networks" (2008). Everybody is moved, in the order
 * of ids, to the neighbouring community that gains most, until nobody gains; then communities become the characters of a smaller
 * network, and so on. No chance is involved: the same bonds give the same communities.
 */
import type { CharacterId } from "../objects/simulation/state.ts";
import type { Network } from "./network.ts";

/** Nodes and what binds them; a community that became one node keeps what binds its members as a loop. */
interface Level extends Omit<Network, "ids"> {
  readonly size: number;
  /** Both ends of every bond within: modularity counts each twice. */
  readonly loops: Float64Array;
}

/** Gains below this are rounding. */
const LEAST_GAIN = 1e-9;
/** A pass that moves nobody is the last; a network of thousands needs a dozen. */
const MAX_PASSES = 50;

const weightsOf = ({ size, start, weight, loops }: Level): Float64Array =>
  Float64Array.from({ length: size }, (_, index) =>
    weight.subarray(start[index] ?? 0, start[index + 1] ?? 0).reduce((sum, value) => sum + value, loops[index] ?? 0),
  );

/** The community of each node once nobody gains by moving; null when nobody moved at all. */
const settle = (level: Level): Int32Array | null => {
  const { size, start, other, weight } = level;
  const weights = weightsOf(level);
  const total = weights.reduce((sum, value) => sum + value, 0);
  const community = Int32Array.from({ length: size }, (_, index) => index);
  const mass = weights.slice();
  /** What binds the node at hand to each community; only those in `touched` are not 0. */
  const toward = new Float64Array(size);
  const touched: number[] = [];
  let hasMoved = false;
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    let moves = 0;
    for (let node = 0; node < size; node++) {
      const own = community[node] ?? 0;
      const share = (weights[node] ?? 0) / total;
      mass[own] = (mass[own] ?? 0) - (weights[node] ?? 0);
      for (let edge = start[node] ?? 0; edge < (start[node + 1] ?? 0); edge++) {
        const there = community[other[edge] ?? 0] ?? 0;
        if (toward[there] === 0) touched.push(there);
        toward[there] = (toward[there] ?? 0) + (weight[edge] ?? 0);
      }
      let chosen = own;
      let gain = (toward[own] ?? 0) - share * (mass[own] ?? 0);
      for (const there of touched) {
        const gained = (toward[there] ?? 0) - share * (mass[there] ?? 0);
        if (gained > gain + LEAST_GAIN) [chosen, gain] = [there, gained];
      }
      for (const there of touched.splice(0)) toward[there] = 0;
      mass[chosen] = (mass[chosen] ?? 0) + (weights[node] ?? 0);
      community[node] = chosen;
      if (chosen !== own) moves++;
    }
    hasMoved ||= moves > 0;
    if (moves === 0) break;
  }
  return hasMoved ? community : null;
};

/** Numbers communities from 0 in the order of their first members. */
const renumber = (community: Int32Array): { readonly numbers: Int32Array; readonly count: number } => {
  const known = new Map<number, number>();
  const numbers = community.map((name) => {
    const number = known.get(name) ?? known.size;
    known.set(name, number);
    return number;
  });
  return { numbers, count: known.size };
};

const merge = ({ size, start, other, weight, loops }: Level, community: Int32Array, count: number): Level => {
  const bonds = Array.from({ length: count }, () => new Map<number, number>());
  const within = new Float64Array(count);
  for (let node = 0; node < size; node++) {
    const own = community[node] ?? 0;
    within[own] = (within[own] ?? 0) + (loops[node] ?? 0);
    for (let edge = start[node] ?? 0; edge < (start[node + 1] ?? 0); edge++) {
      const there = community[other[edge] ?? 0] ?? 0;
      if (there === own) within[own] = (within[own] ?? 0) + (weight[edge] ?? 0);
      else bonds[own]?.set(there, (bonds[own]?.get(there) ?? 0) + (weight[edge] ?? 0));
    }
  }
  const starts = new Int32Array(count + 1);
  for (const [index, { size: degree }] of bonds.entries()) starts[index + 1] = (starts[index] ?? 0) + degree;
  const entries = bonds.flatMap((known) => [...known]);
  return {
    size: count,
    start: starts,
    other: Int32Array.from(entries, ([there]) => there),
    weight: Float64Array.from(entries, ([, value]) => value),
    loops: within,
  };
};

/** The largest first, by the first id among equals; ids within in ascending order. */
export const communitiesIn = ({ ids, ...bonds }: Network): CharacterId[][] => {
  let level: Level = { ...bonds, size: ids.length, loops: new Float64Array(ids.length) };
  let membership = Int32Array.from(ids, (_id, index) => index);
  for (let settled = settle(level); settled !== null; settled = settle(level)) {
    const { numbers, count } = renumber(settled);
    membership = membership.map((node) => numbers[node] ?? 0);
    level = merge(level, numbers, count);
  }
  const groups = new Map<number, CharacterId[]>();
  for (const [index, group] of membership.entries()) {
    const members = groups.get(group) ?? [];
    members.push(ids[index] ?? "");
    groups.set(group, members);
  }
  // The sort is stable, and groups stand in the order of their first members.
  return [...groups.values()].toSorted((left, right) => right.length - left.length);
};

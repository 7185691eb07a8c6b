/** The chain of bonds with the greatest product (Dijkstra: a bond is at most 1, so a longer chain is never the stronger). */
import type { Network } from "./network.ts";
import type { StrongestPath } from "./relations.ts";

const isBetter = (bond: number, hops: number, oldBond: number, oldHops: number): boolean =>
  bond > oldBond || (bond === oldBond && hops < oldHops);

/** The unsettled character that is reached best; null when none is left. A scan: a thousand characters need no heap. */
const best = (reached: Float64Array, hops: Int32Array, settled: Uint8Array): number | null => {
  let found: number | null = null;
  for (let index = 0; index < reached.length; index++) {
    if (settled[index] === 1 || reached[index] === 0) continue;
    if (found === null || isBetter(reached[index] ?? 0, hops[index] ?? 0, reached[found] ?? 0, hops[found] ?? 0)) found = index;
  }
  return found;
};

export const strongestPathIn = ({ ids, start, other, weight }: Network, from: string, to: string): StrongestPath | null => {
  if (from === to) return { path: [from], bond: 1 };
  const [source, target] = [ids.indexOf(from), ids.indexOf(to)];
  if (source === -1 || target === -1) return null;
  const reached = new Float64Array(ids.length);
  const hops = new Int32Array(ids.length);
  const previous = new Int32Array(ids.length).fill(-1);
  const settled = new Uint8Array(ids.length);
  reached[source] = 1;
  for (let current = best(reached, hops, settled); current !== null && current !== target; current = best(reached, hops, settled)) {
    settled[current] = 1;
    for (let edge = start[current] ?? 0; edge < (start[current + 1] ?? 0); edge++) {
      const next = other[edge] ?? 0;
      const product = (reached[current] ?? 0) * (weight[edge] ?? 0);
      if (!isBetter(product, (hops[current] ?? 0) + 1, reached[next] ?? 0, hops[next] ?? 0)) continue;
      reached[next] = product;
      hops[next] = (hops[current] ?? 0) + 1;
      previous[next] = current;
    }
  }
  if (reached[target] === 0) return null;
  const path: string[] = [];
  for (let at = target; at !== -1; at = previous[at] ?? -1) path.unshift(ids[at] ?? "");
  return { path, bond: reached[target] ?? 0 };
};

/** Who matters in an ecosystem. */
import type { Network } from "./network.ts";
import type { Centrality } from "./relations.ts";

/** Brin and Page, "The anatomy of a large-scale hypertextual web search engine" (1998): the share of goodwill that is passed on. */
const DAMPING = 0.85;
const ROUNDS = 30;

const totals = ({ ids, start, weight }: Network): Float64Array =>
  Float64Array.from(ids, (_id, index) => weight.subarray(start[index] ?? 0, start[index + 1] ?? 0).reduce((sum, value) => sum + value, 0));

/** Each passes their rank on to those they like, in proportion to how much; who likes nobody, to everybody. */
const pageRank = (likes: Network): Float64Array => {
  const { ids, start, other, weight } = likes;
  const given = totals(likes);
  let rank = new Float64Array(ids.length).fill(1 / ids.length);
  for (let round = 0; round < ROUNDS; round++) {
    const next = new Float64Array(ids.length);
    let adrift = 0;
    for (let from = 0; from < ids.length; from++) {
      const [own, total] = [rank[from] ?? 0, given[from] ?? 0];
      if (total === 0) adrift += own;
      for (let edge = start[from] ?? 0; edge < (start[from + 1] ?? 0); edge++) {
        const toward = other[edge] ?? 0;
        next[toward] = (next[toward] ?? 0) + (own * (weight[edge] ?? 0)) / total;
      }
    }
    rank = next.map((value) => (1 - DAMPING) / ids.length + DAMPING * (value + adrift / ids.length));
  }
  return rank;
};

/** The highest page rank first, by id among equals. @param bonds of the same network */
export const centralityIn = (likes: Network, bonds: Network): Centrality[] => {
  const rank = pageRank(likes);
  const weighted = totals(bonds);
  return likes.ids
    .map((character_id, index) => ({
      character_id,
      degree: (bonds.start[index + 1] ?? 0) - (bonds.start[index] ?? 0),
      weighted_degree: weighted[index] ?? 0,
      // Rounded, so that the order of adding up makes nobody more central.
      page_rank: Number((rank[index] ?? 0).toFixed(12)),
    }))
    .toSorted((left, right) => right.page_rank - left.page_rank);
};

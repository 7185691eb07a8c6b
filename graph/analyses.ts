/** What has to see an ecosystem as a whole: a store says who likes whom, the rest is arithmetic, the same for every store. */
import { centralityIn } from "./centrality.ts";
import { communitiesIn } from "./communities.ts";
import { bondsOf } from "./network.ts";
import type { Network } from "./network.ts";
import type { RelationGraph } from "./relations.ts";
import { strongestPathIn } from "./strongest.ts";

/** @param loadLikes every character, and every tie of a strength above 0. */
export const createAnalyses = (
  loadLikes: (ecosystemId: string) => Promise<Network>,
): Pick<RelationGraph, "strongestPath" | "communities" | "centrality"> => ({
  strongestPath: async (ecosystemId, from, to) => strongestPathIn(bondsOf(await loadLikes(ecosystemId)), from, to),
  communities: async (ecosystemId) => communitiesIn(bondsOf(await loadLikes(ecosystemId))),
  centrality: async (ecosystemId) => centralityIn(await loadLikes(ecosystemId)),
});

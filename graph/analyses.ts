/** What has to see an ecosystem as a whole: a store says who likes whom, the rest is arithmetic, the same for every store. */
import { createFindings } from "./kept.ts";
import type { NetworkSource } from "./kept.ts";
import type { RelationGraph } from "./relations.ts";
import { strongestPathIn } from "./strongest.ts";

/** @param store tells its networks from those of another that holds the same ecosystems. */
export const createAnalyses = (
  store: string,
  source: NetworkSource,
): Pick<RelationGraph, "strongestPath" | "communities" | "centrality"> => {
  const findingsOf = createFindings(store, source);
  return {
    strongestPath: async (ecosystemId, from, to) => strongestPathIn((await findingsOf(ecosystemId)).bonds(), from, to),
    communities: async (ecosystemId) => (await findingsOf(ecosystemId)).communities(),
    centrality: async (ecosystemId) => (await findingsOf(ecosystemId)).centrality(),
  };
};

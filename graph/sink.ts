/** The log's reader that keeps a relationship graph. */
import type { Sink } from "../db/sink.ts";
import type { RelationGraph } from "./relations.ts";

/** @param name of its cursor: one graph, one name. */
export const createGraphSink = (name: string, graph: RelationGraph): Sink => ({
  name,
  write: (ecosystemId, events) => graph.write(ecosystemId, events),
});

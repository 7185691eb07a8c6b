/** The log's reader that keeps the relationship graph. */
import type { Sink } from "../db/sink.ts";
import type { RelationGraph } from "./relations.ts";

export const createGraphSink = (graph: RelationGraph): Sink => ({
  name: "graph",
  write: (ecosystemId, events) => graph.write(ecosystemId, events),
});

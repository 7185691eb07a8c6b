/** The graph's contract on a real Neo4j, by the driver as Node has it: Bolt over TCP. */
import { afterAll, describe, inject } from "vitest";
import { createNeo4jGraph } from "../../../graph/neo4j.ts";
import { describeGraphContract } from "../contracts/graph.ts";
import { describeGraphProperties } from "../contracts/graph-property.ts";

const { server, missing } = inject("neo4j");

describe.skipIf(server === null)(`Neo4j ${missing ?? server.version}`, () => {
  const graph = createNeo4jGraph(server ?? { uri: "bolt://127.0.0.1", user: "", password: "" });
  afterAll(() => graph.close());
  describeGraphContract("Neo4j", () => graph);
  describeGraphProperties("Neo4j", () => graph, 25);
});

/** The graph's contract on a real Neo4j, when there is one. */
import { afterAll, describe } from "vitest";
import { createNeo4jGraph } from "../../graph/neo4j.ts";
import { describeGraphContract } from "./contracts/graph.ts";

const { NEO4J_URI: uri, NEO4J_USER: user = "neo4j", NEO4J_PASSWORD: password = "" } = process.env;

describe.skipIf(uri === undefined)(`Neo4j (${uri ?? "needs a server: set NEO4J_URI, NEO4J_USER and NEO4J_PASSWORD"})`, () => {
  const graph = createNeo4jGraph({ uri: uri ?? "", user, password });
  afterAll(() => graph.close());
  describeGraphContract("Neo4j", () => graph);
});

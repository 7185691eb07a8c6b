/** Which stores follow the log, from the deployment's bindings and secrets. The only place where the object knows them. */
import { createDatabase, type Database } from "../../db/client.ts";
import { createEcosystems } from "../../db/ecosystems.ts";
import { createHistorySink } from "../../db/history.ts";
import { createMemorySink, createPgvectorMemories } from "../../db/memories.ts";
import { createVectorizeMemories } from "../../db/vectorize.ts";
import { createPostgresGraph } from "../../graph/postgres.ts";
import { createNeo4jGraph } from "../../graph/neo4j.ts";
import { createGraphSink } from "../../graph/sink.ts";
import { localEmbedder } from "../mind/embedder.ts";
import type { Sink } from "./projections.ts";
import type { WriteDue } from "./timetable.ts";

/** A store that does not answer within this is treated as down. */
const STORE_TIMEOUT_MS = 8_000;

const databaseFor = (env: Env): Database | null =>
  env.DATABASE_URL
    ? createDatabase({
        databaseUrl: env.DATABASE_URL,
        timeoutMs: STORE_TIMEOUT_MS,
        ...(env.NEON_LOCAL ? { neonLocal: env.NEON_LOCAL } : {}),
      })
    : null;

/** Where the watchdog reads which rooms should be awake. */
export const timetableFor = (env: Env): WriteDue => {
  const database = databaseFor(env);
  if (database === null) return async () => undefined;
  const ecosystems = createEcosystems(database);
  return (ecosystemId, nextTickAt) => ecosystems.setNextTick(ecosystemId, nextTickAt);
};

export const sinksFor = (env: Env): readonly Sink[] => {
  const database = databaseFor(env);
  if (database === null) return [];
  const graph =
    env.NEO4J_URI && env.NEO4J_USER && env.NEO4J_PASSWORD
      ? createNeo4jGraph({ uri: env.NEO4J_URI, user: env.NEO4J_USER, password: env.NEO4J_PASSWORD })
      : createPostgresGraph(database);
  const memories = env.VECTORS ? createVectorizeMemories(env.VECTORS) : createPgvectorMemories(database);
  return [createHistorySink(database), createGraphSink(graph), createMemorySink(memories, (texts) => localEmbedder.embed(texts))];
};

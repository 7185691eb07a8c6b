/** Which stores follow the log, from the deployment's bindings and secrets. The only place where the object knows them. */
import { createDatabase, type Database } from "../../db/client.ts";
import { createEcosystems } from "../../db/ecosystems.ts";
import { createHistorySink } from "../../db/history.ts";
import { createMemorySink, createPgvectorMemories, type MemoryIndex } from "../../db/memories.ts";
import { createVectorizeMemories } from "../../db/vectorize.ts";
import { createPostgresGraph } from "../../graph/postgres.ts";
import { createNeo4jGraph } from "../../graph/neo4j.ts";
import { createGraphSink } from "../../graph/sink.ts";
import type { RelationGraph } from "../../graph/relations.ts";
import { localEmbedder } from "../mind/embedder.ts";
import type { EventType } from "../simulation/index.ts";
import type { Sink } from "./projections.ts";
import type { WriteDue } from "./timetable.ts";

/** A store that does not answer within this is treated as down. */
const STORE_TIMEOUT_MS = 8_000;
/** Removing a long history is one statement, and nobody waits for it but the operator who asked. */
const REMOVAL_TIMEOUT_MS = 120_000;

const databaseFor = (env: Env, timeoutMs = STORE_TIMEOUT_MS): Database | null =>
  env.DATABASE_URL
    ? createDatabase({ databaseUrl: env.DATABASE_URL, timeoutMs, ...(env.NEON_LOCAL ? { neonLocal: env.NEON_LOCAL } : {}) })
    : null;

/** Where the watchdog reads which rooms should be awake. */
export const timetableFor = (env: Env): WriteDue => {
  const database = databaseFor(env);
  if (database === null) return async () => undefined;
  const ecosystems = createEcosystems(database);
  return (ecosystemId, nextTickAt) => ecosystems.setNextTick(ecosystemId, nextTickAt);
};

/** Those that a graph is made of (graph/changes.ts). */
const GRAPH_EVENTS: ReadonlySet<EventType> = new Set([
  "character_joined",
  "character_left",
  "relationship_changed",
  "relationship_type_changed",
  "hearsay",
]);

const graphSink = (name: string, graph: RelationGraph, removal = graph): Sink => ({
  ...createGraphSink(name, graph),
  takes: ({ type }) => GRAPH_EVENTS.has(type),
  remove: (ecosystemId) => removal.remove(ecosystemId),
});

const memorySink = (memories: MemoryIndex, removal = memories): Sink => ({
  ...createMemorySink(memories, (texts) => localEmbedder.embed(texts)),
  takes: ({ type }) => type === "memory_formed",
  remove: (ecosystemId) => removal.remove(ecosystemId),
});

export const sinksFor = (env: Env): readonly Sink[] => {
  const [database, patient] = [databaseFor(env), databaseFor(env, REMOVAL_TIMEOUT_MS)];
  if (database === null || patient === null) return [];
  const history = createHistorySink(database);
  const { NEO4J_URI: uri, NEO4J_USER: user, NEO4J_PASSWORD: password } = env;
  return [
    { ...history, remove: (ecosystemId) => createHistorySink(patient).removeEcosystem(ecosystemId) },
    graphSink("relations", createPostgresGraph(database), createPostgresGraph(patient)),
    // A name of its own: a Neo4j that is added one day is filled from the first event on.
    ...(uri && user && password ? [graphSink("neo4j", createNeo4jGraph({ uri, user, password }))] : []),
    env.VECTORS
      ? memorySink(
          createVectorizeMemories(env.VECTORS, async (id, characterIds) =>
            (await history.memorySeqs(id, characterIds)).map((seq) => `${id}:${seq}`),
          ),
        )
      : memorySink(createPgvectorMemories(database), createPgvectorMemories(patient)),
  ];
};

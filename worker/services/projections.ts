/** What the stores hold of an ecosystem besides its row: removed with it. */
import { createHistorySink } from "../../db/history.ts";
import type { Database } from "../../db/client.ts";
import { createPgvectorMemories } from "../../db/memories.ts";
import { createVectorizeMemories } from "../../db/vectorize.ts";
import { createPostgresGraph } from "../../graph/postgres.ts";
import { createNeo4jGraph } from "../../graph/neo4j.ts";

export type Forget = (ecosystemId: string) => Promise<void>;

/** Removes history, relations and memories of an ecosystem whose object writes no more. */
export const createForget = (env: Env, database: Database): Forget => {
  const history = createHistorySink(database);
  const memories = env.VECTORS
    ? createVectorizeMemories(env.VECTORS, async (id, characterIds) =>
        (await history.memorySeqs(id, characterIds)).map((seq) => `${id}:${seq}`),
      )
    : createPgvectorMemories(database);

  const removeFromNeo4j = async (id: string): Promise<void> => {
    if (!env.NEO4J_URI || !env.NEO4J_USER || !env.NEO4J_PASSWORD) return;
    // a driver's connection belongs to the request that opened it
    const graph = createNeo4jGraph({ uri: env.NEO4J_URI, user: env.NEO4J_USER, password: env.NEO4J_PASSWORD });
    try {
      await graph.remove(id);
    } finally {
      await graph.close();
    }
  };

  return async (id) => {
    await Promise.all([memories.remove(id), createPostgresGraph(database).remove(id), removeFromNeo4j(id)]);
    // last: the index of memories is found through the history
    await history.removeEcosystem(id);
  };
};

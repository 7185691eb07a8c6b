/**
 * `npm run bench -- stores`: how long each question to the stores takes in a large ecosystem, on real servers, by the drivers of
 * production. BENCH_MEMORIES sets the number of memories (1,000,000), most of the time goes into loading them.
 */
import neo4j from "neo4j-driver";
import { Client } from "pg";
import { createDatabase } from "../db/client.ts";
import { createPgvectorMemories } from "../db/memories.ts";
import { migrateDatabase } from "../db/migrate.ts";
import { EMBEDDING_DIMENSIONS } from "../db/schema.ts";
import { createNeo4jGraph } from "../graph/neo4j.ts";
import { createPostgresGraph } from "../graph/postgres.ts";
import type { RelationGraph } from "../graph/relations.ts";
import { createServerEngine } from "../scripts/embedded/server-postgres.ts";
import { serveSql } from "../scripts/embedded/server.ts";
import { startNeo4j } from "../scripts/engines/neo4j.ts";
import { startPostgres } from "../scripts/engines/postgres.ts";
import { fetchProgramsWithVector } from "../scripts/engines/programs.ts";
import { repeated, show, timed } from "./measure.ts";
import type { Spread } from "./measure.ts";
import { characterId, loadMemories, loadNeo4j, loadRelations } from "./stores-data.ts";

const SIZE = { characters: 1_000, relationships: 100_000, memories: Number(process.env.BENCH_MEMORIES ?? 1_000_000) };
const ROUNDS = 60;

/** The round's character; no two neighbours in the data follow each other. */
const someone = (round: number): string => characterId((round * 367 + 11) % SIZE.characters);

export type StoreFigures = Record<string, Spread>;

const measure = async (figures: StoreFigures, name: string, work: (round: number) => Promise<unknown>): Promise<void> => {
  // plans, code and pages warm up as they would in a server that has been running for a minute
  await repeated(5, work);
  figures[name] = await repeated(ROUNDS, work);
  show(name, figures[name]);
};

const measureGraph = async (figures: StoreFigures, engine: string, graph: RelationGraph, id: string): Promise<void> => {
  const on = (question: string, work: (round: number) => Promise<unknown>) => measure(figures, `${engine}: ${question}`, work);
  await on("relationships of a character", (round) => graph.relationshipsOf(id, someone(round)));
  await on("history of a tie", (round) => graph.history(id, someone(round), characterId(((round * 367 + 11) % 1000) ^ 1)));
  await on("shortest path", (round) => graph.path(id, someone(round), someone(round + 31)));
  await on("neighbours within 1", (round) => graph.neighbours(id, someone(round), 1));
  await on("neighbours within 2", (round) => graph.neighbours(id, someone(round), 2));
  await on("neighbours within 6", (round) => graph.neighbours(id, someone(round), 6));
  await on("ego network of 1", (round) => graph.egoNetwork(id, someone(round), 1));
  await on("strongest path", (round) => graph.strongestPath(id, someone(round), someone(round + 31)));
  await on("communities", () => graph.communities(id));
  await on("centrality", () => graph.centrality(id));
};

const randomVector = (): number[] => Array.from({ length: EMBEDDING_DIMENSIONS }, () => Math.random() - 0.5);

const benchPostgres = async (figures: StoreFigures): Promise<void> => {
  const server = await startPostgres({
    programs: await fetchProgramsWithVector(),
    settings: ["shared_buffers=2GB", "maintenance_work_mem=3GB", "max_wal_size=8GB", "work_mem=32MB"],
  });
  const client = new Client({ connectionString: server.url });
  const engine = createServerEngine(server.url);
  const front = await serveSql({ engine: Promise.resolve(engine), port: 0 });
  try {
    await client.connect();
    const database = createDatabase({
      databaseUrl: "postgres://studio:studio@database.invalid/studio",
      neonLocal: `127.0.0.1:${front.port}`,
    });
    await migrateDatabase(database);
    const id = crypto.randomUUID();
    const ties = await loadRelations(client, id, SIZE);
    console.log(`Postgres ${ties} relationships loaded`);
    await measureGraph(figures, "Postgres", createPostgresGraph(database), id);
    const loading = await timed(() => loadMemories(client, id, SIZE, EMBEDDING_DIMENSIONS));
    console.log(`Postgres ${SIZE.memories} memories loaded and indexed in ${(loading / 1000).toFixed(0)} s`);
    const memories = createPgvectorMemories(database);
    // a question is about something that is there: the memory of a random row, a little beside it
    const { rows } = await client.query<{ embedding: string }>("select embedding from memories where seq % 9973 = 17 limit 65");
    const asked = rows.map(({ embedding }) =>
      (JSON.parse(embedding) as number[]).map((value, index) => value + 0.1 * (randomVector()[index] ?? 0)),
    );
    const question = (round: number) => asked[round % asked.length] ?? randomVector();
    await measure(figures, "pgvector: memories of a character", (round) =>
      memories.search({ ecosystem_id: id, character_id: someone(round), embedding: question(round), limit: 10 }),
    );
    await measure(figures, "pgvector: memories of an ecosystem", (round) =>
      memories.search({ ecosystem_id: id, embedding: question(round), limit: 10 }),
    );
  } finally {
    await front.close();
    await engine.close();
    await client.end();
    await server.stop();
  }
};

const benchNeo4j = async (figures: StoreFigures): Promise<void> => {
  const server = await startNeo4j({ heap: 1_024 });
  const graph = createNeo4jGraph(server);
  try {
    const driver = neo4j.driver(server.uri, neo4j.auth.basic(server.user, server.password));
    const id = crypto.randomUUID();
    const loading = await timed(() => loadNeo4j(driver, id, SIZE));
    await driver.close();
    console.log(`Neo4j loaded in ${(loading / 1000).toFixed(0)} s`);
    await measureGraph(figures, "Neo4j", graph, id);
  } finally {
    await graph.close();
    await server.stop();
  }
};

export const benchStores = async (): Promise<StoreFigures> => {
  const figures: StoreFigures = {};
  console.log(`${SIZE.characters} characters, ${SIZE.relationships} relationships, ${SIZE.memories} memories`);
  await benchPostgres(figures);
  await benchNeo4j(figures);
  return figures;
};

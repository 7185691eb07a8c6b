/**
 * `npm run bench -- stores`: how long each question to the stores takes in a large ecosystem, on real servers, by the drivers of
 * production. BENCH_MEMORIES sets the number of memories (1,000,000), most of the time goes into loading them.
 */
import { Client } from "pg";
import type { Database } from "../db/client.ts";
import { createHistorySink } from "../db/history.ts";
import { createPgvectorMemories } from "../db/memories.ts";
import { EMBEDDING_DIMENSIONS } from "../db/schema.ts";
import { createNeo4jGraph } from "../graph/neo4j.ts";
import { createPostgresGraph } from "../graph/postgres.ts";
import type { RelationGraph } from "../graph/relations.ts";
import { changed } from "../test/stores/events.ts";
import { show, spreadOf, timed } from "./measure.ts";
import type { Spread } from "./measure.ts";
import { withNeo4j, withPostgres, type BenchNeo4j, type BenchPostgres } from "./servers.ts";
import { characterId, ecosystemsIn, loadLines, loadMemories, loadRelations } from "./stores-data.ts";

const SIZE = { characters: 1_000, relationships: 100_000, memories: Number(process.env.BENCH_MEMORIES ?? 1_000_000) };
const ROUNDS = 60;
const WARM_UP = 30;

/** The round's character; no two neighbours in the data follow each other. */
const someone = (round: number): string => characterId((round * 367 + 11) % SIZE.characters);

export type StoreFigures = Record<string, Spread>;

/** @param before what goes before each round and is not timed. */
const measure = async (
  figures: StoreFigures,
  name: string,
  work: (round: number) => Promise<unknown>,
  before: (round: number) => Promise<unknown> = async () => undefined,
): Promise<void> => {
  const prepared = async (round: number) => {
    await before(round);
    return timed(() => work(round));
  };
  // plans, code and pages warm up as they would in a server that has been running for a minute
  for (let round = 0; round < WARM_UP; round++) await prepared(round);
  const samples: number[] = [];
  for (let round = 0; round < ROUNDS; round++) samples.push(await prepared(round));
  figures[name] = spreadOf(samples);
  show(name, figures[name]);
};

/** What this machine makes of a fixed piece of arithmetic meanwhile: the others' share of it shows in the spread. */
const control = (): Promise<unknown> => {
  let sum = 0;
  for (let index = 0; index < 2_000_000; index++) sum += Math.sqrt(index);
  return Promise.resolve(sum);
};

export const measureGraph = async (figures: StoreFigures, engine: string, graph: RelationGraph, id: string): Promise<void> => {
  let seq = 1_000_000;
  /** Two ties become other than they were, as in a tick of a busy room. */
  const live = (round: number): Promise<void> =>
    graph.write(id, [
      changed(id, ++seq, [someone(round), someone(round + 31)], "strength", 0.3 + (round % 7) / 10),
      changed(id, ++seq, [someone(round + 5), someone(round + 77)], "trust", 0.3),
    ]);
  const on = (question: string, work: (round: number) => Promise<unknown>, before?: (round: number) => Promise<unknown>) =>
    measure(figures, `${engine}: ${question}`, work, before);
  await on("control, arithmetic alone", control);
  // once: whatever comes after it finds the network there
  const first = spreadOf([await timed(() => graph.communities(id))]);
  figures[`${engine}: communities, for the first time`] = first;
  show(`${engine}: communities, for the first time`, first);
  await on("relationships of a character", (round) => graph.relationshipsOf(id, someone(round)));
  await on("history of a tie", (round) => graph.history(id, someone(round), characterId(((round * 367 + 11) % 1000) ^ 1)));
  await on("shortest path", (round) => graph.path(id, someone(round), someone(round + 31)));
  await on("neighbours within 1", (round) => graph.neighbours(id, someone(round), 1));
  await on("neighbours within 2", (round) => graph.neighbours(id, someone(round), 2));
  await on("neighbours within 6", (round) => graph.neighbours(id, someone(round), 6));
  await on("ego network of 1", (round) => graph.egoNetwork(id, someone(round), 1));
  for (const [when, before] of [
    ["", undefined],
    [", after a change", live],
  ] as const) {
    await on(`strongest path${when}`, (round) => graph.strongestPath(id, someone(round), someone(round + 31)), before);
    await on(`communities${when}`, () => graph.communities(id), before);
    await on(`centrality${when}`, () => graph.centrality(id), before);
  }
};

const randomVector = (): number[] => Array.from({ length: EMBEDDING_DIMENSIONS }, () => Math.random() - 0.5);

/** @param ids of ecosystems, by what is said of their size. */
export const measureSearch = async (
  figures: StoreFigures,
  client: Client,
  database: Database,
  ids: Readonly<Record<string, string>>,
): Promise<void> => {
  const memories = createPgvectorMemories(database);
  const history = createHistorySink(database);
  await measure(figures, "search: control, arithmetic alone", control);
  for (const [size, id] of Object.entries(ids)) {
    // a question is about something that is there: the memory of some row, a little beside it
    const { rows } = await client.query<{ embedding: string }>(
      "select embedding from memories where ecosystem_id = $1 order by md5(id) limit 65",
      [id],
    );
    const asked = rows.map(({ embedding }) =>
      (JSON.parse(embedding) as number[]).map((value, index) => value + 0.1 * (randomVector()[index] ?? 0)),
    );
    const embedding = (round: number) => asked[round % asked.length] ?? randomVector();
    const on = (question: string, work: (round: number) => Promise<unknown>) => measure(figures, `${question}, of ${size}`, work);
    await on("memories of a character", (round) =>
      memories.search({ ecosystem_id: id, character_id: someone(round), embedding: embedding(round), limit: 10 }),
    );
    await on("memories of all", (round) => memories.search({ ecosystem_id: id, embedding: embedding(round), limit: 10 }));
    await on("reflections of all", (round) =>
      memories.search({ ecosystem_id: id, kind: "reflection", embedding: embedding(round), limit: 10 }),
    );
    await on("lines of a character", (round) => history.interactionsOf(id, { limit: 20, character_id: someone(round) }));
    await on("lines with a common word", (round) => history.interactionsOf(id, { limit: 20, text: `word${2 + (round % 10)}` }));
    await on("lines with a rare word", (round) => history.interactionsOf(id, { limit: 20, text: `word${9_000 + round * 150}` }));
    await on("lines with two words", (round) =>
      history.interactionsOf(id, { limit: 20, text: `word${20 + round * 3} word${400 + round * 17}` }),
    );
    await on("lines with a word of another story", () => history.interactionsOf(id, { limit: 20, text: "lighthouse" }));
    await on("lines with a word nobody said", (round) => history.interactionsOf(id, { limit: 20, text: `silence${round}` }));
  }
};

const SETTINGS = ["shared_buffers=4GB", "maintenance_work_mem=4GB", "max_wal_size=8GB", "work_mem=32MB"];

const benchPostgres = async (figures: StoreFigures, { url, database }: BenchPostgres): Promise<void> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const id = crypto.randomUUID();
    const graph = createPostgresGraph(database);
    const ties = await loadRelations(graph, id, SIZE);
    await client.query("vacuum analyze");
    console.log(`Postgres ${ties} relationships loaded`);
    await measureGraph(figures, "Postgres", graph, id);
    const ecosystems = ecosystemsIn(id, SIZE.memories);
    const ids = ecosystems.map((ecosystem) => ecosystem.id);
    const loading = await timed(async () => {
      await loadLines(client, ids, SIZE);
      await loadMemories(client, ids, SIZE, EMBEDDING_DIMENSIONS);
    });
    console.log(`Postgres ${SIZE.memories} lines and memories loaded and indexed in ${(loading / 1000).toFixed(0)} s`);
    // one of each size
    const bySize = Object.fromEntries(ecosystems.map((ecosystem) => [String(ecosystem.rows), ecosystem.id]));
    await measureSearch(figures, client, database, bySize);
  } finally {
    await client.end();
  }
};

const benchNeo4j = async (figures: StoreFigures, server: BenchNeo4j): Promise<void> => {
  const graph = createNeo4jGraph(server);
  try {
    const id = crypto.randomUUID();
    const loading = await timed(() => loadRelations(graph, id, SIZE));
    console.log(`Neo4j loaded in ${(loading / 1000).toFixed(0)} s`);
    await measureGraph(figures, "Neo4j", graph, id);
  } finally {
    await graph.close();
  }
};

export const benchStores = async (): Promise<StoreFigures> => {
  const figures: StoreFigures = {};
  console.log(`${SIZE.characters} characters, ${SIZE.relationships} relationships, ${SIZE.memories} memories`);
  await withNeo4j((server) => benchNeo4j(figures, server));
  await withPostgres(SETTINGS, (server) => benchPostgres(figures, server));
  return figures;
};

/**
 * `npm run bench -- projection`: how fast the log gets into real stores. The sinks alone, by size of batch; a log that piled up, through
 * the object in workerd, with its memory; and the lag at 10,000 events a minute. BENCH_EVENTS sets what piled up (600,000, a busy day).
 */
import { readFileSync } from "node:fs";
import { createHistorySink } from "../db/history.ts";
import { createMemorySink, createPgvectorMemories } from "../db/memories.ts";
import type { Sink } from "../db/sink.ts";
import { createNeo4jGraph } from "../graph/neo4j.ts";
import { createPostgresGraph } from "../graph/postgres.ts";
import { createGraphSink } from "../graph/sink.ts";
import { localEmbedder } from "../objects/mind/embedder.ts";
import type { Event } from "../objects/simulation/index.ts";
import { createOperatorClient } from "../scripts/studio/operator.ts";
import { startStudio } from "../test/e2e/studio.ts";
import { chatter, creation } from "../test/simulation/cast.ts";
import { startRun, type Run } from "../test/simulation/run.ts";
import { benchCatchUp, type CatchUpFigures } from "./projection-catch-up.ts";
import { benchLag, type LagFigures } from "./projection-lag.ts";
import { withNeo4j, withPostgres, type BenchNeo4j, type BenchPostgres } from "./servers.ts";

const EVENTS = Number(process.env.BENCH_EVENTS ?? 600_000);
const SAMPLE = 20_000;
const CAST = 12;
const BATCHES = [100, 250, 500, 1_000, 2_000];
export interface ProjectionFigures {
  /** Events per second, by sink and size of batch. */
  readonly sinks: Readonly<Record<string, Readonly<Record<number, number>>>>;
  readonly catch_up: CatchUpFigures;
  readonly lag: readonly LagFigures[];
}

export const liveFor = (events: number): Run => {
  const run = startRun(creation(CAST, 7));
  while (run.events.length < events - 1) run.live(50, chatter);
  run.take({ kind: "control", action: "pause", by: "bench" });
  return run;
};

const eventsPerSecond = async (sink: Sink, events: readonly Event[], batch: number): Promise<number> => {
  const id = crypto.randomUUID();
  const from = performance.now();
  for (let start = 0; start < events.length; start += batch) await sink.write(id, events.slice(start, start + batch));
  return Math.round(events.length / ((performance.now() - from) / 1000));
};

const benchSinks = async (sinks: readonly Sink[], events: readonly Event[]): Promise<ProjectionFigures["sinks"]> => {
  const figures: Record<string, Record<number, number>> = {};
  for (const sink of sinks) {
    // plans, code and pages warm up as they would in a server that has been running for a minute
    await eventsPerSecond(sink, events.slice(0, 2_000), 500);
    const ofSink: Record<number, number> = {};
    for (const batch of BATCHES) ofSink[batch] = await eventsPerSecond(sink, events, batch);
    figures[sink.name] = ofSink;
    const text = BATCHES.map((batch) => `${batch}: ${ofSink[batch]}`).join("   ");
    console.log(`${`${sink.name}, events/s by batch`.padEnd(48)} ${text}`);
  }
  return figures;
};

const SETTINGS = ["shared_buffers=512MB", "max_wal_size=4GB"];

export const benchProjection = (): Promise<ProjectionFigures> =>
  withPostgres(SETTINGS, (postgres) => withNeo4j((neo4j) => benchOn(postgres, neo4j)));

const benchOn = async ({ database, neonLocal }: BenchPostgres, neo4j: BenchNeo4j): Promise<ProjectionFigures> => {
  const graph = createNeo4jGraph(neo4j);
  const sinks = await benchSinks(
    [
      createHistorySink(database),
      createGraphSink("relations", createPostgresGraph(database)),
      createGraphSink("neo4j", graph),
      createMemorySink(createPgvectorMemories(database), (texts) => localEmbedder.embed(texts)),
    ],
    liveFor(SAMPLE).events,
  );
  await graph.close();
  Object.assign(process.env, { NEON_LOCAL: neonLocal, NEO4J_URI: neo4j.uri, NEO4J_USER: neo4j.user, NEO4J_PASSWORD: neo4j.password });
  // before there is a studio, whose way to Postgres is in this process and would be held up
  const piled = liveFor(EVENTS);
  const studio = await startStudio();
  try {
    const operator = createOperatorClient(studio.origin, readFileSync(`${studio.dataDir}/auth-secret`, "utf8"));
    const lag = [await benchLag(studio, operator, 1), await benchLag(studio, operator, 10)];
    return { sinks, lag, catch_up: await benchCatchUp(studio, operator, piled) };
  } finally {
    await studio.stop();
  }
};

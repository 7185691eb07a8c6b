/**
 * `npm run bench -- projection`: how fast the log gets into real stores. The sinks alone, by size of batch; a log that piled up, through
 * the object in workerd, with its memory; and the lag at 10,000 events a minute. BENCH_EVENTS sets what piled up (600,000, a busy day).
 */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { createDatabase, type Database } from "../db/client.ts";
import { createHistorySink } from "../db/history.ts";
import { createMemorySink, createPgvectorMemories } from "../db/memories.ts";
import { migrateDatabase } from "../db/migrate.ts";
import type { Sink } from "../db/sink.ts";
import { createNeo4jGraph } from "../graph/neo4j.ts";
import { createPostgresGraph } from "../graph/postgres.ts";
import { createGraphSink } from "../graph/sink.ts";
import type { BundleHead, LogRow, SinkHealth } from "../objects/ecosystem/contract.ts";
import { localEmbedder } from "../objects/mind/embedder.ts";
import { stateHash, type Event } from "../objects/simulation/index.ts";
import { createServerEngine } from "../scripts/embedded/server-postgres.ts";
import { serveSql } from "../scripts/embedded/server.ts";
import { startNeo4j } from "../scripts/engines/neo4j.ts";
import { startPostgres } from "../scripts/engines/postgres.ts";
import { fetchProgramsWithVector } from "../scripts/engines/programs.ts";
import { createOperatorClient, type Operator } from "../scripts/studio/operator.ts";
import { createEcosystem, signUp } from "../test/e2e/client.ts";
import { startStudio, type Studio } from "../test/e2e/studio.ts";
import { chatter, creation } from "../test/simulation/cast.ts";
import { startRun, type Run } from "../test/simulation/run.ts";
import { show, spreadOf, type Spread } from "./measure.ts";

const EVENTS = Number(process.env.BENCH_EVENTS ?? 600_000);
const SAMPLE = 20_000;
const CAST = 12;
const BATCHES = [100, 250, 500, 1_000, 2_000];
const COMMIT_EVENTS = 12;
const PAGE_CHARACTERS = 4_000_000;
const PER_MINUTE = 10_000;
const LAG_SECONDS = 30;
const LAG_ROOMS = 6;
const LAG_TICKS = 10;

export interface ProjectionFigures {
  /** Events per second, by sink and size of batch. */
  readonly sinks: Readonly<Record<string, Readonly<Record<number, number>>>>;
  readonly catch_up: {
    readonly events: number;
    /** By sink: events per second from the moment when all could begin. */
    readonly events_per_second: Readonly<Record<string, number>>;
    /** Megabytes of workerd: before, at most, after. */
    readonly resident_mb: readonly [before: number, peak: number, after: number];
  };
  /** As the object tells it; milliseconds. */
  readonly lag: { readonly events_per_minute: number; readonly milliseconds: Readonly<Record<string, Spread>> };
}

const liveFor = (events: number): Run => {
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

const rowsOf = (events: readonly Event[]): LogRow[] => {
  const rows: LogRow[] = [];
  for (let start = 0; start < events.length; start += COMMIT_EVENTS) {
    const commit = events.slice(start, start + COMMIT_EVENTS);
    const [first, last] = [commit[0], commit.at(-1)];
    if (first && last) rows.push({ first_seq: first.seq, last_seq: last.seq, tick: last.tick, events: JSON.stringify(commit) });
  }
  return rows;
};

const adopt = async (operator: Operator, id: string, run: Run): Promise<void> => {
  const { tick, at } = run.now();
  const settings = { tick_seconds: 3_600, model: "local", visibility: "private", run_while_away: false } as const;
  const head: BundleHead = { seq: run.events.length, state_hash: stateHash(run.state), settings, clock: { tick, at } };
  let [page, size]: [LogRow[], number] = [[], 0];
  for (const row of rowsOf(run.events)) {
    page.push(row);
    size += row.events.length;
    if (size < PAGE_CHARACTERS) continue;
    await operator.adopt(id, { head, rows: page, last: false });
    [page, size] = [[], 0];
  }
  await operator.adopt(id, { head, rows: page, last: true });
};

const residentMb = (studio: Studio): number =>
  Math.round(
    studio
      .workerd()
      .map((pid) => Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" })))
      .reduce((sum, kilobytes) => sum + kilobytes, 0) / 1_024,
  );

const benchCatchUp = async (studio: Studio, operator: Operator, run: Run): Promise<ProjectionFigures["catch_up"]> => {
  const id = crypto.randomUUID();
  await adopt(operator, id, run);
  const [from, before] = [performance.now(), residentMb(studio)];
  let peak = before;
  const reached: Record<string, number> = {};
  let sinks: readonly SinkHealth[] = await operator.sinks(id);
  const begun = new Map(sinks.map(({ sink, cursor }) => [sink, cursor]));
  while (sinks.some(({ lag }) => lag > 0)) {
    await sleep(250);
    sinks = await operator.sinks(id);
    peak = Math.max(peak, residentMb(studio));
    const seconds = (performance.now() - from) / 1000;
    for (const { sink, cursor, lag } of sinks) if (lag === 0) reached[sink] ??= Math.round((cursor - (begun.get(sink) ?? 0)) / seconds);
  }
  const after = residentMb(studio);
  for (const [sink, rate] of Object.entries(reached))
    console.log(`${`catching up with ${run.events.length}: ${sink}`.padEnd(48)} ${rate} events/s`);
  console.log(`${"workerd meanwhile".padEnd(48)} ${before} MB before, ${peak} at most, ${after} after`);
  return { events: run.events.length, events_per_second: reached, resident_mb: [before, peak, after] };
};

const newest = (sinks: readonly SinkHealth[]): number => Math.max(0, ...sinks.map(({ cursor, lag }) => cursor + lag));

/** Rooms that are stepped by hand, so that as much happens as is wanted, whatever they have to say. */
const benchLag = async (studio: Studio, operator: Operator): Promise<ProjectionFigures["lag"]> => {
  const client = await signUp(studio.origin);
  const samples = new Map<string, number[]>();
  const live = async (id: string): Promise<number> => {
    const first = newest(await operator.sinks(id));
    let seq = first;
    for (let from = performance.now(), elapsed = 0; elapsed < LAG_SECONDS; elapsed = (performance.now() - from) / 1000) {
      if (seq - first < (elapsed * PER_MINUTE) / 60 / LAG_ROOMS)
        await client.call("POST", `/ecosystems/${id}/control`, { action: "step", ticks: LAG_TICKS });
      else await sleep(20);
      const sinks = await operator.sinks(id);
      seq = newest(sinks);
      for (const { sink, lag_seconds } of sinks) samples.set(sink, [...(samples.get(sink) ?? []), lag_seconds * 1000]);
    }
    return seq - first;
  };
  const ids: string[] = [];
  for (let room = 0; room < LAG_ROOMS; room++) ids.push((await createEcosystem(client, { count: CAST, tickSeconds: 3_600 })).id);
  const events = (await Promise.all(ids.map(live))).reduce((sum, count) => sum + count, 0);
  const perMinute = Math.round((events * 60) / LAG_SECONDS);
  const milliseconds = Object.fromEntries([...samples].map(([sink, lags]) => [sink, spreadOf(lags)]));
  for (const [sink, spread] of Object.entries(milliseconds)) show(`lag at ${perMinute} events/min: ${sink}`, spread);
  return { events_per_minute: perMinute, milliseconds };
};

interface Servers {
  readonly database: Database;
  readonly neonLocal: string;
  readonly neo4j: Awaited<ReturnType<typeof startNeo4j>>;
}

const withServers = async <Value>(work: (servers: Servers) => Promise<Value>): Promise<Value> => {
  const [server, neo4j] = await Promise.all([
    fetchProgramsWithVector().then((programs) => startPostgres({ programs, settings: ["shared_buffers=512MB", "max_wal_size=4GB"] })),
    startNeo4j({ heap: 1_024 }),
  ]);
  const engine = createServerEngine(server.url);
  const front = await serveSql({ engine: Promise.resolve(engine), port: 0 });
  const neonLocal = `127.0.0.1:${front.port}`;
  const database = createDatabase({ databaseUrl: "postgres://studio:studio@database.invalid/studio", neonLocal });
  try {
    await migrateDatabase(database);
    return await work({ database, neonLocal, neo4j });
  } finally {
    await front.close();
    await engine.close();
    await Promise.all([server.stop(), neo4j.stop()]);
  }
};

export const benchProjection = (): Promise<ProjectionFigures> =>
  withServers(async ({ database, neonLocal, neo4j }) => {
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
    const studio = await startStudio();
    try {
      const operator = createOperatorClient(studio.origin, readFileSync(`${studio.dataDir}/auth-secret`, "utf8"));
      const lag = await benchLag(studio, operator);
      return { sinks, lag, catch_up: await benchCatchUp(studio, operator, liveFor(EVENTS)) };
    } finally {
      await studio.stop();
    }
  });

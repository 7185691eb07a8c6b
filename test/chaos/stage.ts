/** A studio whose stores and ways to them can be disturbed, with rooms that somebody is in. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createDatabase, type Database } from "../../db/client.ts";
import { createNeo4jGraph, type Neo4jGraph } from "../../graph/neo4j.ts";
import type { RunningNeo4j } from "../../scripts/engines/neo4j.ts";
import { freePort } from "../../scripts/engines/server.ts";
import { createOperatorClient, type Operator } from "../../scripts/studio/operator.ts";
import { createEcosystem, signUp, type Client } from "../e2e/client.ts";
import { startStudio, type Studio } from "../e2e/studio.ts";
import { openBoltWay, type BoltWay } from "./bolt-way.ts";
import { readEvents, type EventReader } from "./event-reader.ts";
import type { Way } from "./faults.ts";
import type { PostgresProcess } from "./postgres.ts";
import type { Random } from "./random.ts";
import { openSqlWay } from "./sql-way.ts";
import { visit, type Viewer } from "./viewer.ts";

export const TICK_SECONDS = 0.2;
const ROOMS = 3;
/** Between what a viewer does, so that three of them do about six things a second. */
const ACT_MS = 450;

export interface Room {
  readonly id: string;
  /** On a WebSocket. */
  readonly viewer: Viewer;
  /** On server-sent events. */
  readonly reader: EventReader;
}

export interface Stage {
  readonly studio: Studio;
  readonly client: Client;
  readonly operator: Operator;
  readonly postgres: PostgresProcess;
  /** null where there is none. */
  readonly neo4j: RunningNeo4j | null;
  readonly sql: Way;
  /** null where there is no Neo4j. */
  readonly bolt: BoltWay | null;
  readonly rooms: readonly Room[];
  /** Past every disturbance. */
  readonly database: () => Database;
  readonly graph: Neo4jGraph | null;
  /** Ends the studio and the ways; the stores go on. */
  close(): Promise<void>;
}

const openRoom = async (origin: string, client: Client): Promise<Room> => {
  const { id, characters } = await createEcosystem(client, { count: 6, tickSeconds: TICK_SECONDS });
  const viewer = visit({ origin, client, ecosystem: id, characters, everyMs: ACT_MS });
  return { id, viewer, reader: readEvents(origin, client, id) };
};

/** @param random of what the ways do; the rounds have a chance of their own, which no traffic disturbs. */
export const setStage = async (postgres: PostgresProcess, neo4j: RunningNeo4j | null, random: Random): Promise<Stage> => {
  const folder = mkdtempSync(join(tmpdir(), "chaos-"));
  const sql = await openSqlWay(() => postgres.port(), random);
  const bolt = neo4j === null ? null : await openBoltWay(neo4j.port, random);
  process.env.NEON_LOCAL = `127.0.0.1:${sql.port}`;
  if (neo4j !== null && bolt !== null)
    Object.assign(process.env, { NEO4J_URI: `bolt://127.0.0.1:${bolt.port}`, NEO4J_USER: neo4j.user, NEO4J_PASSWORD: neo4j.password });
  const studio = await startStudio({ dataDir: join(folder, "studio"), port: await freePort() });
  const client = await signUp(studio.origin);
  const rooms: Room[] = [];
  for (let room = 0; room < ROOMS; room++) {
    // one after the other: each is several requests to a studio that has only just started
    rooms.push(await openRoom(studio.origin, client));
  }
  const graph = neo4j === null ? null : createNeo4jGraph(neo4j);
  return {
    studio,
    client,
    operator: createOperatorClient(studio.origin, readFileSync(join(folder, "studio", "auth-secret"), "utf8")),
    postgres,
    neo4j,
    sql,
    bolt,
    rooms,
    database: () =>
      createDatabase({ databaseUrl: "postgres://studio:studio@database.invalid/studio", neonLocal: `127.0.0.1:${postgres.port()}` }),
    graph,
    close: async () => {
      for (const way of [sql, bolt]) way?.set(null);
      await Promise.all(rooms.flatMap(({ viewer, reader }) => [viewer.leave(), reader.leave()]));
      await studio.stop();
      await graph?.close();
      await Promise.all([sql.close(), bolt?.close()]);
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
};

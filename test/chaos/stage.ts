/** A studio whose ways to its stores can be disturbed: the embedded Postgres, Neo4j where this machine can have it, and rooms with viewers. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createDatabase, type Database } from "../../db/client.ts";
import { createNeo4jGraph, type Neo4jGraph } from "../../graph/neo4j.ts";
import { EngineMissingError } from "../../scripts/engines/command.ts";
import { startNeo4j, type RunningNeo4j } from "../../scripts/engines/neo4j.ts";
import { createOperatorClient, type Operator } from "../../scripts/studio/operator.ts";
import { createEcosystem, signUp, type Client } from "../e2e/client.ts";
import { startStudio, type Studio } from "../e2e/studio.ts";
import { openBoltWay } from "./bolt-way.ts";
import type { Way } from "./faults.ts";
import { startEmbeddedProcess, type EmbeddedProcess } from "./postgres.ts";
import type { Random } from "./random.ts";
import { openSqlWay } from "./sql-way.ts";
import { visit, type Viewer } from "./viewer.ts";

export const TICK_SECONDS = 0.2;
const ROOMS = 3;
/** Between what a viewer does, so that three of them do about six things a second. */
const ACT_MS = 450;

export interface Stage {
  readonly studio: Studio;
  readonly client: Client;
  readonly operator: Operator;
  readonly postgres: EmbeddedProcess;
  readonly sql: Way;
  /** null where there is no Neo4j. */
  readonly bolt: Way | null;
  readonly viewers: readonly Viewer[];
  /** Past every disturbance. */
  readonly database: () => Database;
  readonly graph: Neo4jGraph | null;
  close(): Promise<void>;
}

const findNeo4j = async (): Promise<RunningNeo4j | null> => {
  try {
    return await startNeo4j();
  } catch (error) {
    if (!(error instanceof EngineMissingError) || process.env.CI === "true") throw error;
    console.log(`chaos: no Neo4j: ${error.message}`);
    return null;
  }
};

export const setStage = async (random: Random): Promise<Stage> => {
  const folder = mkdtempSync(join(tmpdir(), "chaos-"));
  const postgres = await startEmbeddedProcess(join(folder, "database"));
  const neo4j = await findNeo4j();
  const sql = await openSqlWay(() => postgres.port(), random);
  const bolt = neo4j === null ? null : await openBoltWay(neo4j.port);
  process.env.NEON_LOCAL = `127.0.0.1:${sql.port}`;
  if (neo4j !== null && bolt !== null)
    Object.assign(process.env, { NEO4J_URI: `bolt://127.0.0.1:${bolt.port}`, NEO4J_USER: neo4j.user, NEO4J_PASSWORD: neo4j.password });
  const studio = await startStudio({ dataDir: join(folder, "studio") });
  const client = await signUp(studio.origin);
  const viewers: Viewer[] = [];
  for (let room = 0; room < ROOMS; room++) {
    const { id, characters } = await createEcosystem(client, { count: 6, tickSeconds: TICK_SECONDS });
    viewers.push(visit({ origin: studio.origin, client, ecosystem: id, characters, everyMs: ACT_MS }));
  }
  const graph = neo4j === null ? null : createNeo4jGraph(neo4j);
  return {
    studio,
    client,
    operator: createOperatorClient(studio.origin, readFileSync(join(folder, "studio", "auth-secret"), "utf8")),
    postgres,
    sql,
    bolt,
    viewers,
    database: () =>
      createDatabase({ databaseUrl: "postgres://studio:studio@database.invalid/studio", neonLocal: `127.0.0.1:${postgres.port()}` }),
    graph,
    close: async () => {
      for (const way of [sql, bolt]) way?.set(null);
      await Promise.all(viewers.map((viewer) => viewer.leave()));
      await studio.stop();
      await graph?.close();
      await Promise.all([sql.close(), bolt?.close(), postgres.stop(), neo4j?.stop()]);
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
};

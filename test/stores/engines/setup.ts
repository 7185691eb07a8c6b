/**
 * The engines of `npm run test:stores`, one of each for the whole run. One that this machine cannot have is named and left out;
 * under CI=true that is a failure, since a machine that builds the studio can have them all.
 */
import { Client } from "pg";
import type { TestProject } from "vitest/node";
import { createNeo4jGraph } from "../../../graph/neo4j.ts";
import { EngineMissingError } from "../../../scripts/engines/command.ts";
import { startNeo4j } from "../../../scripts/engines/neo4j.ts";
import { FORGETFUL, startPostgres } from "../../../scripts/engines/postgres.ts";
import { fetchProgramsWithVector, findSystemPrograms } from "../../../scripts/engines/programs.ts";
import { changed, joined, told } from "../events.ts";

export interface PostgresServer {
  /** Of a database where others may be made. */
  readonly url: string;
  readonly version: string;
  readonly hasVector: boolean;
}

export interface Neo4jServer {
  /** Neo4j's version. */
  readonly version: string;
  readonly uri: string;
  readonly user: string;
  readonly password: string;
}

/** An engine, or why there is none. */
export type Engine<Server> = { readonly server: Server; readonly missing: null } | { readonly server: null; readonly missing: string };

declare module "vitest" {
  interface ProvidedContext {
    systemPostgres: Engine<PostgresServer>;
    vectorPostgres: Engine<PostgresServer>;
    neo4j: Engine<Neo4jServer>;
  }
}

type Stop = () => Promise<void>;

const nothing: Stop = async () => undefined;

const describePostgres = async (url: string): Promise<PostgresServer> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ version: string; has_vector: boolean }>(`
      select current_setting('server_version') as version,
        exists (select from pg_available_extensions where name = 'vector') as has_vector`);
    return { url, version: rows[0]?.version ?? "", hasVector: rows[0]?.has_vector ?? false };
  } finally {
    await client.end();
  }
};

/** On the address that the variable gives, or on a server of our own. */
const openPostgres = async (given: string | undefined, programs: () => Promise<string>): Promise<[PostgresServer, Stop]> => {
  if (given !== undefined) return [await describePostgres(given), nothing];
  const server = await startPostgres({ programs: await programs(), settings: FORGETFUL });
  return [await describePostgres(server.url), () => server.stop()];
};

/** The first statements of a fresh Java take as many seconds as its thousandth take milliseconds: no test is about that. */
const warmUp = async (options: Neo4jServer, attempts = 5): Promise<void> => {
  const graph = createNeo4jGraph(options);
  const id = crypto.randomUUID();
  try {
    await graph.write(id, [joined(id, 1, "anna"), changed(id, 2, ["anna", "bruno"], "trust", 0.5), told(id, 3, "rain", ["anna", "bruno"])]);
    await graph.egoNetwork(id, "anna", 2);
    await graph.remove(id);
  } catch (error) {
    if (attempts === 1) throw error;
    await warmUp(options, attempts - 1);
  } finally {
    await graph.close();
  }
};

const openNeo4j = async (): Promise<[Neo4jServer, Stop]> => {
  const { NEO4J_URI: given, NEO4J_USER = "neo4j", NEO4J_PASSWORD = "" } = process.env;
  if (given !== undefined) return [{ version: "", uri: given, user: NEO4J_USER, password: NEO4J_PASSWORD }, nothing];
  const server = await startNeo4j();
  const { version, uri, user, password } = server;
  const opened = { version, uri, user, password };
  try {
    await warmUp(opened);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return [opened, () => server.stop()];
};

/** @returns the engine and how to end it. */
const attempt = async <Server extends { readonly version: string }>(
  name: string,
  open: () => Promise<[Server, Stop]>,
): Promise<[Engine<Server>, Stop]> => {
  try {
    const [server, stop] = await open();
    console.log(`stores: ${name} ${server.version}`);
    return [{ server, missing: null }, stop];
  } catch (error) {
    if (!(error instanceof EngineMissingError) || process.env.CI === "true") throw error;
    console.log(`stores: no ${name}: ${error.message}`);
    return [{ server: null, missing: error.message }, nothing];
  }
};

export default async (project: TestProject): Promise<Stop> => {
  const stops: Stop[] = [];
  const stopAll: Stop = async () => {
    await Promise.all(stops.map((stop) => stop()));
  };
  try {
    const [systemPostgres, stopSystem] = await attempt("PostgreSQL of this machine", () =>
      openPostgres(process.env.POSTGRES_URL, findSystemPrograms),
    );
    stops.push(stopSystem);
    const [vectorPostgres, stopVector] = await attempt("PostgreSQL with pgvector", () =>
      openPostgres(process.env.PGVECTOR_URL, fetchProgramsWithVector),
    );
    stops.push(stopVector);
    const [neo4j, stopNeo4j] = await attempt("Neo4j", openNeo4j);
    stops.push(stopNeo4j);
    project.provide("systemPostgres", systemPostgres);
    project.provide("vectorPostgres", vectorPostgres);
    project.provide("neo4j", neo4j);
    return stopAll;
  } catch (error) {
    await stopAll();
    throw error;
  }
};

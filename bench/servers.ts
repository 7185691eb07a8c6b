/** Real servers for the benches, each with a fresh store. */
import { createDatabase, type Database } from "../db/client.ts";
import { migrateDatabase } from "../db/migrate.ts";
import { createServerEngine } from "../scripts/embedded/server-postgres.ts";
import { serveSql } from "../scripts/embedded/server.ts";
import { startNeo4j } from "../scripts/engines/neo4j.ts";
import { startPostgres } from "../scripts/engines/postgres.ts";
import { fetchProgramsWithVector } from "../scripts/engines/programs.ts";

export interface BenchPostgres {
  /** Of the server itself, past the front. */
  readonly url: string;
  readonly database: Database;
  /** host:port of the front. */
  readonly neonLocal: string;
}

/** A migrated PostgreSQL with pgvector behind the HTTP front. @param settings `name=value` each */
export const withPostgres = async <Value>(settings: readonly string[], work: (server: BenchPostgres) => Promise<Value>): Promise<Value> => {
  const server = await startPostgres({ programs: await fetchProgramsWithVector(), settings });
  const engine = createServerEngine(server.url);
  const front = await serveSql({ engine: Promise.resolve(engine), port: 0 });
  const neonLocal = `127.0.0.1:${front.port}`;
  const database = createDatabase({ databaseUrl: "postgres://studio:studio@database.invalid/studio", neonLocal });
  try {
    await migrateDatabase(database);
    return await work({ url: server.url, database, neonLocal });
  } finally {
    await front.close();
    await engine.close();
    await server.stop();
  }
};

export type BenchNeo4j = Awaited<ReturnType<typeof startNeo4j>>;

export const withNeo4j = async <Value>(work: (server: BenchNeo4j) => Promise<Value>): Promise<Value> => {
  const server = await startNeo4j({ heap: 1_024 });
  try {
    return await work(server);
  } finally {
    await server.stop();
  }
};

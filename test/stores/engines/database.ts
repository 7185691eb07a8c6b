/** A migrated database of its own on a real server, behind the front that stands for Neon's. */
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { createDatabase } from "../../../db/client.ts";
import { MIGRATIONS_FOLDER, migrateDatabase } from "../../../db/migrate.ts";
import { createServerEngine } from "../../../scripts/embedded/server-postgres.ts";
import { serveSql } from "../../../scripts/embedded/server.ts";
import { DATABASE_URL } from "../database.ts";
import type { TestDatabase } from "../database.ts";
import type { PostgresServer } from "./setup.ts";

/** A type of pgvector's name that keeps the text it is given, for servers without pgvector: everything but the search is tested there. */
const STAND_IN = `
create type vector;--> statement-breakpoint
create function vector_in(cstring, oid, int) returns vector language internal immutable strict as 'textin';--> statement-breakpoint
create function vector_out(vector) returns cstring language internal immutable strict as 'textout';--> statement-breakpoint
create function vector_typmod_in(cstring[]) returns int language internal immutable strict as 'varchartypmodin';--> statement-breakpoint
create type vector (input = vector_in, output = vector_out, typmod_in = vector_typmod_in, like = text);
`;

const BREAKPOINT = "--> statement-breakpoint";

/** The migrations without what only pgvector can do. */
const withoutVector = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), "migrations-"));
  await cp(MIGRATIONS_FOLDER, folder, { recursive: true });
  const files = (await readdir(folder)).filter((name) => name.endsWith(".sql"));
  for (const file of files) {
    const statements = (await readFile(join(folder, file), "utf8")).split(BREAKPOINT);
    await writeFile(join(folder, file), statements.filter((statement) => !/\bhnsw\b/.test(statement)).join(BREAKPOINT));
  }
  await writeFile(join(folder, "0000_vector_extension.sql"), STAND_IN);
  return folder;
};

const administer = async (url: string, statement: string): Promise<void> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
};

export const openServerDatabase = async ({ url, hasVector }: PostgresServer): Promise<TestDatabase> => {
  const name = `test_${crypto.randomUUID().replaceAll("-", "")}`;
  await administer(url, `create database ${name}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  const engine = createServerEngine(own.href);
  const front = await serveSql({ engine: Promise.resolve(engine), port: 0 });
  const address = `127.0.0.1:${front.port}`;
  const database = createDatabase({ databaseUrl: DATABASE_URL, neonLocal: address });
  const migrations = hasVector ? MIGRATIONS_FOLDER : await withoutVector();
  await migrateDatabase(database, migrations);
  return {
    database,
    address,
    migrations,
    close: async () => {
      await front.close();
      await engine.close();
      await administer(url, `drop database ${name} with (force)`);
      if (!hasVector) await rm(migrations, { recursive: true, force: true });
    },
  };
};

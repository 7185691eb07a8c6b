/** Applies drizzle-kit's migrations over HTTP. Runs in Node only: migrations are files. */
import { sql } from "drizzle-orm";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { fileURLToPath } from "node:url";
import type { Database } from "./client.ts";
import { restoreMemoryIndex } from "./memory-bulk.ts";

export const MIGRATIONS_FOLDER = fileURLToPath(new URL("../migrations", import.meta.url));

/** Any number that nobody else locks: two copies that start at once migrate one after the other. */
const LOCK = 7_361_904;

/** drizzle-kit's own ledger, so that `drizzle-kit migrate` and this agree on what has been applied. */
const ledger = sql`drizzle.__drizzle_migrations`;

const prepareLedger = (database: Database) =>
  database.batch([
    database.execute(sql`select pg_advisory_xact_lock(${LOCK})`),
    database.execute(sql`create schema if not exists drizzle`),
    database.execute(sql`create table if not exists ${ledger} (id serial primary key, hash text not null, created_at bigint)`),
  ]);

/** Hashes by the time of generation, which is what tells migrations apart. */
const readLedger = async (database: Database): Promise<ReadonlyMap<number, string>> => {
  const exists = await database.execute<{ name: string | null }>(sql`select to_regclass('drizzle.__drizzle_migrations')::text as name`);
  if (exists.rows[0]?.name == null) {
    await prepareLedger(database);
    return new Map();
  }
  const applied = await database.execute<{ hash: string; created_at: string }>(sql`select hash, created_at from ${ledger}`);
  return new Map(applied.rows.map((row) => [Number(row.created_at), row.hash]));
};

/**
 * Brings the database up to date, each migration with its ledger entry in one transaction: a crash leaves whole migrations only.
 * @returns how many were applied; 0 when there was nothing to do.
 * @throws Error when a migration was edited after it had been applied.
 */
export const migrateDatabase = async (database: Database, folder = MIGRATIONS_FOLDER): Promise<number> => {
  const applied = await readLedger(database);
  const migrations = readMigrationFiles({ migrationsFolder: folder });
  for (const { hash, folderMillis } of migrations) {
    if ((applied.get(folderMillis) ?? hash) === hash) continue;
    throw new Error(
      "A migration was changed after this database had applied it.\n" +
        "1. In production: take the change back and put it into a new migration (`npm run generate`).\n" +
        "2. On your own machine: when nothing in it is worth keeping, stop the studio and delete `postgres` in the data directory.",
    );
  }
  const pending = migrations.filter(({ folderMillis }) => !applied.has(folderMillis));
  for (const { hash, folderMillis, sql: statements } of pending) {
    const entry = sql`insert into ${ledger} (hash, created_at) values (${hash}, ${folderMillis})`;
    // In order: each builds on the one before.
    await database.batch([
      database.execute(sql`select pg_advisory_xact_lock(${LOCK})`),
      ...statements.map((statement) => database.execute(sql.raw(statement))),
      database.execute(entry),
    ]);
  }
  await restoreMemoryIndex(database);
  return pending.length;
};

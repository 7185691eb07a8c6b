/**
 * Brings Postgres up to date with `migrations/`, the embedded one as well as Neon.
 *
 *     DATABASE_URL=... [NEON_LOCAL=127.0.0.1:5488] node scripts/embedded/migrate.ts
 */
import { createDatabase } from "../../db/client.ts";
import { migrateDatabase } from "../../db/migrate.ts";

/** A migration may build an index over everything there is. */
const TIMEOUT_MS = 600_000;

try {
  const { DATABASE_URL: databaseUrl = "", NEON_LOCAL: neonLocal } = process.env;
  const applied = await migrateDatabase(createDatabase({ databaseUrl, neonLocal, timeoutMs: TIMEOUT_MS }));
  console.log(applied === 0 ? "The database is up to date." : `Applied ${applied} migration${applied === 1 ? "" : "s"}.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

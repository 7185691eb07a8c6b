/** A migrated database in memory, behind the real HTTP front and the real driver. */
import { createDatabase } from "../../db/client.ts";
import type { Database } from "../../db/client.ts";
import { MIGRATIONS_FOLDER, migrateDatabase } from "../../db/migrate.ts";
import { createUsers } from "../../db/users.ts";
import type { UserRow } from "../../db/users.ts";
import { startEmbeddedPostgres } from "../../scripts/embedded/postgres.ts";

export const DATABASE_URL = "postgres://studio:studio@db.invalid/studio";

export interface TestDatabase {
  readonly database: Database;
  /** host:port of the front. */
  readonly address: string;
  /** What it was migrated with. */
  readonly migrations: string;
  close(): Promise<void>;
}

export const openDatabase = async (): Promise<TestDatabase> => {
  const server = await startEmbeddedPostgres({ dataDir: null, port: 0 });
  const address = `127.0.0.1:${server.port}`;
  const database = createDatabase({ databaseUrl: DATABASE_URL, neonLocal: address });
  await migrateDatabase(database);
  return { database, address, migrations: MIGRATIONS_FOLDER, close: () => server.close() };
};

/** A user nobody else has. */
export const newUser = (database: Database): Promise<UserRow> => {
  const name = crypto.randomUUID();
  return createUsers(database).insert({ username: name, email: `${name}@example.org`, password_hash: "hash", role: "free_user" });
};

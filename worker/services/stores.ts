/** The Postgres repositories of one deployment. */
import { createCharacters } from "../../db/characters.ts";
import { createDatabase, type Database } from "../../db/client.ts";
import { createDocuments } from "../../db/documents.ts";
import { createEcosystems } from "../../db/ecosystems.ts";
import { createSessions } from "../../db/sessions.ts";
import { createTasks } from "../../db/tasks.ts";
import { createUsers } from "../../db/users.ts";
import type { DeploymentSettings } from "../settings.ts";

/** A store that does not answer within this is treated as down. */
const TIMEOUT_MS = 10_000;

export const openDatabase = (settings: DeploymentSettings): Database =>
  createDatabase({
    databaseUrl: settings.databaseUrl,
    timeoutMs: TIMEOUT_MS,
    ...(settings.neonLocal === null ? {} : { neonLocal: settings.neonLocal }),
  });

export const createStores = (database: Database) => ({
  users: createUsers(database),
  sessions: createSessions(database),
  documents: createDocuments(database),
  characters: createCharacters(database),
  ecosystems: createEcosystems(database),
  tasks: createTasks(database),
});

export type Stores = ReturnType<typeof createStores>;

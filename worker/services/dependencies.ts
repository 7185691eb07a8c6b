/** What every service is built from: the one place where bindings get names. */
import type { DeploymentSettings } from "../settings.ts";
import { settingsOf } from "../settings.ts";
import type { AnalysisParams } from "../jobs/book-analysis.ts";
import { createFiles, type Files } from "./files.ts";
import { createRooms, type Rooms } from "./rooms.ts";
import { createForget, type Forget } from "./projections.ts";
import { createStores, openDatabase, type Stores } from "./stores.ts";

export interface Dependencies {
  readonly settings: DeploymentSettings;
  readonly stores: Stores;
  /** Removes what the stores copied from an ecosystem's log. */
  readonly forget: Forget;
  readonly rooms: Rooms;
  readonly files: Files;
  /** Starts, stops and resumes the reading of a book; an instance's id is its task's. */
  readonly analysis: Workflow<AnalysisParams>;
  /** Whether one more attempt with this key is allowed now. */
  readonly allowAttempt: (key: string) => Promise<boolean>;
}

const built = new WeakMap<object, Dependencies>();

/** Stateless adapters over bindings and HTTP, so one set serves every request of an isolate. */
export const dependenciesOf = (env: Env): Dependencies => {
  const known = built.get(env);
  if (known !== undefined) return known;
  const settings = settingsOf(env);
  const database = openDatabase(settings);
  const dependencies: Dependencies = {
    settings,
    stores: createStores(database),
    forget: createForget(env, database),
    rooms: createRooms(env.ECOSYSTEM),
    files: createFiles(env.FILES),
    analysis: env.BOOK_ANALYSIS,
    allowAttempt: async (key) => (await env.LOGIN_LIMITER.limit({ key })).success,
  };
  built.set(env, dependencies);
  return dependencies;
};

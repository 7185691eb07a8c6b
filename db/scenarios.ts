/** The library of scenarios: what an author keeps, and shows to whoever has the link. */
import { and, eq, sql } from "drizzle-orm";
import type { Database } from "./client.ts";
import { after, newestFirst, toPage } from "./pages.ts";
import type { Page } from "./pages.ts";
import { scenarios } from "./schema.ts";
import { isUuid } from "./values.ts";

export type ScenarioRow = typeof scenarios.$inferSelect;
export type NewScenario = Pick<typeof scenarios.$inferInsert, "id" | "owner_id" | "title" | "body">;

export interface Scenarios {
  insert(row: NewScenario): Promise<ScenarioRow>;
  get(id: string): Promise<ScenarioRow | null>;
  byShareToken(token: string): Promise<ScenarioRow | null>;
  /** @throws CursorError */
  listByOwner(ownerId: string, limit: number, cursor: string | null): Promise<Page<ScenarioRow>>;
  /** null when the owner has no such scenario. */
  update(id: string, ownerId: string, patch: Partial<Pick<NewScenario, "title" | "body">>): Promise<ScenarioRow | null>;
  /** The token by which others may read it: the one it has, or else `token`. null when the owner has no such scenario. */
  share(id: string, ownerId: string, token: string): Promise<string | null>;
  /** The link leads nowhere from now on. False when the owner has no such scenario. */
  unshare(id: string, ownerId: string): Promise<boolean>;
  /** False when the owner has no such scenario. */
  remove(id: string, ownerId: string): Promise<boolean>;
}

const isOwned = (id: string, ownerId: string) => and(eq(scenarios.id, id), eq(scenarios.owner_id, ownerId));

export const createScenarios = (database: Database): Scenarios => {
  const change = async (id: string, ownerId: string, values: object): Promise<ScenarioRow | null> => {
    if (!isUuid(id) || !isUuid(ownerId)) return null;
    const changed = { ...values, updated_at: sql`now()` };
    const [row] = await database.update(scenarios).set(changed).where(isOwned(id, ownerId)).returning();
    return row ?? null;
  };

  return {
    insert: async (row) => {
      const [scenario] = await database.insert(scenarios).values(row).returning();
      if (scenario === undefined) throw new Error("Postgres returned no scenario.");
      return scenario;
    },
    get: async (id) => {
      if (!isUuid(id)) return null;
      const [scenario] = await database.select().from(scenarios).where(eq(scenarios.id, id)).limit(1);
      return scenario ?? null;
    },
    byShareToken: async (token) => {
      const [scenario] = await database.select().from(scenarios).where(eq(scenarios.share_token, token)).limit(1);
      return scenario ?? null;
    },
    listByOwner: async (ownerId, limit, cursor) => {
      const rows = database
        .select()
        .from(scenarios)
        .where(after(cursor, scenarios, eq(scenarios.owner_id, ownerId)))
        .orderBy(...newestFirst(scenarios));
      return toPage(await rows.limit(limit + 1), limit);
    },
    update: change,
    share: async (id, ownerId, token) =>
      (await change(id, ownerId, { share_token: sql`coalesce(${scenarios.share_token}, ${token})` }))?.share_token ?? null,
    unshare: async (id, ownerId) => (await change(id, ownerId, { share_token: null })) !== null,
    remove: async (id, ownerId) =>
      isUuid(id) &&
      isUuid(ownerId) &&
      (await database.delete(scenarios).where(isOwned(id, ownerId)).returning({ id: scenarios.id })).length > 0,
  };
};

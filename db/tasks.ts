/** Long work, as its owner sees it and as the watchdog finds it again. */
import { and, desc, eq, inArray, lt, sql } from "drizzle-orm";
import type { Database } from "./client.ts";
import { after, newestFirst, toPage } from "./pages.ts";
import type { Page } from "./pages.ts";
import { tasks } from "./schema.ts";
import { isUuid } from "./values.ts";

export type TaskRow = typeof tasks.$inferSelect;
export type NewTask = typeof tasks.$inferInsert;

export interface Tasks {
  insert(row: NewTask): Promise<TaskRow>;
  get(id: string): Promise<TaskRow | null>;
  /** @throws CursorError */
  listByOwner(ownerId: string, limit: number, cursor: string | null): Promise<Page<TaskRow>>;
  /** A heartbeat too, unless the patch says otherwise. null when there is no such task. */
  update(id: string, patch: Partial<Omit<NewTask, "id" | "owner_id" | "created_at">>): Promise<TaskRow | null>;
  /** Unfinished tasks whose last heartbeat is older than `before` (ISO 8601), the oldest first, at most 100. */
  stale(before: string): Promise<readonly TaskRow[]>;
  /** The newest task that works on `subjectId`. */
  bySubject(subjectId: string): Promise<TaskRow | null>;
}

const STALE_AT_ONCE = 100;

export const createTasks = (database: Database): Tasks => ({
  insert: async (row) => {
    const [task] = await database.insert(tasks).values(row).returning();
    if (task === undefined) throw new Error("Postgres returned no task.");
    return task;
  },
  get: async (id) => {
    if (!isUuid(id)) return null;
    const [task] = await database.select().from(tasks).where(eq(tasks.id, id)).limit(1);
    return task ?? null;
  },
  listByOwner: async (ownerId, limit, cursor) => {
    const rows = database
      .select()
      .from(tasks)
      .where(after(cursor, tasks, eq(tasks.owner_id, ownerId)))
      .orderBy(...newestFirst(tasks));
    return toPage(await rows.limit(limit + 1), limit);
  },
  update: async (id, patch) => {
    if (!isUuid(id)) return null;
    const changed = { heartbeat_at: sql`now()`, ...patch, updated_at: sql`now()` };
    const [task] = await database.update(tasks).set(changed).where(eq(tasks.id, id)).returning();
    return task ?? null;
  },
  stale: async (before) => {
    const overdue = and(inArray(tasks.status, ["queued", "running"]), lt(tasks.heartbeat_at, before));
    return database.select().from(tasks).where(overdue).orderBy(tasks.heartbeat_at).limit(STALE_AT_ONCE);
  },
  bySubject: async (subjectId) => {
    if (!isUuid(subjectId)) return null;
    const [task] = await database
      .select()
      .from(tasks)
      .where(eq(tasks.subject_id, subjectId))
      .orderBy(desc(tasks.created_at), desc(tasks.id))
      .limit(1);
    return task ?? null;
  },
});

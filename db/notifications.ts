/** What the studio tells its users while they are away. */
import { and, count, eq, inArray, isNull, lt, sql } from "drizzle-orm";
import type { Database } from "./client.ts";
import { after, newestFirst, toPage } from "./pages.ts";
import type { Page } from "./pages.ts";
import { notifications } from "./schema.ts";
import { isUuid } from "./values.ts";

export type NotificationRow = typeof notifications.$inferSelect;
export type NewNotification = Pick<typeof notifications.$inferInsert, "id" | "user_id" | "kind" | "body">;

export interface Notifications {
  /** One with an id that is there already is left as it is, so that whoever is not sure may tell twice. */
  insert(row: NewNotification): Promise<void>;
  /** Read ones too unless `unread`. @throws CursorError */
  listFor(
    userId: string,
    request: { readonly limit: number; readonly cursor: string | null; readonly unread?: boolean | undefined },
  ): Promise<Page<NotificationRow>>;
  countUnread(userId: string): Promise<number>;
  /** The user's own among `ids`, or all of the user's; returns how many were unread before. */
  markRead(userId: string, ids?: readonly string[]): Promise<number>;
  /** Forgets those that were read before `before` (ISO 8601); returns how many. */
  prune(before: string): Promise<number>;
}

export const createNotifications = (database: Database): Notifications => ({
  insert: async (row) => {
    await database.insert(notifications).values(row).onConflictDoNothing();
  },
  listFor: async (userId, { limit, cursor, unread = false }) => {
    const wanted = and(eq(notifications.user_id, userId), unread ? isNull(notifications.read_at) : undefined);
    const rows = database
      .select()
      .from(notifications)
      .where(after(cursor, notifications, wanted))
      .orderBy(...newestFirst(notifications));
    return toPage(await rows.limit(limit + 1), limit);
  },
  countUnread: async (userId) => {
    const unread = and(eq(notifications.user_id, userId), isNull(notifications.read_at));
    const [row] = await database.select({ total: count() }).from(notifications).where(unread);
    return row?.total ?? 0;
  },
  markRead: async (userId, ids) => {
    const among = ids === undefined ? undefined : inArray(notifications.id, ids.filter(isUuid));
    const rows = await database
      .update(notifications)
      .set({ read_at: sql`now()` })
      .where(and(eq(notifications.user_id, userId), isNull(notifications.read_at), among))
      .returning({ id: notifications.id });
    return rows.length;
  },
  prune: async (before) =>
    (await database.delete(notifications).where(lt(notifications.read_at, before)).returning({ id: notifications.id })).length,
});

/** Uploaded books. Their text and analysis are files; this is what is known of them. */
import { count, eq, getTableColumns, sql } from "drizzle-orm";
import type { Database } from "./client.ts";
import { after, newestFirst, toPage } from "./pages.ts";
import type { Page } from "./pages.ts";
import { documents } from "./schema.ts";
import { isUuid } from "./values.ts";

/** The search column is PostgreSQL's own business. */
const { search: _search, ...columns } = getTableColumns(documents);

export type DocumentRow = Omit<typeof documents.$inferSelect, "search">;
export type NewDocument = typeof documents.$inferInsert;

export interface Documents {
  insert(row: NewDocument): Promise<DocumentRow>;
  get(id: string): Promise<DocumentRow | null>;
  /** @throws CursorError */
  listByOwner(ownerId: string, limit: number, cursor: string | null): Promise<Page<DocumentRow>>;
  /** null when there is no such document. */
  update(id: string, patch: Partial<Omit<NewDocument, "id" | "owner_id" | "created_at">>): Promise<DocumentRow | null>;
  /** Characters made from it stay. False when there was no such document. */
  remove(id: string): Promise<boolean>;
  countByOwner(ownerId: string): Promise<number>;
}

export const createDocuments = (database: Database): Documents => ({
  insert: async (row) => {
    const [document] = await database.insert(documents).values(row).returning(columns);
    if (document === undefined) throw new Error("Postgres returned no document.");
    return document;
  },
  get: async (id) => {
    if (!isUuid(id)) return null;
    const [document] = await database.select(columns).from(documents).where(eq(documents.id, id)).limit(1);
    return document ?? null;
  },
  listByOwner: async (ownerId, limit, cursor) => {
    const rows = database
      .select(columns)
      .from(documents)
      .where(after(cursor, documents, eq(documents.owner_id, ownerId)))
      .orderBy(...newestFirst(documents));
    return toPage(await rows.limit(limit + 1), limit);
  },
  update: async (id, patch) => {
    if (!isUuid(id)) return null;
    const changed = { ...patch, updated_at: sql`now()` };
    const [document] = await database.update(documents).set(changed).where(eq(documents.id, id)).returning(columns);
    return document ?? null;
  },
  remove: async (id) =>
    isUuid(id) && (await database.delete(documents).where(eq(documents.id, id)).returning({ id: documents.id })).length > 0,
  countByOwner: async (ownerId) => {
    const [row] = await database.select({ total: count() }).from(documents).where(eq(documents.owner_id, ownerId));
    return row?.total ?? 0;
  },
});

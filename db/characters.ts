/** Characters as their owners keep them, and how they stand to one another in their book. */
import { and, eq, getTableColumns, inArray, sql } from "drizzle-orm";
import type { Database } from "./client.ts";
import { after, newestFirst, toPage } from "./pages.ts";
import type { Page } from "./pages.ts";
import { characters, characterTies } from "./schema.ts";
import { isUuid } from "./values.ts";

/** The search column is PostgreSQL's own business. */
const { search: _search, ...columns } = getTableColumns(characters);

export type CharacterRow = Omit<typeof characters.$inferSelect, "search">;
export type NewCharacter = typeof characters.$inferInsert;
export type CharacterTieRow = typeof characterTies.$inferSelect;
export type NewCharacterTie = typeof characterTies.$inferInsert;
export type NewCastMember = Omit<NewCharacter, "document_id" | "owner_id" | "cast_id"> & { readonly cast_id: string };

export interface Characters {
  insert(row: NewCharacter): Promise<CharacterRow>;
  /** Those whose ids nobody has; the others stay as they are. */
  insertMissing(rows: readonly NewCharacter[]): Promise<void>;
  /**
   * The characters of a book, in the rows' order. One that was made before keeps its id and is brought up to date; its autonomy, energy,
   * goals, secrets and metadata, which no book gives, stay as their owner left them unless the row names them.
   */
  upsertCast(documentId: string, ownerId: string, rows: readonly NewCastMember[]): Promise<readonly CharacterRow[]>;
  get(id: string): Promise<CharacterRow | null>;
  /** In the ids' order; those that do not exist are left out. */
  getMany(ids: readonly string[]): Promise<readonly CharacterRow[]>;
  /** @throws CursorError */
  list(
    ownerId: string,
    request: { readonly limit: number; readonly cursor: string | null; readonly document_id?: string | undefined },
  ): Promise<Page<CharacterRow>>;
  /** null when there is no such character. */
  update(id: string, patch: Partial<Omit<NewCharacter, "id" | "owner_id" | "created_at">>): Promise<CharacterRow | null>;
  /** False when there was no such character. */
  remove(id: string): Promise<boolean>;
  /** Makes `rows` the only ties among the characters they name, all at once. */
  replaceTies(rows: readonly NewCharacterTie[]): Promise<void>;
  /** Ties of which both ends are among `ids`. */
  tiesAmong(ids: readonly string[]): Promise<readonly CharacterTieRow[]>;
}

const inOrderOf = <Row>(keys: readonly string[], rows: readonly Row[], keyOf: (row: Row) => string | null): Row[] => {
  const byKey = new Map(rows.map((row) => [keyOf(row), row]));
  return keys.flatMap((key) => byKey.get(key) ?? []);
};

/** What a second reading of the book replaces: the columns that some row gives, but never who and whose the character is. */
const replacedBy = (rows: readonly NewCastMember[]) => {
  const given = new Set(rows.flatMap((row) => Object.keys(row)));
  const kept = new Set(["id", "owner_id", "document_id", "cast_id", "created_at"]);
  const replaced = Object.entries(columns).filter(([name]) => given.has(name) && !kept.has(name));
  return Object.fromEntries(replaced.map(([name, column]) => [name, sql`excluded.${sql.identifier(column.name)}`]));
};

export const createCharacters = (database: Database): Characters => ({
  insert: async (row) => {
    const [character] = await database.insert(characters).values(row).returning(columns);
    if (character === undefined) throw new Error("Postgres returned no character.");
    return character;
  },
  insertMissing: async (rows) => {
    if (rows.length > 0)
      await database
        .insert(characters)
        .values([...rows])
        .onConflictDoNothing();
  },
  upsertCast: async (documentId, ownerId, rows) => {
    if (rows.length === 0) return [];
    const values = rows.map((row) => ({ ...row, document_id: documentId, owner_id: ownerId }));
    const written = await database
      .insert(characters)
      .values(values)
      .onConflictDoUpdate({
        target: [characters.document_id, characters.cast_id],
        set: { ...replacedBy(rows), updated_at: sql`now()` },
      })
      .returning(columns);
    const castIds = rows.map((row) => row.cast_id);
    return inOrderOf(castIds, written, (row) => row.cast_id);
  },
  get: async (id) => {
    if (!isUuid(id)) return null;
    const [character] = await database.select(columns).from(characters).where(eq(characters.id, id)).limit(1);
    return character ?? null;
  },
  getMany: async (ids) => {
    const known = ids.filter(isUuid);
    if (known.length === 0) return [];
    const rows = await database.select(columns).from(characters).where(inArray(characters.id, known));
    return inOrderOf(ids, rows, (row) => row.id);
  },
  list: async (ownerId, { limit, cursor, document_id }) => {
    if (document_id !== undefined && !isUuid(document_id)) return { items: [], next_cursor: null };
    const ofDocument = document_id === undefined ? undefined : eq(characters.document_id, document_id);
    const rows = database
      .select(columns)
      .from(characters)
      .where(after(cursor, characters, and(eq(characters.owner_id, ownerId), ofDocument)))
      .orderBy(...newestFirst(characters));
    return toPage(await rows.limit(limit + 1), limit);
  },
  update: async (id, patch) => {
    if (!isUuid(id)) return null;
    const changed = { ...patch, updated_at: sql`now()` };
    const [character] = await database.update(characters).set(changed).where(eq(characters.id, id)).returning(columns);
    return character ?? null;
  },
  remove: async (id) =>
    isUuid(id) && (await database.delete(characters).where(eq(characters.id, id)).returning({ id: characters.id })).length > 0,
  replaceTies: async (rows) => {
    if (rows.length === 0) return;
    const ids = [...new Set(rows.flatMap((row) => [row.from_id, row.to_id]))];
    await database.batch([
      database.delete(characterTies).where(and(inArray(characterTies.from_id, ids), inArray(characterTies.to_id, ids))),
      database.insert(characterTies).values([...rows]),
    ]);
  },
  tiesAmong: async (ids) => {
    const known = ids.filter(isUuid);
    if (known.length === 0) return [];
    return database
      .select()
      .from(characterTies)
      .where(and(inArray(characterTies.from_id, known), inArray(characterTies.to_id, known)));
  },
});

/** Ecosystems as their people know them: name, owner, members, cast. What happens in one is its object's. */
import { and, count, eq, gt, inArray, lt, ne, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { Database } from "./client.ts";
import { refuseDuplicates } from "./errors.ts";
import { after, newestFirst, toPage } from "./pages.ts";
import type { Page } from "./pages.ts";
import { ecosystemCharacters, ecosystems, memberships } from "./schema.ts";
import { isUuid } from "./values.ts";

export type EcosystemRow = typeof ecosystems.$inferSelect;
export type NewEcosystem = typeof ecosystems.$inferInsert;
export type MembershipRole = (typeof memberships.$inferSelect)["role"];
/** An ecosystem and what the asking user is in it. */
export type MemberEcosystemRow = EcosystemRow & { readonly member_role: MembershipRole };

export interface Ecosystems {
  /**
   * The ecosystem, its cast in this order, and its owner's membership: all or nothing.
   * @param creation.owner null for the demo, which is nobody's.
   * @throws DuplicateError with field `id`, or `kind` for a second demo.
   */
  insertWithCast(creation: {
    readonly ecosystem: NewEcosystem;
    readonly character_ids: readonly string[];
    readonly owner: string | null;
  }): Promise<EcosystemRow>;
  get(id: string): Promise<EcosystemRow | null>;
  getDemo(): Promise<EcosystemRow | null>;
  /** Those the user takes part in, green rooms left out. @throws CursorError */
  listFor(userId: string, limit: number, cursor: string | null): Promise<Page<MemberEcosystemRow>>;
  /** Branches of an ecosystem that the user takes part in, newest first. */
  branchesOf(parentId: string, userId: string): Promise<readonly MemberEcosystemRow[]>;
  /** @throws CursorError */
  listPublic(limit: number, cursor: string | null): Promise<Page<EcosystemRow>>;
  /** null when there is no such ecosystem. */
  update(id: string, patch: Partial<Pick<EcosystemRow, "name" | "description" | "visibility">>): Promise<EcosystemRow | null>;
  /** Its history, graph and memories are the sinks' to remove. False when there was no such ecosystem. */
  remove(id: string): Promise<boolean>;
  characterIds(id: string): Promise<readonly string[]>;
  /** By ecosystem; an empty list for those without a cast. */
  characterIdsOf(ids: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;
  /** Adds a character to the end of the cast; one that is in it stays where it is. */
  addToCast(id: string, characterId: string): Promise<void>;
  roleOf(ecosystemId: string, userId: string): Promise<MembershipRole | null>;
  /** Ids of those the user takes part in and where `a` plays, and `b` too unless it is null; newest first, green rooms among them, at most 100. */
  ecosystemsOfCharacters(a: string, b: string | null, userId: string): Promise<readonly string[]>;
  /** Green rooms where the character plays and the user takes part. */
  greenRoomsOf(characterId: string, userId: string): Promise<readonly string[]>;
  /** Green rooms not counted. */
  countByOwner(ownerId: string): Promise<number>;
  /** Those whose next tick was due before `before`, the longest overdue first. */
  overdue(before: string, limit: number): Promise<readonly Pick<EcosystemRow, "id" | "kind" | "created_at">[]>;
  /** Notes when the ecosystem means to tick next; null: it sleeps. */
  setNextTick(id: string, nextTickAt: string | null): Promise<void>;
  /** Ids in a fixed order, after `afterId` when given. */
  allIds(limit: number, afterId?: string | null): Promise<readonly string[]>;
}

const ECOSYSTEMS_OF_A_CHARACTER = 100;

const isMine = (userId: string) => and(eq(memberships.ecosystem_id, ecosystems.id), eq(memberships.user_id, userId));

const flatten = ({ ecosystem, member_role }: { ecosystem: EcosystemRow; member_role: MembershipRole }): MemberEcosystemRow => ({
  ...ecosystem,
  member_role,
});

export const createEcosystems = (database: Database): Ecosystems => {
  const playsIn = (characterId: string): SQL =>
    inArray(
      ecosystems.id,
      database
        .select({ id: ecosystemCharacters.ecosystem_id })
        .from(ecosystemCharacters)
        .where(eq(ecosystemCharacters.character_id, characterId)),
    );

  const characterIdsOf = async (ids: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> => {
    const cast = new Map<string, string[]>(ids.map((id) => [id, []]));
    const known = ids.filter(isUuid);
    if (known.length === 0) return cast;
    const rows = await database
      .select()
      .from(ecosystemCharacters)
      .where(inArray(ecosystemCharacters.ecosystem_id, known))
      .orderBy(ecosystemCharacters.position);
    for (const row of rows) cast.get(row.ecosystem_id)?.push(row.character_id);
    return cast;
  };

  return {
    insertWithCast: async ({ ecosystem, character_ids, owner }) => {
      const id = ecosystem.id ?? crypto.randomUUID();
      const cast = character_ids.map((character_id, position) => ({ ecosystem_id: id, character_id, position }));
      const inserted = database
        .insert(ecosystems)
        .values({ ...ecosystem, id, owner_id: owner })
        .returning();
      const work = database.batch([
        inserted,
        ...(cast.length === 0 ? [] : [database.insert(ecosystemCharacters).values(cast)]),
        ...(owner === null ? [] : [database.insert(memberships).values({ ecosystem_id: id, user_id: owner, role: "owner" })]),
      ]);
      const [[row]] = await refuseDuplicates(work, { ecosystems_pkey: "id", ecosystems_demo: "kind" });
      if (row === undefined) throw new Error("Postgres returned no ecosystem.");
      return row;
    },
    get: async (id) => {
      if (!isUuid(id)) return null;
      const [row] = await database.select().from(ecosystems).where(eq(ecosystems.id, id)).limit(1);
      return row ?? null;
    },
    getDemo: async () => {
      const [row] = await database.select().from(ecosystems).where(eq(ecosystems.kind, "demo")).limit(1);
      return row ?? null;
    },
    listFor: async (userId, limit, cursor) => {
      const rows = await database
        .select({ ecosystem: ecosystems, member_role: memberships.role })
        .from(ecosystems)
        .innerJoin(memberships, isMine(userId))
        .where(after(cursor, ecosystems, ne(ecosystems.kind, "green_room")))
        .orderBy(...newestFirst(ecosystems))
        .limit(limit + 1);
      return toPage(rows.map(flatten), limit);
    },
    branchesOf: async (parentId, userId) => {
      if (!isUuid(parentId)) return [];
      const rows = await database
        .select({ ecosystem: ecosystems, member_role: memberships.role })
        .from(ecosystems)
        .innerJoin(memberships, isMine(userId))
        .where(eq(ecosystems.parent_id, parentId))
        .orderBy(...newestFirst(ecosystems));
      return rows.map(flatten);
    },
    listPublic: async (limit, cursor) => {
      const rows = database
        .select()
        .from(ecosystems)
        .where(after(cursor, ecosystems, sql`${ecosystems.visibility} = 'public'`))
        .orderBy(...newestFirst(ecosystems));
      return toPage(await rows.limit(limit + 1), limit);
    },
    update: async (id, patch) => {
      if (!isUuid(id)) return null;
      const changed = { ...patch, updated_at: sql`now()` };
      const [row] = await database.update(ecosystems).set(changed).where(eq(ecosystems.id, id)).returning();
      return row ?? null;
    },
    remove: async (id) =>
      isUuid(id) && (await database.delete(ecosystems).where(eq(ecosystems.id, id)).returning({ id: ecosystems.id })).length > 0,
    characterIds: async (id) => (await characterIdsOf([id])).get(id) ?? [],
    characterIdsOf,
    addToCast: async (id, characterId) => {
      const next = database
        .select({ position: sql<number>`coalesce(max(${ecosystemCharacters.position}) + 1, 0)` })
        .from(ecosystemCharacters)
        .where(eq(ecosystemCharacters.ecosystem_id, id));
      await database
        .insert(ecosystemCharacters)
        .values({ ecosystem_id: id, character_id: characterId, position: sql`(${next})` })
        .onConflictDoNothing();
    },
    roleOf: async (ecosystemId, userId) => {
      if (!isUuid(ecosystemId) || !isUuid(userId)) return null;
      const [row] = await database
        .select({ role: memberships.role })
        .from(memberships)
        .where(and(eq(memberships.ecosystem_id, ecosystemId), eq(memberships.user_id, userId)))
        .limit(1);
      return row?.role ?? null;
    },
    ecosystemsOfCharacters: async (a, b, userId) => {
      const rows = await database
        .select({ id: ecosystems.id })
        .from(ecosystems)
        .innerJoin(memberships, isMine(userId))
        .where(and(playsIn(a), b === null ? undefined : playsIn(b)))
        .orderBy(...newestFirst(ecosystems))
        .limit(ECOSYSTEMS_OF_A_CHARACTER);
      return rows.map((row) => row.id);
    },
    countByOwner: async (ownerId) => {
      const [row] = await database
        .select({ total: count() })
        .from(ecosystems)
        .where(and(eq(ecosystems.owner_id, ownerId), ne(ecosystems.kind, "green_room")));
      return row?.total ?? 0;
    },
    greenRoomsOf: async (characterId, userId) => {
      const rows = await database
        .select({ id: ecosystems.id })
        .from(ecosystems)
        .innerJoin(memberships, isMine(userId))
        .where(and(playsIn(characterId), eq(ecosystems.kind, "green_room")));
      return rows.map((row) => row.id);
    },
    overdue: async (before, limit) =>
      database
        .select({ id: ecosystems.id, kind: ecosystems.kind, created_at: ecosystems.created_at })
        .from(ecosystems)
        .where(lt(ecosystems.next_tick_at, before))
        .orderBy(ecosystems.next_tick_at)
        .limit(limit),
    setNextTick: async (id, nextTickAt) => {
      if (isUuid(id)) await database.update(ecosystems).set({ next_tick_at: nextTickAt }).where(eq(ecosystems.id, id));
    },
    allIds: async (limit, afterId = null) => {
      const rows = database
        .select({ id: ecosystems.id })
        .from(ecosystems)
        .where(afterId === null ? undefined : gt(ecosystems.id, afterId))
        .orderBy(ecosystems.id);
      return (await rows.limit(limit)).map((row) => row.id);
    },
  };
};

/** Finding what was said in an ecosystem: by whom, in which words, the newest first. */
import { and, desc, eq, getTableColumns, lt, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { Database } from "./client.ts";
import { interactions } from "./schema.ts";

const { search: _search, ...columns } = getTableColumns(interactions);

export type InteractionRow = Omit<typeof interactions.$inferSelect, "search">;

export interface InteractionSearch {
  /** 1..100. */
  readonly limit: number;
  /** Only those before this event. */
  readonly before?: number | undefined;
  /** Only those in which this character took part. */
  readonly character_id?: string | undefined;
  /** Only those with these words, as a search engine takes them. */
  readonly text?: string | undefined;
}

/** Lines that are looked at one by one, from the newest back, before the indexes are asked. */
const RECENT = 2_000;

type Searched = Readonly<Record<"participants" | "search", unknown>>;

const matching = ({ participants, search }: Searched, { character_id, text }: InteractionSearch): SQL | undefined =>
  and(
    character_id === undefined ? undefined : sql`${participants} ? ${character_id}`,
    text === undefined ? undefined : sql`${search} @@ websearch_to_tsquery('simple', ${text})`,
  );

/**
 * What is said often is found among the newest lines, whatever is said seldom by the indexes. The planner would choose between the two by
 * how often a word occurs anywhere: the hero of one story, asked for in another, then had it read all of that other's lines.
 */
export const findInteractions = async (
  database: Database,
  ecosystemId: string,
  query: InteractionSearch,
): Promise<readonly InteractionRow[]> => {
  const { ecosystem_id, seq, participants, search } = interactions;
  const own = and(eq(ecosystem_id, ecosystemId), query.before === undefined ? undefined : lt(seq, query.before));
  const matches = matching(interactions, query);
  if (matches === undefined) return database.select(columns).from(interactions).where(own).orderBy(desc(seq)).limit(query.limit);
  const recent = database.select({ seq, participants, search }).from(interactions).where(own).orderBy(desc(seq)).limit(RECENT).as("recent");
  const near = database
    .$with("near")
    .as(database.select({ seq: recent.seq }).from(recent).where(matching(recent, query)).orderBy(desc(recent.seq)).limit(query.limit));
  const isShort = sql`(select count(*) from near) < ${query.limit}`;
  // by the sum, which no index is sorted by
  const far = database.$with("far").as(
    database
      .select({ seq })
      .from(interactions)
      .where(and(own, matches, isShort))
      .orderBy(sql`${seq} + 0 desc`)
      .limit(query.limit),
  );
  const found = sql`${seq} in (select seq from near union select seq from far)`;
  return database
    .with(near, far)
    .select(columns)
    .from(interactions)
    .where(and(eq(ecosystem_id, ecosystemId), found))
    .orderBy(desc(seq))
    .limit(query.limit);
};

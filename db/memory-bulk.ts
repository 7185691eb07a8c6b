/**
 * The index of neighbours over memories while very many come at once. Adding a row to it takes milliseconds, building it over all of them
 * a fraction of that for each; without it a search is exact and slower. How to make it stays with the table, so that whoever starts next
 * makes it again should the one who let it go have died (migrate.ts).
 */
import { sql } from "drizzle-orm";
import type { Database } from "./client.ts";

/** What the comment on the table begins with while the index is gone. */
const MADE_BY = "CREATE INDEX memories_nearest ";
/** For building it in memory, which is several times as fast: two kilobytes a row. */
const ROOM_TO_WORK = "512MB";
/** A client may give up while PostgreSQL builds on: then it asks again, and waits. */
const ATTEMPTS = 12;

/** Does nothing when it is gone already. */
export const dropMemoryIndex = async (database: Database): Promise<void> => {
  await database.execute(sql`
    do $$ declare made text; begin
      select indexdef into made from pg_indexes where schemaname = current_schema() and indexname = 'memories_nearest';
      if made is not null then
        execute format('comment on table memories is %L', made);
        drop index memories_nearest;
      end if;
    end $$`);
};

/** Does nothing when it is there, or nothing was let go. */
export const restoreMemoryIndex = async (database: Database): Promise<void> => {
  const { rows } = await database.execute<{ made: string | null }>(
    sql`select obj_description(to_regclass('memories'), 'pg_class') as made`,
  );
  const made = rows[0]?.made ?? "";
  if (!made.startsWith(MADE_BY)) return;
  for (let attempt = 1; ; attempt++)
    try {
      await database.batch([
        // two that make it do not keep each other out by themselves: whoever asks again would build a second one beside the first
        database.execute(sql`lock table memories in share row exclusive mode`),
        database.execute(sql`select set_config('maintenance_work_mem', ${ROOM_TO_WORK}, true)`),
        database.execute(sql.raw(made.replace("CREATE INDEX", "CREATE INDEX IF NOT EXISTS"))),
        database.execute(sql`comment on table memories is null`),
      ]);
      return;
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
    }
};

export const countMemories = async (database: Database): Promise<number> => {
  const { rows } = await database.execute<{ count: number }>(sql`select count(*)::int as count from memories`);
  return rows[0]?.count ?? 0;
};

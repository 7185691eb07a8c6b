import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Database } from "../../../db/client.ts";
import { countMemories, dropMemoryIndex, restoreMemoryIndex } from "../../../db/memory-bulk.ts";
import { createPgvectorMemories } from "../../../db/memories.ts";
import { migrateDatabase } from "../../../db/migrate.ts";
import { memory, toward } from "../contracts/memories.ts";

/** How the index is made; null while there is none. */
const madeBy = async (database: Database): Promise<string | null> => {
  const found = sql`select indexdef from pg_indexes where schemaname = current_schema() and indexname = 'memories_nearest'`;
  return (await database.execute<{ indexdef: string }>(found)).rows[0]?.indexdef ?? null;
};

export const describeMemoryBulk = (database: () => Database): void => {
  describe("the index of memories while many come", () => {
    it("is let go and made again as it was, and what came meanwhile is found", async () => {
      const before = await madeBy(database());
      const memories = createPgvectorMemories(database());
      const [id, count] = [crypto.randomUUID(), await countMemories(database())];
      await dropMemoryIndex(database());
      await dropMemoryIndex(database());
      expect(await madeBy(database())).toBeNull();
      await memories.write([memory(id, 1, toward(0)), memory(id, 2, toward(3))]);
      const search = () => memories.search({ ecosystem_id: id, embedding: toward(3), limit: 1 });
      expect((await search()).map(({ seq }) => seq)).toEqual([2]);
      await restoreMemoryIndex(database());
      await restoreMemoryIndex(database());
      expect(before).not.toBeNull();
      expect(await madeBy(database())).toBe(before);
      expect((await search()).map(({ seq }) => seq)).toEqual([2]);
      expect(await countMemories(database())).toBe(count + 2);
      await memories.remove(id);
    });

    it("comes back with the next start when whoever let it go has died", async () => {
      const before = await madeBy(database());
      await dropMemoryIndex(database());
      expect(await migrateDatabase(database())).toBe(0);
      expect(await madeBy(database())).toBe(before);
    });
  });
};

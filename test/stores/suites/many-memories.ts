import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Database } from "../../../db/client.ts";
import { dropMemoryIndex, restoreMemoryIndex } from "../../../db/memory-bulk.ts";
import { createPgvectorMemories } from "../../../db/memories.ts";
import { memory, toward } from "../contracts/memories.ts";

/** More than are measured one by one. */
const MANY = 20_100;

export const describeManyMemories = (database: () => Database): void => {
  describe("an ecosystem with more memories than are measured one by one", () => {
    it("is asked through the index, and a character or a kind in it finds no others", async () => {
      const memories = createPgvectorMemories(database());
      const id = crypto.randomUUID();
      await dropMemoryIndex(database());
      // around a direction of their own, off the axes on which those that are looked for lie
      await database().execute(sql`
        insert into memories (id, ecosystem_id, character_id, kind, text, importance, at, seq, embedding)
        select ${id} || ':' || row, ${id}::uuid, 'anna', 'observation', 'row', 0.5, row, row,
          (select array_agg(case when axis < 10 then 0 else 0.5 + random() + row * 0 end) from generate_series(1, 384) as axis)::vector(384)
        from generate_series(100, ${99 + MANY}::int) as row`);
      await restoreMemoryIndex(database());
      await memories.write([
        memory(id, 1, toward(0)),
        memory(id, 2, toward(0, 0.4)),
        memory(id, 3, toward(0, 0.2), "bruno"),
        { ...memory(id, 4, toward(0, 0.6)), kind: "reflection" },
      ]);
      const seqs = async (search: { character_id?: string; kind?: "reflection"; limit: number }) =>
        (await memories.search({ ecosystem_id: id, embedding: toward(0), ...search })).map(({ seq }) => seq);
      expect(await seqs({ limit: 4 })).toEqual([1, 3, 2, 4]);
      expect(await seqs({ limit: 2, character_id: "anna" })).toEqual([1, 2]);
      expect(await seqs({ limit: 5, character_id: "bruno" })).toEqual([3]);
      expect(await seqs({ limit: 5, kind: "reflection" })).toEqual([4]);
      expect(await seqs({ limit: 20 })).toHaveLength(20);
      await memories.remove(id);
    }, 120_000);
  });
};

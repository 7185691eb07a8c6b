/** The memories' contract on a mock of Vectorize, and what is particular to Vectorize: its limits and its delay. */
import { describe, expect, it } from "vitest";
import type { EmbeddedMemory } from "../../db/memories.ts";
import { EMBEDDING_DIMENSIONS } from "../../db/schema.ts";
import { createVectorizeMemories } from "../../db/vectorize.ts";
import { describeMemoriesContract, memory, toward } from "./contracts/memories.ts";
import { createVectorizeMock } from "./vectorize-mock.ts";

/** As db/vectorize.ts says that they are to be made. */
const INDEXES = ["character_id", "kind"];

/** The index, and the history in which a deployment looks ids up: it knows every row that was ever written. */
const open = () => {
  let clock = 0;
  const written: EmbeddedMemory[] = [];
  const binding = createVectorizeMock(EMBEDDING_DIMENSIONS, INDEXES);
  const index = createVectorizeMemories(
    binding,
    async (ecosystemId, characterIds) =>
      written.filter((row) => row.ecosystem_id === ecosystemId && (characterIds?.includes(row.character_id) ?? true)).map(({ id }) => id),
    () => clock,
  );
  return {
    binding,
    index: {
      ...index,
      write: async (rows: readonly EmbeddedMemory[]) => {
        written.push(...rows);
        await index.write(rows);
      },
    },
    /** The background job runs, and so much time passes that nothing is recent any more. */
    settle: async () => {
      await binding.settle();
      clock += 60_000;
    },
    fresh: () => createVectorizeMemories(binding),
  };
};

const settled = open();
describeMemoriesContract("Vectorize, once it has worked its changes off", () => settled.index, settled.settle);

const hasty = open();
describeMemoriesContract("Vectorize, before it has", () => hasty.index);

describe("Vectorize", () => {
  it("shows others' changes a little later, and its own at once", async () => {
    const { index, fresh, settle } = open();
    const id = crypto.randomUUID();
    await index.write([memory(id, 1, toward(0)), memory(id, 2, toward(1))]);
    const search = { ecosystem_id: id, embedding: toward(0), limit: 5 };
    expect(await index.search(search)).toHaveLength(2);
    expect(await fresh().search(search)).toEqual([]);
    await settle();
    expect(await fresh().search(search)).toEqual(await index.search(search));
    await index.removeRows([`${id}:1`]);
    expect((await index.search(search)).map(({ seq }) => seq)).toEqual([2]);
    expect(await fresh().search(search)).toHaveLength(2);
  });

  it("is given 1,000 rows a call at most, when writing and when removing", async () => {
    const { index, binding } = open();
    const id = crypto.randomUUID();
    await index.write(Array.from({ length: 2_500 }, (_, seq) => memory(id, seq, toward(seq % 300))));
    await index.remove(id);
    const calls = (name: string) => binding.calls.filter(([called]) => called === name).map(([, rows]) => rows);
    expect(calls("upsert")).toEqual([1_000, 1_000, 500]);
    expect(calls("deleteByIds")).toEqual([1_000, 1_000, 500]);
  });

  it("finds a character by an id longer than an index looks, and not another that begins alike", async () => {
    const { index, settle } = open();
    const id = crypto.randomUUID();
    const long = "a".repeat(70);
    await index.write([memory(id, 1, toward(0), `${long}1`), memory(id, 2, toward(0), `${long}2`)]);
    await settle();
    const found = await index.search({ ecosystem_id: id, character_id: `${long}2`, embedding: toward(0), limit: 5 });
    expect(found.map(({ seq }) => seq)).toEqual([2]);
  });

  it("refuses an id that it cannot keep, cuts a text that it cannot hold", async () => {
    const { index, settle } = open();
    const id = crypto.randomUUID();
    await expect(index.write([{ ...memory(id, 1, toward(0)), id: "x".repeat(65) }])).rejects.toThrow(/64 bytes/);
    await index.write([{ ...memory(id, 2, toward(0)), text: "本".repeat(20_000) }]);
    await settle();
    const [found] = await index.search({ ecosystem_id: id, embedding: toward(0), limit: 1 });
    expect(found?.text).toBe("本".repeat(2_000));
  });
});

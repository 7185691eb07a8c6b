/** What every index of memories must do, whatever store is behind it. */
import { describe, expect, it } from "vitest";
import { createMemorySink } from "../../../db/memories.ts";
import type { EmbeddedMemory, MemoryIndex } from "../../../db/memories.ts";
import { EMBEDDING_DIMENSIONS } from "../../../db/schema.ts";
import { changed, remembered } from "../events.ts";

/** A unit vector that points along one axis, leaning a little toward the next. */
export const toward = (axis: number, lean = 0): number[] => {
  const vector = Array.from({ length: EMBEDDING_DIMENSIONS }, () => 0);
  vector[axis] = Math.sqrt(1 - lean * lean);
  vector[axis + 1] = lean;
  return vector;
};

export const memory = (ecosystem_id: string, seq: number, embedding: number[], character_id = "anna"): EmbeddedMemory => ({
  id: `${ecosystem_id}:${seq}`,
  ecosystem_id,
  character_id,
  kind: "observation",
  text: `memory ${seq}`,
  importance: 0.5,
  at: seq / 4,
  seq,
  embedding,
});

/** @param settled resolves when what was written can be found. */
export const describeMemoriesContract = (
  engine: string,
  indexOf: () => MemoryIndex,
  settled = async (): Promise<void> => undefined,
): void => {
  describe(`memories on ${engine}`, () => {
    it("finds the nearest first, of one ecosystem and, when asked, of one character", async () => {
      const [id, other] = [crypto.randomUUID(), crypto.randomUUID()];
      await indexOf().write([
        memory(id, 1, toward(0, 0.5)),
        memory(id, 2, toward(0)),
        memory(id, 3, toward(7), "bruno"),
        memory(other, 4, toward(0)),
      ]);
      await settled();
      const found = await indexOf().search({ ecosystem_id: id, embedding: toward(0), limit: 2 });
      expect(found.map(({ seq }) => seq)).toEqual([2, 1]);
      expect(found[0]).toMatchObject({
        id: `${id}:2`,
        ecosystem_id: id,
        character_id: "anna",
        kind: "observation",
        text: "memory 2",
        at: 0.5,
      });
      expect(found[0]?.score).toBeCloseTo(1, 5);
      expect(found[1]?.score).toBeCloseTo(Math.sqrt(0.75), 5);
      const ofBruno = await indexOf().search({ ecosystem_id: id, character_id: "bruno", embedding: toward(0), limit: 5 });
      expect(ofBruno.map(({ seq }) => seq)).toEqual([3]);
    });

    it("writes over a row that is there, and takes more rows than one call of a store may carry", async () => {
      const id = crypto.randomUUID();
      await indexOf().write(Array.from({ length: 1200 }, (_, seq) => memory(id, seq, toward(seq % 300))));
      await indexOf().write([{ ...memory(id, 5, toward(301)), text: "changed" }]);
      await settled();
      const [found] = await indexOf().search({ ecosystem_id: id, embedding: toward(301), limit: 1 });
      expect(found).toMatchObject({ seq: 5, text: "changed" });
      expect(await indexOf().search({ ecosystem_id: id, embedding: toward(299), limit: 20 })).toHaveLength(20);
    });

    it("refuses a vector of another embedder, naming both lengths", async () => {
      const short = { ...memory(crypto.randomUUID(), 1, []), embedding: [1, 2, 3] };
      await expect(indexOf().write([short])).rejects.toThrow(/384.*3/);
      await expect(indexOf().search({ ecosystem_id: short.ecosystem_id, embedding: [], limit: 1 })).rejects.toThrow(/384/);
    });

    it("is filled by its sink from a branch's log, twice delivered, under the branch's own id", async () => {
      const [parent, branch] = [crypto.randomUUID(), crypto.randomUUID()];
      const sink = createMemorySink(indexOf(), async (texts) =>
        texts.map((text) => (text === "..." ? toward(0).fill(0) : toward(text.length))),
      );
      const events = [
        changed(parent, 1, ["anna", "bruno"], "trust", 0.1),
        remembered(parent, 2, "anna", "rain"),
        remembered(parent, 3, "anna", "..."),
        remembered(branch, 4, "bruno", "lantern"),
      ];
      await sink.write(branch, events);
      await sink.write(branch, events);
      await settled();
      const found = await indexOf().search({ ecosystem_id: branch, embedding: toward(4), limit: 10 });
      expect(found.map(({ id, character_id, text }) => [id, character_id, text])).toEqual([
        [`${branch}:2`, "anna", "rain"],
        [`${branch}:4`, "bruno", "lantern"],
      ]);
      expect(await indexOf().search({ ecosystem_id: parent, embedding: toward(4), limit: 10 })).toEqual([]);
    });

    it("finds only memories of the kind that is asked for", async () => {
      const id = crypto.randomUUID();
      await indexOf().write([memory(id, 1, toward(0)), { ...memory(id, 2, toward(0, 0.4)), kind: "reflection" }]);
      await settled();
      const found = await indexOf().search({ ecosystem_id: id, kind: "reflection", embedding: toward(0), limit: 5 });
      expect(found.map(({ seq, kind }) => [seq, kind])).toEqual([[2, "reflection"]]);
    });

    it("forgets some characters of an ecosystem, and single memories, and no others", async () => {
      const id = crypto.randomUUID();
      const people = ["anna", "bruno", "clara", "clara"];
      await indexOf().write(people.map((name, index) => memory(id, index + 1, toward(index), name)));
      await settled();
      const left = async () => {
        await settled();
        return (await indexOf().search({ ecosystem_id: id, embedding: toward(0), limit: 9 }))
          .map(({ seq }) => seq)
          .toSorted((a, b) => a - b);
      };
      await indexOf().remove(id, ["anna", "bruno"]);
      expect(await left()).toEqual([3, 4]);
      await indexOf().removeRows([`${id}:4`, `${id}:99`]);
      expect(await left()).toEqual([3]);
      await indexOf().removeRows([]);
      await indexOf().remove(id, []);
      expect(await left()).toEqual([3]);
    });

    it("forgets an ecosystem and no other", async () => {
      const [id, other] = [crypto.randomUUID(), crypto.randomUUID()];
      await indexOf().write([memory(id, 1, toward(0)), memory(other, 1, toward(0))]);
      await settled();
      await indexOf().remove(id);
      await settled();
      expect(await indexOf().search({ ecosystem_id: id, embedding: toward(0), limit: 5 })).toEqual([]);
      expect(await indexOf().search({ ecosystem_id: other, embedding: toward(0), limit: 5 })).toHaveLength(1);
    });
  });
};

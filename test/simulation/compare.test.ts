import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareStories, findDivergence, takeSnapshot, type Side } from "../../objects/simulation/index.ts";
import { chatter, creation } from "./cast.ts";
import { startRun, type Run } from "./run.ts";

const sideOf = (run: Run): Side => ({ ...takeSnapshot(run.state), climate: [] });

/** Two runs that were one for a while. */
const twins = () => {
  const [first, second] = [startRun(creation(8, 5)), startRun(creation(8, 5))];
  for (const run of [first, second]) run.live(40, chatter);
  return [first, second] as const;
};

describe("the first difference of two logs", () => {
  test("is found wherever it is, with few questions", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 200_000 }), fc.integer({ min: 1, max: 200_001 }), async (shortest, parted) => {
        let questions = 0;
        const found = await findDivergence(shortest, async (seqs) => {
          questions += 1;
          return seqs.map((seq) => seq < parted);
        });
        expect(found).toBe(parted <= shortest ? parted : null);
        expect(questions).toBeLessThanOrEqual(8);
      }),
    );
  });
});

describe("a comparison", () => {
  test("of a story with itself finds nothing", () => {
    const [first, second] = twins();
    const same = compareStories(sideOf(first), sideOf(second), null);
    expect(same).toMatchObject({ divergence: null, relationships: [], present: { only: [[], []] } });
    expect(same.threads.every(({ values: [here, there] }) => here?.tension === there?.tension)).toBe(true);
  });

  test("tells what an author's hand and a departure have changed, the most different first", () => {
    const [first, second] = twins();
    const change = { dimension: "strength", value: -0.99 } as const;
    second.take({ kind: "override", from: "p0", to: "p1", change, because: "", by: "owner" });
    second.take({ kind: "leave", character_id: "p7", by: "owner" });
    const { relationships, present, counts } = compareStories(sideOf(first), sideOf(second), { seq: 1, events: [null, null] });
    const before = first.state.ties.tie("p0", "p1")?.strength ?? 0;
    expect(relationships[0]).toMatchObject({ from: "p0", to: "p1" });
    expect(relationships[0]?.difference.strength).toBeCloseTo(-0.99 - before, 3);
    expect(present.only).toEqual([["p7"], []]);
    expect(counts.events[1]).toBeGreaterThan(counts.events[0]);
  });

  test("keeps threads apart that have the same id by chance", () => {
    const [first] = twins();
    const side = sideOf(first);
    const thread = side.threads[0];
    if (!thread) throw new Error("no thread to compare");
    const other = { ...side, threads: [{ ...thread, title: "Something else", opened_at: thread.opened_at + 5 }] };
    const { threads } = compareStories({ ...side, threads: [thread] }, other, null);
    expect(threads.map(({ values: [here, there] }) => [here === null, there === null])).toEqual(
      expect.arrayContaining([
        [false, true],
        [true, false],
      ]),
    );
  });
});

import * as fc from "fast-check";
import { expect, test } from "vitest";
import { apply, fold, randomFor, Refusal, restore, stateHash, takeSnapshot, type Snapshot } from "../../objects/simulation/index.ts";
import { anyInput, CAST, inputOf, type Draft } from "./any-input.ts";
import { chatter, creation } from "./cast.ts";
import { seeds } from "./deep.ts";
import { problemsOf } from "./invariants.ts";
import { startRun, type Mind, type Run } from "./run.ts";

/** Ticks of each history; inputs come at random between them. */
const TICKS = 300;

/** Words of every kind, and at times none. */
const moody: Mind = (wish) => {
  const random = randomFor(wish.seed, 2);
  if (random.chance(0.1)) return null;
  const appraisals = Object.fromEntries(wish.addressees.map((id) => [id, random.next() * 4 - 2]));
  return { ...chatter(wish), appraisals, ends: random.chance(0.05), thought: random.chance(0.3) ? "Hm." : "" };
};

const takeIfTaken = (run: Run, draft: Draft): void => {
  const input = inputOf(draft, run.events);
  if (input === null) return;
  const before = run.state.meta.seq;
  try {
    run.take(input);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    expect(run.state.meta.seq).toBe(before);
  }
};

const throughText = (snapshot: Snapshot): Snapshot => JSON.parse(JSON.stringify(snapshot)) as Snapshot;

const moments = fc.array(fc.record({ wait: fc.integer({ min: 0, max: 14 }), draft: anyInput }), { minLength: 10, maxLength: 40 });

test(
  "whatever comes from outside, the invariants hold, the log folds to the state, also from a snapshot, and every conversation ends",
  { timeout: 3_600_000 },
  () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), moments, fc.double({ min: 0, max: 1, noNaN: true }), (seed, history, cut) => {
        const run = startRun(creation(CAST, seed));
        let lived = 0;
        for (const { wait, draft } of history) {
          run.live(wait, moody);
          lived += wait;
          takeIfTaken(run, draft);
        }
        run.take({ kind: "control", action: "resume", by: "owner" });
        const open = new Set([...run.state.conversations.values()].map(({ id }) => id));
        run.live(Math.max(110, TICKS - lived), moody);
        expect([...run.state.conversations.values()].filter(({ id }) => open.has(id))).toEqual([]);
        expect(problemsOf(run.events, run.state)).toEqual([]);
        const hash = stateHash(run.state);
        expect(stateHash(fold(run.events))).toBe(hash);
        const half = Math.floor(run.events.length * cut);
        const kept = fold(run.events.slice(0, half));
        const restored = restore(throughText(takeSnapshot(kept)));
        expect(stateHash(restored)).toBe(stateHash(kept));
        for (const event of run.events.slice(half)) apply(restored, event);
        expect(stateHash(restored)).toBe(hash);
      }),
      { numRuns: seeds(20, 1000).length },
    );
  },
);

import * as fc from "fast-check";
import { expect, test } from "vitest";
import { fold, randomFor, Refusal, stateHash, type Input, type InteractionType } from "../../objects/simulation/index.ts";
import { chatter, creation, profile, said } from "./cast.ts";
import { problemsOf } from "./invariants.ts";
import { startRun, type Mind, type Run } from "./run.ts";

const CAST = 7;
const someone = fc.integer({ min: 0, max: CAST }).map((index) => `p${index}`);
const words = fc.string({ minLength: 0, maxLength: 60, unit: "grapheme" });
const types: readonly InteractionType[] = ["chat", "greeting", "conflict", "collaboration", "confession", "gossip", "farewell"];
const number = fc.double({ min: -5, max: 5 });

const reply = fc
  .record({
    speech: words,
    action: words,
    thought: words,
    ends: fc.boolean(),
    appraisals: fc.dictionary(someone, number),
    importance: number,
  })
  .map(({ speech, importance, ...rest }) =>
    said(speech, { ...rest, memories: [{ text: speech, importance, subjects: ["p0", "nobody"] }] }),
  );

const input: fc.Arbitrary<Input> = fc.oneof(
  fc.record({
    kind: fc.constant("control" as const),
    action: fc.constantFrom("pause" as const, "resume" as const),
    by: fc.constant("owner"),
  }),
  fc.record({
    kind: fc.constant("say" as const),
    speaker_id: fc.constant("visitor:v"),
    name: fc.constant("Vi"),
    to: fc.array(someone, { maxLength: 3 }),
    text: words,
  }),
  fc.record({ kind: fc.constant("direct" as const), to: someone, text: words, by: fc.constant("owner") }),
  fc.record({
    kind: fc.constant("world_event" as const),
    content: words,
    location: fc.constantFrom(null, "the inn"),
    by: fc.constant("owner"),
  }),
  fc.record({ kind: fc.constant("leave" as const), character_id: someone, by: fc.constant("owner") }),
  someone.map((id): Input => ({
    kind: "join",
    character: profile(Number(id.slice(1)), randomFor(5, Number(id.slice(1)))),
    ties: [],
    memories: [],
  })),
  fc.record({
    kind: fc.constant("interaction" as const),
    initiator_id: someone,
    target_id: someone,
    type: fc.constantFrom(...types),
    content: words,
    reply,
  }),
  fc.record({ kind: fc.constant("reply" as const), turn_id: fc.integer({ min: 1, max: 400 }).map((turn) => `t${turn}`), reply }),
);

const moment = fc.record({ wait: fc.integer({ min: 0, max: 14 }), input });

/** Words of every kind, and at times none. */
const moody: Mind = (wish) => {
  const random = randomFor(wish.seed, 2);
  if (random.chance(0.1)) return null;
  const appraisals = Object.fromEntries(wish.addressees.map((id) => [id, random.next() * 4 - 2]));
  return { ...chatter(wish), appraisals, ends: random.chance(0.05), thought: random.chance(0.3) ? "Hm." : "" };
};

const takeIfTaken = (run: Run, taken: Input): void => {
  const before = run.state.meta.seq;
  try {
    run.take(taken);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    expect(run.state.meta.seq).toBe(before);
  }
};

test("whatever comes from outside, the invariants hold, the log folds to the state, and every conversation ends", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), fc.array(moment, { minLength: 10, maxLength: 25 }), (seed, moments) => {
      const run = startRun(creation(CAST, seed));
      for (const { wait, input: taken } of moments) {
        run.live(wait, moody);
        takeIfTaken(run, taken);
      }
      expect(problemsOf(run.events, run.state)).toEqual([]);
      run.take({ kind: "control", action: "resume", by: "owner" });
      const open = new Set([...run.state.conversations.values()].map(({ id }) => id));
      run.live(110, moody);
      expect([...run.state.conversations.values()].filter(({ id }) => open.has(id))).toEqual([]);
      expect(problemsOf(run.events, run.state)).toEqual([]);
      expect(stateHash(fold(run.events))).toBe(stateHash(run.state));
    }),
    { numRuns: 20 },
  );
});

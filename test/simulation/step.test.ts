import { describe, expect, test } from "vitest";
import {
  fold,
  publicEvent,
  randomFor,
  restore,
  stateHash,
  step,
  takeSnapshot,
  wishesOf,
  type Input,
} from "../../objects/simulation/index.ts";
import { chatter, creation } from "./cast.ts";
import { runFrom, startRun } from "./run.ts";

describe("a step", () => {
  test("does not touch the state it is given", () => {
    const run = startRun(creation(12, 7));
    run.live(40, chatter);
    const before = stateHash(run.state);
    const now = { ...run.now(true), tick: 1000 };
    const replies = wishesOf(run.state, now).map((wish): Input => ({ kind: "reply", turn_id: wish.id, reply: chatter(wish) }));
    expect(step(run.state, replies, now, randomFor(7, 1000)).length).toBeGreaterThan(0);
    expect(stateHash(run.state)).toBe(before);
  });

  test("gives the same events for the same state, inputs, time and seed", () => {
    const [first, second] = [startRun(creation(10, 11)), startRun(creation(10, 11))];
    first.live(120, chatter);
    second.live(120, chatter);
    expect(second.events).toEqual(first.events);
    expect(stateHash(second.state)).toBe(stateHash(first.state));
  });

  test("gives another story for another seed", () => {
    const [first, second] = [startRun(creation(10, 11)), startRun({ ...creation(10, 11), seed: 12 })];
    first.live(30, chatter);
    second.live(30, chatter);
    expect(stateHash(second.state)).not.toBe(stateHash(first.state));
  });

  test("lets people begin to talk within the first two ticks, and keeps at least a line a tick going in a cast of twelve", () => {
    for (const seed of [1, 2, 3]) {
      const run = startRun(creation(12, seed));
      run.live(2, chatter);
      expect(run.state.meta.interactions, `seed ${seed}`).toBeGreaterThan(0);
      run.live(58, chatter);
      expect(run.state.meta.interactions, `seed ${seed}`).toBeGreaterThan(60);
    }
  });
});

describe("the log", () => {
  test("folds to the live state, also through a snapshot taken on the way", () => {
    for (const seed of [21, 22, 23]) {
      const run = startRun(creation(9, seed));
      run.live(100, chatter);
      const hash = stateHash(run.state);
      expect(stateHash(fold(run.events)), `seed ${seed}`).toBe(hash);
      const cut = randomFor(seed, 99).integer(run.events.length);
      const halfway = restore(JSON.parse(JSON.stringify(takeSnapshot(fold(run.events.slice(0, cut))))));
      expect(stateHash(fold(run.events.slice(cut), halfway)), `seed ${seed}, cut ${cut}`).toBe(hash);
    }
  });

  test("goes on from a restored state exactly as it would have gone on", () => {
    const run = startRun(creation(9, 31));
    run.live(60, chatter);
    const { tick, at } = run.now();
    const resumed = runFrom(restore(JSON.parse(JSON.stringify(takeSnapshot(run.state)))), 31, [], { tick, at });
    run.live(60, chatter);
    resumed.live(60, chatter);
    expect(stateHash(resumed.state)).toBe(stateHash(run.state));
  });

  test("folds with hidden events left out, without private data and without throwing", () => {
    const run = startRun(creation(9, 41));
    run.take({ kind: "direct", to: "p1", text: "Leave the room.", by: "director" });
    run.live(80, chatter);
    const seen = fold(run.events.flatMap((event) => publicEvent(event) ?? []));
    const gaps = fold(run.events.filter(({ seq }) => seq % 3 !== 0));
    expect(gaps.meta.seq).toBeGreaterThan(0);
    expect(takeSnapshot(seen)).toEqual({ ...takeSnapshot(run.state, { includePrivate: false }), meta: seen.meta });
    for (const { secrets, memories, direction } of seen.characters.values())
      expect({ secrets, memories, direction }).toEqual({ secrets: [], memories: [], direction: null });
  });
});

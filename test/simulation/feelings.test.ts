import { describe, expect, test } from "vitest";
import { baselineOf, climateOf, emotionAt, energyAt, moodAt, octantOf, TUNING, type Traits } from "../../objects/simulation/index.ts";
import { moved } from "../../objects/simulation/rules/mood.ts";
import { chatter, creation } from "./cast.ts";
import { startRun } from "./run.ts";

const average: Traits = { openness: 0.5, conscientiousness: 0.5, extraversion: 0.5, agreeableness: 0.5, neuroticism: 0.5 };

describe("moods", () => {
  test("the neurotic are less pleasant and more aroused than the stable (the sign trap)", () => {
    const nervous = baselineOf({ ...average, neuroticism: 1 });
    const stable = baselineOf({ ...average, neuroticism: 0 });
    expect(nervous.p).toBeCloseTo(-0.19);
    expect(nervous.a).toBeCloseTo(0.57);
    expect(stable.p).toBeCloseTo(0.19);
    expect(stable.a).toBeCloseTo(-0.57);
  });

  test("extraverts are dominant, the agreeable are pleasant and yielding", () => {
    expect(baselineOf({ ...average, extraversion: 1 }).d).toBeCloseTo(0.6);
    expect(baselineOf({ ...average, agreeableness: 1 })).toEqual({ p: 0.59, a: 0.3, d: -0.32 });
  });

  test("moods, emotions and energy return to where they belong when nothing happens", () => {
    const run = startRun(creation(8, 3));
    run.live(90, chatter);
    const { at } = run.now();
    const characters = [...run.state.characters.values()];
    expect(characters.some((character) => moodAt(character, at).p !== baselineOf(character.traits).p)).toBe(true);
    for (const character of characters) {
      expect(emotionAt(character, at + 1440)).toBeNull();
      expect(energyAt(character, at + 1440)).toBeCloseTo(1);
      const [mood, baseline] = [moodAt(character, at + 1440), baselineOf(character.traits)];
      for (const axis of ["p", "a", "d"] as const) expect(mood[axis]).toBeCloseTo(baseline[axis], 3);
    }
  });

  test("decay the same in one stretch as in two", () => {
    const character = { traits: average, mood: { p: 0.8, a: -0.2, d: 0.4 }, emotion: null, felt_at: 0 };
    const halfway = { ...character, mood: moodAt(character, 17), felt_at: 17 };
    expect(moodAt(halfway, 40).p).toBeCloseTo(moodAt(character, 40).p, 3);
  });

  test("a whole day of pleasant words lifts a mood to where joy lies and no further; one insult falls deep from there", () => {
    let mood = { p: -0.4, a: 0, d: 0 };
    for (let line = 0; line < 1_000; line += 1) mood = moved(mood, { name: "joy", intensity: 0.4 });
    expect(mood.p).toBeCloseTo(TUNING.mood.reach * TUNING.emotion.pad.joy.p, 2);
    const insulted = moved(mood, { name: "anger", intensity: 0.8 });
    expect(insulted.p).toBeLessThan(mood.p - 0.2);
  });

  test("have a word for every octant", () => {
    const signs = [1, -1].flatMap((p) => [1, -1].flatMap((a) => [1, -1].map((d) => octantOf({ p, a, d }))));
    expect(signs).toEqual(["exuberant", "dependent", "relaxed", "docile", "hostile", "anxious", "disdainful", "bored"]);
    expect(octantOf({ p: 0, a: 0, d: 0 })).toBe("even");
  });
});

/** The climate after the same words have been exchanged three times, answered with some warmth. */
const meeting = (type: "conflict" | "chat", warmth: number) => {
  const run = startRun(creation(2, 6, () => ({ neuroticism: 0.9, agreeableness: 0.3 })));
  for (let times = 0; times < 3; times += 1)
    run.take({
      kind: "interaction",
      initiator_id: "p0",
      target_id: "p1",
      type,
      content: "Listen to me.",
      reply: { thought: "", action: "", speech: "I hear you.", appraisals: { p0: warmth }, memories: [], ends: false, mind: "test" },
    });
  return climateOf(run.state, run.now().at);
};

describe("the climate", () => {
  test("is the mean of the cast, and tenser after a quarrel than after a kindness", () => {
    const [quarrel, kindness] = [meeting("conflict", -0.9), meeting("chat", 0.9)];
    expect(quarrel.mood.p).toBeLessThan(kindness.mood.p);
    expect(quarrel.tension).toBeGreaterThan(kindness.tension);
    expect(quarrel.energy).toBeLessThan(1);
  });

  test("of an empty room is nothing", () => {
    expect(climateOf(startRun(creation(0, 1)).state, 0)).toEqual({ mood: { p: 0, a: 0, d: 0 }, spread: 0, tension: 0, energy: 0 });
  });
});

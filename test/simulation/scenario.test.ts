import { describe, expect, test } from "vitest";
import { fold, publicEvent, Refusal, stateHash, takeSnapshot, type ScenarioDefinition } from "../../objects/simulation/index.ts";
import { chatter, creation, mirror, SCENE } from "./cast.ts";
import { problemsOf } from "./invariants.ts";
import { startRun, type Mind } from "./run.ts";
import { aim, begun, control, measured, only, scenario, SECRET } from "./scenario.ts";

/** Mean warmth that people mean to show in a scenario of this mood. */
const warmth = (mood: string): number => {
  const intents = [1, 2, 3, 4, 5, 6].flatMap((seed) => {
    const run = begun({ mood, minutes: 200 }, 6, seed);
    run.live(60, chatter);
    return only(run.events, "speaker_chosen").map(({ data }) => data.intent.warmth);
  });
  return intents.reduce((sum, value) => sum + value, 0) / intents.length;
};

describe("a scenario", () => {
  test("begins with its cast at its place, tells its shared objectives to all and the rest to nobody else", () => {
    const run = begun({
      cast: ["p0", "p1", "p2", "nobody"],
      objectives: [
        aim("Sell the brass weathercock"),
        aim("Keep the seal hidden", { character_id: "p1", secret: true, measure: { kind: "kept", text: SECRET } }),
      ],
      secrets: [{ character_id: "p1", text: SECRET }],
      complications: ["A stranger bids."],
      phases: [{ title: "Arrival", intention: "They pretend.", minutes: 10, opening: "The lamps are lit." }],
    });
    const { scenario: played } = run.state.meta;
    expect(played).toMatchObject({ status: "active", cast: ["p0", "p1", "p2"], complications: ["A stranger bids."] });
    for (const id of ["p0", "p1", "p2"]) expect(run.state.characters.get(id)?.location).toBe("the inn");
    expect(run.state.characters.get("p1")?.secrets).toContain(SECRET);
    expect(only(run.events, "world_event").map(({ data }) => data.content)).toEqual(["The lamps are lit."]);
    const seen = JSON.stringify(run.events.filter(({ visibility }) => visibility === "public"));
    for (const hidden of [SECRET, "Keep the seal hidden", "A stranger bids."]) expect(seen).not.toContain(hidden);
    expect(JSON.stringify(takeSnapshot(run.state, { includePrivate: false }))).not.toContain("Keep the seal hidden");
    const known = new Map<string, readonly string[]>();
    run.live(25, (wish) => {
      known.set(wish.speaker_id, wish.view.scenario?.objectives ?? []);
      return chatter(wish);
    });
    for (const [id, objectives] of known) {
      expect(objectives.includes("Keep the seal hidden"), `${id} keeps`).toBe(id === "p1");
      expect(objectives.includes("Sell the brass weathercock"), `${id} sells`).toBe(["p0", "p1", "p2"].includes(id));
    }
  });

  test.each<readonly [string, Partial<ScenarioDefinition>]>([
    ["without a title", { title: " " }],
    ["with nobody present", { cast: ["nobody"] }],
    ["with an objective of nobody's", { cast: ["p0"], objectives: [aim("Win", { character_id: "p1" })] }],
    ["with an objective about a stranger", { objectives: [measured({ kind: "known", character_id: "nobody", text: "it" })] }],
    ["with an objective without words", { objectives: [aim(" ")] }],
  ])("%s is refused", (_what, values) => {
    expect(() => begun(values)).toThrow(Refusal);
  });

  test("is played one at a time, and another can begin when it has ended", () => {
    const run = begun();
    expect(() => run.take(scenario())).toThrow(/being played/);
    run.take(control("end"));
    run.take(scenario({ title: "The morning after" }));
    expect(run.state.meta.scenario).toMatchObject({ title: "The morning after", status: "active" });
    run.take(control("end"));
    expect(() => run.take(control("pause"))).toThrow(/No scenario/);
  });

  test("goes through its phases in story time, or when the director moves on; paused time does not count", () => {
    const phases = ["One", "Two", "Three"].map((title) => ({ title, intention: "", minutes: 10, opening: `${title} opens.` }));
    const run = begun({ phases, minutes: 100 });
    run.live(11, chatter);
    expect(run.state.meta.scenario).toMatchObject({ phase: 1 });
    run.take(control("pause"));
    run.live(30, chatter);
    expect(run.state.meta.scenario).toMatchObject({ phase: 1, status: "paused" });
    run.take(control("resume"));
    run.live(3, chatter);
    expect(run.state.meta.scenario).toMatchObject({ phase: 1, status: "active" });
    run.take(control("advance"));
    expect(run.state.meta.scenario).toMatchObject({ phase: 2 });
    expect(() => run.take(control("advance"))).toThrow(/last phase/);
    expect(only(run.events, "world_event").map(({ data }) => data.content)).toEqual(["One opens.", "Two opens.", "Three opens."]);
  });

  test("colours how its people meet each other", () => {
    expect(warmth("warm and festive")).toBeGreaterThan(warmth("tense, close to a quarrel") + 0.1);
  });

  test("brings its cast together, for its sake, and puts its objectives into their mouths", () => {
    const run = begun({ objectives: [aim("Sell the old ferry")], minutes: 200 }, 12, 4);
    run.live(40, chatter);
    expect(only(run.events, "conversation_started").some(({ data }) => data.reason === "scenario")).toBe(true);
    const spoken = only(run.events, "speaker_chosen").filter(({ data }) => data.intent.topic === "Sell the old ferry");
    expect(spoken.length).toBeGreaterThan(5);
  });
});

describe("complications", () => {
  test("come when talk stalls, twice in a conversation at most, the written ones first; then it ends", () => {
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      const run = begun({ complications: ["A stranger bids.", "The ferry sinks."], minutes: 300 }, 4, seed);
      run.live(40, mirror);
      const thrown = only(run.events, "scenario_complicated");
      expect(
        thrown.slice(0, 2).map(({ data }) => data.content),
        `seed ${seed}`,
      ).toEqual(["A stranger bids.", "The ferry sinks."]);
      expect(thrown.length, `seed ${seed}`).toBeGreaterThan(2);
      const count = new Map<string, number>();
      for (const { data } of thrown) count.set(data.conversation_id ?? "", (count.get(data.conversation_id ?? "") ?? 0) + 1);
      expect(Math.max(...count.values()), `seed ${seed}`).toBeLessThanOrEqual(2);
      for (const { seq, data } of thrown) {
        const happened = run.events.findLast((event) => event.type === "world_event" && event.seq < seq);
        expect(happened?.data, `seed ${seed}`).toMatchObject({ content: data.content });
      }
    }
  });

  test("come when the director wants one, and never outside a scenario or in a paused one", () => {
    const run = begun({ complications: ["A stranger bids."] });
    run.take(control("complicate"));
    expect(only(run.events, "scenario_complicated").map(({ data }) => data.content)).toEqual(["A stranger bids."]);
    run.take(control("complicate"));
    expect(only(run.events, "scenario_complicated")).toHaveLength(2);
    run.take(control("pause"));
    expect(() => run.take(control("complicate"))).toThrow(/paused/);
    const without = startRun(creation(4, 1));
    without.live(40, mirror);
    expect(only(without.events, "scenario_complicated")).toEqual([]);
  });
});

describe("a stage direction", () => {
  test("holds for as many turns as it says", () => {
    for (const turns of [1, 5]) {
      const run = startRun(creation(2, 3));
      run.take({ kind: "direct", to: "p0", text: "Be short.", by: "owner", turns });
      let told = 0;
      run.live(60, (wish) => {
        if (wish.view.direction !== null) told += 1;
        return chatter(wish);
      });
      expect(told).toBe(turns);
    }
    const run = startRun(creation(2, 3));
    for (const turns of [0, 21, 1.5])
      expect(() => run.take({ kind: "direct", to: "p0", text: "Be short.", by: "owner", turns })).toThrow(/1 to 20/);
  });

  test("is off when the scenario ends", () => {
    const run = begun();
    run.take({ kind: "direct", to: "p0", text: "Be short.", by: "owner", turns: 20 });
    run.take(control("end"));
    expect(run.state.characters.get("p0")?.direction).toBeNull();
  });
});

test("a whole scenario keeps the invariants, folds to the live state, and its public part to the public state", () => {
  const minds: readonly Mind[] = [chatter, mirror];
  for (const [index, mind] of minds.entries())
    for (const seed of [1, 2, 3]) {
      const create = creation(7, seed);
      const run = startRun({ ...create, scene: { ...SCENE, locations: ["the inn", "the quay"] } });
      run.take(
        scenario({
          mood: "tense",
          objectives: [
            aim("Sell the old ferry"),
            aim("Find the lost ring", { character_id: "p0", secret: true }),
            aim("Have the lost ring to oneself", { character_id: "p1" }),
            measured({ kind: "tie", from: "p1", to: "p2", dimension: "trust", at_most: 0.2 }, { character_id: "p2", secret: true }),
          ],
          complications: ["A stranger bids."],
          minutes: 40,
        }),
      );
      expect(only(run.events, "story_thread_opened").some(({ data }) => data.thread.kind === "scenario")).toBe(true);
      run.live(60, mind);
      expect(problemsOf(run.events, run.state), `seed ${seed}, mind ${index}`).toEqual([]);
      expect(stateHash(fold(run.events)), `seed ${seed}`).toBe(stateHash(run.state));
      const seen = fold(run.events.flatMap((event) => publicEvent(event) ?? []));
      expect(takeSnapshot(seen), `seed ${seed}`).toEqual({ ...takeSnapshot(run.state, { includePrivate: false }), meta: seen.meta });
      expect(seen.meta.scenario).toEqual(takeSnapshot(run.state, { includePrivate: false }).meta.scenario);
      expect(run.state.meta.scenario?.status).toBe("ended");
      expect([...run.state.threads.values()].filter(({ kind, status }) => kind === "scenario" && status === "open")).toEqual([]);
    }
});

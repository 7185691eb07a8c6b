import { describe, expect, test } from "vitest";
import { canInteract, minutesToPass, type Event, type EventOf, type EventType, type Profile } from "../../objects/simulation/index.ts";
import { openGoals } from "../../objects/simulation/rules/goals.ts";
import { planFor } from "../../objects/simulation/rules/plans.ts";
import { isAsleep, sleepOf } from "../../objects/simulation/rules/sleep.ts";
import { chatter, creation, said, SCENE } from "./cast.ts";
import { seeds } from "./deep.ts";
import { startRun, type Run } from "./run.ts";

const only = <Type extends EventType>(events: readonly Event[], type: Type): readonly EventOf<Type>[] =>
  events.filter((event): event is EventOf<Type> => event.type === type);

const AVERAGE = { openness: 0.5, conscientiousness: 0.5, extraversion: 0.5, agreeableness: 0.5, neuroticism: 0.5 };

const GOAL = "repair the bell tower";

const begun = (change: (one: Profile) => Partial<Profile> = () => ({})): Run => {
  const create = creation(2, 5, () => AVERAGE);
  const characters = create.characters.map((one) => ({ ...one, goals: [GOAL], ...change(one) }));
  return startRun({ ...create, characters, ties: [], memories: [] });
};

const NOUNS =
  "rope scaffold mortar hammer beam slate copper ladder pulley timber chisel winch lead clapper louvre stair vane plank nail wedge".split(
    " ",
  );

/** Lines about the tower, in the words of an evening's conversation that is held at `type`. */
const work = (run: Run, lines: number, type: "collaboration" | "conflict"): readonly Event[] => {
  const before = run.events.length;
  for (let line = 0; line < lines; line += 1) {
    run.live(4, () => null);
    while (canInteract(run.state, "p0", "p1", run.now().at) !== null) run.live(1, () => null);
    const [a, b, c] = [0, 7, 13].map((step) => NOUNS[(line + step) % NOUNS.length]);
    run.take({
      kind: "interaction",
      initiator_id: line % 2 === 0 ? "p0" : "p1",
      target_id: line % 2 === 0 ? "p1" : "p0",
      type,
      content: `The bell tower wants a ${a ?? ""} and a ${b ?? ""}.`,
      reply: said(`A ${c ?? ""} first.`, { appraisals: { p0: 0.4, p1: 0.4 } }),
    });
  }
  return run.events.slice(before);
};

describe("plans", () => {
  test("are two to four steps in the goal's own words, more for the conscientious", () => {
    for (const goal of [GOAL, "find the lost ring", "win the harvest prize", "leave town before winter", "be left in peace", "Justice."])
      for (const conscientiousness of [0, 0.5, 1]) {
        const steps = planFor(goal, { ...AVERAGE, conscientiousness });
        expect(steps).toHaveLength(2 + 2 * conscientiousness);
        expect(new Set(steps).size).toBe(steps.length);
        expect(steps.every((step) => step !== "" && !step.includes("["))).toBe(true);
      }
    expect(planFor("find the lost ring", { ...AVERAGE, conscientiousness: 1 })[0]).toBe("ask around about the lost ring");
  });
});

/** Days until a goal that nothing comes of is given up. */
const daysUntilGivenUp = (conscientiousness: number): number => {
  const run = begun((one) => ({ traits: { ...one.traits, conscientiousness } }));
  work(run, 2, "collaboration");
  const since = run.now().at;
  while (run.now().at < since + 5 * 1440 && only(run.events, "goal_settled").length === 0) run.live(20, () => null);
  expect(only(run.events, "goal_settled")[0]?.data.status).toBe("given_up");
  return (run.now().at - since) / 1440;
};

describe("goals", () => {
  test("come forward by working together on them, step by step, and are reached with pride", () => {
    const run = begun();
    const events = work(run, 100, "collaboration");
    const [plan] = only(events, "plan_made");
    expect(plan).toMatchObject({ visibility: "private", data: { goal: GOAL } });
    const progress = only(events, "goal_progressed").filter(({ data }) => data.character_id === "p0");
    expect(progress.length).toBeGreaterThan(5);
    for (const [index, { data, seq }] of progress.entries()) {
      expect(data.before).toBe(progress[index - 1]?.data.after ?? 0);
      expect(data.before + data.delta).toBeCloseTo(data.after, 6);
      expect(data.causes.every((cause) => cause < seq)).toBe(true);
    }
    const plans = only(events, "plan_made").filter(({ data }) => data.character_id === "p0");
    expect(plans.map(({ data }) => data.plan.length)).toEqual(plans.map((_, index) => (plans[0]?.data.plan.length ?? 0) - index));
    const settled = only(events, "goal_settled").find(({ data }) => data.character_id === "p0");
    expect(settled?.data).toMatchObject({ goal: GOAL, status: "reached" });
    const felt = only(events, "emotion_felt").find(({ data }) => data.causes.includes(settled?.seq ?? 0));
    expect(felt?.data.emotion.name).toBe("pride");
    const character = run.state.characters.get("p0");
    expect(character && openGoals(character)).toEqual([]);
  });

  test("are thrown back by quarrels over them", () => {
    const run = begun();
    work(run, 8, "collaboration");
    const before = run.state.characters.get("p0")?.pursuits[0]?.progress ?? 0;
    work(run, 3, "conflict");
    expect(run.state.characters.get("p0")?.pursuits[0]?.progress).toBeLessThan(before);
  });

  test("are given up when nothing comes of them, by the conscientious later than by others", () => {
    const [careless, dogged] = [daysUntilGivenUp(0.1), daysUntilGivenUp(0.9)];
    expect(careless).toBeLessThan(1.5);
    expect(dogged).toBeGreaterThan(2 * careless);
  });

  test("are pursued and settled in the course of a day by a cast that lives on its own", () => {
    for (const seed of seeds(2, 50)) {
      const run = startRun(creation(12, seed));
      run.live(400, chatter);
      expect(only(run.events, "plan_made").length, `seed ${seed}`).toBeGreaterThan(5);
      expect(only(run.events, "goal_progressed").length, `seed ${seed}`).toBeGreaterThan(10);
    }
  });
});

const nightOf = (extraversion: number, conscientiousness: number) => sleepOf({ traits: { ...AVERAGE, extraversion, conscientiousness } });

const bed = ([minute]: readonly [number, number]): number => (minute < 720 ? minute + 1440 : minute);

describe("the day", () => {
  test("has a night of their own for everybody: the outgoing go to bed later, the conscientious rise earlier", () => {
    expect(bed(nightOf(1, 0.5))).toBeGreaterThan(bed(nightOf(0, 0.5)));
    expect(nightOf(0.5, 1)[1]).toBeLessThan(nightOf(0.5, 0)[1]);
  });

  test("ends: nobody talks to a sleeper, the night passes in one tick, and everybody rises rested", () => {
    for (const seed of seeds(1, 20)) {
      const run = startRun(creation(8, seed));
      while (run.now().at < 24 * 60 - SCENE.opens_at + 9 * 60) {
        const { at } = run.now();
        const asleep = new Set([...run.state.characters.values()].filter((one) => isAsleep(run.state, one, at)).map(({ id }) => id));
        const skipped = minutesToPass(run.state, at);
        expect(skipped === 1 || asleep.size === 8, `seed ${seed}, minute ${at}`).toBe(true);
        const before = run.events.length;
        run.live(1, chatter);
        for (const event of only(run.events.slice(before), "conversation_started"))
          for (const id of event.data.participants) {
            const one = run.state.characters.get(id);
            expect(one && isAsleep({ ...run.state }, { ...one, conversation_id: null }, run.now().at), `seed ${seed}, ${id} at ${at}`).toBe(
              false,
            );
          }
      }
      const jumps = run.events.map(({ at }) => at).map((at, index, all) => at - (all[index - 1] ?? at));
      expect(Math.max(...jumps), `seed ${seed}`).toBeGreaterThan(120);
      expect(Math.max(...jumps), `seed ${seed}`).toBeLessThan(9 * 60);
    }
  });

  test("lets a scene that opens at night be played before anybody goes to bed, and whoever plays in it stays up", () => {
    const create = creation(6, 3);
    const run = startRun({ ...create, scene: { ...SCENE, opens_at: 60 } });
    run.live(30, chatter);
    expect(run.state.meta.interactions).toBeGreaterThan(20);
    run.live(200, chatter);
    expect([...run.state.characters.values()].filter((one) => isAsleep(run.state, one, run.now().at)).length).toBeGreaterThan(0);
  });

  test("draws people to the table at meal times", () => {
    let atTable = 0;
    for (const seed of seeds(2, 20)) {
      const run = startRun(creation(12, seed));
      run.live(210 + 35, chatter);
      atTable += only(run.events, "character_moved").filter(({ data }) => data.because === "for lunch" && data.to === "the inn").length;
    }
    expect(atTable).toBeGreaterThan(2);
  });
});

import { describe, expect, test } from "vitest";
import {
  fold,
  Refusal,
  stateHash,
  TUNING,
  type Event,
  type EventOf,
  type Input,
  type Relationship,
} from "../../objects/simulation/index.ts";
import { chemistry } from "../../objects/simulation/rules/chemistry.ts";
import { meetAgain } from "../../objects/simulation/rules/fading.ts";
import { nameTie } from "../../objects/simulation/rules/renaming.ts";
import { createWorld } from "../../objects/simulation/world.ts";
import { randomFor } from "../../objects/simulation/random.ts";
import { strangers } from "../../objects/simulation/rules/tie.ts";
import { chatter, creation, said } from "./cast.ts";
import { problemsOf } from "./invariants.ts";
import { startRun, type Run } from "./run.ts";

const AVERAGE = { openness: 0.5, conscientiousness: 0.5, extraversion: 0.5, agreeableness: 0.5, neuroticism: 0.5 };

const begun = (count = 2, seed = 9): Run => {
  const create = creation(count, seed, () => AVERAGE);
  return startRun({ ...create, ties: [], memories: [] });
};

const tieOf = (run: Run, from = "p0", to = "p1"): Relationship => run.state.ties.get(from)?.[to] ?? strangers(from, to);

const changesOf = (events: readonly Event[]): readonly EventOf<"relationship_changed">[] =>
  events.filter((event) => event.type === "relationship_changed");

const override = (change: Extract<Input, { kind: "override" }>["change"], from = "p0", to = "p1"): Input => ({
  kind: "override",
  from,
  to,
  change,
  because: "the author wants it so",
  by: "author",
});

const WORDS = "apple boat cedar dune ember fjord grove heath inlet knoll ledge marsh nook oasis plain ridge shoal tarn vale weir".split(
  " ",
);

/** One line after another of the same kind, in other words each time, as an interaction from outside. */
const talk = (run: Run, times: number, type: "chat" | "conflict" | "collaboration" | "confession", warmth: number): void => {
  for (let time = 0; time < times; time += 1) {
    run.live(20, () => null);
    const word = (offset: number): string =>
      `${WORDS[(time * 3 + offset) % WORDS.length]} ${WORDS[(time * 7 + offset + 5) % WORDS.length]}`;
    run.take({
      kind: "interaction",
      initiator_id: time % 2 === 0 ? "p0" : "p1",
      target_id: time % 2 === 0 ? "p1" : "p0",
      type,
      content: `The ${word(0)} is by the ${word(1)}.`,
      reply: said(`A ${word(2)} and a ${word(4)} then.`, { appraisals: { p0: warmth, p1: warmth } }),
    });
  }
};

/** How p0 stands to p1 days later, when they meet again; `lower` is what an author set familiarity to before they parted. */
const daysLater = (days: number, lower?: number): Relationship => {
  const run = startRun({
    ...creation(2, 9, () => AVERAGE),
    ties: [{ from: "p0", to: "p1", type: "acquaintance", strength: 0, trust: 0.5, familiarity: 0.8, quote: "" }],
    memories: [],
  });
  talk(run, 1, "chat", 0.1);
  const { familiarity } = tieOf(run);
  if (lower !== undefined) run.take(override({ dimension: "familiarity", value: lower }));
  const later = { tick: run.now().tick + 1, at: run.now().at + days * 1440 };
  const met = startRunAgain(run, later);
  expect(met.peak_familiarity).toBeCloseTo(familiarity, 3);
  return met;
};

/** Strength of a grudge after hours apart. */
const grudgeAfter = (agreeableness: number, hours: number): number => {
  const run = startRun({
    ...creation(2, 9, () => ({ ...AVERAGE, agreeableness })),
    ties: [{ from: "p0", to: "p1", type: "rival", strength: -0.5, trust: 0.5, familiarity: 0.5, quote: "" }],
    memories: [],
  });
  talk(run, 1, "chat", 0);
  return startRunAgain(run, { tick: run.now().tick + 1, at: run.now().at + hours * 60 }).strength;
};

describe("the ledger", () => {
  test("bounds what one exchange may do, and counts bad for more than good", () => {
    const [kind, hostile] = [begun(), begun()];
    talk(kind, 1, "chat", 1);
    talk(hostile, 1, "conflict", -1);
    for (const { data } of [...changesOf(kind.events), ...changesOf(hostile.events)]) {
      expect(Math.abs(data.delta)).toBeLessThanOrEqual(data.dimension === "strength" ? 0.15 : 0.2);
      expect(data.causes.length).toBeGreaterThan(0);
      expect(data.quote).not.toBe("");
      expect(data.rule).not.toBe("");
    }
    expect(-tieOf(hostile).strength).toBeGreaterThan(tieOf(kind).strength);
  });

  test("keeps count of the kinds of talk between two", () => {
    const run = begun();
    talk(run, 2, "collaboration", 0.5);
    talk(run, 1, "confession", 0.5);
    expect(tieOf(run).tones).toEqual({ collaboration: 2, confession: 1 });
    expect(tieOf(run).interaction_count).toBe(3);
  });

  test("lets familiarity fade with half-life 30 days, never below half its peak, and never raises what an author lowered", () => {
    const [month, ever] = [daysLater(30), daysLater(3000)];
    expect(month.familiarity / month.peak_familiarity).toBeCloseTo(0.75, 1);
    expect(ever.familiarity / ever.peak_familiarity).toBeCloseTo(0.5, 2);
    expect(daysLater(3000, 0.1).familiarity).toBeLessThan(0.25);
  });

  test("lets a grudge cool toward indifference and no further, with the agreeable sooner than with others", () => {
    expect(grudgeAfter(0.9, 12)).toBeGreaterThan(grudgeAfter(0.1, 12));
    expect(grudgeAfter(0.9, 24 * 365)).toBeLessThanOrEqual(0.01);
  });
});

/** How p0 stands to p1 when they meet again at a later minute. */
const startRunAgain = (run: Run, now: { readonly tick: number; readonly at: number }): Relationship => {
  const world = createWorld(run.state, { ...now, timestamp: "", autonomous: true }, randomFor(1, now.tick));
  const company = ["p0", "p1"].flatMap((id) => world.state.characters.get(id) ?? []);
  meetAgain(world, company, world.nextSeq());
  return world.state.ties.get("p0")?.p1 ?? strangers("p0", "p1");
};

/** The name of p0's tie to p1 when both stand as given. */
const named = (run: Run, mine: Partial<Relationship>, theirs: Partial<Relationship> = mine): string => {
  const world = createWorld(run.state, run.now(), randomFor(1, 1));
  world.state.ties.put({ ...strangers("p0", "p1"), ...mine });
  world.state.ties.put({ ...strangers("p1", "p0"), ...theirs });
  return nameTie(world, "p0", "p1", [1], ["p0"]) ?? "no other";
};

/** A world in which the two are drawn to each other, and one in which they are not. */
const drawn = (wanted: boolean): Run => {
  for (let seed = 1; seed < 100; seed += 1) {
    const run = begun(3, seed);
    const [a, b] = [run.state.characters.get("p0"), run.state.characters.get("p1")];
    const least = a && b ? Math.min(chemistry(run.state, a, b), chemistry(run.state, b, a)) : 0;
    if (wanted ? least > TUNING.bond.romance.attraction : least < 0) return run;
  }
  throw new RangeError("no such world");
};

/** Two people of whom p0 has `master` of conscientiousness and openness. */
const school = (master: number): Run =>
  startRun({
    ...creation(2, 9, (index) => ({ ...AVERAGE, conscientiousness: index === 1 ? 0.4 : master, openness: index === 1 ? 0.4 : master })),
    ties: [],
    memories: [],
  });
describe("names of ties", () => {
  test("go from rivalry to friendship by kindness alone, and not at one word", () => {
    const run = startRun({
      ...creation(2, 9, () => ({ ...AVERAGE, agreeableness: 0.9 })),
      ties: [
        { from: "p0", to: "p1", type: "rival", strength: -0.3, trust: 0.5, familiarity: 0.5, quote: "" },
        { from: "p1", to: "p0", type: "rival", strength: -0.3, trust: 0.5, familiarity: 0.5, quote: "" },
      ],
      memories: [],
    });
    talk(run, 60, "chat", 0.9);
    const names = run.events.flatMap((event) =>
      event.type === "relationship_type_changed" && event.data.from === "p0" ? [event.data.after] : [],
    );
    expect(names.slice(0, 3)).toEqual(["rival", "acquaintance", "friend"]);
  });

  const love = { type: "friend", strength: 0.8, trust: 0.8, familiarity: 0.8, tones: { confession: 6 }, interaction_count: 60 } as const;

  test("love arises between two who are drawn to each other, trust and confide in each other, and are free", () => {
    expect(named(drawn(true), love)).toBe("romance");
    expect(named(drawn(false), love)).toBe("no other");
    expect(named(drawn(true), love, { ...love, strength: 0.2 })).toBe("no other");
    expect(named(drawn(true), { ...love, tones: { chat: 80 } })).toBe("no other");
    expect(named(drawn(true), { ...love, type: "family" })).toBe("no other");
    const taken = drawn(true);
    taken.state.ties.put({ ...strangers("p1", "p2"), type: "romance", strength: 0.5 });
    expect(named(taken, love)).toBe("no other");
  });

  test("a mentor is somebody who is clearly ahead and with whom one has long worked", () => {
    const work = {
      type: "friend",
      strength: 0.5,
      trust: 0.7,
      familiarity: 0.7,
      tones: { collaboration: 12 },
      interaction_count: 40,
    } as const;
    expect(named(school(0.9), work)).toBe("mentor");
    expect(named(school(0.5), work)).toBe("no other");
    expect(named(school(0.9), { ...work, tones: { collaboration: 2 } })).toBe("no other");
  });

  test("love and mentors are rare in a day of twelve people", () => {
    let bonds = 0;
    for (const seed of [1, 2]) {
      const run = startRun(creation(12, seed));
      run.live(300, chatter);
      bonds += [...run.state.ties.values()]
        .flatMap((ties) => Object.values(ties))
        .filter(({ type }) => type === "romance" || type === "mentor").length;
    }
    expect(bonds).toBeLessThan(8);
  });
});

describe("the author's hand", () => {
  test("sets a value, and undoes it: the tie stays the sum of its ledger", () => {
    const run = begun(3);
    talk(run, 3, "chat", 0.6);
    const before = tieOf(run);
    const [set] = changesOf(run.take(override({ dimension: "trust", value: 0.95 })));
    expect(set?.data).toMatchObject({ dimension: "trust", after: 0.95, rule: "author", quote: "the author wants it so" });
    talk(run, 2, "conflict", -0.5);
    run.take({ kind: "undo", change: set?.data ?? { from: "", to: "", dimension: "trust", delta: 0 }, seq: set?.seq ?? 0, by: "author" });
    const [undone] = changesOf(run.events).slice(-1);
    expect(undone?.data).toMatchObject({ rule: "author takes it back", causes: [set?.seq] });
    expect(tieOf(run).trust).toBeLessThan(before.trust);
    expect(problemsOf(run.events, run.state)).toEqual([]);
    expect(stateHash(fold(run.events))).toBe(stateHash(run.state));
  });

  test("gives any name, and the name holds through the next lines", () => {
    for (const type of ["friend", "rival", "romance", "ally", "family", "mentor", "enemy", "acquaintance"] as const) {
      const run = begun(2);
      run.take(override({ dimension: "type", value: type }));
      expect(tieOf(run).type).toBe(type);
      talk(run, 1, "chat", 0.05);
      expect(tieOf(run).type).toBe(type);
      expect(problemsOf(run.events, run.state).filter((problem) => !problem.includes("moves"))).toEqual([]);
    }
  });

  test("is refused where it makes no sense", () => {
    const run = begun();
    expect(() => run.take(override({ dimension: "trust", value: 1.5 }))).toThrow(Refusal);
    expect(() => run.take(override({ dimension: "trust", value: 0.5 }, "p0", "p0"))).toThrow(Refusal);
    expect(() => run.take(override({ dimension: "trust", value: 0.5 }, "p0", "nobody"))).toThrow(Refusal);
    const nothing: Input = { kind: "undo", change: { from: "p0", to: "p1", dimension: "trust", delta: 0 }, seq: 1, by: "author" };
    expect(() => run.take(nothing)).toThrow(/nothing to take back/);
  });
});

/**
 * Whether personality shows in what people do, and whether a cast knits itself together as casts elsewhere do. Every figure is printed with
 * its 95 % confidence interval, whose lower end must clear the threshold. A few worlds here, 200 with DEEP=1.
 */
import { beforeAll, describe, expect, test } from "vitest";
import { baselineOf, moodAt, randomFor, type Character, type Pad, type Relationship, type Traits } from "../../objects/simulation/index.ts";
import { chatter, creation } from "./cast.ts";
import { seeds } from "./deep.ts";
import { intervalOf, meanOf, ratioOf, shown, varianceOf, type Interval } from "./measure.ts";
import { startRun, type Mind, type Run } from "./run.ts";

const LONG = 3_600_000;
const CAST = 12;
const TICKS = 200;

const report = (what: string, interval: Interval): void => console.info(`${what}: ${shown(interval)}`);

/** Two people for each trait, who differ in nothing else: the first has .85 of it and the second .15. All others are average. */
const PAIRS_BY_TRAIT = {
  extraversion: ["p0", "p1"],
  agreeableness: ["p2", "p3"],
  neuroticism: ["p4", "p5"],
  openness: ["p6", "p7"],
} as const;

const traitsOf = (id: string): Traits => {
  const traits = { openness: 0.5, conscientiousness: 0.5, extraversion: 0.5, agreeableness: 0.5, neuroticism: 0.5 };
  for (const [trait, [high, low]] of Object.entries(PAIRS_BY_TRAIT))
    if (id === high || id === low) return { ...traits, [trait]: id === high ? 0.85 : 0.15 };
  return traits;
};

interface Figures {
  readonly starts: number;
  readonly conflicts: number;
  /** Variance of the mood over the run, all three axes. */
  readonly swing: number;
  /** Minutes until half of the last mood is gone. */
  readonly back: number;
  /** Most words in a line over the usual length of the speaker's lines; 1 for who never spoke. */
  readonly length: number;
  /** Share of turns in which the subject is changed. */
  readonly changes: number;
}

/** What each of them did in a world of people who had never met. */
const observe = (seed: number): ReadonlyMap<string, Figures> => {
  const create = creation(CAST, seed, (index) => traitsOf(`p${index}`));
  const characters = create.characters.map((character) => ({ ...character, autonomy_level: 0.5, goals: [], secrets: [] }));
  const run = startRun({ ...create, characters, ties: [], memories: [] });
  const moods = new Map(characters.map(({ id }) => [id, [] as Pad[]]));
  const lengths = new Map(characters.map(({ id }) => [id, [] as number[]]));
  for (let tick = 0; tick < TICKS; tick += 1) {
    run.live(1, (wish) => {
      lengths.get(wish.speaker_id)?.push(wish.max_words / wish.view.self.voice.words_per_line);
      return chatter(wish);
    });
    for (const [id, felt] of moods) felt.push(moodAt(of(run, id), run.now().at));
  }
  const begun = run.events.flatMap((event) => (event.type === "conversation_started" ? [event.data.participants[0]] : []));
  const turns = run.events.flatMap((event) => (event.type === "speaker_chosen" ? [event.data] : []));
  const figures = (id: string): Figures => {
    const own = turns.filter(({ speaker_id }) => speaker_id === id).map(({ intent }) => intent);
    const spoken = lengths.get(id) ?? [];
    return {
      starts: begun.filter((starter) => starter === id).length,
      conflicts: own.filter(({ type }) => type === "conflict").length,
      swing: AXES.reduce((sum, axis) => sum + varianceOf((moods.get(id) ?? []).map((mood) => mood[axis])), 0),
      back: minutesBack(of(run, id)),
      length: spoken.length === 0 ? 1 : meanOf(spoken),
      changes: own.filter(({ because }) => because === "to change the subject").length / Math.max(1, own.length),
    };
  };
  return new Map(characters.map(({ id }) => [id, figures(id)]));
};

describe("personality", () => {
  const worlds: ReadonlyMap<string, Figures>[] = [];
  beforeAll(() => void worlds.push(...seeds(200, 200).map(observe)), LONG);

  /** The figure of the one high in the trait over that of the one low in it. */
  const highOverLow = (trait: keyof typeof PAIRS_BY_TRAIT, figure: keyof Figures): Interval => {
    const [high, low] = PAIRS_BY_TRAIT[trait].map((id) => worlds.map((world) => world.get(id)?.[figure] ?? 0)) as [number[], number[]];
    return ratioOf(high, low);
  };
  const lowOverHigh = (trait: keyof typeof PAIRS_BY_TRAIT, figure: keyof Figures): Interval => {
    const [high, low] = PAIRS_BY_TRAIT[trait].map((id) => worlds.map((world) => world.get(id)?.[figure] ?? 0)) as [number[], number[]];
    return ratioOf(low, high);
  };

  test("the outgoing start at least twice as many conversations as the shy", () => {
    const starts = highOverLow("extraversion", "starts");
    report("conversations started, extraversion .85 over .15", starts);
    expect(starts.low).toBeGreaterThan(2);
  });

  test("the disagreeable have at least twice as many conflicts as the agreeable", () => {
    const conflicts = lowOverHigh("agreeableness", "conflicts");
    report("conflicts, agreeableness .15 over .85", conflicts);
    expect(conflicts.low).toBeGreaterThan(2);
  });

  test("the moods of the nervous swing at least half as far again, and they take longer to be themselves again", () => {
    const variance = highOverLow("neuroticism", "swing");
    const slowness = highOverLow("neuroticism", "back");
    report("mood variance, neuroticism .85 over .15", variance);
    report("minutes until half of a mood is gone, neuroticism .85 over .15", slowness);
    expect(variance.low).toBeGreaterThan(1.5);
    expect(slowness.low).toBeGreaterThan(1.2);
  });

  test("the outgoing speak at greater length, and the curious change the subject", () => {
    const length = highOverLow("extraversion", "length");
    const changes = highOverLow("openness", "changes");
    report("most words in a line, extraversion .85 over .15", length);
    report("subjects changed, openness .85 over .15", changes);
    expect(length.low).toBeGreaterThan(1.1);
    expect(changes.low).toBeGreaterThan(1.2);
  });
});

const of = (run: Run, id: string): Character => {
  const character = run.state.characters.get(id);
  if (!character) throw new RangeError(`${id} is not there`);
  return character;
};

const AXES = ["p", "a", "d"] as const;

const minutesBack = (character: Character): number => {
  const baseline = baselineOf(character.traits);
  const distance = (at: number): number => Math.hypot(...AXES.map((axis) => moodAt(character, at)[axis] - baseline[axis]));
  let minutes = 0;
  while (minutes < 600 && distance(character.felt_at + minutes) > distance(character.felt_at) / 2) minutes += 1;
  return minutes;
};

describe("relationships", () => {
  test("rivals do not drift into friends without warm words as causes", { timeout: LONG }, () => {
    let thawed = 0;
    for (const seed of seeds(4, 200)) {
      const run = startRun(creation(CAST, seed));
      run.live(400, chatter);
      for (const { from, to, warm, after } of reconciliations(run)) {
        thawed += 1;
        expect(warm, `seed ${seed}: ${from} took ${to} for a rival and then for a ${after}`).toBeGreaterThan(0.25);
      }
    }
    console.info(`rivals that became friends or allies, each by warm words: ${thawed}`);
  });

  test("rivals who are merely civil to each other, or keep apart, stay what they are or become strangers", { timeout: LONG }, () => {
    for (const seed of seeds(3, 200)) {
      const create = creation(6, seed, () => traitsOf(""));
      const ids = create.characters.map(({ id }) => id);
      const ties = ids.flatMap((from) =>
        ids
          .filter((to) => to !== from)
          .map((to) => ({ from, to, type: "rival" as const, strength: -0.4, trust: 0.4, familiarity: 0.5, quote: "" })),
      );
      const run = startRun({ ...create, ties });
      run.live(400, civil);
      expect(reconciliations(run), `seed ${seed}`).toEqual([]);
    }
  });

  test("a town of 25 knits itself together in two days as those of Generative Agents and Sid did", { timeout: LONG }, () => {
    const density: number[] = [];
    const reciprocity: number[] = [];
    const slopes: number[] = [];
    for (const seed of seeds(3, 200)) {
      const run = town(seed);
      const before = densityOf(run);
      expect(before).toBeCloseTo(0.167, 2);
      while (run.now().at < 2 * 1440) run.live(20, chatter);
      density.push(densityOf(run));
      reciprocity.push(reciprocityOf(run));
      slopes.push(inDegreeOfExtraverts(run));
    }
    report("density after two days, from .167 (Generative Agents: .74)", intervalOf(density));
    report("share of ties that are returned in kind (Sid: mostly, not always)", intervalOf(reciprocity));
    report("in-degree of the outgoing half over that of the shy half (Sid: above 1)", intervalOf(slopes));
    expect(meanOf(density)).toBeGreaterThan(0.6);
    expect(meanOf(density)).toBeLessThan(0.76);
    expect(meanOf(reciprocity)).toBeGreaterThan(0.5);
    expect(meanOf(reciprocity)).toBeLessThan(0.95);
    expect(meanOf(slopes)).toBeGreaterThan(1);
  });
});

const civil: Mind = (wish) => ({ ...chatter(wish), appraisals: Object.fromEntries(wish.addressees.map((id) => [id, 0])) });

interface Reconciliation {
  readonly from: string;
  readonly to: string;
  readonly after: string;
  /** Strength gained since by lines that were received as kind. */
  readonly warm: number;
}

/** Ties that were called rivalry or enmity and later friendship or alliance, with the kindness that the ledger shows in between. */
const reconciliations = (run: Run): readonly Reconciliation[] => {
  const hostile = new Map<string, number>();
  const lines = new Set(run.events.flatMap(({ type, seq }) => (type === "character_interaction" ? [seq] : [])));
  return run.events.flatMap((event) => {
    if (event.type === "relationship_changed") {
      const { from, to, dimension, delta, causes } = event.data;
      const warm = hostile.get(`${from} ${to}`);
      if (warm !== undefined && dimension === "strength" && delta > 0 && causes.some((cause) => lines.has(cause)))
        hostile.set(`${from} ${to}`, warm + delta);
    }
    if (event.type !== "relationship_type_changed") return [];
    const { from, to, after } = event.data;
    const key = `${from} ${to}`;
    if (after === "rival" || after === "enemy") hostile.set(key, 0);
    const warm = hostile.get(key);
    if (warm === undefined || (after !== "friend" && after !== "ally")) return [];
    hostile.delete(key);
    return [{ from, to, after, warm }];
  });
};

const TOWN = 25;
const PAIRS = (TOWN * (TOWN - 1)) / 2;

/** As in Generative Agents: 25 people of whom 50 of the 300 pairs know each other. */
const town = (seed: number): Run => {
  const random = randomFor(seed, 1);
  const acquainted = new Set<string>();
  while (acquainted.size < 50) {
    const [a, b] = [random.integer(TOWN), random.integer(TOWN)];
    if (a < b) acquainted.add(`p${a} p${b}`);
  }
  const ties = [...acquainted].flatMap((pair) => {
    const [a = "", b = ""] = pair.split(" ");
    return [
      [a, b],
      [b, a],
    ].map(([from = "", to = ""]) => ({ from, to, type: "acquaintance" as const, strength: 0.1, trust: 0.5, familiarity: 0.35, quote: "" }));
  });
  return startRun({ ...creation(TOWN, seed), ties, memories: [] });
};

const tie = (run: Run, from: number, to: number): Relationship | undefined => run.state.ties.get(`p${from}`)?.[`p${to}`];

const pairs = Array.from({ length: TOWN }, (_, a) => Array.from({ length: a }, (_unused, b) => [a, b] as const)).flat();

/** Share of the pairs of whom each knows the other. */
const densityOf = (run: Run): number =>
  pairs.filter(([a, b]) => [tie(run, a, b), tie(run, b, a)].every((held) => (held?.familiarity ?? 0) >= 0.3)).length / PAIRS;

/** Of the pairs of whom one clearly likes or dislikes the other: the share of those in which the other does the same. */
const reciprocityOf = (run: Run): number => {
  const felt = pairs.map(([a, b]) => [leaning(tie(run, a, b)), leaning(tie(run, b, a))] as const).filter(([a, b]) => a !== 0 || b !== 0);
  return felt.filter(([a, b]) => a === b).length / Math.max(1, felt.length);
};

const leaning = (held: Relationship | undefined): number => (Math.abs(held?.strength ?? 0) < 0.1 ? 0 : Math.sign(held?.strength ?? 0));

/** How many know somebody of the outgoing half, over how many know somebody of the shy half. */
const inDegreeOfExtraverts = (run: Run): number => {
  const degree = (id: string): number => [...run.state.ties.values()].filter((ties) => (ties[id]?.familiarity ?? 0) >= 0.3).length;
  const ranked = [...run.state.characters.values()].toSorted((a, b) => b.traits.extraversion - a.traits.extraversion);
  const half = Math.floor(ranked.length / 2);
  return meanOf(ranked.slice(0, half).map(({ id }) => degree(id))) / Math.max(1, meanOf(ranked.slice(-half).map(({ id }) => degree(id))));
};

import { describe, expect, test } from "vitest";
import { randomFor, step, type Input, type State, type Table } from "../../objects/simulation/index.ts";
import { strangers } from "../../objects/simulation/rules/tie.ts";
import { typeOf } from "../../objects/simulation/rules/relationship-type.ts";
import { chatter, creation, randomWords, said } from "./cast.ts";
import { startRun, type Run } from "./run.ts";

const tie = { ...strangers("a", "b"), familiarity: 0.5, type: "acquaintance" as const };

/** Two people after the same exchange, over and over. */
const talk = (times: number, type: "chat" | "conflict" | "confession", warmth: number): Run => {
  const create = creation(2, 9, () => ({ agreeableness: 0.5, neuroticism: 0.5, extraversion: 1 }));
  const run = startRun({ ...create, ties: [] });
  for (let time = 0; time < times; time += 1)
    run.take({
      kind: "interaction",
      initiator_id: "p0",
      target_id: "p1",
      type,
      content: randomWords(2 * time, 9),
      reply: said(randomWords(2 * time + 1, 9), { appraisals: { p0: warmth } }),
    });
  return run;
};
const standing = (run: Run) => run.state.ties.get("p1")?.p0;

/** A table that tells of every entity read from it. */
const counted = <Entity>(table: Table<Entity>, count: () => void): Table<Entity> => ({
  ...table,
  get: (id) => {
    count();
    return table.get(id);
  },
  get size() {
    return table.size;
  },
  entries: function* entries() {
    for (const entry of table.entries()) {
      count();
      yield entry;
    }
  },
});

const countedTies = (table: State["ties"], count: () => void): State["ties"] => ({
  ...table,
  tie: (from, to) => {
    count();
    return table.tie(from, to);
  },
  get: (from) => {
    count();
    return table.get(from);
  },
});

/** Entities read in a tick, on average. */
const reads = (cast: number): number => {
  const run = startRun(creation(cast, 2));
  run.live(30, chatter);
  let read = 0;
  const count = (): void => {
    read += 1;
  };
  const state: State = { ...run.state, characters: counted(run.state.characters, count), ties: countedTies(run.state.ties, count) };
  for (let tick = 0; tick < 50; tick += 1) step(state, [], { ...run.now(true), tick: 1000 + tick }, randomFor(2, 1000 + tick));
  return read / 50;
};

describe("relationships", () => {
  test("are named by thresholds that hold a name longer than they give it", () => {
    expect(typeOf({ ...tie, strength: 0.45, trust: 0.6 })).toBe("friend");
    expect(typeOf({ ...tie, strength: 0.3, trust: 0.6 })).toBe("acquaintance");
    expect(typeOf({ ...tie, type: "friend", strength: 0.3, trust: 0.6 })).toBe("friend");
    expect(typeOf({ ...tie, strength: -0.3 })).toBe("rival");
    expect(typeOf({ ...tie, type: "rival", strength: -0.15 })).toBe("rival");
    expect(typeOf({ ...tie, strength: -0.7, trust: 0.1 })).toBe("enemy");
  });

  test("make nobody a relative or a lover, and unmake no relative", () => {
    expect(typeOf({ ...tie, type: "family", strength: -1, trust: 0 })).toBe("family");
    expect(typeOf({ ...tie, type: "romance", strength: 0.1 })).toBe("romance");
    expect(typeOf({ ...tie, type: "romance", strength: -0.6, trust: 0 })).toBe("enemy");
    expect(typeOf({ ...tie, strength: 1, trust: 1, familiarity: 1 })).toBe("friend");
  });

  test("warm to kindness, cool faster from hostility, and lose trust by hostility alone", () => {
    const [kind, hostile, confided] = [talk(6, "chat", 0.6), talk(6, "conflict", -0.6), talk(6, "confession", 0.6)];
    expect(standing(kind)?.strength).toBeGreaterThan(0.03);
    expect(-(standing(hostile)?.strength ?? 0)).toBeGreaterThan(standing(kind)?.strength ?? 0);
    expect(standing(hostile)?.trust).toBeLessThan(0.5);
    expect(standing(kind)?.trust).toBeGreaterThanOrEqual(0.5);
    expect(standing(confided)?.trust).toBeGreaterThan(standing(kind)?.trust ?? 1);
    expect(standing(kind)?.familiarity).toBeGreaterThan(0.2);
  });

  test("are neither all love nor all war in a day of twelve people", () => {
    for (const seed of [1, 2]) {
      const run = startRun(creation(12, seed));
      run.live(400, chatter);
      const strengths = [...run.state.ties.values()].flatMap((ties) => Object.values(ties).map(({ strength }) => strength));
      expect(Math.max(...strengths), `seed ${seed}`).toBeGreaterThan(0.4);
      expect(Math.min(...strengths), `seed ${seed}`).toBeLessThan(-0.2);
      const lines = run.events.flatMap((event) => (event.type === "character_interaction" ? [event.data.interaction_type] : []));
      expect(new Set(lines).size, `seed ${seed}`).toBe(7);
      expect(lines.filter((type) => type === "conflict").length / lines.length, `seed ${seed}`).toBeLessThan(0.3);
    }
  });
});

describe("story threads", () => {
  test("open, tighten or ease, and are settled; each names its cast and its causes", () => {
    const run = startRun(creation(12, 1));
    run.live(200, chatter);
    const types = new Set(run.events.map(({ type }) => type));
    for (const type of ["story_thread_opened", "story_thread_advanced", "story_thread_resolved"] as const) expect(types).toContain(type);
    const opened = run.events.flatMap((event) => (event.type === "story_thread_opened" ? [{ ...event.data.thread, seq: event.seq }] : []));
    expect(
      opened.filter(({ causes, cast, seq }) => causes.length === 0 || cast.length < 2 || causes.some((cause) => cause >= seq)),
    ).toEqual([]);
    expect(run.state.threads.size).toBeLessThanOrEqual(30);
  });
});

const threads = (run: Run) => run.events.flatMap((event) => (event.type === "story_thread_opened" ? [event.data.thread] : []));

/** Two words of an exchange from one to another, worded as a test wants it. */
const exchange = (from: string, to: string, content: string, type: "chat" | "confession" | "conflict" = "chat", warmth = 0.3): Input => ({
  kind: "interaction",
  initiator_id: from,
  target_id: to,
  type,
  content,
  reply: said(`${randomWords(content.length, 6)}.`, { appraisals: { [from]: warmth } }),
});

const SECRET = "I buried the mayor's silver candlesticks beneath the walnut tree.";

/** The author says that one loves the other. */
const inLove = (from: string, to: string): Input => ({
  kind: "override",
  from,
  to,
  change: { dimension: "type", value: "romance" },
  because: "so",
  by: "author",
});

const three = (): Run => startRun({ ...creation(3, 4, () => ({ extraversion: 1 })), ties: [] });

describe("threads that more than a quarrel opens", () => {
  test("a secret that goes on from the second mouth, and a confidence that is broken", () => {
    const run = three();
    run.take(exchange("p0", "p1", SECRET, "confession"));
    expect(threads(run).filter(({ kind }) => kind === "secret")).toEqual([]);
    run.take(exchange("p1", "p2", "The mayor's silver candlesticks lie buried beneath the walnut tree."));
    const [spreading] = threads(run).filter(({ kind }) => kind === "secret");
    expect(spreading?.cast).toEqual(expect.arrayContaining(["p1", "p2"]));
    run.take(exchange("p2", "p0", "Somebody told me of silver candlesticks buried beneath the walnut tree."));
    const [broken] = threads(run).filter(({ kind }) => kind === "betrayal");
    const moved = run.events.some((event) => event.type === "story_thread_advanced" && event.data.because.includes("broken a confidence"));
    expect(broken !== undefined || moved).toBe(true);
    const told = run.events.flatMap((event) => (event.type.startsWith("story_thread") ? [JSON.stringify(event.data)] : []));
    for (const text of told) for (const word of ["candlestick", "walnut", "silver", "buried"]) expect(text).not.toContain(word);
  });

  test("a rivalry over the same goal, settled when one of the two gets there", () => {
    const create = creation(12, 8);
    const rivals: string[] = [];
    for (const seed of [1, 2, 3, 4, 5]) {
      const run = startRun({
        ...create,
        seed,
        characters: create.characters.map((one) => ({ ...one, goals: ["find the lost ring"] })),
        ties: create.characters.flatMap(({ id: from }) =>
          create.characters.flatMap(({ id: to }) =>
            from === to ? [] : [{ from, to, type: "acquaintance" as const, strength: -0.15, trust: 0.5, familiarity: 0.4, quote: "" }],
          ),
        ),
      });
      run.live(150, chatter);
      rivals.push(...threads(run).flatMap(({ kind, title }) => (kind === "rivalry" ? [title] : [])));
    }
    expect(rivals.length).toBeGreaterThan(0);
    expect(rivals[0]).toMatch(/after the same thing/);
  });

  test("love that is not yet returned, which ends with being returned", () => {
    const run = three();
    run.take(inLove("p0", "p1"));
    for (let time = 0; time < 3; time += 1) run.take(exchange("p1", "p0", randomWords(time, 9), "confession", 0.9));
    run.take({ kind: "override", from: "p0", to: "p1", change: { dimension: "strength", value: 0.9 }, because: "so", by: "author" });
    const opened = threads(run).map(({ kind }) => kind);
    expect(opened).toContain(opened.includes("romance") ? "romance" : "confidence");
    run.take(inLove("p1", "p0"));
    run.take(exchange("p0", "p1", randomWords(9, 9), "confession", 0.9));
    expect([...run.state.threads.values()].filter(({ kind, status }) => kind === "romance" && status === "open")).toEqual([]);
  });

  test("each keeps the curve of its tension, and the last point is where it stands", () => {
    const run = startRun(creation(12, 2));
    run.live(250, chatter);
    expect(run.state.threads.size).toBeGreaterThan(3);
    for (const { tensions, tension, opened_at } of run.state.threads.values()) {
      expect(tensions.at(-1)?.tension).toBe(tension);
      expect(tensions.length).toBeLessThanOrEqual(24);
      expect(tensions.length === 24 || tensions[0]?.at === opened_at).toBe(true);
      expect(tensions.map(({ at }) => at)).toEqual(tensions.map(({ at }) => at).toSorted((a, b) => a - b));
    }
  });
});

describe("the cost of a step", () => {
  test("does not grow with the cast", () => {
    expect(reads(1000)).toBeLessThan(1.5 * reads(100));
  });
});

import { describe, expect, test } from "vitest";
import type { Input, Measure, ScenarioDefinition } from "../../objects/simulation/index.ts";
import { randomWords, said } from "./cast.ts";
import type { Run } from "./run.ts";
import { aim, begun, control, measured, only, SECRET } from "./scenario.ts";

const filler = (seed: number): string => randomWords(seed, 8).replaceAll("ferry", "barge");

const talk = (run: Run, type: "chat" | "confession" | "conflict", times: number, words = "the ferry"): void => {
  for (let time = 0; time < times; time += 1)
    run.take({
      kind: "interaction",
      initiator_id: "p0",
      target_id: "p1",
      type,
      content: `About ${words}: ${filler(2 * time)}.`,
      reply: said(filler(2 * time + 1)),
    });
};

/** What becomes of one measured objective after something has happened. */
const judged = (measure: Measure, happen: (run: Run) => void, values: Partial<ScenarioDefinition> = {}) => {
  const run = begun({ objectives: [measured(measure)], secrets: [{ character_id: "p0", text: SECRET }], ...values }, 3);
  happen(run);
  if (run.state.meta.scenario?.status !== "ended") run.take(control("end"));
  const [verdict] = only(run.events, "objective_judged");
  const ended = only(run.events, "scenario_ended");
  expect(ended).toHaveLength(1);
  for (const seq of verdict?.data.evidence ?? []) expect(run.events.some((event) => event.seq === seq)).toBe(true);
  return { verdict: verdict?.data, outcome: ended[0]?.data.outcome ?? "", run };
};

const confess: Input = {
  kind: "interaction",
  initiator_id: "p0",
  target_id: "p1",
  type: "confession",
  content: "I hid the mayor's seal under the seventh stair.",
  reply: said("I see."),
};

describe("objectives are judged at the end, each with its evidence", () => {
  test("lines of a kind", () => {
    const measure: Measure = { kind: "interaction", from: "p0", to: "p1", type: "conflict", times: 2 };
    const met = judged(measure, (run) => talk(run, "conflict", 2));
    expect(met.verdict).toMatchObject({ status: "met", score: 1, because: "2 of 2 lines of conflict came from Ada to Ben." });
    expect(met.verdict?.evidence).toHaveLength(2);
    expect(met.outcome).toContain("came about");
    expect(judged(measure, (run) => talk(run, "conflict", 1)).verdict).toMatchObject({ status: "failed", score: 0.5 });
    expect(judged(measure, (run) => talk(run, "chat", 2)).verdict).toMatchObject({ status: "failed", score: 0, evidence: [] });
  });

  test("words that come up", () => {
    const measure: Measure = { kind: "said", character_id: null, words: "the old ferry", times: 3 };
    expect(judged(measure, (run) => talk(run, "chat", 3)).verdict).toMatchObject({ status: "met", score: 1 });
    expect(judged(measure, (run) => talk(run, "chat", 3, "the mill")).verdict).toMatchObject({ status: "failed", score: 0 });
  });

  test("an objective without a measure, by its own words", () => {
    const run = begun({ objectives: [aim("Sell the ferry")] }, 3);
    talk(run, "chat", 3);
    run.live(1, () => null);
    expect(run.state.meta.scenario).toMatchObject({ status: "ended" });
    expect(only(run.events, "scenario_ended")[0]?.data.because).toMatch(/settled/);
    expect(only(run.events, "objective_advanced").at(-1)?.data.after).toBe(1);
  });

  test("a tie's value and a tie's name", () => {
    const tie: Measure = { kind: "tie", from: "p1", to: "p0", dimension: "familiarity", at_least: 0.4 };
    const met = judged(tie, (run) => talk(run, "chat", 12));
    expect(met.verdict).toMatchObject({ status: "met", score: 1 });
    expect(met.verdict?.because).toMatch(/familiarity toward Ada went from/);
    const missed = judged(tie, (run) => talk(run, "chat", 2)).verdict;
    expect(missed?.status).toBe("failed");
    expect(missed?.score).toBeGreaterThan(0);
    const set: Input = {
      kind: "override",
      from: "p0",
      to: "p1",
      change: { dimension: "type", value: "rival" },
      because: "so",
      by: "owner",
    };
    const name: Measure = { kind: "relationship", from: "p0", to: "p1", type: "rival" };
    expect(judged(name, (run) => run.take(set)).verdict).toMatchObject({ status: "met" });
    expect(judged(name, () => undefined).verdict).toMatchObject({ status: "failed" });
  });

  test("a secret that somebody is to learn, and one that is to be kept", () => {
    const known: Measure = { kind: "known", character_id: "p1", text: SECRET };
    const kept: Measure = { kind: "kept", text: SECRET };
    expect(judged(known, (run) => run.take(confess)).verdict).toMatchObject({ status: "met" });
    expect(judged(known, () => undefined).verdict).toMatchObject({ status: "failed" });
    expect(judged(kept, () => undefined).verdict).toMatchObject({ status: "met", score: 1 });
    const out = judged(kept, (run) => run.take(confess)).verdict;
    expect(out).toMatchObject({ status: "failed", score: 0, because: "It came out." });
    expect(out?.evidence.length).toBeGreaterThan(0);
  });

  test("when the time is up; a secret one in private, and the outcome does not speak of it", () => {
    const run = begun({
      minutes: 5,
      objectives: [aim("Sell the old ferry"), aim("Ruin the harvest prize", { character_id: "p0", secret: true })],
    });
    run.live(8, () => null);
    const verdicts = only(run.events, "objective_judged");
    expect(verdicts.map(({ visibility }) => visibility)).toEqual(["public", "private"]);
    const [ended] = only(run.events, "scenario_ended");
    expect(ended?.data).toMatchObject({ because: "its time is up" });
    expect(ended?.data.outcome).not.toContain("harvest");
    const seen = JSON.stringify(run.events.filter(({ visibility }) => visibility === "public"));
    expect(seen).not.toContain("Ruin the harvest prize");
  });
});

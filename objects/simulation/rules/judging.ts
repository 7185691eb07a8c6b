/** The end of a scenario: every objective is judged, with the events that show it, and the outcome put into a sentence. */
import type { Objective, Scenario } from "../state.ts";
import { listed } from "../text.ts";
import type { World } from "../world.ts";
import { nameOf, standingOf } from "./measures.ts";
import { tieOf } from "./tie.ts";

const named = (objectives: readonly Objective[]): string =>
  listed(objectives.slice(0, 3).map(({ text }) => `“${text.replace(/[.!]+$/u, "")}”`));

/** Judges what is still open; returns the outcome, in which secret objectives are not spoken of. */
export const judgeAll = (world: World, scenario: Scenario, because: string): string => {
  for (const objective of scenario.objectives) if (objective.status === "open") judge(world, scenario, objective);
  const open = (world.state.meta.scenario?.objectives ?? []).filter(({ secret }) => !secret);
  const met = open.filter(({ status }) => status === "met");
  const missed = open.filter(({ status }) => status === "failed");
  const results = [
    ...(met.length > 0 ? [`${met.length === open.length ? "what was wanted came about" : "this came about"}: ${named(met)}`] : []),
    ...(missed.length > 0 ? [`${met.length === 0 ? "nothing of what was wanted came about" : "this did not"}: ${named(missed)}`] : []),
  ];
  return `“${scenario.title}” is over: ${because}${results.length > 0 ? `; ${results.join("; ")}` : ""}.`;
};

const judge = (world: World, scenario: Scenario, objective: Objective): void => {
  const score = standingOf(world.state, objective);
  const { id, character_id, secret, evidence } = objective;
  world.emit(
    "objective_judged",
    {
      scenario_id: scenario.id,
      objective_id: id,
      status: score >= 1 ? "met" : "failed",
      score,
      evidence,
      because: verdict(world, objective, score),
    },
    { audience: character_id === null ? scenario.cast : [character_id], visibility: secret ? "private" : "public" },
  );
};

/** A sentence that says what the judgement rests on. */
const verdict = ({ state }: World, { measure, start }: Objective, score: number): string => {
  switch (measure.kind) {
    case "tie": {
      const value = tieOf(state, measure.from, measure.to)[measure.dimension];
      const wanted = [
        ...(measure.at_least === undefined ? [] : [`at least ${measure.at_least.toFixed(2)}`]),
        ...(measure.at_most === undefined ? [] : [`at most ${measure.at_most.toFixed(2)}`]),
      ].join(" and ");
      const whose = `${nameOf(state, measure.from)}'s ${measure.dimension} toward ${nameOf(state, measure.to)}`;
      return `${whose} went from ${(start ?? value).toFixed(2)} to ${value.toFixed(2)}; wanted was ${wanted || "any value"}.`;
    }
    case "relationship": {
      const { type } = tieOf(state, measure.from, measure.to);
      return `${nameOf(state, measure.from)} takes ${nameOf(state, measure.to)} for: ${type}; wanted was ${measure.type}.`;
    }
    case "interaction": {
      const kind = measure.type === null ? "lines" : `lines of ${measure.type}`;
      return `${counted(score, measure.times)} ${kind} came from ${nameOf(state, measure.from, "anybody")} to ${nameOf(state, measure.to, "anybody")}.`;
    }
    case "said":
      return `The words came up in ${counted(score, measure.times)} lines of ${nameOf(state, measure.character_id, "the cast")}.`;
    case "known":
      return `${nameOf(state, measure.character_id)} ${score >= 1 ? "got to know it" : "never got to know it"}.`;
    case "kept":
      return score >= 1 ? "Nobody got to know it who did not know it before." : "It came out.";
    default:
      return measure satisfies never;
  }
};

const counted = (score: number, times: number): string => `${Math.round(score * times)} of ${times}`;

/** The part of `apply` that keeps the scenario: its phase, how far its objectives are, how it ended. */
import type { EventOf } from "./event.ts";
import type { Objective, Scenario, State } from "./state.ts";
import { TUNING } from "./tuning.ts";

type ScenarioEvent = EventOf<
  | "scenario_started"
  | "objectives_given"
  | "complications_given"
  | "scenario_phase_began"
  | "scenario_status_changed"
  | "scenario_complicated"
  | "objective_advanced"
  | "objective_judged"
  | "scenario_ended"
>;

export const directScenario = (state: State, event: ScenarioEvent): void => {
  if (event.type === "scenario_started") {
    state.meta = { ...state.meta, scenario: event.data.scenario };
    return;
  }
  const { scenario } = state.meta;
  if (scenario === null || scenario.id !== event.data.scenario_id) return;
  if (event.type === "scenario_complicated") countComplication(state, event.data.conversation_id, event.seq);
  state.meta = { ...state.meta, scenario: { ...scenario, ...changesOf(scenario, event) } };
};

const changesOf = (scenario: Scenario, event: Exclude<ScenarioEvent, { type: "scenario_started" }>): Partial<Scenario> => {
  switch (event.type) {
    case "objectives_given":
      return { objectives: [...scenario.objectives, ...event.data.objectives] };
    case "complications_given":
      return { complications: event.data.complications };
    case "scenario_phase_began":
      return { phase: event.data.phase, phase_began_at: event.at };
    case "scenario_status_changed":
      return event.data.status === "paused" ? { status: "paused", paused_at: event.at } : resumed(scenario, event.at);
    case "scenario_complicated":
      return { complications: scenario.complications.filter((content) => content !== event.data.content) };
    case "objective_advanced": {
      const { objective_id, after, causes } = event.data;
      return withObjective(scenario, objective_id, ({ evidence }) => ({ progress: after, evidence: latest([...evidence, ...causes]) }));
    }
    case "objective_judged": {
      const { objective_id, status, score, evidence } = event.data;
      return withObjective(scenario, objective_id, () => ({ status, progress: score, evidence: latest(evidence) }));
    }
    case "scenario_ended":
      return { status: "ended", outcome: event.data.outcome };
    default:
      return event satisfies never;
  }
};

/** Time spent paused does not count. */
const resumed = (scenario: Scenario, at: number): Partial<Scenario> => {
  const idle = scenario.paused_at === null ? 0 : at - scenario.paused_at;
  return { status: "active", paused_at: null, began_at: scenario.began_at + idle, phase_began_at: scenario.phase_began_at + idle };
};

const withObjective = (scenario: Scenario, id: string, changes: (objective: Objective) => Partial<Objective>): Partial<Scenario> => ({
  objectives: scenario.objectives.map((objective) => (objective.id === id ? { ...objective, ...changes(objective) } : objective)),
});

const latest = (evidence: readonly number[]): readonly number[] => [...new Set(evidence)].slice(-TUNING.scenario.evidence);

const countComplication = (state: State, conversationId: string | null, seq: number): void => {
  const conversation = conversationId === null ? undefined : state.conversations.get(conversationId);
  if (conversation)
    state.conversations.set(conversation.id, { ...conversation, complications: conversation.complications + 1, stirred_at: seq });
};

/** Scenarios for tests: as somebody might write them, with everything that a test leaves out filled in. */
import type { Event, EventOf, EventType, Input, Measure, ScenarioDefinition } from "../../objects/simulation/index.ts";
import { creation } from "./cast.ts";
import { startRun, type Run } from "./run.ts";

export const only = <Type extends EventType>(events: readonly Event[], type: Type): readonly EventOf<Type>[] =>
  events.filter((event): event is EventOf<Type> => event.type === type);

export const aim = (
  text: string,
  values: Partial<ScenarioDefinition["objectives"][number]> = {},
): ScenarioDefinition["objectives"][number] => ({
  text,
  character_id: null,
  secret: false,
  measure: null,
  ...values,
});

export const scenario = (values: Partial<ScenarioDefinition> = {}): Extract<Input, { kind: "scenario" }> => ({
  kind: "scenario",
  by: "owner",
  scenario: {
    title: "The auction",
    setting: "Evening at the inn.",
    mood: "",
    cast: [],
    objectives: [],
    phases: [],
    secrets: [],
    complications: [],
    minutes: 60,
    ...values,
  },
});

export const begun = (values: Partial<ScenarioDefinition> = {}, count = 6, seed = 3): Run => {
  const run = startRun(creation(count, seed));
  run.take(scenario(values));
  return run;
};

export const control = (action: Extract<Input, { kind: "scenario_control" }>["action"]): Input => ({
  kind: "scenario_control",
  action,
  by: "owner",
});

export const measured = (measure: Measure, values: Partial<ScenarioDefinition["objectives"][number]> = {}) =>
  aim("Something comes about", { measure, ...values });

export const SECRET = "Hid the mayor's seal under the seventh stair";

/** A scenario is led in time and ends: its phases, the director's hand, and the end that judges every objective. */
import type { Input } from "../input.ts";
import { Refusal } from "../refusal.ts";
import type { Conversation, Scenario } from "../state.ts";
import { TUNING } from "../tuning.ts";
import type { World } from "../world.ts";
import { throwIn } from "./complications.ts";
import { befall, releaseDirections } from "./directing.ts";
import { judgeAll } from "./judging.ts";
import { standingOf } from "./measures.ts";

export { beginScenario } from "./scenario-beginning.ts";

export const controlScenario = (world: World, { action, by }: Extract<Input, { kind: "scenario_control" }>): void => {
  const { scenario } = world.state.meta;
  if (scenario === null || scenario.status === "ended") throw new Refusal("No scenario is being played.");
  switch (action) {
    case "pause":
    case "resume": {
      const status = action === "pause" ? "paused" : "active";
      if (scenario.status === status) return;
      world.emit("scenario_status_changed", { scenario_id: scenario.id, status, by }, { audience: scenario.cast });
      return;
    }
    case "advance":
      if (scenario.phase + 1 >= scenario.phases.length) throw new Refusal("This is the last phase.");
      return beginPhase(world, scenario, scenario.phase + 1, "the director moves on", by);
    case "complicate":
      if (scenario.status === "paused") throw new Refusal("The scenario is paused.");
      return throwIn(world, liveliest(world, scenario), "the director wants it", by);
    case "end":
      return endScenario(world, scenario, "it was ended by hand", by);
    default:
      return action satisfies never;
  }
};

/** Moves the scenario on in time: its phases and its end. */
export const leadScenario = (world: World): void => {
  const { scenario } = world.state.meta;
  if (scenario?.status !== "active") return;
  const { at } = world.now;
  if (at - scenario.began_at >= scenario.minutes) return endScenario(world, scenario, "its time is up", "director");
  if (isPlayedOut(world, scenario)) return endScenario(world, scenario, "everything it was about has been settled", "director");
  const phase = scenario.phases[scenario.phase];
  const next = scenario.phase + 1;
  if (phase && next < scenario.phases.length && at - scenario.phase_began_at >= phase.minutes)
    beginPhase(world, scenario, next, "its time has come", "director");
};

const beginPhase = (world: World, scenario: Scenario, index: number, because: string, by: string): void => {
  const phase = scenario.phases[index];
  if (!phase) return;
  world.emit("scenario_phase_began", { scenario_id: scenario.id, phase: index, title: phase.title, because }, { audience: scenario.cast });
  if (phase.opening !== "") befall(world, { kind: "world_event", content: phase.opening, location: null, by });
};

/** All that was to be brought about has been, something of it in the course of the scenario, and what was to be kept still is. */
const isPlayedOut = (world: World, { objectives }: Scenario): boolean =>
  objectives.some(({ evidence }) => evidence.length > 0) && objectives.every((objective) => standingOf(world.state, objective) >= 1);

const endScenario = (world: World, scenario: Scenario, because: string, by: string): void => {
  const outcome = judgeAll(world, scenario, because);
  releaseDirections(world, scenario.cast, by);
  world.emit("scenario_ended", { scenario_id: scenario.id, outcome, because, by }, { audience: scenario.cast });
};

const lastOf = ({ lines }: Conversation): number => lines.at(-1)?.seq ?? 0;

const liveliest = (world: World, { cast }: Scenario): Conversation | null => {
  const open = [...world.state.conversations.values()].filter(({ participants }) => participants.some((id) => cast.includes(id)));
  return open.toSorted((a, b) => lastOf(b) - lastOf(a))[0] ?? null;
};

/** After story time has jumped, nobody is bound any more by what they were told to do before. */
export const releaseAfterJump = (world: World): void => {
  const { at, roster } = world.state.meta;
  if (world.now.at - at > TUNING.direction.jump) releaseDirections(world, roster, "director");
};

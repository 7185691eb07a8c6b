/**
 * One step of the story: what comes from outside first, then, if time passes, what people do of their own accord.
 * Pure: the given state is not touched; the same state, inputs, time and random stream give the same events.
 */
import type { Event } from "./event.ts";
import type { Input, Now } from "./input.ts";
import type { Random } from "./random.ts";
import { Refusal } from "./refusal.ts";
import { begin, join } from "./rules/arrivals.ts";
import { feel, override, send, tell, undo } from "./rules/authoring.ts";
import { branch } from "./rules/branching.ts";
import { measureClimate } from "./rules/climate.ts";
import { control, depart } from "./rules/departures.ts";
import { befall, direct } from "./rules/directing.ts";
import { exchange } from "./rules/exchange.ts";
import { reconsider } from "./rules/goals.ts";
import { wander } from "./rules/movement.ts";
import { letBystandersJoin, openConversations } from "./rules/openings.ts";
import { gatherForMeals } from "./rules/meals.ts";
import { recount } from "./rules/recounting.ts";
import { takeReply } from "./rules/reply.ts";
import { followObjectives } from "./rules/objectives.ts";
import { beginScenario, controlScenario, leadScenario, releaseAfterJump } from "./rules/scenario.ts";
import { letThreadsRest } from "./rules/threads.ts";
import { followPlot } from "./rules/threads-of-plot.ts";
import { takeTurns } from "./rules/turns.ts";
import { hearVisitor } from "./rules/visitors.ts";
import type { State } from "./state.ts";
import { RULES_VERSION } from "./version.ts";
import { createWorld, type World } from "./world.ts";

export { RULES_VERSION };

/**
 * The events of one step, in order, to be applied to `state` by the caller. Throws `Refusal` when an input cannot be taken;
 * then none of the step has happened. An answer to a turn that is over is no error: it yields no events.
 */
export const step = (state: State, inputs: readonly Input[], now: Now, random: Random): Event[] => {
  const world = createWorld(state, now, random);
  noteRules(world);
  if (now.autonomous) releaseAfterJump(world);
  for (const input of inputs) take(world, input);
  if (now.autonomous && world.state.meta.status !== "ended") live(world);
  followObjectives(world);
  followPlot(world);
  return [...world.events];
};

/** A log that other rules wrote goes on under these; it says from where. */
const noteRules = (world: World): void => {
  const { seq, rules } = world.state.meta;
  if (seq > 0 && rules !== RULES_VERSION) world.emit("rules_changed", { before: rules, after: RULES_VERSION });
};

const take = (world: World, input: Input): void => {
  if (world.state.meta.seq === 0 && input.kind !== "create") throw new Refusal("The story has not begun.");
  switch (input.kind) {
    case "create":
      return begin(world, input);
    case "join":
      return join(world, input);
    case "leave":
      return depart(world, input);
    case "control":
      return control(world, input);
    case "interaction":
      return exchange(world, input);
    case "reply":
      return takeReply(world, input);
    case "say":
      return hearVisitor(world, input);
    case "recount":
      return recount(world, input);
    case "direct":
      return direct(world, input);
    case "world_event":
      return befall(world, input);
    case "tell":
      return tell(world, input);
    case "move":
      return send(world, input);
    case "feel":
      return feel(world, input);
    case "override":
      return override(world, input);
    case "undo":
      return undo(world, input);
    case "scenario":
      return beginScenario(world, input);
    case "scenario_control":
      return controlScenario(world, input);
    case "branch":
      return branch(world, input);
    default:
      return input satisfies never;
  }
};

/** People go places, begin to talk, come over, take their turns; old stories are let rest. */
const live = (world: World): void => {
  wander(world);
  gatherForMeals(world);
  openConversations(world);
  letBystandersJoin(world);
  takeTurns(world);
  leadScenario(world);
  letThreadsRest(world);
  reconsider(world);
  measureClimate(world);
};

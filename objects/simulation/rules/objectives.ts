/** Objectives are followed through the events of each step: what moved them is their evidence. */
import type { Event } from "../event.ts";
import { clamp, round } from "../numbers.ts";
import type { CharacterId, Objective } from "../state.ts";
import type { World } from "../world.ts";
import { addedBy, nameOf } from "./measures.ts";

/** What can move an objective. */
const MOVING: ReadonlySet<Event["type"]> = new Set([
  "character_interaction",
  "relationship_changed",
  "relationship_type_changed",
  "hearsay",
  "fact_learned",
]);

/** Looks at the events of this step alone. */
export const followObjectives = (world: World): void => {
  const started = world.state.meta.scenario;
  if (started?.status !== "active") return;
  for (const event of world.events) {
    if (!MOVING.has(event.type)) continue;
    for (const { id } of started.objectives) {
      const objective = world.state.meta.scenario?.objectives.find((one) => one.id === id);
      if (objective?.status === "open") advance(world, started.id, objective, event);
    }
  }
};

/** Smaller steps of a tie are added up before they are told. */
const WORTH_TELLING = 0.05;

const advance = (world: World, scenario_id: string, objective: Objective, event: Event): void => {
  const { progress: before } = objective;
  const sum = round(clamp(before + addedBy(world.state, objective, event), 0, 1));
  // Three thirds are a whole.
  const after = sum > 0.999 ? 1 : sum;
  const settles = (after === 1 || before === 1) && after !== before;
  if (!settles && Math.abs(after - before) < WORTH_TELLING) return;
  world.emit(
    "objective_advanced",
    { scenario_id, objective_id: objective.id, before, after, causes: [event.seq], because: becauseOf(world, event) },
    reachOf(world, objective, event),
  );
};

/** A secret objective, or one that something secret has moved, is its owner's business. */
const reachOf = (world: World, { secret, character_id }: Objective, { visibility }: Event) => {
  const audience: readonly CharacterId[] = character_id === null ? (world.state.meta.scenario?.cast ?? []) : [character_id];
  return { audience, visibility: secret || visibility === "private" ? ("private" as const) : ("public" as const) };
};

/** In words for a reader, and none of those that were said. */
const becauseOf = ({ state }: World, event: Event): string => {
  switch (event.type) {
    case "character_interaction": {
      const { speaker_id, addressees, interaction_type } = event.data;
      return `${nameOf(state, speaker_id)} to ${nameOf(state, addressees[0] ?? null)}: ${interaction_type}`;
    }
    case "relationship_changed": {
      const { from, to, dimension, after } = event.data;
      return `${nameOf(state, from)}'s ${dimension} toward ${nameOf(state, to)} is ${after.toFixed(2)}`;
    }
    case "relationship_type_changed":
      return `${nameOf(state, event.data.from)} now takes ${nameOf(state, event.data.to)} for: ${event.data.after}`;
    case "hearsay":
      return `${nameOf(state, event.data.teller_id, "a visitor")} told ${event.data.listeners.map((id) => nameOf(state, id)).join(", ")}`;
    case "fact_learned":
      return `${nameOf(state, event.data.character_id)} was let know`;
    default:
      return "";
  }
};

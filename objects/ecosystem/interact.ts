/** One exchange asked for from outside: the initiator's words are given, the target's mind answers, one event records both. */
import { canInteract, interactionWish, Refusal, type EventOf, type Now, type State } from "../simulation/index.ts";
import type { Autonomy } from "./autonomy.ts";
import type { InteractionRequest, InteractionResult } from "./contract.ts";
import { EcosystemError } from "./refusal.ts";

const refused = (reason: string): InteractionResult => ({
  success: false,
  reason,
  interaction_id: null,
  response: null,
  relationship_change: [],
  emotional_states: {},
});

export const resultOf = (event: EventOf<"character_interaction">): InteractionResult => ({
  success: true,
  reason: null,
  interaction_id: event.id,
  response: event.data.response,
  relationship_change: event.data.relationship_change,
  emotional_states: event.data.emotional_states,
});

/** Throws `EcosystemError` 404 when a character is not here; every other "no" is a result with its reason. */
export const interact = async (
  request: InteractionRequest,
  room: { state: State; now: Now },
  autonomy: Autonomy,
): Promise<InteractionResult> => {
  const { initiator_id, target_id } = request;
  for (const id of [initiator_id, target_id])
    if (!room.state.meta.roster.includes(id)) throw new EcosystemError(404, `No character ${id} is in this ecosystem.`);
  const reason = canInteract(room.state, initiator_id, target_id, room.now.at);
  if (reason !== null) return refused(reason);
  try {
    const reply = await autonomy.speak(interactionWish(room.state, request, room.now));
    const events = autonomy.act([{ kind: "interaction", ...request, reply }], false);
    const event = events.find((candidate): candidate is EventOf<"character_interaction"> => candidate.type === "character_interaction");
    return event ? resultOf(event) : refused("Nothing came of it.");
  } catch (error) {
    if (error instanceof Refusal) return refused(error.message);
    if (error instanceof Error && error.name === "TimeoutError") return refused("No words came in time; nothing was changed.");
    throw error;
  }
};

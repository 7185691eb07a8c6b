/** One exchange between two characters, asked for from outside. */
import { permit } from "../auth/permissions.ts";
import type { Services } from "../contract.ts";
import { notFound } from "../problem.ts";
import { accessTo } from "./access.ts";
import type { Dependencies } from "./dependencies.ts";
import { greenRoomFor } from "./green-rooms.ts";
import { existingId } from "./ids.ts";

/** `<ecosystem id>:<seq>`, as events are called. */
const EVENT_ID = /^([0-9a-f-]{36}):([1-9]\d{0,15})$/i;

export const createInteractionsService = (dependencies: Dependencies): Services["interactions"] => ({
  async create(user, { ecosystem_id, ...request }) {
    permit(user, "ecosystem:interact");
    let id = ecosystem_id;
    if (id === undefined) {
      const [initiator, target] = [existingId(request.initiator_id, "character"), existingId(request.target_id, "character")];
      [id] = await dependencies.stores.ecosystems.ecosystemsOfCharacters(initiator, target, user.id);
      id ??= await greenRoomFor(dependencies, user, [initiator, target]);
    }
    const { row, actor } = await accessTo(dependencies, user, id, "participant");
    return dependencies.rooms.ask(row.id, (room) => room.interact(request, actor));
  },

  async get(user, id) {
    const [, ecosystemId, seq] = EVENT_ID.exec(id) ?? [];
    if (ecosystemId === undefined) throw notFound("interaction");
    const { row, actor } = await accessTo(dependencies, user, ecosystemId, "observer");
    const event = await dependencies.rooms.ask(row.id, (room) => room.interaction(Number(seq), actor.role));
    if (event === null) throw notFound("interaction");
    const { response, relationship_change, emotional_states } = event.data;
    return { success: true, reason: null, interaction_id: event.id, response, relationship_change, emotional_states };
  },
});

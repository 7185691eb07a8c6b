/** How characters stand to one another, over all ecosystems the asking person may see them in. */
import type { EventOf } from "../../objects/simulation/index.ts";
import type { RelationshipChange, Services, User } from "../contract.ts";
import { notFound } from "../problem.ts";
import type { Dependencies } from "./dependencies.ts";
import { existingId } from "./ids.ts";

export const changeOf = (
  ecosystemId: string,
  event: EventOf<"relationship_changed"> | EventOf<"relationship_type_changed">,
): RelationshipChange => {
  const common = {
    ecosystem_id: ecosystemId,
    event_id: event.id,
    seq: event.seq,
    timestamp: event.timestamp,
    from: event.data.from,
    to: event.data.to,
    causes: event.data.causes,
    rule: event.data.rule,
  };
  return event.type === "relationship_changed"
    ? {
        ...common,
        dimension: event.data.dimension,
        before: event.data.before,
        delta: event.data.delta,
        after: event.data.after,
        quote: event.data.quote,
      }
    : { ...common, dimension: "type", before: event.data.before, delta: null, after: event.data.after, quote: "" };
};

export const createRelationshipsService = ({ stores, rooms }: Dependencies): Services["relationships"] => {
  /** Ecosystems of the character (and the other) that the user may see. @throws Problem 404 when there is nothing of theirs to see. */
  const ecosystemsOf = async (user: User, characterId: string, otherId: string | null): Promise<readonly string[]> => {
    const shared = await stores.ecosystems.ecosystemsOfCharacters(characterId, otherId, user.id);
    if (shared.length > 0) return shared;
    const rows = await stores.characters.getMany(otherId === null ? [characterId] : [characterId, otherId]);
    if (rows.length < (otherId === null ? 1 : 2) || rows.some((row) => row.owner_id !== user.id && user.role !== "admin"))
      throw notFound("character");
    return [];
  };

  return {
    async of(user, characterId) {
      const id = existingId(characterId, "character");
      const ecosystems = await ecosystemsOf(user, id, null);
      const found = await Promise.all(
        ecosystems.map(async (ecosystem_id) =>
          (await rooms.ask(ecosystem_id, (room) => room.relationships(id))).map((tie) => ({ ...tie, ecosystem_id })),
        ),
      );
      return found.flat();
    },
    async history(user, from, to) {
      const [fromId, toId] = [existingId(from, "character"), existingId(to, "character")];
      const ecosystems = await ecosystemsOf(user, fromId, toId);
      const found = await Promise.all(
        ecosystems.map(async (id) => (await rooms.ask(id, (room) => room.history(fromId, toId))).map((event) => changeOf(id, event))),
      );
      return found.flat();
    },
  };
};

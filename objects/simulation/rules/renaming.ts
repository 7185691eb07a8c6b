/** A tie that has become something else gets another name: the one place where names of ties change by themselves. */
import type { CharacterId, RelationshipType } from "../state.ts";
import type { World } from "../world.ts";
import { bondOf } from "./bonds.ts";
import { typeOf } from "./relationship-type.ts";
import { followTurn } from "./threads.ts";
import { knownTie } from "./tie.ts";

/** Calls the tie what it now is; returns the new name, or null when the old one still fits. `causes` are the events that moved the tie. */
export const nameTie = (
  world: World,
  from: CharacterId,
  to: CharacterId,
  causes: readonly number[],
  audience: readonly CharacterId[],
): RelationshipType | null => {
  const tie = knownTie(world.state, from, to);
  if (!tie) return null;
  const after = typeOf(tie, bondOf(world.state, tie));
  if (after === tie.type) return null;
  const rule = after === "romance" || after === "mentor" ? after : "thresholds";
  const seq = world.emit("relationship_type_changed", { from, to, before: tie.type, after, causes, rule }, { audience });
  followTurn(world, tie, after, seq);
  return after;
};

/** Going from place to place: to find somebody, or for a change of scene. */
import type { Character } from "../state.ts";
import { TUNING } from "../tuning.ts";
import type { World } from "../world.ts";
import { someIdle } from "./sampling.ts";
import { onlookersAt } from "./witnesses.ts";

export const moveTo = (world: World, character: Character, to: string, because: string): void => {
  if (character.location === to) return;
  const { id, location: from } = character;
  const audience = new Set([id, ...onlookersAt(world.state, from, id), ...onlookersAt(world.state, to, id)]);
  world.emit("character_moved", { character_id: id, from, to, because }, { audience: [...audience] });
};

/** A few of the idle, the curious sooner than others, stroll elsewhere. */
export const wander = (world: World): void => {
  const { locations } = world.state.meta.scene;
  if (locations.length < 2) return;
  for (const character of someIdle(world, TUNING.movement.sample)) {
    if (!world.random.chance(TUNING.movement.chance * (0.3 + 0.7 * character.traits.openness))) continue;
    const to = world.random.pick(locations.filter((location) => location !== character.location));
    if (to !== undefined) moveTo(world, character, to, "for a change of scene");
  }
};

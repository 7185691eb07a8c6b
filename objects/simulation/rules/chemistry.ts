/** The liking or dislike between two people that has no reason: it makes the same profiles become friends in one world, rivals in another. */
import { hash32 } from "../hash.ts";
import { round } from "../numbers.ts";
import type { Character, State } from "../state.ts";
import { TUNING } from "../tuning.ts";

/** -TUNING.relationship.chemistry..+: fixed for a pair in an ecosystem, one half shared by both directions; like minds lean to liking. */
export const chemistry = (state: State, from: Character, to: Character): number => {
  const shared = from.id < to.id ? `${from.id}|${to.id}` : `${to.id}|${from.id}`;
  const chance = signed(hash32(shared, state.meta.seed)) * 0.5 + signed(hash32(`${from.id}>${to.id}`, state.meta.seed)) * 0.5;
  const likeness =
    0.3 - Math.abs(from.traits.openness - to.traits.openness) - 0.5 * Math.abs(from.traits.agreeableness - to.traits.agreeableness);
  return round(TUNING.relationship.chemistry * Math.max(-1, Math.min(1, chance * 1.3 + 0.4 * likeness)));
};

const signed = (hash: number): number => hash / 2_147_483_648 - 1;

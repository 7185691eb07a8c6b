/** Time apart softens: grudges cool, fondness dims, and people grow strange to each other, though never quite. */
import { remaining, round } from "../numbers.ts";
import type { Character, CharacterId, Dimension } from "../state.ts";
import { TUNING } from "../tuning.ts";
import type { World } from "../world.ts";
import { chemistry } from "./chemistry.ts";
import { nameTie } from "./renaming.ts";
import { knownTie } from "./tie.ts";

/** People who meet after a while notice what the time has done; `seq` is the event of their meeting. Family does not fade. */
export const meetAgain = (world: World, company: readonly Character[], seq: number): void => {
  const audience = company.map(({ id }) => id);
  for (const from of company) for (const to of company) if (from.id !== to.id) fade(world, from, to, seq, audience);
};

const MINUTES_A_DAY = 1440;

const fade = (world: World, from: Character, to: Character, seq: number, audience: readonly CharacterId[]): void => {
  const tie = knownTie(world.state, from.id, to.id);
  const { apart, fade: halfLife, forget, forgiveness, trust_default, smallest } = TUNING.relationship;
  if (!tie || tie.type === "family" || tie.last_interaction === null) return;
  const elapsed = world.now.at - tie.last_interaction;
  if (elapsed < apart) return;
  const nature = chemistry(world.state, from, to);
  // Time alone makes no friends of enemies, and no enemies of friends.
  const toward = tie.strength < 0 ? Math.min(nature, 0) : Math.max(nature, 0);
  // The agreeable let a grudge go sooner.
  const hold = tie.strength < 0 ? forgiveness ** (0.5 - from.traits.agreeableness) : 1;
  const floor = Math.min(tie.familiarity, tie.peak_familiarity / 2);
  const rest: readonly (readonly [Dimension, number, number])[] = [
    ["strength", toward, halfLife * hold],
    ["trust", trust_default, halfLife],
    ["familiarity", floor, forget * MINUTES_A_DAY],
  ];
  for (const [dimension, end, half] of rest) {
    const before = tie[dimension];
    const after = round(end + (before - end) * remaining(elapsed, half));
    const delta = round(after - before);
    if (Math.abs(delta) < smallest) continue;
    const change = { from: from.id, to: to.id, dimension, before, delta, after, causes: [seq], quote: "", rule: "time apart softens" };
    world.emit("relationship_changed", change, { audience });
  }
  nameTie(world, from.id, to.id, [seq], audience);
};

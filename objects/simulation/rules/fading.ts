/** Time apart softens: grudges cool and fondness dims toward what two people are to each other by nature. */
import { remaining, round } from "../numbers.ts";
import type { Character, CharacterId, Dimension } from "../state.ts";
import { TUNING } from "../tuning.ts";
import type { World } from "../world.ts";
import { chemistry } from "./chemistry.ts";
import { knownTie } from "./tie.ts";

/** People who meet after a while notice what the time has done; `seq` is the event of their meeting. Family does not fade. */
export const meetAgain = (world: World, company: readonly Character[], seq: number): void => {
  const audience = company.map(({ id }) => id);
  for (const from of company) for (const to of company) if (from.id !== to.id) fade(world, from, to, seq, audience);
};

const fade = (world: World, from: Character, to: Character, seq: number, audience: readonly CharacterId[]): void => {
  const tie = knownTie(world.state, from.id, to.id);
  const { apart, fade: halfLife, trust_default, smallest } = TUNING.relationship;
  if (!tie || tie.type === "family" || tie.last_interaction === null) return;
  const elapsed = world.now.at - tie.last_interaction;
  if (elapsed < apart) return;
  const left = remaining(elapsed, halfLife);
  const rest: readonly (readonly [Dimension, number])[] = [
    ["strength", chemistry(world.state, from, to)],
    ["trust", trust_default],
  ];
  for (const [dimension, toward] of rest) {
    const before = tie[dimension];
    const after = round(toward + (before - toward) * left);
    const delta = round(after - before);
    if (Math.abs(delta) < smallest) continue;
    const change = { from: from.id, to: to.id, dimension, before, delta, after, causes: [seq], quote: "", rule: "time apart softens" };
    world.emit("relationship_changed", change, { audience });
  }
};

/** Whom somebody seeks out to talk to, and why. */
import type { Character, ConversationReason } from "../state.ts";
import { shareSubject } from "../text.ts";
import { TUNING } from "../tuning.ts";
import type { World } from "../world.ts";
import { canInteract } from "./can-interact.ts";
import { chemistry } from "./chemistry.ts";
import { energyAt } from "./energy.ts";
import { someIdle } from "./sampling.ts";
import { tieOf } from "./tie.ts";
import { hostileEmotion } from "./warmth.ts";

export interface Partner {
  readonly character: Character;
  readonly reason: ConversationReason;
  readonly because: string;
}

interface Pull extends Partner {
  readonly score: number;
}

/** One of the idle people whom `seeker` may talk to; undefined when there is none. */
export const choosePartner = (world: World, seeker: Character): Partner | undefined => {
  const candidates = [...known(world, seeker), ...someIdle(world, TUNING.opening.partners)];
  const pulls = new Map<string, Pull>();
  for (const other of candidates)
    if (!pulls.has(other.id) && isFree(world, seeker, other)) pulls.set(other.id, pullOf(world, seeker, other));
  return world.random.softmax([...pulls.values()], ({ score }) => score, TUNING.opening.temperature);
};

/** Awake, idle and not tired of company. */
export const isFree = (world: World, seeker: Character, other: Character): boolean =>
  other.conversation_id === null &&
  energyAt(other, world.now.at) >= TUNING.energy.tired &&
  canInteract(world.state, seeker.id, other.id, world.now.at) === null;

/** A few whom the seeker has a tie to, so that friends find each other in a crowd. */
const known = (world: World, seeker: Character): readonly Character[] => {
  const ids = Object.keys(world.state.ties.get(seeker.id) ?? {});
  return Array.from({ length: Math.min(5, ids.length) }, () => ids[world.random.integer(ids.length)] ?? "").flatMap(
    (id) => world.state.characters.get(id) ?? [],
  );
};

const pullOf = (world: World, seeker: Character, other: Character): Pull => {
  const tie = tieOf(world.state, seeker.id, other.id);
  const near = seeker.location === other.location;
  const anger = tie.strength < 0 ? hostileEmotion(seeker, world.now.at) : 0;
  const grudge = 0.6 * Math.max(0, -tie.strength) * (1.2 - seeker.traits.agreeableness) + 0.6 * anger;
  const shared = seeker.goals.some((goal) => other.goals.some((theirs) => shareSubject(goal, theirs)));
  const nearby = near ? `${other.name} is near` : "wants company";
  const terms: readonly (readonly [ConversationReason, number, string])[] = [
    ["quarrel", tie.strength < -0.15 ? grudge : 0, `has a score to settle with ${other.name}`],
    ["tie", 0.9 * Math.max(0, tie.strength), tie.type === "stranger" ? `is drawn to ${other.name}` : `likes the company of ${other.name}`],
    ["goal", shared ? 0.35 : 0, `has the same aim as ${other.name}`],
    ["proximity", near ? 0.25 : 0.01, tie.familiarity === 0 ? `is curious about ${other.name}` : nearby],
  ];
  const [reason, , because] = terms.reduce((best, term) => (term[1] > best[1] ? term : best));
  const novelty = tie.familiarity === 0 ? 0.3 * seeker.traits.openness : 0;
  const justTalked = tie.last_interaction !== null && world.now.at - tie.last_interaction < TUNING.opening.pair_rest;
  const pull = terms.reduce((sum, [, weight]) => sum + weight, 0) + chemistry(world.state, seeker, other);
  return { character: other, reason, because, score: pull + (near ? 0.4 : 0) + novelty - (justTalked ? 1 : 0) };
};

/** Whom somebody seeks out to talk to, and why. */
import type { Character, ConversationReason } from "../state.ts";
import { mentions, shareSubject } from "../text.ts";
import { TUNING } from "../tuning.ts";
import type { World } from "../world.ts";
import { pullOfScenario } from "./aims.ts";
import { apartBecause } from "./can-interact.ts";
import { chemistry } from "./chemistry.ts";
import { energyAt } from "./energy.ts";
import { openGoals } from "./goals.ts";
import { someIdle, someKnown } from "./sampling.ts";
import { tieOf } from "./tie.ts";
import { freshNews, knowsOf } from "./topics.ts";
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
  const candidates = [...someKnown(world, seeker.id, 5), ...someIdle(world, TUNING.opening.partners)];
  const pulls = new Map<string, Pull>();
  for (const other of candidates)
    if (!pulls.has(other.id) && isFree(world, seeker, other)) pulls.set(other.id, pullOf(world, seeker, other));
  return world.random.softmax([...pulls.values()], ({ score }) => score, TUNING.opening.temperature);
};

/** Awake, idle and not tired of company. */
export const isFree = (world: World, seeker: Character, other: Character): boolean =>
  other.conversation_id === null &&
  energyAt(other, world.now.at) >= TUNING.energy.tired &&
  apartBecause(world.state, seeker.id, other.id, world.now.at) === null;

const pullOf = (world: World, seeker: Character, other: Character): Pull => {
  const tie = tieOf(world.state, seeker.id, other.id);
  const near = seeker.location === other.location;
  const anger = tie.strength < 0 ? hostileEmotion(seeker, world.now.at) : 0;
  const grudge = 0.6 * Math.max(0, -tie.strength) * (1.2 - seeker.traits.agreeableness) + 0.6 * anger;
  const shared = openGoals(seeker).some((goal) => openGoals(other).some((theirs) => shareSubject(goal, theirs)));
  const nearby = near ? `${other.name} is near` : "wants company";
  const terms: readonly (readonly [ConversationReason, number, string])[] = [
    ["quarrel", tie.strength < -0.15 ? grudge : 0, `has a score to settle with ${other.name}`],
    [
      "tie",
      TUNING.opening.liking * Math.max(0, tie.strength),
      tie.type === "stranger" ? `is drawn to ${other.name}` : `likes the company of ${other.name}`,
    ],
    ["goal", shared ? 0.35 : 0, `has the same aim as ${other.name}`],
    ["scenario", pullOfScenario(world.state, seeker.id, other.id), `has business with ${other.name}`],
    ["news", hasNewsFor(world, seeker, other) ? TUNING.news.tell : 0, `has news for ${other.name}`],
    ["mention", hasHeardOf(world, seeker, other) ? 0.5 : 0, `has heard ${other.name} spoken of`],
    ["proximity", near ? 0.25 : 0.01, tie.familiarity === 0 ? `is curious about ${other.name}` : nearby],
  ];
  const [reason, , because] = terms.reduce((best, term) => (term[1] > best[1] ? term : best));
  const reserve = tie.familiarity === 0 ? TUNING.opening.reserve * (1 - seeker.traits.openness) : 0;
  const justTalked = tie.last_interaction !== null && world.now.at - tie.last_interaction < TUNING.opening.pair_rest;
  const pull = terms.reduce((sum, [, weight]) => sum + weight, 0) + chemistry(world.state, seeker, other);
  return { character: other, reason, because, score: pull + (near ? 0.4 : 0) - reserve - (justTalked ? 1 : 0) };
};

/** Something befell that the seeker knows of and the other does not. */
const hasNewsFor = (world: World, seeker: Character, other: Character): boolean =>
  freshNews(world).some(({ seq }) => knowsOf(seeker, seq) && !knowsOf(other, seq));

/** Somebody spoke of the other in the seeker's hearing, and the other was not there. */
const hasHeardOf = (world: World, seeker: Character, other: Character): boolean =>
  seeker.memories
    .slice(-3)
    .some(
      ({ kind, text, subjects, at }) =>
        kind === "dialogue" && world.now.at - at <= TUNING.opening.heard_of && !subjects.includes(other.id) && mentions(text, other),
    );

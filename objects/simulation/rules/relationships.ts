/** What a line does to the ties between speaker and listener. Small steps, both ways, worse for bad than for good. */
import type { RelationshipDelta } from "../event.ts";
import { clamp, round } from "../numbers.ts";
import type { Character, Dimension, InteractionType, Relationship, State } from "../state.ts";
import { TUNING } from "../tuning.ts";
import { chemistry } from "./chemistry.ts";
import { tieOf } from "./tie.ts";

/** How a line comes across to the listener, -1..1: the warmth shown, tinted by chemistry; a conflict never comes across as kind. */
export const receivedWarmth = (state: State, speaker: Character, listener: Character, type: InteractionType, warmth: number): number => {
  const tinted = warmth + 0.5 * chemistry(state, listener, speaker);
  return round(clamp(type === "conflict" ? Math.min(tinted, -0.2) : tinted, -1, 1));
};

/** Changes of both ties by one line received with `warmth`; those too small to matter are left out. */
export const deltasOf = (
  state: State,
  speaker: Character,
  listener: Character,
  type: InteractionType,
  warmth: number,
): readonly RelationshipDelta[] => {
  const toSpeaker = tieOf(state, listener.id, speaker.id);
  const toListener = tieOf(state, speaker.id, listener.id);
  const { speaker_share } = TUNING.relationship;
  return [
    ...changes(toSpeaker, "strength", strengthDelta(toSpeaker, listener, warmth)),
    ...changes(toSpeaker, "trust", trustDelta(toSpeaker, listener, type, warmth)),
    ...changes(toSpeaker, "familiarity", familiarityDelta(toSpeaker)),
    ...changes(toListener, "strength", speaker_share * strengthDelta(toListener, speaker, warmth)),
    // Whoever confides comes to trust the more for having done it.
    ...changes(toListener, "trust", type === "confession" ? speaker_share * trustDelta(toListener, speaker, type, warmth) : 0),
  ];
};

/**
 * The tie follows the warmth shown: a line no warmer than the tie binds no further, a cold one from a friend costs more than from
 * an enemy. Kind words never divide and unkind ones never bind.
 */
const strengthDelta = ({ strength }: Relationship, holder: Character, warmth: number): number => {
  const { gain, bad_strength, most_strength } = TUNING.relationship;
  const { agreeableness, neuroticism } = holder.traits;
  const distance = warmth > 0 ? Math.max(0, warmth - strength) : Math.min(0, warmth - strength);
  const weight = warmth > 0 ? 0.8 + 0.4 * agreeableness : bad_strength * (0.8 + 0.4 * neuroticism);
  return clamp(gain * distance * Math.min(1, 2 * Math.abs(warmth)) * weight, -most_strength, most_strength);
};

/** Trust falls by hostility alone; a cool word costs nothing. */
const trustDelta = ({ trust }: Relationship, holder: Character, type: InteractionType, warmth: number): number => {
  const { bad_trust, most_trust } = TUNING.relationship;
  if (warmth < 0) return type === "conflict" ? Math.max(-most_trust, bad_trust * warmth * (0.8 + 0.4 * holder.traits.neuroticism)) : 0;
  return Math.min(most_trust, TUNING.relationship.trust[type] * (1 - trust) * (0.5 + warmth) * (0.8 + 0.4 * holder.traits.agreeableness));
};

const familiarityDelta = ({ familiarity }: Relationship): number => TUNING.relationship.familiarity * (1 - familiarity);

/** Lowest and highest value of each dimension. */
export const DIMENSION_RANGE: Readonly<Record<Dimension, readonly [number, number]>> = {
  strength: [-1, 1],
  trust: [0, 1],
  familiarity: [0, 1],
};

/** The recorded step: within the dimension's range, or none when it is too small. */
const changes = (tie: Relationship, dimension: Dimension, delta: number): readonly RelationshipDelta[] => {
  const [low, high] = DIMENSION_RANGE[dimension];
  const step = round(round(clamp(tie[dimension] + delta, low, high)) - tie[dimension]);
  return Math.abs(step) < TUNING.relationship.smallest ? [] : [{ from: tie.from, to: tie.to, dimension, delta: step }];
};

/** Two lines' changes as one list: steps of the same kind are added up and bounded as one. */
export const mergeDeltas = (state: State, deltas: readonly RelationshipDelta[]): readonly RelationshipDelta[] => {
  const sums = new Map<string, RelationshipDelta>();
  for (const delta of deltas) {
    const key = `${delta.from}\n${delta.to}\n${delta.dimension}`;
    sums.set(key, { ...delta, delta: delta.delta + (sums.get(key)?.delta ?? 0) });
  }
  const { most_strength, most_trust } = TUNING.relationship;
  return [...sums.values()].flatMap(({ from, to, dimension, delta }) => {
    const most = dimension === "strength" ? most_strength : dimension === "trust" ? most_trust : 1;
    return changes(tieOf(state, from, to), dimension, clamp(delta, -most, most));
  });
};

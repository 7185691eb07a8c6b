/** What a line makes its speaker and its listener feel (OCC): by how it was meant, who they are, and how they stand. */
import type { EmotionalState } from "../event.ts";
import { clamp, round } from "../numbers.ts";
import type { Character, Emotion, EmotionName, InteractionType, State } from "../state.ts";
import { TUNING } from "../tuning.ts";
import { afterListening, afterSpeaking, energyAt } from "./energy.ts";
import { emotionAt, moodAt, moved } from "./mood.ts";
import { tieOf } from "./tie.ts";

export interface Feeling {
  readonly character_id: string;
  readonly state: EmotionalState;
  /** Why, in words for a reader, when the emotion is strong enough to tell; otherwise null. */
  readonly because: string | null;
}

/** The listener's feeling after a line received with `warmth` (-1..1). */
export const feelingOfListener = (
  state: State,
  at: number,
  listener: Character,
  speaker: Character,
  type: InteractionType,
  warmth: number,
): Feeling => {
  const tie = tieOf(state, listener.id, speaker.id);
  const name = received(listener, tie.strength, type, warmth, moodAt(listener, at).d);
  const closeness = 0.75 + 0.5 * Math.abs(tie.strength);
  const force = type === "confession" ? Math.max(0.45, Math.abs(warmth)) : Math.abs(warmth);
  return feel(listener, at, name, force * closeness, afterListening(energyAt(listener, at)), whyReceived(type, warmth, speaker.name));
};

/** The speaker's feeling after having said it. */
export const feelingOfSpeaker = (
  state: State,
  at: number,
  speaker: Character,
  listener: Character | null,
  type: InteractionType,
  warmth: number,
): Feeling => {
  const strength = listener ? tieOf(state, speaker.id, listener.id).strength : 0;
  const energy = afterSpeaking(energyAt(speaker, at), speaker.traits);
  const name = listener?.name ?? "the visitor";
  if (type === "confession") return feel(speaker, at, "relief", 0.55, energy, `it is out: ${name} knows`);
  if (type === "conflict" && strength > 0.2 && speaker.traits.agreeableness > 0.5)
    return feel(speaker, at, "remorse", Math.abs(warmth) * (0.6 + strength), energy, `hard words to ${name}`);
  if (type === "conflict") return feel(speaker, at, "anger", 0.7 * Math.abs(warmth), energy, `the quarrel with ${name}`);
  if (type === "collaboration") return feel(speaker, at, "hope", 0.3 + 0.3 * Math.max(0, warmth), energy, `${name} may help`);
  return feel(speaker, at, warmth > 0 ? "joy" : "distress", 0.3 * Math.abs(warmth), energy, `talking with ${name}`);
};

/** What a piece of news makes a character feel; `force` 0..1. */
export const feelingAtNews = (at: number, character: Character, force: number, because: string): Feeling => {
  const { neuroticism, openness } = character.traits;
  const name: EmotionName = neuroticism > 0.6 ? "fear" : openness > 0.5 ? "hope" : "distress";
  return feel(character, at, name, force, energyAt(character, at), because);
};

/** What it makes of the owner of a confidence that the teller broke it. */
export const feelingAtBetrayal = (at: number, owner: Character, teller: string): Feeling & Struck =>
  struck(owner, at, owner.traits.agreeableness > 0.6 ? "disappointment" : "anger", 0.75, `${teller} told on what was confided`);

/** What becomes of a goal: pride when it is reached, distress when it is given up. */
export const feelingAtGoal = (at: number, character: Character, reached: boolean, goal: string): Feeling & Struck =>
  reached ? struck(character, at, "pride", 0.7, `has done it: ${goal}`) : struck(character, at, "distress", 0.5, `has given up: ${goal}`);

/** A feeling that drives out whatever was there before. */
export interface Struck {
  readonly emotion: Emotion;
  readonly because: string;
}

const struck = (character: Character, at: number, name: EmotionName, force: number, because: string): Feeling & Struck => {
  const emotion: Emotion = { name, intensity: intensityOf(character, force) };
  return {
    character_id: character.id,
    emotion,
    state: { mood: moved(moodAt(character, at), emotion), emotion, social_energy: energyAt(character, at) },
    because,
  };
};

/** Emotions are stronger in the neurotic. */
const intensityOf = ({ traits }: Character, force: number): number => {
  const { gain_low, gain_span } = TUNING.emotion;
  return round(clamp(force * (gain_low + gain_span * traits.neuroticism), 0, 1));
};

const received = (listener: Character, strength: number, type: InteractionType, warmth: number, dominance: number): EmotionName => {
  const { neuroticism, agreeableness } = listener.traits;
  if (type === "confession") return strength > 0.5 ? "love" : warmth > 0.45 ? "admiration" : "pity";
  if (warmth < 0) {
    if (type !== "conflict") return strength > 0.25 ? "disappointment" : "distress";
    if (strength > 0.3) return agreeableness > 0.6 ? "disappointment" : "reproach";
    if (strength < -0.6) return "hate";
    if (neuroticism > 0.6 && dominance < 0) return "fear";
    return agreeableness > 0.7 && dominance < 0 ? "shame" : "anger";
  }
  if (type === "collaboration") return "gratitude";
  if (type === "farewell") return "joy";
  if (warmth > 0.75 && strength > 0.7) return "love";
  return warmth > 0.45 ? moreThanJoy(listener) : "joy";
};

/** What marked kindness stirs, after the listener's most marked trait: each is moved in a way of their own. */
const moreThanJoy = ({ traits: { openness, extraversion, agreeableness, neuroticism } }: Character): EmotionName => {
  const leanings: readonly (readonly [number, EmotionName])[] = [
    [openness, "admiration"],
    [extraversion, "joy"],
    [agreeableness, "gratitude"],
    [neuroticism, "relief"],
  ];
  return leanings.toSorted(([left], [right]) => right - left)[0]?.[1] ?? "joy";
};

const whyReceived = (type: InteractionType, warmth: number, name: string): string => {
  if (type === "confession") return `${name} confided`;
  if (type === "collaboration" && warmth >= 0) return `${name} offered to help`;
  if (warmth < 0) return type === "conflict" ? `what ${name} said hurt` : `${name} was cold`;
  return `${name} was kind`;
};

/** A weaker emotion does not drive out a stronger one, but still moves the mood. */
const feel = (character: Character, at: number, name: EmotionName, force: number, energy: number, because: string): Feeling => {
  const { notable, floor } = TUNING.emotion;
  const emotion: Emotion = { name, intensity: intensityOf(character, force) };
  const before = emotionAt(character, at);
  const prevails = emotion.intensity >= floor && (!before || emotion.intensity >= before.intensity);
  const turned = !before || Math.sign(TUNING.emotion.pad[before.name].p) !== Math.sign(TUNING.emotion.pad[name].p);
  const news = prevails && emotion.intensity >= notable && (turned || emotion.intensity > before.intensity + 0.25);
  return {
    character_id: character.id,
    state: { mood: moved(moodAt(character, at), emotion), emotion: prevails ? emotion : before, social_energy: energy },
    because: news ? because : null,
  };
};

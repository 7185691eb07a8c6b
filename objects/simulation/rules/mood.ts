/** How a character feels at a given minute: moods and emotions are stored as they were last set, and fade by themselves. */
import { clamp, remaining, round } from "../numbers.ts";
import type { Character, Emotion, Pad, Traits } from "../state.ts";
import { TUNING } from "../tuning.ts";

/**
 * The mood a character returns to: Mehrabian's 1996 regression on traits in -1..1. His fourth trait is emotional
 * stability, the opposite of neuroticism; mixing the two up would make the nervous calm and content.
 */
export const baselineOf = (traits: Traits): Pad => {
  const known = baselines.get(traits);
  if (known) return known;
  const baseline = regressed(traits);
  baselines.set(traits, baseline);
  return baseline;
};

/** Traits never change within a character's stay: their baseline is worked out once. */
const baselines = new WeakMap<Traits, Pad>();

const regressed = (traits: Traits): Pad => {
  const [o, c, e, a] = [traits.openness, traits.conscientiousness, traits.extraversion, traits.agreeableness].map(
    (trait) => 2 * trait - 1,
  ) as [number, number, number, number];
  const stability = 1 - 2 * traits.neuroticism;
  return {
    p: round(0.21 * e + 0.59 * a + 0.19 * stability),
    a: round(0.15 * o + 0.3 * a - 0.57 * stability),
    d: round(0.25 * o + 0.17 * c + 0.6 * e - 0.32 * a),
  };
};

type Feeling = Pick<Character, "traits" | "mood" | "emotion" | "felt_at">;

/** Mood at story minute `at`: what is left of the last one, on its way to the baseline. Nervous people take longer. */
export const moodAt = (character: Feeling, at: number): Pad => {
  const { half_life, neurotic_delay } = TUNING.mood;
  const baseline = baselineOf(character.traits);
  const left = remaining(at - character.felt_at, half_life * (1 + (neurotic_delay - 1) * character.traits.neuroticism));
  return {
    p: round(baseline.p + (character.mood.p - baseline.p) * left),
    a: round(baseline.a + (character.mood.a - baseline.a) * left),
    d: round(baseline.d + (character.mood.d - baseline.d) * left),
  };
};

/** The named emotion at story minute `at`, or null when it has faded. */
export const emotionAt = (character: Feeling, at: number): Emotion | null => {
  if (!character.emotion) return null;
  const intensity = round(character.emotion.intensity * remaining(at - character.felt_at, TUNING.emotion.half_life));
  return intensity < TUNING.emotion.floor ? null : { name: character.emotion.name, intensity };
};

/**
 * The mood after an emotion of the given intensity (0..1) has pulled at it (ALMA): it goes a part of the way to where the emotion lies,
 * so pleasant talk lifts a low mood, keeps a good one, and drives nobody into raptures; an insult falls the deeper the higher one stood.
 */
export const moved = (mood: Pad, emotion: Emotion): Pad => {
  const centre = TUNING.emotion.pad[emotion.name];
  const share = TUNING.mood.pull * emotion.intensity;
  const toward = (from: number, to: number): number => round(from + (clamp(TUNING.mood.reach * to, -1, 1) - from) * share);
  return { p: toward(mood.p, centre.p), a: toward(mood.a, centre.a), d: toward(mood.d, centre.d) };
};

export type MoodWord = "even" | "exuberant" | "dependent" | "relaxed" | "docile" | "bored" | "disdainful" | "anxious" | "hostile";

/** Mehrabian's word for the octant a mood lies in; "even" close to the middle. */
export const octantOf = ({ p, a, d }: Pad): MoodWord => {
  if (Math.hypot(p, a, d) < TUNING.mood.even) return "even";
  if (p >= 0) return a >= 0 ? (d >= 0 ? "exuberant" : "dependent") : d >= 0 ? "relaxed" : "docile";
  return a >= 0 ? (d >= 0 ? "hostile" : "anxious") : d >= 0 ? "disdainful" : "bored";
};

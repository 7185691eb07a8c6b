/** How warmly one character is disposed toward another at this minute. */
import { clamp } from "../numbers.ts";
import type { Character, EmotionName, State } from "../state.ts";
import { chemistry } from "./chemistry.ts";
import { emotionAt, moodAt } from "./mood.ts";
import { tieOf } from "./tie.ts";

/** What each emotion adds to the warmth shown to whoever is there, at full intensity. */
const COLOUR: Readonly<Record<EmotionName, number>> = {
  joy: 0.25,
  distress: -0.1,
  anger: -0.4,
  fear: -0.15,
  pride: 0.1,
  shame: -0.05,
  gratitude: 0.35,
  reproach: -0.3,
  admiration: 0.3,
  hope: 0.15,
  disappointment: -0.25,
  relief: 0.15,
  love: 0.45,
  hate: -0.45,
  pity: 0.25,
  remorse: 0.3,
};

/** -1..1, before chance. */
export const disposition = (state: State, at: number, from: Character, to: Character | null): number => {
  const emotion = emotionAt(from, at);
  const person = to ? 0.4 * tieOf(state, from.id, to.id).strength + chemistry(state, from, to) : 0.1;
  // People are civil by default.
  const nature = 0.08 + 0.3 * (from.traits.agreeableness - 0.5) + 0.15 * moodAt(from, at).p;
  return clamp(person + nature + (emotion ? COLOUR[emotion.name] * emotion.intensity : 0), -1, 1);
};

export const hostileEmotion = (character: Character, at: number): number => {
  const emotion = emotionAt(character, at);
  return emotion && (emotion.name === "anger" || emotion.name === "hate" || emotion.name === "reproach") ? emotion.intensity : 0;
};

/** Moods and climates in words. */
import { octantOf } from "../../objects/simulation/rules/mood.ts";
import type { Climate } from "../../objects/simulation/climate.ts";
import type { Pad } from "../../objects/simulation/state.ts";

const PERSON = {
  even: "even-tempered",
  exuberant: "in high spirits",
  dependent: "eager to please",
  relaxed: "at ease",
  docile: "gentle and quiet",
  bored: "low and listless",
  disdainful: "cool and aloof",
  anxious: "anxious",
  hostile: "spoiling for a fight",
} as const satisfies Record<ReturnType<typeof octantOf>, string>;

const ROOM = {
  even: "an even air",
  exuberant: "high spirits",
  dependent: "a tender hour",
  relaxed: "an easy air",
  docile: "a quiet hour",
  bored: "low spirits",
  disdainful: "a cool air",
  anxious: "an uneasy air",
  hostile: "a heated air",
} as const satisfies Record<ReturnType<typeof octantOf>, string>;

export const moodWords = (mood: Pad): string => PERSON[octantOf(mood)];

const tensionWords = (tension: number): string =>
  tension > 0.3 ? "very tense" : tension > 0.15 ? "tense" : tension > 0.06 ? "a little tense" : "";

/** `an uneasy air, a little tense`. */
export const climateWords = (climate: Climate): string =>
  [ROOM[octantOf(climate.mood)], tensionWords(climate.tension)].filter(Boolean).join(", ");

/** Social energy as a word. */
export const energyWords = (energy: number): string =>
  energy > 0.75 ? "fresh" : energy > 0.45 ? "awake" : energy > 0.2 ? "tiring" : "worn out";

/** How someone stands toward another, in a few words. */
export const strengthWords = (strength: number): string =>
  strength > 0.6
    ? "devoted"
    : strength > 0.25
      ? "warm"
      : strength > 0.05
        ? "well disposed"
        : strength >= -0.05
          ? "indifferent"
          : strength >= -0.25
            ? "wary"
            : strength >= -0.6
              ? "cold"
              : "hostile";

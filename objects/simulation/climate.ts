/** The emotional climate: how the cast feels as a whole. */
import { round } from "./numbers.ts";
import { energyAt } from "./rules/energy.ts";
import { moodAt } from "./rules/mood.ts";
import type { Pad, State } from "./state.ts";

export interface Climate {
  /** Mean mood of those present. */
  readonly mood: Pad;
  /** Root mean square distance of the moods from their mean; 0 when all feel alike. */
  readonly spread: number;
  /** 0..1: mean of displeasure times arousal, max(0, -P) · (A + 1) / 2. */
  readonly tension: number;
  /** Mean social energy, 0..1. */
  readonly energy: number;
}

/** The climate at story minute `at`; all zero when nobody is present. Looks at everyone: not for use within a step. */
export const climateOf = (state: State, at: number): Climate => {
  const present = [...state.characters.values()];
  const moods = present.map((character) => moodAt(character, at));
  const mood = { p: mean(moods.map(({ p }) => p)), a: mean(moods.map(({ a }) => a)), d: mean(moods.map(({ d }) => d)) };
  const squares = moods.map(({ p, a, d }) => (p - mood.p) ** 2 + (a - mood.a) ** 2 + (d - mood.d) ** 2);
  return {
    mood: { p: round(mood.p), a: round(mood.a), d: round(mood.d) },
    spread: round(Math.sqrt(mean(squares))),
    tension: round(mean(moods.map(({ p, a }) => Math.max(0, -p) * ((a + 1) / 2)))),
    energy: round(mean(present.map((character) => energyAt(character, at)))),
  };
};

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

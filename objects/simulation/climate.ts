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

/** The climate at story minute `at`; all zero when nobody is present. Looks at everyone, once: not for every step. */
export const climateOf = (state: State, at: number): Climate => {
  let [count, p, a, d, squares, tension, energy] = [0, 0, 0, 0, 0, 0, 0];
  for (const character of state.characters.values()) {
    const mood = moodAt(character, at);
    count += 1;
    p += mood.p;
    a += mood.a;
    d += mood.d;
    squares += mood.p ** 2 + mood.a ** 2 + mood.d ** 2;
    tension += Math.max(0, -mood.p) * ((mood.a + 1) / 2);
    energy += energyAt(character, at);
  }
  const of = (sum: number): number => (count === 0 ? 0 : sum / count);
  const mood = { p: of(p), a: of(a), d: of(d) };
  // The mean of the squares less the square of the mean.
  const variance = Math.max(0, of(squares) - mood.p ** 2 - mood.a ** 2 - mood.d ** 2);
  return {
    mood: { p: round(mood.p), a: round(mood.a), d: round(mood.d) },
    spread: round(Math.sqrt(variance)),
    tension: round(of(tension)),
    energy: round(of(energy)),
  };
};

/** Social energy: talking spends it, quiet minutes give it back. */
import { clamp, remaining, round } from "../numbers.ts";
import type { Character, Traits } from "../state.ts";
import { TUNING } from "../tuning.ts";

/** Social energy (0..1) at story minute `at`. */
export const energyAt = (character: Pick<Character, "social_energy" | "felt_at" | "traits">, at: number): number =>
  round(1 - (1 - character.social_energy) * remaining(at - character.felt_at, restOf(character.traits)));

/** Minutes in which half of the spent energy comes back: the outgoing are themselves again sooner. */
const restOf = ({ extraversion }: Traits): number => TUNING.energy.half_life * (1 + TUNING.energy.sociable * (1 - 2 * extraversion));

/** What is left after saying a line; introverts pay more for it. */
export const afterSpeaking = (energy: number, traits: Traits): number =>
  round(clamp(energy - TUNING.energy.speaking - TUNING.energy.introvert * (1 - traits.extraversion), 0, 1));

/** What is left after listening to a line. */
export const afterListening = (energy: number): number => round(clamp(energy - TUNING.energy.listening, 0, 1));

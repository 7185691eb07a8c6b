/** Whether two characters can talk now; the reasons are sentences for a reader. */
import type { Character, CharacterId, State } from "../state.ts";
import { TUNING } from "../tuning.ts";
import { energyAt } from "./energy.ts";
import { tieOf } from "./tie.ts";

/** Why `a` cannot talk to `b` at story minute `at`, or null when they can. */
export const canInteract = (state: State, a: CharacterId, b: CharacterId, at: number): string | null => {
  if (state.meta.status === "ended") return "The story has ended.";
  if (state.meta.status === "paused") return "The story is paused.";
  if (a === b) return "Nobody can hold a conversation with themselves.";
  for (const id of [a, b]) {
    const character = state.characters.get(id);
    if (!character) return `${id} is not present.`;
    const reason = unavailable(state, character, at);
    if (reason) return reason;
  }
  return haveJustParted(state, a, b, at) ? "They have only just parted." : null;
};

/** Why a character is not up to any talk at story minute `at`, or null. */
export const unavailable = (state: State, character: Character, at: number): string | null => {
  if (energyAt(character, at) >= TUNING.energy.exhausted) return null;
  const hour = Math.floor(((state.meta.scene.opens_at + at) % 1440) / 60);
  const night = hour >= TUNING.energy.night_from || hour < TUNING.energy.night_to;
  return night ? `${character.name} is asleep.` : `${character.name} is worn out and needs rest.`;
};

const haveJustParted = (state: State, a: CharacterId, b: CharacterId, at: number): boolean => {
  const left = [a, b].every((id) => {
    const character = state.characters.get(id);
    return character?.conversation_id === null && character.last_talked_at !== null && at - character.last_talked_at < 1;
  });
  const last = tieOf(state, a, b).last_interaction;
  return left && last !== null && at - last < 1;
};

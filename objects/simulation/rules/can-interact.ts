/** Whether two characters can talk now; the reasons are sentences for a reader. */
import type { Character, CharacterId, Conversation, State } from "../state.ts";
import { TUNING } from "../tuning.ts";
import { stalled } from "./convergence.ts";
import { energyAt } from "./energy.ts";
import { isAsleep } from "./sleep.ts";
import { tieOf } from "./tie.ts";

/** Why `a` cannot talk to `b` at story minute `at`, or null when they can. */
export const canInteract = (state: State, a: CharacterId, b: CharacterId, at: number): string | null => {
  if (state.meta.status === "ended") return "The story has ended.";
  if (state.meta.status === "paused") return "The story is paused.";
  return apartBecause(state, a, b, at);
};

/** The same for the people themselves, who go on talking in the single steps of a paused story. */
export const apartBecause = (state: State, a: CharacterId, b: CharacterId, at: number): string | null => {
  if (a === b) return "Nobody can hold a conversation with themselves.";
  for (const id of [a, b]) {
    const character = state.characters.get(id);
    if (!character) return `${id} is not present.`;
    const reason = unavailable(state, character, at);
    if (reason) return reason;
  }
  if (haveJustParted(state, a, b, at)) return "They have only just parted.";
  const shared = sharedConversation(state, a, b);
  const stall = shared === null ? null : stalled(shared);
  return stall === null ? null : `Their talk has run dry: ${stall}.`;
};

/** The open conversation that both are in, or null. */
export const sharedConversation = (state: State, a: CharacterId, b: CharacterId): Conversation | null => {
  const id = state.characters.get(a)?.conversation_id ?? null;
  return id === null || state.characters.get(b)?.conversation_id !== id ? null : (state.conversations.get(id) ?? null);
};

/** Why a character is not up to any talk at story minute `at`, or null. */
export const unavailable = (state: State, character: Character, at: number): string | null => {
  if (isAsleep(state, character, at)) return `${character.name} is asleep.`;
  return energyAt(character, at) < TUNING.energy.exhausted ? `${character.name} is worn out and needs rest.` : null;
};

const haveJustParted = (state: State, a: CharacterId, b: CharacterId, at: number): boolean => {
  const left = [a, b].every((id) => {
    const character = state.characters.get(id);
    return character?.conversation_id === null && character.last_talked_at !== null && at - character.last_talked_at < 1;
  });
  const last = tieOf(state, a, b).last_interaction;
  return left && last !== null && at - last < 1;
};

/** Who hears what is said: those in the conversation, and some of those who stand near. */
import { hash32 } from "../hash.ts";
import type { CharacterId, Conversation, State } from "../state.ts";
import { TUNING } from "../tuning.ts";

/**
 * Participants first, then overhearers. Only a stretch of the roster is looked at, chosen by `key`, so that a crowd costs no
 * more than a company; in a company of up to TUNING.audience.sample everybody is.
 */
export const witnessesOf = (state: State, conversation: Conversation, key: string): readonly CharacterId[] => {
  const { roster } = state.meta;
  const { sample, most } = TUNING.audience;
  const witnesses = [...conversation.participants];
  const start = roster.length > sample ? hash32(key) % roster.length : 0;
  const room = conversation.participants.length + most;
  for (let step = 0; step < Math.min(sample, roster.length) && witnesses.length < room; step += 1) {
    const id = roster[(start + step) % roster.length];
    const character = id === undefined ? undefined : state.characters.get(id);
    if (character?.conversation_id === null && character.location === conversation.location) witnesses.push(character.id);
  }
  return witnesses;
};

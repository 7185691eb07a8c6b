/** Who hears what is said: those in the conversation, and some of those who stand near. */
import { hash32 } from "../hash.ts";
import type { CharacterId, Conversation, State } from "../state.ts";
import { TUNING } from "../tuning.ts";
import { isAsleep } from "./sleep.ts";

/**
 * Participants first, then overhearers. Only a stretch of the roster is looked at, chosen by `key`, so that a crowd costs no
 * more than a company; in a company of up to TUNING.audience.sample everybody is.
 */
export const witnessesOf = (state: State, conversation: Conversation, key: string): readonly CharacterId[] => [
  ...conversation.participants,
  ...idleAt(state, conversation.location, key, TUNING.audience.most),
];

/** Those who see somebody come to a place or go from it: some of the people there who are awake. */
export const onlookersAt = (state: State, location: string, key: string): readonly CharacterId[] =>
  idleAt(state, location, key, TUNING.audience.most);

const idleAt = (state: State, location: string, key: string, most: number): readonly CharacterId[] => {
  const { roster, at } = state.meta;
  const { sample } = TUNING.audience;
  const found: CharacterId[] = [];
  const start = roster.length > sample ? hash32(key) % roster.length : 0;
  for (let step = 0; step < Math.min(sample, roster.length) && found.length < most; step += 1) {
    const id = roster[(start + step) % roster.length];
    const character = id === undefined ? undefined : state.characters.get(id);
    if (character?.conversation_id === null && character.location === location && !isAsleep(state, character, at)) found.push(character.id);
  }
  return found;
};

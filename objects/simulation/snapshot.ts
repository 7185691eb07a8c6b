/** A state as plain JSON. */
import { createState } from "./apply.ts";
import { publicCharacter, publicConversation, publicMeta } from "./public.ts";
import type { Character, Conversation, Meta, Relationship, State, StoryThread } from "./state.ts";

/** Lists keep the order of their tables, so that a restored state goes on exactly as the original would. */
export interface Snapshot {
  readonly version: 2;
  readonly meta: Meta;
  readonly characters: readonly Character[];
  readonly relationships: readonly Relationship[];
  readonly conversations: readonly Conversation[];
  readonly threads: readonly StoryThread[];
}

/** Without private data: what an observer may see (public.ts). */
export const takeSnapshot = (state: State, { includePrivate = true }: { readonly includePrivate?: boolean } = {}): Snapshot => {
  const characters = [...state.characters.values()];
  return {
    version: 2,
    meta: includePrivate ? state.meta : publicMeta(state.meta),
    characters: includePrivate ? characters : characters.map(publicCharacter),
    relationships: [...state.ties.entries()].flatMap(([from]) => state.ties.known(from).flatMap((to) => state.ties.tie(from, to) ?? [])),
    conversations: [...state.conversations.values()].map(includePrivate ? (whole) => whole : publicConversation),
    threads: [...state.threads.values()],
  };
};

/** The state a snapshot was taken from. */
export const restore = (snapshot: Snapshot): State => {
  const state = createState();
  state.meta = snapshot.meta;
  for (const character of snapshot.characters) state.characters.set(character.id, character);
  for (const relationship of snapshot.relationships) state.ties.put(relationship);
  for (const conversation of snapshot.conversations) state.conversations.set(conversation.id, conversation);
  for (const thread of snapshot.threads) state.threads.set(thread.id, thread);
  return state;
};

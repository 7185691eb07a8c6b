/** A state as plain JSON. */
import { createState } from "./apply.ts";
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

/** Without private data a character has no secrets, no memories and no direction: what an observer may see. */
export const takeSnapshot = (state: State, { includePrivate = true }: { readonly includePrivate?: boolean } = {}): Snapshot => {
  const characters = [...state.characters.values()];
  return {
    version: 2,
    meta: includePrivate ? state.meta : publicMeta(state.meta),
    characters: includePrivate ? characters : characters.map(withoutPrivate),
    relationships: [...state.ties.entries()].flatMap(([from]) => state.ties.known(from).flatMap((to) => state.ties.tie(from, to) ?? [])),
    conversations: [...state.conversations.values()].map(includePrivate ? (whole) => whole : withoutWhispers),
    threads: [...state.threads.values()],
  };
};

export const withoutPrivate = (character: Character): Character => ({
  ...character,
  secrets: [],
  memories: [],
  knowledge: [],
  // A plan is made before anything shows.
  pursuits: character.pursuits
    .filter(({ progress, status }) => progress > 0 || status !== "open")
    .map((pursuit) => ({ ...pursuit, plan: [] })),
  direction: null,
});

const publicMeta = (meta: Meta): Meta =>
  meta.scenario === null
    ? meta
    : { ...meta, scenario: { ...meta.scenario, objectives: meta.scenario.objectives.filter(({ secret }) => !secret), complications: [] } };

const withoutWhispers = (conversation: Conversation): Conversation => ({
  ...conversation,
  lines: conversation.lines.filter(({ whispered }) => !whispered),
});

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

/** A state as plain JSON, and its fingerprint. */
import { createState } from "./apply.ts";
import { hashHex } from "./hash.ts";
import type { Character, Conversation, Meta, Relationship, State, StoryThread, Ties } from "./state.ts";

/** Lists keep the order of their tables, so that a restored state goes on exactly as the original would. */
export interface Snapshot {
  readonly version: 1;
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
    version: 1,
    meta: state.meta,
    characters: includePrivate ? characters : characters.map(withoutPrivate),
    relationships: [...state.ties.values()].flatMap((ties) => Object.values(ties)),
    conversations: [...state.conversations.values()],
    threads: [...state.threads.values()],
  };
};

export const withoutPrivate = (character: Character): Character => ({ ...character, secrets: [], memories: [], direction: null });

/** The state a snapshot was taken from. */
export const restore = (snapshot: Snapshot): State => {
  const state = createState();
  state.meta = snapshot.meta;
  for (const character of snapshot.characters) state.characters.set(character.id, character);
  const ties = new Map<string, Record<string, Relationship>>();
  for (const relationship of snapshot.relationships) {
    const held = ties.get(relationship.from) ?? {};
    held[relationship.to] = relationship;
    ties.set(relationship.from, held);
  }
  for (const [from, held] of ties) state.ties.set(from, held satisfies Ties);
  for (const conversation of snapshot.conversations) state.conversations.set(conversation.id, conversation);
  for (const thread of snapshot.threads) state.threads.set(thread.id, thread);
  return state;
};

/** 64 bits in hexadecimal; equal for equal states, whatever the order of tables and keys. */
export const stateHash = (state: State): string => {
  const { version, meta, characters, relationships, conversations, threads } = takeSnapshot(state);
  return hashHex(
    canonical({
      version,
      meta,
      characters: characters.toSorted(byId),
      relationships: relationships.toSorted((a, b) => compare(a.from, b.from) || compare(a.to, b.to)),
      conversations: conversations.toSorted(byId),
      threads: threads.toSorted(byId),
    }),
  );
};

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => compare(a.id, b.id);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** JSON with the keys of every object in order. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => compare(a, b)))
      : part,
  );

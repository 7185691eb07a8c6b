/**
 * What an event makes of the state. Only writes recorded values down: no rule runs here, so an old log folds to the same
 * state under any version of the rules. Viewers fold logs with gaps (hidden events), so a missing entity is passed over.
 */
import { forget, hear, leave, meet, visit } from "./apply-talk.ts";
import type { EmotionalState, Event } from "./event.ts";
import type { Character, CharacterId, Relationship, State, StoryThread } from "./state.ts";
import { createTable } from "./table.ts";
import { knownTie, strangers } from "./rules/tie.ts";
import { TUNING } from "./tuning.ts";

/** An ecosystem before its first event. */
export const createState = (): State => ({
  meta: {
    id: "",
    name: "",
    seed: 0,
    rules: 0,
    status: "paused",
    scene: { title: "", setting: "", locations: [], opens_at: 0 },
    seq: 0,
    tick: 0,
    at: 0,
    roster: [],
    interactions: 0,
  },
  characters: createTable(),
  ties: createTable(),
  conversations: createTable(),
  threads: createTable(),
});

/** Applies events in order to `from` (changed in place and returned) or to a new state. */
export const fold = (events: Iterable<Event>, from: State = createState()): State => {
  for (const event of events) apply(from, event);
  return from;
};

/** Applies one event to `state` in place. Entities are replaced, never changed. Does not throw. */
export const apply = (state: State, event: Event): void => {
  write(state, event);
  state.meta = { ...state.meta, seq: event.seq, tick: event.tick, at: event.at };
};

const write = (state: State, event: Event): void => {
  switch (event.type) {
    case "ecosystem_created": {
      const { id, name, seed, rules, scene } = event.data;
      state.meta = { ...state.meta, id, name, seed, rules, scene, status: "running" };
      return;
    }
    case "status_changed":
      state.meta = { ...state.meta, status: event.data.status };
      return;
    case "scene_set":
      state.meta = { ...state.meta, scene: event.data.scene };
      return;
    case "character_joined": {
      const { character, location, state: feeling } = event.data;
      state.characters.set(character.id, {
        ...character,
        ...felt(feeling, event.at),
        location,
        conversation_id: null,
        last_talked_at: null,
        memories: [],
        direction: null,
      });
      if (!state.meta.roster.includes(character.id)) state.meta = { ...state.meta, roster: [...state.meta.roster, character.id] };
      return;
    }
    case "secrets_kept":
      return change(state, event.data.character_id, () => ({ secrets: event.data.secrets }));
    case "character_left": {
      const { character_id } = event.data;
      state.characters.delete(character_id);
      state.meta = { ...state.meta, roster: state.meta.roster.filter((id) => id !== character_id) };
      return;
    }
    case "character_moved":
      return change(state, event.data.character_id, () => ({ location: event.data.to }));
    case "character_directed":
      return change(state, event.data.character_id, () => ({ direction: { text: event.data.text, turns_left: event.data.turns } }));
    case "conversation_started":
      return meet(state, event);
    case "conversation_joined": {
      const conversation = state.conversations.get(event.data.conversation_id);
      const { character_id } = event.data;
      if (!conversation) return;
      state.conversations.set(conversation.id, {
        ...conversation,
        participants: [...conversation.participants.filter((id) => id !== character_id), character_id],
        heard_from: { ...conversation.heard_from, [character_id]: event.seq },
      });
      return change(state, character_id, () => ({ conversation_id: conversation.id }));
    }
    case "conversation_left":
      return leave(state, event);
    case "conversation_ended": {
      for (const id of event.data.participants)
        change(state, id, (character) =>
          character.conversation_id === event.data.conversation_id ? { conversation_id: null, last_talked_at: event.at } : {},
        );
      state.conversations.delete(event.data.conversation_id);
      return;
    }
    case "speaker_chosen": {
      const { conversation_id, turn_id, speaker_id, addressees, intent } = event.data;
      const conversation = state.conversations.get(conversation_id);
      if (!conversation) return;
      const awaiting = { id: turn_id, speaker_id, addressees, intent, granted_tick: event.tick };
      state.conversations.set(conversation_id, { ...conversation, awaiting });
      return;
    }
    case "turn_passed":
      return forget(state, event.data.conversation_id, event.data.turn_id);
    case "character_interaction": {
      for (const [id, feeling] of Object.entries(event.data.emotional_states)) change(state, id, () => felt(feeling, event.at));
      return hear(state, event);
    }
    case "visitor_spoke":
      return visit(state, event);
    case "relationship_changed": {
      const { from, to, dimension, after } = event.data;
      return tie(state, from, to, { [dimension]: after });
    }
    case "relationship_type_changed":
      return tie(state, event.data.from, event.data.to, { type: event.data.after });
    case "emotion_felt":
      return change(state, event.data.character_id, () => felt(event.data.state, event.at));
    case "memory_formed":
      return change(state, event.data.character_id, ({ memories }) => ({
        memories: [...memories, event.data.memory].slice(-TUNING.memory.window),
      }));
    case "story_thread_opened": {
      state.threads.set(event.data.thread.id, event.data.thread);
      return dropOldThreads(state);
    }
    case "story_thread_advanced": {
      const { thread_id, tension, causes } = event.data;
      return changeThread(state, thread_id, { tension, advanced_at: event.at }, causes);
    }
    case "story_thread_resolved":
      return changeThread(state, event.data.thread_id, { status: "resolved", advanced_at: event.at }, event.data.causes);
    case "character_thought":
    case "world_event":
      return;
    default:
      // A newer server may write events that this fold does not know: they change nothing it keeps.
      return event satisfies never;
  }
};

const felt = (feeling: EmotionalState, at: number): Pick<Character, "mood" | "emotion" | "social_energy" | "felt_at"> => ({
  mood: feeling.mood,
  emotion: feeling.emotion,
  social_energy: feeling.social_energy,
  felt_at: at,
});

const change = (state: State, id: CharacterId, changes: (character: Character) => Partial<Character>): void => {
  const character = state.characters.get(id);
  if (character) state.characters.set(id, { ...character, ...changes(character) });
};

const tie = (state: State, from: CharacterId, to: CharacterId, changes: Partial<Relationship>): void => {
  const known = knownTie(state, from, to) ?? strangers(from, to);
  state.ties.set(from, { ...state.ties.get(from), [to]: { ...known, ...changes } });
};

const changeThread = (state: State, id: string, changes: Partial<StoryThread>, causes: readonly number[]): void => {
  const thread = state.threads.get(id);
  if (thread) state.threads.set(id, { ...thread, ...changes, causes: [...thread.causes, ...causes].slice(-TUNING.thread.causes) });
};

const dropOldThreads = (state: State): void => {
  const surplus = state.threads.size - TUNING.thread.window;
  if (surplus <= 0) return;
  const resolved = [...state.threads.values()].filter((thread) => thread.status === "resolved");
  for (const thread of resolved.slice(0, surplus)) state.threads.delete(thread.id);
};

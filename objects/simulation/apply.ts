/**
 * What an event makes of the state. Only writes recorded values down: no rule runs here, so an old log folds to the same
 * state under any version of the rules. Viewers fold logs with gaps (hidden events), so a missing entity is passed over.
 */
import { consolidate, hide, keepInMind, learn, overhear, plan, progress, reveal } from "./apply-minds.ts";
import { directScenario } from "./apply-scenario.ts";
import { forget, hear, leave, meet, visit, whisper } from "./apply-talk.ts";
import type { EmotionalState, Event } from "./event.ts";
import type { Character, CharacterId, Relationship, State, StoryThread } from "./state.ts";
import { createTable } from "./table.ts";
import { createTieTable } from "./tie-table.ts";
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
    scenario: null,
    news: [],
    parent: null,
    measured_at: 0,
  },
  characters: createTable(),
  ties: createTieTable(),
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
    case "rules_changed":
      state.meta = { ...state.meta, rules: event.data.after };
      return;
    case "ecosystem_branched": {
      const { id, name, parent_id, from_seq } = event.data;
      state.meta = { ...state.meta, id, name, parent: { ecosystem_id: parent_id, seq: from_seq } };
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
        knowledge: [],
        pursuits: [],
        direction: null,
      });
      if (!state.meta.roster.includes(character.id)) state.meta = { ...state.meta, roster: [...state.meta.roster, character.id] };
      return;
    }
    case "secrets_kept":
      return hide(state, event);
    case "character_left": {
      const { character_id } = event.data;
      state.characters.delete(character_id);
      state.meta = { ...state.meta, roster: state.meta.roster.filter((id) => id !== character_id) };
      return;
    }
    case "character_moved":
      return change(state, event.data.character_id, () => ({ location: event.data.to }));
    case "character_directed": {
      const { character_id, text, turns } = event.data;
      return change(state, character_id, () => ({ direction: turns > 0 ? { text, turns_left: turns } : null }));
    }
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
    case "words_whispered": {
      for (const [id, feeling] of Object.entries(event.data.emotional_states)) change(state, id, () => felt(feeling, event.at));
      return whisper(state, event);
    }
    case "visitor_spoke":
      return visit(state, event);
    case "relationship_changed": {
      const { from, to, dimension, after } = event.data;
      if (dimension !== "familiarity") return tie(state, from, to, { [dimension]: after });
      const peak = knownTie(state, from, to)?.peak_familiarity ?? 0;
      return tie(state, from, to, { familiarity: after, peak_familiarity: Math.max(peak, after) });
    }
    case "relationship_type_changed":
      return tie(state, event.data.from, event.data.to, { type: event.data.after });
    case "emotion_felt":
      return change(state, event.data.character_id, () => felt(event.data.state, event.at));
    case "memory_formed":
      return keepInMind(state, event.data.character_id, event.data.memory);
    case "memories_consolidated":
    case "memories_forgotten":
      return consolidate(state, event);
    case "fact_learned":
      return learn(state, event.data.character_id, event.data.known);
    case "hearsay":
      return overhear(state, event);
    case "confidence_broken":
      return reveal(state, event);
    case "plan_made":
      return plan(state, event);
    case "goal_progressed":
    case "goal_settled":
      return progress(state, event);
    case "scenario_started":
    case "objectives_given":
    case "complications_given":
    case "scenario_phase_began":
    case "scenario_status_changed":
    case "scenario_complicated":
    case "objective_advanced":
    case "objective_judged":
    case "scenario_ended":
      return directScenario(state, event);
    case "climate_measured":
      state.meta = { ...state.meta, measured_at: event.at };
      return;
    case "story_thread_opened": {
      const { thread } = event.data;
      // Logs of the first rules have threads without a kind and a curve.
      const plain: Partial<StoryThread> = { kind: "turn", about: "", tensions: [{ at: thread.opened_at, tension: thread.tension }] };
      state.threads.set(thread.id, { ...plain, ...thread });
      return dropOldThreads(state);
    }
    case "story_thread_advanced": {
      const { thread_id, tension, causes } = event.data;
      const tensions = [...(state.threads.get(thread_id)?.tensions ?? []), { at: event.at, tension }];
      return changeThread(state, thread_id, { tension, tensions: tensions.slice(-TUNING.thread.tensions), advanced_at: event.at }, causes);
    }
    case "story_thread_resolved":
      return changeThread(state, event.data.thread_id, { status: "resolved", advanced_at: event.at }, event.data.causes);
    case "world_event": {
      const { content: text, location } = event.data;
      const news = [...state.meta.news, { seq: event.seq, text, location, at: event.at }].slice(-TUNING.news.window);
      state.meta = { ...state.meta, news };
      return;
    }
    case "character_thought":
    case "conversation_invited":
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
  state.ties.put({ ...known, ...changes });
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

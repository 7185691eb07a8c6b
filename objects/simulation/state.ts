/**
 * The state of an ecosystem: what `fold(apply, events)` yields, and nothing else.
 * Entities are immutable values: a change replaces the entity in its table, so that an overlay (table.ts) can try a step
 * without touching the state it started from.
 */
import type { Table } from "./table.ts";

/** A character's id, a conversation's id: UUIDs or short ids that are unique within the log. */
export type CharacterId = string;
export type ConversationId = string;

/** Pleasure, arousal, dominance; each -1..1. */
export interface Pad {
  readonly p: number;
  readonly a: number;
  readonly d: number;
}

/** The Big Five, each 0..1, .5 being average. */
export interface Traits {
  readonly openness: number;
  readonly conscientiousness: number;
  readonly extraversion: number;
  readonly agreeableness: number;
  readonly neuroticism: number;
}

/** How a character sounds, taken from the book: what the local mind speaks from. All lists may be empty. */
export interface Voice {
  /** Whole lines the character says in the book, each with no names or plot in the way. */
  readonly lines: readonly string[];
  /** Forms of address and turns of phrase that are theirs ("my dear", "I assure you"). */
  readonly phrases: readonly string[];
  /** Subjects they speak of more than others do, as nouns or noun phrases. */
  readonly subjects: readonly string[];
  /** Mean words in a line, 3..60. */
  readonly words_per_line: number;
}

/** What a character brings into the ecosystem; copied into the log on joining. */
export interface Profile {
  readonly id: CharacterId;
  readonly name: string;
  readonly aliases: readonly string[];
  /** Title of the book, or "" for a character written by hand. */
  readonly source: string;
  readonly background: string;
  readonly pronoun: "she" | "he" | "they";
  readonly traits: Traits;
  /** 0..1: how readily they act of their own accord. */
  readonly autonomy_level: number;
  readonly goals: readonly string[];
  readonly secrets: readonly string[];
  readonly voice: Voice;
  /** Data URL or path of a portrait; null draws the medallion. */
  readonly portrait: string | null;
}

export interface Character extends Profile {
  /** Name of the place where the character is. */
  readonly location: string;
  /** 0..1 as it was at `felt_at`; `energyAt` (rules/energy.ts) gives it for a later minute. */
  readonly social_energy: number;
  /** As it was at `felt_at`; `moodAt` (rules/mood.ts) gives it for a later minute. */
  readonly mood: Pad;
  readonly emotion: Emotion | null;
  /** Story minute at which energy, mood and emotion were last set. */
  readonly felt_at: number;
  /** Open conversation, or null. A character is in one conversation at most. */
  readonly conversation_id: ConversationId | null;
  /** Story minute at which the last conversation was left; null before the first. */
  readonly last_talked_at: number | null;
  /** The last few memories, oldest first (at most TUNING.memory.window); the object's search index holds them all. */
  readonly memories: readonly Memory[];
  /** A director's instruction for the next turns, or null. */
  readonly direction: { readonly text: string; readonly turns_left: number } | null;
}

export type EmotionName =
  | "joy"
  | "distress"
  | "anger"
  | "fear"
  | "pride"
  | "shame"
  | "gratitude"
  | "reproach"
  | "admiration"
  | "hope"
  | "disappointment"
  | "relief"
  | "love"
  | "hate"
  | "pity"
  | "remorse";

export interface Emotion {
  readonly name: EmotionName;
  /** 0..1 at `felt_at`. */
  readonly intensity: number;
}

export const RELATIONSHIP_TYPES = ["stranger", "acquaintance", "friend", "rival", "romance", "ally", "family", "mentor", "enemy"] as const;
export type RelationshipType = (typeof RELATIONSHIP_TYPES)[number];
export type Dimension = "strength" | "trust" | "familiarity";

/** How `from` stands toward `to`; the other direction is a relationship of its own. */
export interface Relationship {
  readonly from: CharacterId;
  readonly to: CharacterId;
  readonly type: RelationshipType;
  /** -1..1. */
  readonly strength: number;
  /** 0..1. */
  readonly trust: number;
  /** 0..1. */
  readonly familiarity: number;
  readonly interaction_count: number;
  /** Story minute, or null when they have not talked in this ecosystem. */
  readonly last_interaction: number | null;
}

/** One character's relationships by the other's id. */
export type Ties = Readonly<Record<CharacterId, Relationship>>;

export type InteractionType = "chat" | "greeting" | "conflict" | "collaboration" | "confession" | "gossip" | "farewell";

/** Why a conversation opened; the UI says it. */
export type ConversationReason = "goal" | "tie" | "proximity" | "scenario" | "mention" | "visitor" | "quarrel";

export interface Line {
  readonly seq: number;
  /** A character's id, or "visitor:<user id>". */
  readonly speaker_id: string;
  readonly speaker_name: string;
  readonly addressees: readonly CharacterId[];
  readonly text: string;
  readonly interaction_type: InteractionType;
}

export interface Conversation {
  readonly id: ConversationId;
  readonly participants: readonly CharacterId[];
  readonly location: string;
  readonly reason: ConversationReason;
  readonly topic: string;
  readonly started_at: number;
  /** Sequence number from which each participant has listened; earlier lines are not theirs to know. */
  readonly heard_from: Readonly<Record<CharacterId, number>>;
  /** Turns spoken so far. */
  readonly turns: number;
  /** The last lines, oldest first (at most TUNING.conversation.window). */
  readonly lines: readonly Line[];
  /** The turn that was granted and waits for its line, or null. A wish is derived from it (wish.ts). */
  readonly awaiting: Turn | null;
  /** Someone has said goodbye: the next turns are farewells. */
  readonly closing: boolean;
}

/** A granted turn: who speaks next, to whom, meaning what. */
export interface Turn {
  readonly id: string;
  readonly speaker_id: CharacterId;
  readonly addressees: readonly CharacterId[];
  readonly intent: Intent;
  readonly granted_tick: number;
}

/** What the speaker sets out to do with the line; decided once, by rules, before any words (the mind only words it). */
export interface Intent {
  readonly type: InteractionType;
  readonly topic: string;
  /** -1..1: warmth the speaker means to show. */
  readonly warmth: number;
  /** For a reader: "to make peace", "because the goal ... is on her mind". */
  readonly because: string;
}

export type MemoryKind = "dialogue" | "observation" | "reflection" | "summary" | "canon";

export interface Memory {
  readonly id: string;
  readonly kind: MemoryKind;
  readonly text: string;
  /** 0..1. */
  readonly importance: number;
  readonly subjects: readonly CharacterId[];
  /** Sequence numbers of the events it was formed from. */
  readonly sources: readonly number[];
  readonly at: number;
}

export interface StoryThread {
  readonly id: string;
  readonly title: string;
  readonly status: "open" | "resolved";
  /** 0..1. */
  readonly tension: number;
  readonly cast: readonly CharacterId[];
  readonly causes: readonly number[];
  readonly opened_at: number;
  readonly advanced_at: number;
}

export type EcosystemStatus = "running" | "paused" | "ended";

/** Scalars of an ecosystem, replaced as a whole on change. */
export interface Meta {
  readonly id: string;
  readonly name: string;
  readonly seed: number;
  /** Version of the rules that wrote the latest event. */
  readonly rules: number;
  readonly status: EcosystemStatus;
  readonly scene: Scene;
  /** Sequence number of the last applied event; 0 before the first. */
  readonly seq: number;
  /** Step number of the last applied event. */
  readonly tick: number;
  /** Story minute of the last applied event. */
  readonly at: number;
  /** Ids of those present, in joining order. */
  readonly roster: readonly CharacterId[];
  /** Lines spoken since the beginning. */
  readonly interactions: number;
}

/** Where and when the story plays. */
export interface Scene {
  readonly title: string;
  readonly setting: string;
  readonly locations: readonly string[];
  /** Minute of the day at story minute 0, 0..1439. */
  readonly opens_at: number;
}

export interface State {
  meta: Meta;
  readonly characters: Table<Character>;
  /** By the character who holds the tie. */
  readonly ties: Table<Ties>;
  /** Open conversations only. */
  readonly conversations: Table<Conversation>;
  readonly threads: Table<StoryThread>;
}

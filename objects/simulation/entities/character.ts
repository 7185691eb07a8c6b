/** Who somebody is, how they feel, what they know and are after. */
import type { CharacterId, ConversationId } from "./ids.ts";

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
  /** The last few memories, oldest first (at most TUNING.memory.window); the object's search index holds all that are not forgotten. */
  readonly memories: readonly Memory[];
  /** What they know and others may not, the latest last (at most TUNING.knowledge.window): secrets, confidences, hearsay. */
  readonly knowledge: readonly Known[];
  /** One for each goal that was ever acted upon. */
  readonly pursuits: readonly Pursuit[];
  /** A director's instruction for the next turns, or null. */
  readonly direction: { readonly text: string; readonly turns_left: number } | null;
}

/** Something that can be known and passed on: a secret of one's own, a confidence, a piece of hearsay. */
export interface Known {
  /** The same for everybody who knows it: `factIdOf(text)`. */
  readonly fact_id: string;
  readonly text: string;
  readonly subjects: readonly CharacterId[];
  /** Whoever told it, a character's or visitor's id; null for what one knows of oneself, saw, or was given by the author. */
  readonly from: string | null;
  /** The event that brought it. */
  readonly source: number;
  /** Story minute. */
  readonly at: number;
  /** Told in confidence: whoever tells it on breaks it. */
  readonly confided: boolean;
}

/** How far somebody has come with a goal of theirs. */
export interface Pursuit {
  readonly goal: string;
  /** 0..1. */
  readonly progress: number;
  readonly status: "open" | "reached" | "given_up";
  /** Steps still ahead, the next one first. */
  readonly plan: readonly string[];
  /** Story minute of the last change. */
  readonly moved_at: number;
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

/** The plot: threads that emerge, and scenarios that somebody wrote. */
import type { CharacterId } from "./ids.ts";
import type { Dimension, InteractionType, RelationshipType } from "./relationship.ts";

/** Something that befell the story for everybody to hear: what people bring news of. */
export interface News {
  /** The event that told it. */
  readonly seq: number;
  readonly text: string;
  /** null for everywhere. */
  readonly location: string | null;
  readonly at: number;
}

/** What a thread grew from. */
export type ThreadKind = "quarrel" | "confidence" | "turn" | "betrayal" | "rivalry" | "scenario" | "secret" | "romance";

export interface StoryThread {
  readonly id: string;
  readonly kind: ThreadKind;
  /** What it turns on when that is not the cast: a fact's id, an objective's id, a goal; "" otherwise. */
  readonly about: string;
  readonly title: string;
  readonly status: "open" | "resolved";
  /** 0..1. */
  readonly tension: number;
  /** How the tension went: story minute and tension at each change, the latest last (at most TUNING.thread.tensions). */
  readonly tensions: readonly { readonly at: number; readonly tension: number }[];
  readonly cast: readonly CharacterId[];
  readonly causes: readonly number[];
  readonly opened_at: number;
  readonly advanced_at: number;
}

export type ObjectiveStatus = "open" | "met" | "failed";

/** What would show that an objective is met; judged by rules from events. */
export type Measure =
  | {
      readonly kind: "tie";
      readonly from: CharacterId;
      readonly to: CharacterId;
      readonly dimension: Dimension;
      /** Met from here upward, or downward. */
      readonly at_least?: number;
      readonly at_most?: number;
    }
  | { readonly kind: "relationship"; readonly from: CharacterId; readonly to: CharacterId; readonly type: RelationshipType }
  /** So many lines of that kind from one to the other; anybody where null. */
  | {
      readonly kind: "interaction";
      readonly from: CharacterId | null;
      readonly to: CharacterId | null;
      readonly type: InteractionType | null;
      readonly times: number;
    }
  /** Somebody gets to know the text. */
  | { readonly kind: "known"; readonly character_id: CharacterId; readonly text: string }
  /** Nobody but those who knew it at the start gets to know the text. */
  | { readonly kind: "kept"; readonly text: string }
  /** The words come up in so many lines of the cast (of `character_id`, when there is one). */
  | { readonly kind: "said"; readonly character_id: CharacterId | null; readonly words: string; readonly times: number };

export interface Objective {
  readonly id: string;
  readonly text: string;
  /** Whose it is; null for one that the whole cast shares. */
  readonly character_id: CharacterId | null;
  /** Known to its owner and the directors alone. */
  readonly secret: boolean;
  readonly measure: Measure;
  /** Where a tie that is measured stood at the beginning: progress counts from there. null for other measures. */
  readonly start: number | null;
  /** 0..1. */
  readonly progress: number;
  readonly status: ObjectiveStatus;
  /** Sequence numbers of the events that moved it, the latest last (at most TUNING.scenario.evidence). */
  readonly evidence: readonly number[];
}

export interface Phase {
  readonly title: string;
  /** What the story is after in it, for the cast: a sentence. */
  readonly intention: string;
  /** Story minutes after which the next begins. */
  readonly minutes: number;
  /** What happens as it begins, or "". */
  readonly opening: string;
}

/** A scene with a purpose: a cast, aims, a course and an end that is judged. */
export interface Scenario {
  readonly id: string;
  readonly title: string;
  readonly setting: string;
  /** A word or a sentence: "tense", "a dinner that nobody wants to end". */
  readonly mood: string;
  readonly cast: readonly CharacterId[];
  readonly objectives: readonly Objective[];
  readonly phases: readonly Phase[];
  /** Index of the phase that is played. */
  readonly phase: number;
  readonly phase_began_at: number;
  /** What the director may throw in when the talk stalls, the next one first. */
  readonly complications: readonly string[];
  readonly status: "active" | "paused" | "ended";
  readonly began_at: number;
  /** Story minutes it may last. */
  readonly minutes: number;
  /** Story minute at which it was paused, or null. */
  readonly paused_at: number | null;
  /** How it ended, in a sentence; "" before. */
  readonly outcome: string;
}

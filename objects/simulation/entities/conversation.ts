/** Open talk: who is in it, what was said, whose turn it is. */
import type { CharacterId, ConversationId } from "./ids.ts";
import type { InteractionType } from "./relationship.ts";

/** Why a conversation opened; the UI says it. */
export type ConversationReason = "goal" | "tie" | "proximity" | "scenario" | "mention" | "visitor" | "quarrel" | "news";

export interface Line {
  readonly seq: number;
  /** A character's id, or "visitor:<user id>". */
  readonly speaker_id: string;
  readonly speaker_name: string;
  readonly addressees: readonly CharacterId[];
  readonly text: string;
  readonly interaction_type: InteractionType;
  /** Whispered: heard by its speaker and its addressees alone. */
  readonly whispered: boolean;
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
  /** How often a stall was answered by a complication instead of an ending. */
  readonly complications: number;
  /** Sequence number of the last of them: what was said before it no longer counts as a stall. 0 for none. */
  readonly stirred_at: number;
  /** Turns that came to nothing. */
  readonly failures: number;
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
  /** Meant for the addressees' ears alone, though others are there. */
  readonly whispered: boolean;
}

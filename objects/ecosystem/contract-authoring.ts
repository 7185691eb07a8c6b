/** What an author does to a story, and what of a story an author asks to see. Part of contract.ts. */
import type { BidTerms, CharacterId, Climate, EmotionName, Input, Intent, InteractionType, Profile } from "../simulation/index.ts";
import type { Settings } from "./contract.ts";

type Unsigned<Signed> = Signed extends { readonly by: string } ? Omit<Signed, "by"> : never;
type AuthorKind = "world_event" | "direct" | "tell" | "move" | "feel" | "leave" | "override" | "scenario" | "scenario_control" | "recount";

/** What a director may do to the story at any time; the object notes who did it. */
export type AuthorInput = Unsigned<Extract<Input, { kind: AuthorKind }>> | Omit<Extract<Input, { kind: "join" }>, never>;

/** A talk that took place elsewhere, for its people to have had. */
export type Recounting = Omit<Extract<Input, { kind: "recount" }>, "kind" | "by">;

/** The one thing that is different in a branch. */
export type BranchChange =
  | { readonly kind: "none" }
  | { readonly kind: "settings"; readonly settings: Partial<Omit<Settings, "visibility">> }
  | { readonly kind: "mood"; readonly character_id: CharacterId; readonly emotion: EmotionName; readonly intensity: number }
  /** Somebody says something, and is answered. */
  | {
      readonly kind: "line";
      readonly character_id: CharacterId;
      readonly to: CharacterId;
      readonly type: InteractionType;
      readonly text: string;
    }
  | { readonly kind: "join"; readonly character: Profile }
  | Extract<AuthorInput, { kind: "world_event" | "direct" | "tell" | "move" | "leave" | "override" }>;

export interface BranchRequest {
  /** The branch's own. */
  readonly id: string;
  readonly name: string;
  readonly parent_id: string;
  /** The last event that both share. */
  readonly from_seq: number;
  readonly change: BranchChange;
}

/** An event that changed how `from` stands to `to`. */
export interface TieChange {
  readonly from: CharacterId;
  readonly to: CharacterId;
  readonly seq: number;
}

/** Why somebody had the floor. */
export interface TurnReason {
  readonly seq: number;
  readonly turn_id: string;
  readonly conversation_id: string;
  readonly speaker_id: CharacterId;
  readonly addressees: readonly string[];
  readonly intent: Intent;
  /** The most likely first; "silence" may be among them. */
  readonly bids: readonly {
    readonly bidder: string;
    readonly terms: BidTerms;
    readonly total: number;
    /** 0..1, of the choice that was made by chance among them. */
    readonly probability: number;
  }[];
  /** The line that was spoken; null when none came. */
  readonly line_seq: number | null;
}

/** Who learned it from whom. */
export interface FactTrace {
  readonly fact_id: string;
  readonly text: string;
  /** In the order in which they got to know it. */
  readonly steps: readonly {
    readonly seq: number;
    /** Story minute. */
    readonly at: number;
    /** A secret of their own, remembered from before the first scene, their own words, let know by the author, or told by somebody. */
    readonly how: "secret" | "canon" | "own" | "author" | "told";
    readonly character_id: CharacterId;
    /** Who told it; null unless told. */
    readonly from: string | null;
    /** The event by which the teller had come to know it; null when they knew it of themselves. */
    readonly source_seq: number | null;
    readonly line_seq: number | null;
    readonly confided: boolean;
  }[];
}

export interface ClimatePoint {
  readonly seq: number;
  /** Story minute. */
  readonly at: number;
  readonly climate: Climate;
}

/** Where an ecosystem comes from; null for one that is no branch. */
export type Parentage = { readonly ecosystem_id: string; readonly seq: number } | null;

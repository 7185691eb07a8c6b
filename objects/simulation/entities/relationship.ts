/** How people stand to one another, and the kinds of talk between them. */
import type { CharacterId } from "./ids.ts";

export type InteractionType = "chat" | "greeting" | "conflict" | "collaboration" | "confession" | "gossip" | "farewell";

export const RELATIONSHIP_TYPES = ["stranger", "acquaintance", "friend", "rival", "romance", "ally", "family", "mentor", "enemy"] as const;
export type RelationshipType = (typeof RELATIONSHIP_TYPES)[number];
export type Dimension = "strength" | "trust" | "familiarity";

/** How `from` stands toward `to`; the other direction is a relationship of its own. */
export interface Relationship {
  readonly from: CharacterId;
  readonly to: CharacterId;
  /** "mentor" when `from` is a mentor to `to`. */
  readonly type: RelationshipType;
  /** -1..1. */
  readonly strength: number;
  /** 0..1. */
  readonly trust: number;
  /** 0..1. */
  readonly familiarity: number;
  /** The highest familiarity there was: it never falls below half of it. */
  readonly peak_familiarity: number;
  readonly interaction_count: number;
  /** Lines between them by kind of talk; a kind that never was is left out. */
  readonly tones: Readonly<Partial<Record<InteractionType, number>>>;
  /** Story minute, or null when they have not talked in this ecosystem. */
  readonly last_interaction: number | null;
}

/** One character's relationships by the other's id. */
export type Ties = Readonly<Record<CharacterId, Relationship>>;

/** Who stands how to whom, and how it came to that: the port, whatever graph store is behind it. */
import type { CharacterId, Dimension, RelationshipType } from "../objects/simulation/state.ts";
import type { Event } from "../objects/simulation/event.ts";

/** How `from` stands toward `to` now. */
export interface GraphRelationship {
  readonly ecosystem_id: string;
  readonly from: CharacterId;
  readonly to: CharacterId;
  readonly type: RelationshipType;
  /** -1..1. */
  readonly strength: number;
  /** 0..1. */
  readonly trust: number;
  /** 0..1. */
  readonly familiarity: number;
}

/** One change of a tie and the event that made it. */
export interface GraphChange {
  readonly ecosystem_id: string;
  readonly event_id: string;
  readonly seq: number;
  /** ISO 8601. */
  readonly timestamp: string;
  readonly from: CharacterId;
  readonly to: CharacterId;
  readonly dimension: Dimension | "type";
  readonly before: number | string;
  /** null for a change of type. */
  readonly delta: number | null;
  readonly after: number | string;
  readonly causes: readonly number[];
  readonly quote: string;
  readonly rule: string;
}

export interface Neighbour {
  readonly character_id: CharacterId;
  readonly name: string;
  /** Ties between, 1.. */
  readonly distance: number;
}

/** Longest chain of ties that `path` and `neighbours` follow. */
export const MAX_HOPS = 6;

export interface RelationGraph {
  /** Idempotent, whatever the order of delivery: the newest event per value wins. */
  write(ecosystemId: string, events: readonly Event[]): Promise<void>;
  /** Ties the character holds and those held toward them, by the other's id. */
  relationshipsOf(ecosystemId: string, characterId: CharacterId): Promise<readonly GraphRelationship[]>;
  /** Changes of how `from` stands toward `to`, oldest first. */
  history(ecosystemId: string, from: CharacterId, to: CharacterId): Promise<readonly GraphChange[]>;
  /** A shortest chain of ties from one to the other, both included, in whichever direction each is held; null when there is none. */
  path(ecosystemId: string, from: CharacterId, to: CharacterId): Promise<readonly CharacterId[] | null>;
  /** Characters within `hops` ties (1..MAX_HOPS), the nearest first. */
  neighbours(ecosystemId: string, characterId: CharacterId, hops: number): Promise<readonly Neighbour[]>;
  remove(ecosystemId: string): Promise<void>;
}

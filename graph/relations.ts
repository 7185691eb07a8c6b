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

/** A character and those around it. */
export interface EgoNetwork {
  /** The character itself at distance 0, then its neighbours, the nearest first. */
  readonly characters: readonly Neighbour[];
  /** Ties among them, those of the greatest strength (liking or dislike) first; at most MAX_EGO_TIES. */
  readonly ties: readonly GraphRelationship[];
}

export interface StrongestPath {
  readonly path: readonly CharacterId[];
  /** Product of the bonds on the way, 0..1; 1 for the way to oneself. */
  readonly bond: number;
}

export interface Centrality {
  readonly character_id: CharacterId;
  /** Others it has a bond with. */
  readonly degree: number;
  /** Sum of its bonds. */
  readonly weighted_degree: number;
  /** How much goodwill ends up with it; all of an ecosystem's add up to 1. */
  readonly page_rank: number;
}

/** One time that somebody passed a fact on. */
export interface Telling {
  readonly event_id: string;
  readonly seq: number;
  /** ISO 8601. */
  readonly timestamp: string;
  readonly fact_id: string;
  readonly text: string;
  /** A character, or `visitor:<user id>`. */
  readonly teller_id: string;
  readonly listeners: readonly CharacterId[];
  /** The event by which the teller knew it; null for a visitor. */
  readonly source_seq: number | null;
  readonly conversation_id: string | null;
}

/** Who a character first heard it from. */
export interface Learned {
  readonly character_id: CharacterId;
  readonly from: string;
  /** The telling. */
  readonly seq: number;
}

export interface GossipTrace {
  /** Oldest first. */
  readonly tellings: readonly Telling[];
  /** In the order of hearing; whoever knew it by other means is not among them. */
  readonly learned: readonly Learned[];
}

/** Longest chain of ties that `path`, `neighbours` and `egoNetwork` follow. */
export const MAX_HOPS = 6;

/** More would be no picture that anybody can read. */
export const MAX_EGO_TIES = 2_000;

/**
 * The bond of two characters is the greater strength of their two ties, 0 when neither likes the other: bonds carry news, help and
 * belonging, and dislike carries nothing.
 */
export interface RelationGraph {
  /** Idempotent, whatever the order of delivery: the newest event per value wins. */
  write(ecosystemId: string, events: readonly Event[]): Promise<void>;
  /** Ties the character holds and those held toward them, by the other's id. */
  relationshipsOf(ecosystemId: string, characterId: CharacterId): Promise<readonly GraphRelationship[]>;
  /** Changes of how `from` stands toward `to`, oldest first. */
  history(ecosystemId: string, from: CharacterId, to: CharacterId): Promise<readonly GraphChange[]>;
  /**
   * A chain of the fewest ties from one to the other, both included, in whichever direction each is held; null when there is none
   * within MAX_HOPS.
   */
  path(ecosystemId: string, from: CharacterId, to: CharacterId): Promise<readonly CharacterId[] | null>;
  /**
   * The chain, of any length, whose bonds have the greatest product; the shorter one among equals. null when no chain of bonds leads
   * there.
   */
  strongestPath(ecosystemId: string, from: CharacterId, to: CharacterId): Promise<StrongestPath | null>;
  /** Characters within `hops` ties (1..MAX_HOPS), the nearest first. */
  neighbours(ecosystemId: string, characterId: CharacterId, hops: number): Promise<readonly Neighbour[]>;
  /** The character, its neighbours within `hops` ties (1..MAX_HOPS), and the ties among them. */
  egoNetwork(ecosystemId: string, characterId: CharacterId, hops: number): Promise<EgoNetwork>;
  /** Groups within which bonds are denser than between them, the largest first; everybody is in one, if need be alone. */
  communities(ecosystemId: string): Promise<readonly (readonly CharacterId[])[]>;
  /** Of everybody, the highest page rank first. */
  centrality(ecosystemId: string): Promise<readonly Centrality[]>;
  /** How a fact went from mouth to ear. */
  gossipTrace(ecosystemId: string, factId: string): Promise<GossipTrace>;
  remove(ecosystemId: string): Promise<void>;
}

/**
 * The state of an ecosystem: what `fold(apply, events)` yields, and nothing else.
 * Entities are immutable values: a change replaces the entity in its table, so that an overlay (table.ts) can try a step
 * without touching the state it started from.
 */
import type { Character } from "./entities/character.ts";
import type { Conversation } from "./entities/conversation.ts";
import type { CharacterId } from "./entities/ids.ts";
import type { News, Scenario, StoryThread } from "./entities/story.ts";
import type { Table } from "./table.ts";
import type { TieTable } from "./tie-table.ts";

export type * from "./entities/character.ts";
export type * from "./entities/conversation.ts";
export type * from "./entities/ids.ts";
export type * from "./entities/story.ts";
export * from "./entities/relationship.ts";

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
  /** The scenario that is played, or the last one that was; null before the first. */
  readonly scenario: Scenario | null;
  /** What befell the story lately, the latest last (at most TUNING.news.window). */
  readonly news: readonly News[];
  /** Of a branch: whose log it begins with, and up to which event. */
  readonly parent: { readonly ecosystem_id: string; readonly seq: number } | null;
  /** Story minute at which the climate was last measured. */
  readonly measured_at: number;
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
  readonly ties: TieTable;
  /** Open conversations only. */
  readonly conversations: Table<Conversation>;
  readonly threads: Table<StoryThread>;
}

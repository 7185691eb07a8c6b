/** What a page gives the live room to begin with; made by app/room.server.ts. */
import type { Role, ViewedEvent } from "../../objects/protocol.ts";
import type { EmotionalState } from "../../objects/simulation/event.ts";
import type { EcosystemStatus, Traits } from "../../objects/simulation/state.ts";

export interface CastEntry {
  readonly id: string;
  readonly name: string;
  readonly pronoun: "she" | "he" | "they";
  readonly traits: Traits;
  readonly portrait: string | null;
  readonly location: string;
}

export interface RoomData {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly role: Role;
  readonly status: EcosystemStatus;
  /** Whether the reader may start a room of their own from a moment of this one. */
  readonly may_branch: boolean;
  /** Seconds between ticks while somebody watches. */
  readonly tick_seconds: number;
  /** Last event in `events`. */
  readonly seq: number;
  readonly cast: readonly CastEntry[];
  /** How each of them feels as the page is made: what the score's curves start from. */
  readonly feelings: Readonly<Record<string, EmotionalState>>;
  /** The latest events, oldest first, as the viewer may see them. */
  readonly events: readonly ViewedEvent[];
  /** Minute of the day at story minute 0. */
  readonly opens_at: number;
}

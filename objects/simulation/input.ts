/** Everything that may move the state, apart from time: each is data, decided elsewhere, consumed by one step. */
import type { CharacterId, InteractionType, Memory, Profile, Relationship, Scene } from "./state.ts";

/** A tie to begin with, from a book or an author. */
export type SeedTie = Pick<Relationship, "from" | "to" | "type" | "strength" | "trust" | "familiarity"> & {
  /** The passage that shows it, or "". */
  readonly quote: string;
};

/** Something a character knows from before the first scene. */
export interface SeedMemory {
  readonly character_id: CharacterId;
  readonly memory: Omit<Memory, "id" | "at" | "sources">;
}

/** A mind's answer to a wish. Nothing in it is trusted: rules/reply.ts clamps and whitelists. */
export interface Reply {
  readonly thought: string;
  /** Third person, present tense, no name in front; "" for none. */
  readonly action: string;
  readonly speech: string;
  /** Warmth shown toward others, -1..1 by character id; those left out count as the intent's warmth. */
  readonly appraisals: Readonly<Record<CharacterId, number>>;
  readonly memories: readonly { readonly text: string; readonly importance: number; readonly subjects: readonly CharacterId[] }[];
  /** The speaker takes leave. */
  readonly ends: boolean;
  /** Name of the mind, for the log. */
  readonly mind: string;
}

export type Input =
  | {
      readonly kind: "create";
      readonly id: string;
      readonly name: string;
      readonly seed: number;
      readonly scene: Scene;
      readonly characters: readonly Profile[];
      readonly ties: readonly SeedTie[];
      readonly memories: readonly SeedMemory[];
    }
  | { readonly kind: "join"; readonly character: Profile; readonly ties: readonly SeedTie[]; readonly memories: readonly SeedMemory[] }
  | { readonly kind: "leave"; readonly character_id: CharacterId; readonly by: string }
  | { readonly kind: "control"; readonly action: "pause" | "resume" | "end"; readonly by: string }
  /** One exchange asked for from outside: `content` is the initiator's line, `reply` the target's answer (already worded). */
  | {
      readonly kind: "interaction";
      readonly initiator_id: CharacterId;
      readonly target_id: CharacterId;
      readonly type: InteractionType;
      readonly content: string;
      /** The circumstances of the exchange, as the target knew them. */
      readonly context?: string;
      readonly reply: Reply;
    }
  /** The answer to the turn `turn_id`; null when the mind failed. */
  | { readonly kind: "reply"; readonly turn_id: string; readonly reply: Reply | null; readonly because?: string }
  | { readonly kind: "say"; readonly speaker_id: string; readonly name: string; readonly to: readonly CharacterId[]; readonly text: string }
  | { readonly kind: "direct"; readonly to: CharacterId; readonly text: string; readonly by: string }
  | { readonly kind: "world_event"; readonly content: string; readonly location: string | null; readonly by: string };

/** When a step happens. All of it is data: the core has no clock. */
export interface Now {
  /** Number of this step: the last one's plus 1. Seeds the step's random stream together with the ecosystem's seed. */
  readonly tick: number;
  /** Story minute; does not fall. */
  readonly at: number;
  /** ISO 8601, copied into events. */
  readonly timestamp: string;
  /** Whether autonomy runs in this step (an alarm's, or a single step of a paused room), or only the inputs do (a visitor's). */
  readonly autonomous: boolean;
}

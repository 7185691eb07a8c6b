/** Everything that may move the state, apart from time: each is data, decided elsewhere, consumed by one step. */
import type {
  CharacterId,
  Dimension,
  EmotionName,
  InteractionType,
  Measure,
  Memory,
  Phase,
  Profile,
  Relationship,
  RelationshipType,
  Scene,
} from "./state.ts";

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

/** A scenario as somebody writes it; `rules/scenario` makes it play. */
export interface ScenarioDefinition {
  readonly title: string;
  readonly setting: string;
  readonly mood: string;
  /** Empty for everybody present. */
  readonly cast: readonly CharacterId[];
  /** Without a measure an objective is met when its words come up often enough in what its owner (or the cast) says. */
  readonly objectives: readonly {
    readonly text: string;
    readonly character_id: CharacterId | null;
    readonly secret: boolean;
    readonly measure: Measure | null;
  }[];
  /** Empty for one phase that lasts as long as the scenario. */
  readonly phases: readonly Phase[];
  readonly secrets: readonly { readonly character_id: CharacterId; readonly text: string }[];
  readonly complications: readonly string[];
  /** Story minutes. */
  readonly minutes: number;
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
  | {
      readonly kind: "say";
      readonly speaker_id: string;
      readonly name: string;
      readonly to: readonly CharacterId[];
      readonly text: string;
      /** Heard by those addressed alone. */
      readonly whisper?: boolean;
    }
  /** A talk of these people with a visitor that took place elsewhere, as it was. `metadata` is kept beside each line. */
  | {
      readonly kind: "recount";
      readonly participants: readonly CharacterId[];
      /** The newest event that whoever brings it knows of: brought a second time, it is refused. */
      readonly after: number;
      /** `id` without the `visitor:` in front. */
      readonly visitor: { readonly id: string; readonly name: string };
      readonly topic: string;
      readonly lines: readonly {
        /** null for the visitor's. */
        readonly speaker_id: CharacterId | null;
        /** Said by nobody. */
        readonly is_note: boolean;
        readonly text: string;
        readonly metadata: Readonly<Record<string, unknown>>;
      }[];
      readonly by: string;
    }
  /** `turns`: for how many of the character's turns it holds, 1..20. */
  | { readonly kind: "direct"; readonly to: CharacterId; readonly text: string; readonly by: string; readonly turns?: number }
  /** The author lets characters know something: a secret of theirs, from now on. */
  | { readonly kind: "tell"; readonly to: readonly CharacterId[]; readonly text: string; readonly by: string }
  /** The author sends a character to a place of the scene. */
  | { readonly kind: "move"; readonly character_id: CharacterId; readonly location: string; readonly by: string }
  /** The author makes a character feel something; `intensity` 0..1. */
  | {
      readonly kind: "feel";
      readonly character_id: CharacterId;
      readonly emotion: EmotionName;
      readonly intensity: number;
      readonly by: string;
    }
  /** The author sets one value of a tie. */
  | {
      readonly kind: "override";
      readonly from: CharacterId;
      readonly to: CharacterId;
      readonly change:
        { readonly dimension: Dimension; readonly value: number } | { readonly dimension: "type"; readonly value: RelationshipType };
      readonly because: string;
      readonly by: string;
    }
  /** Takes one change of a tie back: the value moves by the opposite of what the event `seq` did. */
  | {
      readonly kind: "undo";
      readonly change: { readonly from: CharacterId; readonly to: CharacterId; readonly dimension: Dimension; readonly delta: number };
      readonly seq: number;
      readonly by: string;
    }
  | { readonly kind: "scenario"; readonly scenario: ScenarioDefinition; readonly by: string }
  | { readonly kind: "scenario_control"; readonly action: "pause" | "resume" | "advance" | "complicate" | "end"; readonly by: string }
  /** Makes a copied log a story of its own: the first input of a branch. */
  | { readonly kind: "branch"; readonly id: string; readonly name: string; readonly change: string; readonly by: string }
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

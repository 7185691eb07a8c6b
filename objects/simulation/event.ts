/**
 * The log's language. An event records what became so, with the values after it, never a rule to run again: `apply` only
 * writes them down, so a log replays to the same state whatever the rules have become since.
 */
import type { Climate } from "./climate.ts";
import type {
  CharacterId,
  ConversationId,
  ConversationReason,
  Dimension,
  EcosystemStatus,
  Emotion,
  Intent,
  InteractionType,
  Known,
  Memory,
  Objective,
  ObjectiveStatus,
  Pad,
  Profile,
  RelationshipType,
  Scenario,
  Scene,
  StoryThread,
} from "./state.ts";

/** How one character feels after an event. */
export interface EmotionalState {
  readonly mood: Pad;
  readonly emotion: Emotion | null;
  /** 0..1. */
  readonly social_energy: number;
}

/** One term of a bid to speak, for "why did X speak": `addressed`, `extraversion`, ... */
export type BidTerms = Readonly<Record<string, number>>;

export interface RelationshipDelta {
  readonly from: CharacterId;
  readonly to: CharacterId;
  readonly dimension: Dimension;
  readonly delta: number;
}

export interface EventData {
  ecosystem_created: { id: string; name: string; seed: number; rules: number; scene: Scene };
  /** The rules are others from here on; what is before was decided by `before`. */
  rules_changed: { before: number; after: number };
  /** First event of a branch: all before it is the parent's log. `id` and `name` are the branch's own. */
  ecosystem_branched: { id: string; name: string; parent_id: string; from_seq: number; change: string; by: string };
  status_changed: { status: EcosystemStatus; by: string };
  scene_set: { scene: Scene; by: string };
  /** Public, so `character.secrets` is empty here; `secrets_kept` tells them to those who may know. */
  character_joined: { character: Profile; location: string; state: EmotionalState };
  /** What the character hides; always private. */
  secrets_kept: { character_id: CharacterId; secrets: readonly string[] };
  character_left: { character_id: CharacterId; by: string };
  character_moved: { character_id: CharacterId; from: string; to: string; because: string };
  /** Private. `turns` 0 takes the last direction back. */
  character_directed: { character_id: CharacterId; text: string; turns: number; by: string };
  conversation_started: {
    conversation_id: ConversationId;
    participants: readonly CharacterId[];
    location: string;
    reason: ConversationReason;
    topic: string;
    because: string;
  };
  /** Somebody was asked to come over. */
  conversation_invited: {
    conversation_id: ConversationId;
    character_id: CharacterId;
    by: CharacterId;
    accepted: boolean;
    because: string;
  };
  conversation_joined: { conversation_id: ConversationId; character_id: CharacterId; because: string };
  conversation_left: { conversation_id: ConversationId; character_id: CharacterId; because: string };
  conversation_ended: { conversation_id: ConversationId; participants: readonly CharacterId[]; because: string };
  speaker_chosen: {
    conversation_id: ConversationId;
    turn_id: string;
    speaker_id: CharacterId;
    addressees: readonly CharacterId[];
    intent: Intent;
    /** Terms of every bid, by character id; "silence" may be among them. */
    bids: Readonly<Record<string, BidTerms>>;
  };
  /** The turn came to nothing (a mind failed, the speaker left); the conversation goes on. */
  turn_passed: { conversation_id: ConversationId; turn_id: string; speaker_id: CharacterId; because: string };
  character_interaction: {
    /** Speaker first, then those addressed. */
    participants: readonly CharacterId[];
    speaker_id: CharacterId;
    addressees: readonly CharacterId[];
    interaction_type: InteractionType;
    content: string;
    /** What was answered at once, when the event records a whole exchange (POST /interactions); otherwise null. */
    response: string | null;
    /** The circumstances under which an exchange was asked for, if it was told any. */
    context?: string;
    /** A gesture, in the third person ("folds the letter"), or "". */
    action: string;
    relationship_change: readonly RelationshipDelta[];
    emotional_states: Readonly<Record<CharacterId, EmotionalState>>;
    /** null outside a conversation. */
    conversation_id: ConversationId | null;
    turn_id: string | null;
    /** The mind that worded it: "local", a model's name, or "author" for words given from outside. */
    mind: string;
    /** Absent for a line that anybody near could hear. */
    whispered?: true;
  };
  /**
   * That somebody whispered, for those who could see it; the words are in the private `character_interaction` before it. What it did to
   * the conversation, the ties and the people is here, so that a viewer who may not know the words still folds to the same state.
   */
  words_whispered: {
    conversation_id: ConversationId;
    turn_id: string | null;
    speaker_id: CharacterId;
    addressees: readonly CharacterId[];
    interaction_type: InteractionType;
    emotional_states: Readonly<Record<CharacterId, EmotionalState>>;
  };
  /** A person in the room spoke; `speaker_id` is "visitor:<user id>". */
  visitor_spoke: {
    speaker_id: string;
    name: string;
    to: readonly CharacterId[];
    text: string;
    conversation_id: ConversationId | null;
    whispered?: true;
  };
  character_thought: { character_id: CharacterId; text: string; turn_id: string | null };
  relationship_changed: {
    from: CharacterId;
    to: CharacterId;
    dimension: Dimension;
    before: number;
    delta: number;
    after: number;
    /** Sequence numbers of the causing events. */
    causes: readonly number[];
    /** The words that did it, or "". */
    quote: string;
    rule: string;
  };
  relationship_type_changed: {
    from: CharacterId;
    to: CharacterId;
    before: RelationshipType;
    after: RelationshipType;
    causes: readonly number[];
    rule: string;
  };
  emotion_felt: { character_id: CharacterId; emotion: Emotion; state: EmotionalState; causes: readonly number[]; because: string };
  memory_formed: { character_id: CharacterId; memory: Memory };
  /** Several memories became one; private. */
  memories_consolidated: { character_id: CharacterId; memory: Memory; replaced: readonly string[] };
  /** Private. */
  memories_forgotten: { character_id: CharacterId; memory_ids: readonly string[]; because: string };
  /** Somebody knows something that nobody in the story told them; private. */
  fact_learned: { character_id: CharacterId; known: Known; by: string };
  /**
   * Somebody passed on what not everybody knows: the one way from one head to another. Private.
   * `listeners` did not know it before; they know it from now on.
   */
  hearsay: {
    fact_id: string;
    text: string;
    subjects: readonly CharacterId[];
    teller_id: string;
    listeners: readonly CharacterId[];
    /** How the teller came to know it; null for a visitor. */
    source_seq: number | null;
    /** The line that told it. */
    line_seq: number;
    conversation_id: ConversationId | null;
    confided: boolean;
  };
  /** Somebody found out that what they had confided was told on; private. */
  confidence_broken: { owner_id: CharacterId; teller_id: CharacterId; fact_id: string; causes: readonly number[] };
  /** Private. */
  plan_made: { character_id: CharacterId; goal: string; plan: readonly string[]; because: string };
  goal_progressed: {
    character_id: CharacterId;
    goal: string;
    before: number;
    delta: number;
    after: number;
    causes: readonly number[];
    because: string;
  };
  goal_settled: { character_id: CharacterId; goal: string; status: "reached" | "given_up"; causes: readonly number[]; because: string };
  world_event: { content: string; location: string | null; by: string };
  story_thread_opened: { thread: StoryThread };
  story_thread_advanced: { thread_id: string; tension: number; causes: readonly number[]; because: string };
  story_thread_resolved: { thread_id: string; causes: readonly number[]; because: string };
  /** Public, so `scenario.objectives` has those that are no secret; `objectives_given` tells the others. */
  scenario_started: { scenario: Scenario; by: string };
  /** Objectives that only their owner may know; private. */
  objectives_given: { scenario_id: string; character_id: CharacterId; objectives: readonly Objective[] };
  /** What the director keeps ready for a stall; private. */
  complications_given: { scenario_id: string; complications: readonly string[] };
  scenario_phase_began: { scenario_id: string; phase: number; title: string; because: string };
  scenario_status_changed: { scenario_id: string; status: "active" | "paused"; by: string };
  /** The director throws something in; a world event of the same step says what. */
  scenario_complicated: { scenario_id: string; conversation_id: ConversationId | null; content: string; because: string };
  /** Private where the objective is a secret. */
  objective_advanced: {
    scenario_id: string;
    objective_id: string;
    before: number;
    after: number;
    causes: readonly number[];
    because: string;
  };
  /** How an objective came out; private where it is a secret. */
  objective_judged: {
    scenario_id: string;
    objective_id: string;
    status: Exclude<ObjectiveStatus, "open">;
    score: number;
    evidence: readonly number[];
    because: string;
  };
  scenario_ended: { scenario_id: string; outcome: string; because: string; by: string };
  /** How everybody feels, every few minutes: what charts read. */
  climate_measured: { climate: Climate };
}

export type EventType = keyof EventData;

export interface EventEnvelope<Type extends EventType> {
  /** 1, 2, 3, ... without a gap. */
  readonly seq: number;
  /** `<ecosystem id>:<seq>` of the ecosystem that first wrote it; a branch keeps its parent's ids. */
  readonly id: string;
  readonly type: Type;
  /** ISO 8601, the wall clock of the step. */
  readonly timestamp: string;
  /** Step number. */
  readonly tick: number;
  /** Story minute. */
  readonly at: number;
  /** Characters who witnessed it. */
  readonly audience: readonly CharacterId[];
  /** `public`: any viewer of the room; `private`: the room's owner and directors only. */
  readonly visibility: "public" | "private";
  readonly data: Readonly<EventData[Type]>;
}

export type Event = { [Type in EventType]: EventEnvelope<Type> }[EventType];
export type EventOf<Type extends EventType> = Extract<Event, { type: Type }>;

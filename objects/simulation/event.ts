/**
 * The log's language. An event records what became so, with the values after it, never a rule to run again: `apply` only
 * writes them down, so a log replays to the same state whatever the rules have become since.
 */
import type {
  CharacterId,
  ConversationId,
  ConversationReason,
  Dimension,
  EcosystemStatus,
  Emotion,
  Intent,
  InteractionType,
  Memory,
  Pad,
  Profile,
  RelationshipType,
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
  status_changed: { status: EcosystemStatus; by: string };
  scene_set: { scene: Scene; by: string };
  /** Public, so `character.secrets` is empty here; `secrets_kept` tells them to those who may know. */
  character_joined: { character: Profile; location: string; state: EmotionalState };
  /** What the character hides; always private. */
  secrets_kept: { character_id: CharacterId; secrets: readonly string[] };
  character_left: { character_id: CharacterId; by: string };
  character_moved: { character_id: CharacterId; from: string; to: string; because: string };
  character_directed: { character_id: CharacterId; text: string; turns: number; by: string };
  conversation_started: {
    conversation_id: ConversationId;
    participants: readonly CharacterId[];
    location: string;
    reason: ConversationReason;
    topic: string;
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
  };
  /** A person in the room spoke; `speaker_id` is "visitor:<user id>". */
  visitor_spoke: { speaker_id: string; name: string; to: readonly CharacterId[]; text: string; conversation_id: ConversationId | null };
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
  world_event: { content: string; location: string | null; by: string };
  story_thread_opened: { thread: StoryThread };
  story_thread_advanced: { thread_id: string; tension: number; causes: readonly number[]; because: string };
  story_thread_resolved: { thread_id: string; causes: readonly number[]; because: string };
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

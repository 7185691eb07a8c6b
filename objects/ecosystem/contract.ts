/** What the edge asks of an ecosystem's object (RPC), and what comes back. Shapes of DESIGN.md §8. */
import type { Role, ViewedEvent } from "../protocol.ts";
import type {
  Character,
  CharacterId,
  Climate,
  EcosystemStatus,
  EmotionalState,
  EventOf,
  InteractionType,
  Memory,
  Profile,
  Relationship,
  RelationshipDelta,
  Scenario,
  Scene,
  SeedMemory,
  SeedTie,
  Side,
  Snapshot,
  StoryThread,
} from "../simulation/index.ts";
import type { LogHead, PageStart, RowPage } from "./row-pages.ts";
import type { Adoption, AdoptionStep, BundleHead, LogMark, LogPage, LogRange } from "./contract-logs.ts";
import type { AuthorInput, BranchRequest, ClimatePoint, FactTrace, Parentage, TieChange, TurnReason } from "./contract-authoring.ts";

export type * from "./contract-authoring.ts";
export type * from "./contract-logs.ts";

/** How an ecosystem runs. Kept by the object; changing it is not an event, since it changes nothing in the story. */
export interface Settings {
  /** Seconds between ticks while somebody watches, 0.2..3600. */
  readonly tick_seconds: number;
  /** Which mind words the lines: "local", or a model that the deployment knows. */
  readonly model: string;
  readonly visibility: "private" | "unlisted" | "public";
  /** Go on (slowly) when nobody watches. */
  readonly run_while_away: boolean;
}

export interface Creation {
  readonly id: string;
  readonly name: string;
  readonly seed: number;
  readonly scene: Scene;
  readonly characters: readonly Profile[];
  readonly ties: readonly SeedTie[];
  readonly memories: readonly SeedMemory[];
  readonly settings: Settings;
}

/** Who asks: the edge has authorised them, the object rechecks what the role may do. */
export interface Actor {
  /** "" for an anonymous observer. */
  readonly user_id: string;
  readonly name: string;
  readonly role: Role;
}

export interface Summary {
  readonly ecosystem_id: string;
  readonly status: EcosystemStatus;
  readonly seq: number;
  readonly settings: Settings;
  readonly parent: Parentage;
}

export interface Dashboard {
  readonly ecosystem_id: string;
  readonly name: string;
  readonly seq: number;
  readonly state_hash: string;
  readonly status: EcosystemStatus;
  readonly active_characters: number;
  readonly relationships: number;
  readonly ongoing_conversations: number;
  readonly story_threads: number;
  /** Mean social energy, 0..1. */
  readonly energy_level: number;
  /** Mood in a word: the octant of the mean PAD. */
  readonly mood: string;
  readonly climate: Climate;
  readonly viewers: number;
  /** Spent today against the cap; the local mind costs nothing. */
  readonly budget: { readonly spent_usd: number; readonly cap_usd: number | null };
  readonly settings: Settings;
}

export interface GraphNode {
  readonly id: CharacterId;
  readonly name: string;
  readonly location: string;
  readonly social_energy: number;
  readonly mood: string;
  readonly emotion: string | null;
  readonly conversation_id: string | null;
}
export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly Relationship[];
}

export interface InteractionRequest {
  readonly initiator_id: CharacterId;
  readonly target_id: CharacterId;
  readonly type: InteractionType;
  readonly content: string;
  /** The circumstances of the exchange, which the one who answers knows. */
  readonly context?: string;
}
export interface InteractionResult {
  readonly success: boolean;
  /** Why not, in words for a reader; null on success. */
  readonly reason: string | null;
  /** Id of the event; null when refused. */
  readonly interaction_id: string | null;
  readonly response: string | null;
  readonly relationship_change: readonly RelationshipDelta[];
  readonly emotional_states: Readonly<Record<CharacterId, EmotionalState>>;
}

export interface ChatReply {
  /** The character's words; "" when no words came. */
  readonly response: string;
  /** How the character feels after it. */
  readonly emotional_state: EmotionalState;
  /** Ties are between characters: a person in the room has none, so this stays empty. */
  readonly relationship_change: readonly RelationshipDelta[];
  /** What came back to the character for the answer, best first. */
  readonly memories_used: readonly Pick<Memory, "kind" | "text" | "importance">[];
  /** Id of the event; null when no words came. */
  readonly interaction_id: string | null;
}

/** Events after `since` up to `until` (inclusive), at most `limit` (1..1000). */
export interface EventRange {
  readonly since: number;
  readonly until?: number;
  readonly limit: number;
}
export interface EventPage {
  readonly events: readonly ViewedEvent[];
  /** Pass it as `since` to go on; null at the end of the log. */
  readonly next_since: number | null;
}

export interface SinkHealth {
  readonly sink: string;
  /** Last event the sink has. */
  readonly cursor: number;
  /** Events it has yet to get. */
  readonly lag: number;
  /** Seconds since the first of these; 0 when there is none. */
  readonly lag_seconds: number;
  readonly parked: number;
  readonly failures: number;
  readonly last_error: string | null;
}
/** A store that is made from the logs, by whichever sinks there are. */
export type ProjectedStore = "postgres" | "graph" | "vectors";

export interface EcosystemHealth {
  readonly ecosystem_id: string;
  readonly seq: number;
  readonly tick: number;
  readonly status: EcosystemStatus;
  /** ISO time the next tick is due; null when none is. */
  readonly next_tick_at: string | null;
  readonly viewers: number;
  readonly active_characters: number;
  /** Events of lines spoken, by interaction type, over the whole log. */
  readonly interactions: Readonly<Record<string, number>>;
  /** How long interactions asked for from outside took. Since the object last woke, like `alarms`. */
  readonly interaction_seconds: DurationSummary;
  readonly alarms: number;
  readonly sinks: readonly SinkHealth[];
}

/** A histogram in seconds. */
export interface DurationSummary {
  readonly count: number;
  readonly sum: number;
  /** How many took at most `le` seconds; rising. */
  readonly buckets: readonly { readonly le: number; readonly count: number }[];
}

export interface Nudge {
  /** Whether the loop had to be re-armed. */
  readonly nudged: boolean;
  /** ISO time the next tick is due; null while it sleeps: there is nothing to watch over then. */
  readonly next_tick_at: string | null;
}

/** What the object can be asked. Across the RPC each method yields an `Answer` (refusal.ts): its value, or why not. */
export interface EcosystemRpc {
  create(creation: Creation): Promise<Summary>;
  summary(): Promise<Summary>;
  /** Changes with everything that is told of the room, but for who watches: whoever knows it need not ask for the rest again. */
  version(): Promise<{ seq: number; tick: number }>;
  dashboard(): Promise<Dashboard>;
  graph(): Promise<Graph>;
  characters(role: Role): Promise<readonly Character[]>;
  threads(): Promise<readonly StoryThread[]>;
  /** The scenario as the role may know it; null when none was ever played. */
  scenario(role: Role): Promise<Scenario | null>;
  climate(range: EventRange): Promise<readonly ClimatePoint[]>;
  /** Why somebody had the floor; `seq` of the turn or of its line. */
  turn(seq: number, role: Role): Promise<TurnReason>;
  /** Who learned a fact from whom; for directors. */
  factTrace(factId: string, actor: Actor): Promise<FactTrace>;
  /** Ids of these events, null where there is none: two logs are the same where their ids are. */
  eventIds(seqs: readonly number[]): Promise<readonly (string | null)[]>;
  /** The story as it stands, with the climate after event `since`, for comparing. */
  side(since: number, role: Role): Promise<Side>;
  /** As the role may see them. */
  events(range: EventRange, role: Role): Promise<EventPage>;
  interaction(seq: number, role: Role): Promise<EventOf<"character_interaction"> | null>;
  relationships(characterId: CharacterId): Promise<readonly Relationship[]>;
  history(from: CharacterId, to: CharacterId): Promise<readonly (EventOf<"relationship_changed"> | EventOf<"relationship_type_changed">)[]>;
  /** The state after event `to` (the newest when null), from the nearest snapshot and the log. */
  replay(to: number | null, role: Role): Promise<{ seq: number; state: Snapshot; state_hash: string }>;
  interact(request: InteractionRequest, actor: Actor): Promise<InteractionResult>;
  /** What a person says to one character, who answers at once. */
  chat(characterId: CharacterId, text: string, actor: Actor): Promise<ChatReply>;
  control(action: "pause" | "resume" | "step" | "end", ticks: number, actor: Actor): Promise<Summary>;
  /** A director's hand in the story; answers with the last event that it made and its time. */
  author(input: AuthorInput, actor: Actor): Promise<{ seq: number; timestamp: string }>;
  /** Takes a change of a tie back. */
  undo(change: TieChange, actor: Actor): Promise<{ seq: number; timestamp: string }>;
  /** Makes this object, which has no story yet, a branch of another's. */
  branch(request: BranchRequest, settings: Partial<Settings>, actor: Actor): Promise<Summary>;
  /** For a branch: what belongs to the log up to event `until`, then its rows page by page (adoption.ts). */
  prepareExport(until: number): Promise<LogHead>;
  exportRows(until: number, start: PageStart | null, bytes: number): Promise<RowPage>;
  configure(settings: Partial<Settings>, actor: Actor): Promise<Summary>;
  /** A single-use ticket for one connection, good for `expires_in` seconds. */
  issueTicket(actor: Actor): Promise<{ ticket: string; expires_in: number }>;
  health(): Promise<EcosystemHealth>;
  /** Watchdog: re-arms a running ecosystem whose tick is overdue. */
  nudge(): Promise<Nudge>;
  /** Owners: what the log is, and its commits as they are stored (bundle.ts). */
  exportHead(actor: Actor): Promise<BundleHead>;
  exportLog(range: LogRange, actor: Actor): Promise<LogPage>;
  /** Of the log up to event `until`, for proving that what is stored is what was meant. */
  mark(until: number, actor: Actor): Promise<LogMark>;
  /** Brings another object's log into this one, which must be empty; with the last step of it the ecosystem exists. */
  adopt(next: AdoptionStep): Promise<Adoption>;
  /** Resolves when no reader of the log is at work any more; yields how many events the slowest still lacks: 0 unless a store is away. */
  settle(): Promise<number>;
  /** A reader of the log begins again after `since`, from 0 on with nothing (projections.ts). Resolves once it has begun. */
  reproject(sink: string, since: number, actor: Actor): Promise<void>;
  /** Forgets everything: log, memory, tickets; closes every socket. */
  destroy(actor: Actor): Promise<void>;
}

/**
 * What the studio can do, as the API's routes and the app's loaders see it. Implemented in services.ts; shapes are those of the
 * wire (DESIGN.md §8). Every method checks what the actor may do and throws a `Problem` (problem.ts) otherwise.
 */
import type {
  ChatReply,
  Dashboard,
  EcosystemHealth,
  EventPage,
  Graph,
  InteractionRequest,
  InteractionResult,
  Settings,
  Summary,
} from "../objects/ecosystem/contract.ts";
import type { Character as LiveCharacter, Relationship, Scene, Snapshot, StoryThread, Traits, Voice } from "../objects/simulation/index.ts";
import type { Role as EcosystemRole } from "../objects/protocol.ts";
import type { StoryServices, Written } from "./contract-story.ts";
import type {
  Analysis,
  CastDecision,
  Document,
  DocumentStatus,
  Evidence,
  ExportedFile,
  ExportFormat,
  Removal,
  ReviewChange,
  ReviewedAnalysis,
  ReviewState,
} from "./book-contract.ts";

export type * from "./book-contract.ts";

export type UserRole = "free_user" | "premium_user" | "admin";

/** The signed-in person; null is a visitor. */
export interface User {
  readonly id: string;
  readonly username: string;
  readonly email: string;
  readonly role: UserRole;
  readonly created_at: string;
}

export interface Tokens {
  readonly access_token: string;
  readonly token_type: "bearer";
  /** Seconds. */
  readonly expires_in: number;
  readonly refresh_token: string;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next_cursor: string | null;
}
export interface PageRequest {
  /** 1..100. */
  readonly limit: number;
  readonly cursor: string | null;
}

export interface Character {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly source: string;
  readonly document_id: string | null;
  readonly background: string;
  readonly pronoun: "she" | "he" | "they";
  readonly personality_traits: Traits;
  readonly autonomy_level: number;
  readonly social_energy: number;
  readonly goals: readonly string[];
  readonly secrets: readonly string[];
  readonly voice: Voice;
  readonly evidence: readonly Evidence[];
  readonly created_at: string;
  readonly updated_at: string;
}
export type CharacterDraft = Pick<Character, "name"> &
  Partial<Pick<Character, "aliases" | "source" | "background" | "pronoun" | "autonomy_level" | "social_energy" | "goals" | "secrets">> & {
    /** Traits that are left out are average in a new character, and as they were in one that is changed. */
    readonly personality_traits?: Partial<Traits>;
  };

export interface Ecosystem extends Omit<Summary, "ecosystem_id"> {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly character_ids: readonly string[];
  /** What the asking user may do there. */
  readonly role: EcosystemRole;
  /** Whether they may take its log into an ecosystem of their own. */
  readonly may_branch: boolean;
  readonly created_at: string;
}
export interface EcosystemDraft {
  readonly name: string;
  readonly description?: string;
  /** 2 to 100 characters of the asking user. */
  readonly character_ids: readonly string[];
  readonly settings?: Partial<Settings>;
  /** Where it plays; what is left out is taken from the name and the book. */
  readonly scene?: Partial<Scene>;
}

export type TaskStatus = "queued" | "running" | "succeeded" | "failed" | "cancelled";
export interface Task {
  readonly task_id: string;
  readonly kind: string;
  readonly status: TaskStatus;
  readonly progress: number;
  readonly result: unknown;
  readonly error: string | null;
  readonly created_at: string;
}

export interface Health {
  readonly status: "ok" | "degraded" | "down";
  readonly version: string;
  readonly stores: Readonly<
    Record<string, { readonly status: "ok" | "down"; readonly latency_ms: number; readonly detail: string | null }>
  >;
  readonly ecosystems: readonly EcosystemHealth[];
}

export interface Services {
  readonly auth: {
    register(draft: { username: string; email: string; password: string }): Promise<User>;
    /** `login` is a username or an email. */
    login(login: string, password: string): Promise<{ user: User; tokens: Tokens }>;
    refresh(refreshToken: string): Promise<{ user: User; tokens: Tokens }>;
    logout(refreshToken: string): Promise<void>;
    /** Ends the session of an access token. */
    endSession(accessToken: string): Promise<void>;
    /** The user of an access token; null when it is missing, expired or forged. */
    userOf(accessToken: string | null): Promise<User | null>;
  };
  readonly documents: {
    /** A file, or a form with a file in its field `file`, whose body is read as it arrives. */
    upload(user: User, sent: File | Request): Promise<{ document_id: string; task_id: string; status: DocumentStatus }>;
    list(user: User, page: PageRequest): Promise<Page<Document>>;
    get(user: User, id: string): Promise<Document>;
    /** Changes whenever the text or the analysis may have. */
    version(user: User, id: string): Promise<string>;
    text(user: User, id: string): Promise<string>;
    /** The last finished reading; it stays while the book is read anew. */
    analysis(user: User, id: string, asOfChapter?: number): Promise<ReviewedAnalysis>;
    /** Starts a new reading, unless one is under way. Decisions are kept. */
    reread(user: User, id: string): Promise<{ document_id: string; task_id: string; status: DocumentStatus; former: Analysis | null }>;
    /** Keeps decisions without making characters. */
    decide(user: User, id: string, change: ReviewChange): Promise<ReviewState>;
    /** Keeps the decisions and makes characters of those not skipped; deciding again returns the same characters, updated. */
    cast(user: User, id: string, decision: CastDecision): Promise<readonly Character[]>;
    /** The book with its cast as an appendix; "json" is the whole analysis. */
    export(user: User, id: string, format: ExportFormat): Promise<ExportedFile>;
    /** Characters made from it stay, unless they are to go too. */
    remove(user: User, id: string, withCharacters?: boolean): Promise<Removal>;
  };
  readonly characters: {
    list(user: User, page: PageRequest & { document_id?: string }): Promise<Page<Character>>;
    get(user: User, id: string): Promise<Character>;
    create(user: User, draft: CharacterDraft): Promise<Character>;
    update(user: User, id: string, draft: Partial<CharacterDraft>): Promise<Character>;
    remove(user: User, id: string): Promise<void>;
    /** In the user's own green room, which the first message makes. */
    chat(user: User, id: string, message: string): Promise<ChatReply>;
  };
  readonly ecosystems: {
    list(user: User, page: PageRequest): Promise<Page<Ecosystem>>;
    listPublic(page: PageRequest): Promise<Page<Ecosystem>>;
    /** The public demo; null before it has been created. */
    demo(): Promise<Ecosystem | null>;
    create(user: User, draft: EcosystemDraft): Promise<Ecosystem>;
    get(user: User | null, id: string): Promise<Ecosystem>;
    update(user: User, id: string, change: { name?: string; description?: string; settings?: Partial<Settings> }): Promise<Ecosystem>;
    remove(user: User, id: string): Promise<void>;
    /** What an answer depends on, and whether everybody gets the same one. */
    version(user: User | null, id: string): Promise<{ id: string; seq: number; tick: number; sees_private: boolean; is_public: boolean }>;
    dashboard(user: User | null, id: string): Promise<Dashboard>;
    graph(user: User | null, id: string): Promise<Graph>;
    characters(user: User | null, id: string): Promise<readonly LiveCharacter[]>;
    threads(user: User | null, id: string): Promise<readonly StoryThread[]>;
    /** Every change of how `from` stands to `to` in this ecosystem that the asking person may see, oldest first. */
    ledger(user: User | null, id: string, from: string, to: string): Promise<readonly RelationshipChange[]>;
    events(user: User | null, id: string, range: { since: number; until?: number; limit: number }): Promise<EventPage>;
    replay(user: User | null, id: string, to: number | null): Promise<{ seq: number; state: Snapshot; state_hash: string }>;
    control(user: User, id: string, action: "pause" | "resume" | "step" | "end", ticks: number): Promise<Summary>;
    worldEvent(user: User, id: string, event: { content: string; location?: string | null }): Promise<Written>;
    ticket(user: User | null, id: string): Promise<{ ticket: string; expires_in: number }>;
  } & StoryServices;
  readonly bundles: {
    /** For its owner: the zip as it is being made, and a name for the file. */
    take(user: User, id: string): Promise<{ filename: string; body: ReadableStream<Uint8Array> }>;
    /** Makes a new ecosystem of a zip, private whatever it was, and yields its id. */
    bring(user: User, bytes: Uint8Array): Promise<string>;
  };
  readonly interactions: {
    create(user: User, request: InteractionRequest & { ecosystem_id?: string }): Promise<InteractionResult>;
    /** `id` is the event's id as `create` returned it. */
    get(user: User, id: string): Promise<InteractionResult>;
  };
  readonly relationships: {
    of(user: User, characterId: string): Promise<readonly (Relationship & { ecosystem_id: string })[]>;
    history(user: User, from: string, to: string): Promise<readonly RelationshipChange[]>;
  };
  readonly tasks: {
    list(user: User, page: PageRequest): Promise<Page<Task>>;
    get(user: User, id: string): Promise<Task>;
    cancel(user: User, id: string): Promise<Task>;
  };
  readonly health: {
    /** With the public ecosystems and those of `user`; an admin sees all. */
    check(user?: User | null): Promise<Health>;
    /** Whether the stores answer and the demo ecosystem lives; makes the demo when it is not there yet. */
    ready(): Promise<boolean>;
  };
}

/** One entry of the ledger behind a tie. */
export interface RelationshipChange {
  readonly ecosystem_id: string;
  readonly event_id: string;
  readonly seq: number;
  readonly timestamp: string;
  readonly from: string;
  readonly to: string;
  readonly dimension: "strength" | "trust" | "familiarity" | "type";
  readonly before: number | string;
  /** null for a change of type. */
  readonly delta: number | null;
  readonly after: number | string;
  readonly causes: readonly number[];
  readonly quote: string;
  readonly rule: string;
}

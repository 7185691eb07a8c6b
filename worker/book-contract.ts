/** Books, their casts and what readers decide about them, in the shapes of the wire (DESIGN.md §8). */
import type { RelationshipType, Traits, Voice } from "../objects/simulation/index.ts";

/** A passage of a book that shows something. Offsets into the extracted text, end exclusive. */
export interface Evidence {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly chapter: number;
}

/** Something a book tells, and where it is first told. */
export interface Known {
  readonly text: string;
  /** Offset into the extracted text. */
  readonly start: number;
  /** 1-based. */
  readonly chapter: number;
}

/** What the book shows of one trait. */
export interface KnownTrait {
  /** 0..1: grows with the number of signs for this trait. */
  readonly confidence: number;
  /** The strongest sign; null where only habits of speech tell. */
  readonly evidence: Evidence | null;
}

/** A passage that some of the cast took part in, as canon to remember. */
export interface CanonMemory {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The chapter in which it happens, and from which on it is known. */
  readonly chapter: number;
  /** cast_ids of those who act, speak or are spoken to in it. */
  readonly characters: readonly string[];
  /** 0..1: how much it stands out among the book's passages. */
  readonly importance: number;
}

export interface CastMember {
  readonly cast_id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly pronoun: "she" | "he" | "they";
  readonly quotes: number;
  readonly mentions: number;
  readonly personality_traits: Traits;
  /** 0..1: how sure the reading is of this person and their traits. */
  readonly confidence: number;
  /** 1-based. */
  readonly first_chapter: number;
  readonly background: string;
  readonly voice: Voice;
  readonly evidence: readonly Evidence[];
  /** Every name and alias, in the order in which the book gives them. */
  readonly known_names: readonly Known[];
  /** Office, kin, haunt and portrait, as the background tells them. */
  readonly known_facts: readonly Known[];
  /** The lines of the voice, in their order. */
  readonly known_lines: readonly Known[];
  readonly known_traits: Readonly<Record<keyof Traits, KnownTrait>>;
}

export interface CastTie {
  /** cast_ids. */
  readonly from: string;
  readonly to: string;
  readonly type: RelationshipType;
  readonly strength: number;
  readonly trust: number;
  readonly familiarity: number;
  /** How much they have to do with one another in the book, 0..1 of the book's closest pair. */
  readonly weight: number;
  readonly evidence: readonly Evidence[];
}

export interface Analysis {
  readonly title: string;
  readonly author: string;
  /** BCP 47, "und" when unsure. */
  readonly language: string;
  readonly chapters: readonly { readonly number: number; readonly title: string; readonly start: number; readonly end: number }[];
  readonly characters: readonly CastMember[];
  readonly relationships: readonly CastTie[];
  /** In the order of the book. */
  readonly memories: readonly CanonMemory[];
  readonly counts: { readonly words: number; readonly chapters: number; readonly quotes: number; readonly attributed: number };
}

export type DocumentStatus = "processing" | "ready" | "failed";
export interface Document {
  readonly id: string;
  readonly filename: string;
  readonly title: string;
  readonly author: string;
  readonly size: number;
  readonly status: DocumentStatus;
  /** received, reading, cast, quotes, model (where one is configured), ties, done; cancelled. */
  readonly stage: string;
  /** 0..1. */
  readonly progress: number;
  /** For a reader; null unless failed. */
  readonly error: string | null;
  /** The file is longer than what is read of a book: its text is the file's beginning. */
  readonly truncated: boolean;
  readonly task_id: string | null;
  readonly created_at: string;
}

/** Aliases that are somebody else's: they become a cast member of their own, called `name` or the first of them. */
export interface SplitPart {
  readonly aliases: readonly string[];
  readonly name?: string;
}

/** What a reader may decide about one cast member. A field that is left out stays as it was decided before; null takes a decision back. */
export interface MemberDecision {
  readonly cast_id: string;
  readonly name?: string | null;
  /** cast_ids of those who are the same person. */
  readonly merge?: readonly string[] | null;
  readonly split?: readonly SplitPart[] | null;
  readonly skip?: boolean | null;
  /** Traits that are left out are the reading's. */
  readonly personality_traits?: Partial<Traits> | null;
  readonly autonomy_level?: number | null;
  readonly goals?: readonly string[] | null;
}

export interface CastDecision {
  /** Nobody means everybody, as decided before. Whoever is named here without `skip` is kept. */
  readonly characters: readonly MemberDecision[];
  readonly as_of_chapter?: number;
  /** The review's version this was decided on; refused with 409 when somebody has decided since. */
  readonly version?: number;
}

export interface ReviewChange {
  readonly characters: readonly MemberDecision[];
  /** Ids of decisions to drop, whole. */
  readonly forget?: readonly string[];
  readonly version?: number;
}

/** What was decided about one person, as it applies to the present reading. */
export interface AppliedDecision extends MemberDecision {
  readonly id: string;
  /** The member's own name in the reading. */
  readonly of: string;
}

/** A reader's decisions about a cast. They outlive the reading they were made on. */
export interface ReviewState {
  /** Grows with every change; 0 before the first. */
  readonly version: number;
  readonly decisions: readonly AppliedDecision[];
  /** Decisions whose person the present reading does not know; kept for a reading that does. */
  readonly unapplied: readonly { readonly id: string; readonly of: string; readonly reason: string }[];
}

/** A reading as its reader sees it: with people split, and as of a chapter where one is asked for. */
export type ReviewedAnalysis = Analysis & { readonly review: ReviewState };

export type ExportFormat = "md" | "json" | "docx" | "epub";
export interface ExportedFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Type, length, and the name to save it under. */
  readonly headers: Readonly<Record<string, string>>;
}

/** What went with a document, and what is left that came from it. */
export interface Removal {
  readonly deleted: {
    /** The file as it was sent, its text, the analysis, the decisions and everything derived. */
    readonly files: number;
    readonly characters: number;
    /** Private talks with characters that were deleted. */
    readonly talks: number;
    /** A reading that was under way has been stopped. */
    readonly task_cancelled: boolean;
  };
  readonly remains: {
    readonly characters: number;
    /** Those of the person who asks, in which characters of the book play. They keep their own copies. */
    readonly ecosystems: number;
  };
}

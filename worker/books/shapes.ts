/**
 * What the stages of reading a book hand to one another. Everything is plain JSON, so that a workflow can keep each stage's result.
 * Offsets are UTF-16 code units into the extracted text, end exclusive.
 */
export interface Range {
  readonly start: number;
  readonly end: number;
}

export interface Chapter extends Range {
  /** 1-based, in reading order. */
  readonly number: number;
  readonly title: string;
}

/** The first stage: the book without its wrapping, and its parts. */
export interface Structure {
  readonly title: string;
  readonly author: string;
  /** BCP 47, "und" when unsure. */
  readonly language: string;
  /** The book itself, without a distributor's header and licence. */
  readonly body: Range;
  readonly chapters: readonly Chapter[];
  readonly words: number;
}

export type Gender = "female" | "male" | "unknown";

/** Someone the book calls by a name or by a role ("the gardener"). */
export interface Person {
  readonly id: string;
  readonly name: string;
  /** Every other form the book uses, most frequent first. */
  readonly aliases: readonly string[];
  readonly gender: Gender;
  readonly kind: "name" | "role" | "narrator";
  readonly mentions: number;
  /** Offset of the first mention. */
  readonly first: number;
  /** 0..1: how sure it is that this is one person. */
  readonly certainty: number;
}

/** The second stage. */
export interface Cast {
  readonly people: readonly Person[];
  /** Id of the person who tells the story as "I", or null. */
  readonly narrator: string | null;
}

/** How a speaker was told: by name, by pronoun, by what they do beside the line, or by whose turn it is. */
export type Attribution = "explicit" | "anaphoric" | "beat" | "implicit" | "none";

/** The third stage: one stretch of direct speech between its marks. */
export interface Quote extends Range {
  /** Id of a person, or null when nobody in the cast fits. */
  readonly speaker: string | null;
  readonly addressees: readonly string[];
  /** 0..1, of the speaker. */
  readonly confidence: number;
  readonly how: Attribution;
}

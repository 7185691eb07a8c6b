import type { Analysis } from "../contract.ts";
import type { BookMember } from "./known.ts";
import type { CanonMemory } from "./memories.ts";
import { assemble } from "./cast.ts";
import { readChapters } from "./chapters.ts";
import type { Outline } from "./outline.ts";
import { findCast } from "./people.ts";
import { attributeQuotes } from "./speakers.ts";
import { drawTies } from "./ties.ts";

export { assemble } from "./cast.ts";
export { readChapters } from "./chapters.ts";
export { findCast } from "./people.ts";
export { attributeQuotes } from "./speakers.ts";
export { drawTies } from "./ties.ts";
export type { BookMember, Known, KnownTrait } from "./known.ts";
export type { CanonMemory } from "./memories.ts";
export type { Cast, Chapter, Person, Quote, Structure } from "./shapes.ts";

/** Direct speech with the cast_ids of who says it to whom; offsets into the extracted text. */
export interface SpokenQuote {
  readonly start: number;
  readonly end: number;
  /** A cast_id, or null when nobody in the cast fits. */
  readonly speaker: string | null;
  readonly addressees: readonly string[];
  /** 0..1, of the speaker; 0 where there is none. */
  readonly confidence: number;
}

export type BookAnalysis = Omit<Analysis, "characters"> & {
  readonly characters: readonly BookMember[];
  readonly quotes: readonly SpokenQuote[];
  /** In the order of the book. */
  readonly memories: readonly CanonMemory[];
};

/**
 * Reads a whole book: chapters, cast with receipts, who says what to whom, and ties. Pure, deterministic, linear in the length of the text; never
 * throws, whatever the string. The same as running the stages one after the other, each of which takes and gives plain JSON:
 * `readChapters(text, outline)`, `findCast(text, structure)`, `attributeQuotes(text, structure, cast)`, `drawTies(text, structure, cast, quotes)`, `assemble(...)`.
 */
export const analyzeBook = (text: string, outline?: Outline): BookAnalysis => {
  const structure = readChapters(text, outline);
  const cast = findCast(text, structure);
  const quotes = attributeQuotes(text, structure, cast);
  return assemble(text, structure, cast, quotes, drawTies(text, structure, cast, quotes));
};

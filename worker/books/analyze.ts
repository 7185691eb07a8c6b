import type { Analysis } from "../contract.ts";
import { assemble } from "./cast.ts";
import { readChapters } from "./chapters.ts";
import { findCast } from "./people.ts";
import { attributeQuotes } from "./speakers.ts";
import { drawTies } from "./ties.ts";

export { assemble } from "./cast.ts";
export { readChapters } from "./chapters.ts";
export { findCast } from "./people.ts";
export { attributeQuotes } from "./speakers.ts";
export { drawTies } from "./ties.ts";
export type { Cast, Chapter, Person, Quote, Structure } from "./shapes.ts";

/** Direct speech with the cast_ids of who says it to whom; offsets into the extracted text. */
export interface SpokenQuote {
  readonly start: number;
  readonly end: number;
  /** A cast_id, or null when nobody in the cast fits. */
  readonly speaker: string | null;
  readonly addressees: readonly string[];
}

export type BookAnalysis = Analysis & { readonly quotes: readonly SpokenQuote[] };

/**
 * Reads a whole book: chapters, cast with receipts, who says what to whom, and ties. Pure, deterministic, linear in the length of the text; never
 * throws, whatever the string. The same as running the stages one after the other, each of which takes and gives plain JSON:
 * `readChapters(text)`, `findCast(text, structure)`, `attributeQuotes(text, structure, cast)`, `drawTies(text, structure, cast, quotes)`, `assemble(...)`.
 */
export const analyzeBook = (text: string): BookAnalysis => {
  const structure = readChapters(text);
  const cast = findCast(text, structure);
  const quotes = attributeQuotes(text, structure, cast);
  return assemble(text, structure, cast, quotes, drawTies(text, structure, cast, quotes));
};

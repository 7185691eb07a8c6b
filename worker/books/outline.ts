/** What a book's file says of itself beside its words. Plain JSON: it is kept next to the text. */
import type { Range } from "./shapes.ts";

/** A heading that the format marks as one, over its own lines of the text. */
export interface MarkedHeading extends Range {
  /** 1 (outermost) to 6. */
  readonly level: number;
}

export interface Outline {
  /** "" when the file does not say; so are the author and the language. */
  readonly title: string;
  readonly author: string;
  /** BCP 47. */
  readonly language: string;
  /** In the order of the text; none for formats without structure. */
  readonly headings: readonly MarkedHeading[];
  /** The book itself, without lists of contents before it and notes behind it. */
  readonly body: Range;
}

/** Of a text that comes with nothing but its words. */
export const plainOutline = (text: string): Outline => ({
  title: "",
  author: "",
  language: "",
  headings: [],
  body: { start: 0, end: text.length },
});

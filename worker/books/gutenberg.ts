import type { Range } from "./shapes.ts";

export interface Wrapping {
  /** The book without the distributor's header, credits and licence. */
  readonly body: Range;
  /** Fields of the header ("title", "author", "language"), by lower-case name. */
  readonly fields: Readonly<Record<string, string>>;
}

const START =
  /^[ \t]*\*{3} ?START OF (?:THE|THIS) PROJECT GUTENBERG[^\n]*(?:\n(?![ \t]*\r?\n)[^\n]*\*{3}[^\n]*)?|^[^\n]*END[ *]+THE SMALL PRINT![^\n]*/gim;
const END = /^[ \t]*\*{3} ?END OF (?:THE|THIS) PROJECT GUTENBERG|^[ \t]*End of (?:the |this )?Project Gutenberg/im;
const FIELD = /^(Title|Author|Language): *([^\r\n]+(?:\r?\n[ \t]{2,}[^\r\n]+)*)/gm;
const CREDIT =
  /^(?:Produced by|E-?text prepared by|This e-?text was (?:produced|prepared)|Transcribed (?:from|by)|\[?Illustrat|\[?Transcriber)/i;
const PARAGRAPH = /[^\s][^]*?(?=\r?\n[ \t]*\r?\n|$)/y;
/** What the catalogue adds to titles and names: that all volumes are here, and who a pen name stands for. */
const CATALOGUED = /(?:, complete| \([^()]+\))$/i;

/** How far into a file a header may reach, in characters. */
const HEADER_REACH = 30_000;

const skipCredits = (text: string, from: number, end: number): number => {
  let start = from;
  for (let round = 0; round < 8; round += 1) {
    while (start < end && /\s/.test(text.charAt(start))) start += 1;
    PARAGRAPH.lastIndex = start;
    const paragraph = PARAGRAPH.exec(text)?.[0];
    if (!paragraph || paragraph.length > 1500 || !CREDIT.test(paragraph)) return start;
    start += paragraph.length;
  }
  return start;
};

/** Finds the book inside a Project Gutenberg file by offsets; any other text is all body. */
export const unwrap = (text: string): Wrapping => {
  const head = text.slice(0, HEADER_REACH);
  let start = 0;
  for (const match of head.matchAll(START)) start = match.index + match[0].length;
  const closing = END.exec(text.slice(start));
  const end = closing ? start + closing.index : text.length;
  const fields: Record<string, string> = {};
  for (const [, name, value] of head.slice(0, start).matchAll(FIELD)) {
    if (name && value) fields[name.toLowerCase()] = value.replaceAll(/\s+/g, " ").replace(CATALOGUED, "").trim();
  }
  return { body: { start: start > 0 ? skipCredits(text, start, end) : 0, end }, fields };
};

import type { Range } from "./shapes.ts";

/** Lines from which capitals alone show verse, for wrapped prose rarely begins so many with one. */
const LEAST_LINES = 4;
/** Characters up to which a line of shorter verse ends before the margin of wrapped prose. */
const LONGEST_LINE = 60;

/**
 * Tells whether a paragraph is set as verse: every line begins with a capital, and there are several lines, or short ones unevenly indented. Lines most
 * of which open a speech, or that all end a sentence, are paragraphs set without a blank line between them.
 */
export const isVerse = (text: string, { start, end }: Range): boolean => {
  const lines = text.slice(text.lastIndexOf("\n", start - 1) + 1, end).split(/\r?\n/);
  if (lines.length < 2 || !lines.every((line) => /^[^\p{L}\d]*\p{Lu}/u.test(line))) return false;
  const isListed = lines.filter((line) => /^\s*["'“‘«]/.test(line)).length > lines.length / 2;
  const runsOn = lines.slice(0, -1).some((line) => /[\p{L},;:—-]\s*$/u.test(line));
  if (isListed || !runsOn) return false;
  const indents = lines.map((line) => line.search(/\S/));
  const isUneven = indents.slice(1).some((indent) => indent >= (indents[0] ?? 0) + 1);
  return lines.length >= LEAST_LINES || (isUneven && lines.every((line) => line.length <= LONGEST_LINE));
};

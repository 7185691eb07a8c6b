import { styleOf } from "./marks.ts";

/** Words that show a lost apostrophe: "don t", "I ll", "it s". */
const CLIPPED_APART =
  /(?<!\p{L})(?:\p{L}+n t|I (?:m|ll|ve|d)|(?:it|that|he|she|what|there|let) s|(?:you|we|they) (?:ll|re|ve))(?!\p{L})/giu;
const APOSTROPHE = /(?<=\p{L})['’](?=\p{L})/gu;
const ANY = /['’]/g;
/** Characters to each apostrophe: a text with more has not lost them, which spares it the slower look. */
const RARE = 2500;
/** So many of them, and so many to each apostrophe there is, before a text counts as having lost its apostrophes. */
const LEAST = 8;
const TIMES = 10;

const CLITIC = /(?<=\p{L}) (?=(?:s|t|ll|d|ve|re|m)(?![\p{L}'’]))|(?<=(?<!\p{L})o) (?=clock(?!\p{L}))/gu;

/**
 * Where a lost mark left a space too many: the end of a paragraph; two or three spaces; one at either end of a line; one after the mark that opens a
 * paragraph; one before the mark that closes a line.
 */
const GAP =
  /\n[^\S\n]*\n|(?<=\S) {2,3}(?=\S)|(?<=\S) (?=\n)|(?<=\n) (?=[\p{L}\d_])|(?<=\n[^\S\n]*\n["“«]) (?=\p{Lu})|(?<=[.,!?—-]) (?=["”»](?:\n|$))/gu;

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/**
 * Gives back the apostrophes and inner marks of a text that lost them to spaces when it was converted ("I don t know,  he said"), letter for letter, so
 * that every offset stays. Any other text is left as it is. Inner marks open and close in turn within a paragraph.
 */
export const restoreMarks = (text: string): string => {
  if (count(text, ANY) * RARE > text.length) return text;
  const apart = count(text, CLIPPED_APART);
  if (apart < LEAST || apart < count(text, APOSTROPHE) * TIMES) return text;
  const clitics = text.replaceAll(CLITIC, "’");
  // Within single marks there were double ones, which are not lost so.
  if (styleOf(text) === "single") return clitics;
  let isOpen = false;
  const turn = (opens: boolean): string => {
    isOpen = opens;
    return opens ? "‘" : "’";
  };
  return clitics.replaceAll(GAP, (gap: string, at: number, whole: string) => {
    const before = whole.charAt(at - 1);
    if (gap.startsWith("\n")) {
      isOpen = false;
      return gap;
    }
    if (gap.length === 3) return `${turn(false)} ${turn(true)}`;
    if (gap.length === 1) return /["“«\n]/.test(before) ? turn(true) : turn(false);
    if (isOpen) return `${turn(false)} `;
    const opens = !/\p{L}/u.test(before) || /[\p{Lu}\d_]/u.test(whole.charAt(at + 2));
    return opens ? ` ${turn(true)}` : "’ ";
  });
};

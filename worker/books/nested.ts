import { SPEECH_VERBS, WEAK_SPEECH_VERBS } from "./lexicon/speech-verbs.ts";
import type { Style } from "./marks.ts";
import { CLIPPED, MARKS } from "./marks.ts";
import type { Range } from "./shapes.ts";

/** Fewer words between inner marks are a word or a title held up, not somebody's sentence. */
const LEAST_REPEATED = 4;
/** Characters of "said he," and the like between two stretches. */
const LONGEST_TAG = 100;

type Marks = Exclude<Style, "dashes">;
const INNER = { double: /['‘’]/g, single: /["“”]/g, guillemets: /["“”'‘’]/g, dashes: /["“”«»]/g } as const;
const marksOf = (mark: string): Marks => (/["“”]/.test(mark) ? "double" : /[«»]/.test(mark) ? "guillemets" : "single");

/** What opens speech or follows a stop stands by itself; what follows a comma or a word is part of the sentence around it. */
const STANDS_ALONE = /(?:^|[.:;!?…—-])\s*$/;
const ENDS = /[.,!?:;…—-]$/;
const VERB = [...SPEECH_VERBS].filter((verb) => !WEAK_SPEECH_VERBS.has(verb)).join("|");
/** "said he", "the other answered": what comes after somebody's words. */
const TAG = new RegExp(
  `^\\s*(?:(?:${VERB}) \\p{L}|(?:he|she|they|I|we|\\p{Lu}\\p{L}+|the \\p{L}+) (?:\\p{L}+ly )?(?:${VERB})(?!\\p{L}))`,
  "u",
);

interface Inner extends Range {
  /** It was closed before the speech ended; what was not goes on in the next paragraph, if it is no stray mark. */
  readonly isClosed: boolean;
}

/** Before a word, after a space or at the start of the speech; inner marks are often set the wrong way round. */
const opens = (text: string, at: number, start: number): boolean =>
  (at === start || /[\s(\u005b—–-]/.test(text.charAt(at - 1))) &&
  /[\p{L}\d]/u.test(text.charAt(at + 1)) &&
  !CLIPPED.test(`’${text.slice(at + 1, at + 10)}`);

/** Stretches between inner marks, the marks in. */
const findInner = (text: string, { start, end }: Range, style: Style): Inner[] => {
  const found: Inner[] = [];
  let open = -1;
  let kind: Marks = "double";
  for (const match of text.slice(start, end).matchAll(INNER[style])) {
    const at = start + match.index;
    const own = marksOf(match[0]);
    if (open >= 0 && own !== kind) continue;
    const mark = open < 0 && opens(text, at, start) ? "open" : MARKS[own](text, at, open >= 0);
    if (mark === "open" && open < 0) [open, kind] = [at, own];
    else if (mark === "close" && open >= 0) {
      found.push({ start: open, end: at + 1, isClosed: true });
      open = -1;
    }
  }
  if (open > start || (open === start && /[‘“«]/.test(text.charAt(start)) && !/[,;]$/.test(text.slice(start, end))))
    found.push({ start: open, end, isClosed: false });
  return found;
};

/** Whole sentences of somebody else's among inner stretches: those the speaker's own words follow, with what takes them up after "said he,". */
const findRepeated = (text: string, piece: Range, style: Style): Range[] => {
  const repeated: Inner[] = [];
  for (const inner of findInner(text, piece, style)) {
    const { start, end, isClosed } = inner;
    const words = text.slice(start + 1, isClosed ? end - 1 : end);
    const before = text.slice(Math.max(piece.start, start - 8), start);
    const last = repeated.at(-1);
    const takesUp =
      last !== undefined && start - last.end < LONGEST_TAG && TAG.test(text.slice(last.end, start)) && /[,.;:]\s*$/.test(before);
    const isTold = TAG.test(text.slice(end, Math.min(piece.end, end + 60)));
    const stands = STANDS_ALONE.test(before) && (start === piece.start || /\p{L}/u.test(text.slice(end, piece.end)));
    const isWhole = words.trim().split(/\s+/).length >= LEAST_REPEATED || (start === piece.start && end === piece.end);
    const isRepeated = isClosed ? ENDS.test(words) && (takesUp || (stands && (isWhole || isTold))) : takesUp || start === piece.start;
    if (isRepeated) repeated.push(inner);
  }
  return repeated;
};

/** The speaker's own words in a stretch of speech, without the sentences it repeats between inner marks; none where it repeats all. */
export const findOwnWords = (text: string, piece: Range, style: Style): Range[] => {
  const repeated = findRepeated(text, piece, style);
  if (repeated.length === 0) return [piece];
  const own: Range[] = [];
  let from = piece.start;
  for (const { start, end } of [...repeated, { start: piece.end, end: piece.end }]) {
    let [first, last] = [from, start];
    while (first < last && /["“”'‘’«»\s]/.test(text.charAt(first))) first += 1;
    while (last > first && /\s/.test(text.charAt(last - 1))) last -= 1;
    if (/\p{L}/u.test(text.slice(first, last))) own.push({ start: first, end: last });
    from = end;
  }
  return own;
};

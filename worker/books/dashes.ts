import { SPEECH_VERBS } from "./lexicon/speech-verbs.ts";
import { ABBREVIATIONS } from "./lexicon/titles.ts";
import type { Range } from "./shapes.ts";

/** Opens a paragraph of speech in books that use dashes for marks. */
const OPENS = /^(?:—|–|―|--)\s*(?=[\p{L}¿¡…'’‘“"])/u;
const VERB = [...SPEECH_VERBS].join("|");
const NAME = "(?:(?:[Tt]he|[Hh]is|[Hh]er|[Mm]y) )?(?:[\\p{L}'’-]+\\.? ){0,2}?[\\p{L}'’-]+";
/** "said Anna", "he answered", "the old man cried": what follows a line of speech without a mark between. */
const TAG = new RegExp(
  `(?<=[,.!?…;:])\\s+(?:(?:${VERB}) (?:(?:he|she|I|they|we)(?![\\p{L}])|[Tt]he |[Hh]is |[Hh]er |[Mm]y |\\p{Lu})|(?:he|she|they|I|we) (?:\\p{L}+ly )?(?:${VERB})(?![\\p{L}])|(?:the |\\p{Lu})${NAME} (?:${VERB})(?![\\p{L}]))`,
  "gu",
);
const DASH = /(?:\s—|\s–|\s―|—|--)(?=\s?\S)/g;

const isWordBefore = (text: string, at: number): boolean => {
  const word = /\p{L}+$/u.exec(text.slice(Math.max(0, at - 12), at))?.[0] ?? "";
  return ABBREVIATIONS.has(word.toLowerCase()) || (word.length === 1 && word !== "I");
};

/** Where the sentence of narration that begins at an offset ends. */
const endOfSentence = (text: string, from: number): number => {
  for (const stop of text.slice(from).matchAll(/[.!?…]+(?=\s|$)/g))
    if (stop[0] !== "." || !isWordBefore(text, from + stop.index)) return from + stop.index + stop[0].length;
  return text.length;
};

/** The stretches of narration in a paragraph that opens with a dash: between two dashes, or from "said Anna" to the end of its sentence. */
const findNarration = (paragraph: string): Range[] => {
  const found: Range[] = [];
  const dashes = [...paragraph.matchAll(DASH)]
    .map(({ index, 0: mark }) => ({ start: index, end: index + mark.length }))
    .filter(({ start }) => start > 1);
  const verb = new RegExp(`^\\s?(?:${NAME} )?(?:${VERB})(?![\\p{L}])`, "u");
  let from = 0;
  for (const [at, dash] of dashes.entries()) {
    if (dash.start < from || !verb.test(paragraph.slice(dash.end, dash.end + 60))) continue;
    const close = dashes[at + 1];
    from = close ? close.end : paragraph.length;
    found.push({ start: dash.start, end: from });
  }
  if (found.length > 0) return found;
  for (const tag of paragraph.matchAll(TAG)) {
    if (tag.index < from) continue;
    from = endOfSentence(paragraph, tag.index + tag[0].length);
    found.push({ start: tag.index, end: from });
  }
  return found;
};

/** How many paragraphs open with a dash. */
export const countDashed = (text: string): number => text.match(/(?:^|\n)[ \t]*(?:—|–|―|--)\s*(?=[\p{Lu}¿¡…])/gu)?.length ?? 0;

/** Direct speech of a paragraph that opens with a dash; none where it does not. */
export const findDashed = (text: string, paragraph: Range): Range[] => {
  const whole = text.slice(paragraph.start, paragraph.end);
  const opening = OPENS.exec(whole);
  if (!opening) return [];
  const pieces: Range[] = [];
  let from = opening[0].length;
  for (const { start, end } of [...findNarration(whole), { start: whole.length, end: whole.length }]) {
    let first = from;
    let last = start;
    while (first < last && /[\s.,;:—–―]/.test(whole.charAt(first))) first += 1;
    while (last > first && /[\s—–―]/.test(whole.charAt(last - 1))) last -= 1;
    if (/\p{L}/u.test(whole.slice(first, last))) pieces.push({ start: paragraph.start + first, end: paragraph.start + last });
    from = end;
  }
  return pieces;
};

import { countDashed, findDashed } from "./dashes.ts";
import { SPEECH_VERBS, WEAK_SPEECH_VERBS } from "./lexicon/speech-verbs.ts";
import type { Range } from "./shapes.ts";

/** A stretch between quotation marks, the marks left out. */
export interface Piece extends Range {
  /** Index of its paragraph. */
  readonly paragraph: number;
  /** The speech was left open at the end of the paragraph before: the same person goes on. */
  readonly continues: boolean;
}

export type Style = "double" | "single" | "guillemets" | "dashes";

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** The marks a book uses for speech, told by counting the marks that could open it. */
export const styleOf = (text: string): Style => {
  const double = count(text, /[“„]|(?<![^\s(—–-])"(?=[\p{L}\d'’—.])/gu);
  const single = count(text, /(?<![\p{L}\d“])‘(?=\p{Lu})|(?<![^\s(—–-])'(?=\p{Lu}\p{L}*[\s,.!?'’—-])/gu);
  const guillemets = count(text, /[«»]/g) / 2;
  const dashed = countDashed(text);
  if (dashed > Math.max(double, single, guillemets)) return "dashes";
  if (guillemets > double && guillemets > single) return "guillemets";
  return single > double * 1.5 ? "single" : "double";
};

const isSpace = (character: string): boolean => character === "" || /[\s(\u005b—–_*-]/.test(character);
const isLetter = (character: string): boolean => /[\p{L}\d]/u.test(character);

/** Words that lose their first letters to an apostrophe, so that the mark before them opens nothing. */
const CLIPPED =
  /^['’](?:(?:[Tt]is|[Tt]was|[Tt]were|[Tt]will|[Tt]would|[Ee]m|[Ff]raid|till?|im|un|bout|cause|cos|ere|low|neath|gainst|pon|round|nother|ave|er|e|is|ow)(?!\p{L})|\d0s)/u;

type Mark = "open" | "close" | null;

const doubleMark = (text: string, at: number, isOpen: boolean): Mark => {
  const character = text.charAt(at);
  if (character === "“" || character === "„") return "open";
  if (character === "”" || character === "‟") return "close";
  if (character !== '"') return null;
  const opens = isSpace(text.charAt(at - 1)) && !isSpace(text.charAt(at + 1));
  const closes = !/[\s(]/.test(text.charAt(at - 1)) && !isLetter(text.charAt(at + 1));
  if (opens && !closes) return "open";
  if (closes && !opens) return "close";
  return isOpen ? "close" : "open";
};

const singleMark = (text: string, at: number, isOpen: boolean): Mark => {
  const character = text.charAt(at);
  const before = text.charAt(at - 1);
  const after = text.charAt(at + 1);
  if (character === "‘") return "open";
  if (character !== "’" && character !== "'") return null;
  if (character === "'" && !isOpen && isSpace(before) && !isSpace(after)) return CLIPPED.test(text.slice(at, at + 10)) ? null : "open";
  if (!isOpen || isLetter(after)) return null;
  if (/[.,!?…—–;:)-]/.test(before)) return "close";
  return isLetter(before) && !(before === "s" && /^\s+\p{Ll}/u.test(text.slice(at + 1, at + 4))) && /^(?:$|[\s.,;:!?)—–-])/u.test(after)
    ? "close"
    : null;
};

const guillemetMark = (text: string, at: number): Mark => {
  const character = text.charAt(at);
  return character === "«" ? "open" : character === "»" ? "close" : null;
};

const MARKS = { double: doubleMark, single: singleMark, guillemets: guillemetMark } as const;
const ANY_MARK = { double: /["“”„‟]/g, single: /['‘’]/g, guillemets: /[«»]/g } as const;

/** Words between marks up to which what is part of a sentence may be a title or a phrase held up. */
const MOST_HELD_UP = 6;

const speaksIn = (words: string): boolean =>
  words
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .some((word) => SPEECH_VERBS.has(word) && !WEAK_SPEECH_VERBS.has(word));

/** Part of the sentence around it: no mark and no verb of speech before it ("known as “quite a scene,” and"), no verb of speech after it. */
const isEmbedded = (text: string, start: number, end: number): boolean => {
  const before = /(?:^|[.!?;:"”»]\s)([^.!?;:"”»]*\p{L})\s+[^\p{L}\s]*$/u.exec(text.slice(Math.max(0, start - 80), start))?.[1];
  if (before === undefined || speaksIn(before)) return false;
  return !speaksIn(/^[^\p{L}]*((?:\p{L}+[ \n]+){0,3})/u.exec(text.slice(end, end + 60))?.[1] ?? "");
};

/**
 * A name, a title or a word held up between marks ends without the stop that speech has, in the middle of a sentence. What opens a paragraph is speech
 * where the narration breaks in on it.
 */
const isSpeech = (text: string, start: number, end: number, paragraph: Range): boolean => {
  const inner = text.slice(start, end).trim();
  if (!/\p{L}/u.test(inner)) return /[!?…]|\.\.|--|—/.test(inner);
  if (inner.split(/\s+/).length <= MOST_HELD_UP && !/[!?]$/.test(inner) && isEmbedded(text, start, end)) return false;
  if (/[,.!?…;:—–*_)-]$|--$/.test(inner) || inner.split(/\s+/).length > 8) return true;
  if (!/^\p{Lu}/u.test(inner)) return false;
  const after = text.slice(end, Math.min(paragraph.end, end + 60)).replace(/^\s*["”’'»]?/, "");
  if (/^\s*(?:$|[\u005b(])/.test(after)) return true;
  const isFirst = start - paragraph.start <= 2;
  return isFirst && (/^(?:;|--|—)/.test(after) || speaksIn(/^\s*((?:\p{L}+\s+){1,3})/u.exec(after)?.[1] ?? ""));
};

/** Finds direct speech. Speech left open goes on in the next paragraph if that opens with a mark; otherwise it ends with its paragraph. */
export const findPieces = (text: string, paragraphs: readonly Range[], style: Style = styleOf(text)): Piece[] => {
  if (style === "dashes")
    return paragraphs.flatMap((each, paragraph) => findDashed(text, each).map((range) => ({ ...range, paragraph, continues: false })));
  const pieces: Piece[] = [];
  const read = MARKS[style];
  let carried = false;
  paragraphs.forEach((paragraph, index) => {
    let open = -1;
    const add = (end: number, continues: boolean): void => {
      let start = open;
      let last = end;
      while (start < last && /\s/.test(text.charAt(start))) start += 1;
      while (last > start && /\s/.test(text.charAt(last - 1))) last -= 1;
      if (last > start && (continues || isSpeech(text, start, last, paragraph)))
        pieces.push({ start, end: last, paragraph: index, continues });
    };
    let continues = false;
    for (const match of text.slice(paragraph.start, paragraph.end).matchAll(ANY_MARK[style])) {
      const at = paragraph.start + match.index;
      const mark = read(text, at, open >= 0);
      if (mark === "open" && open < 0) {
        continues = carried && at === paragraph.start;
        open = at + 1;
      } else if (mark === "close" && open >= 0) {
        add(at, continues);
        open = -1;
      }
    }
    carried = open >= 0;
    if (carried) add(paragraph.end, continues);
  });
  return pieces;
};

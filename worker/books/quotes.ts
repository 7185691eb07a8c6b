import type { Range } from "./shapes.ts";

/** A stretch between quotation marks, the marks left out. */
export interface Piece extends Range {
  /** Index of its paragraph. */
  readonly paragraph: number;
  /** The speech was left open at the end of the paragraph before: the same person goes on. */
  readonly continues: boolean;
}

export type Style = "double" | "single" | "guillemets";

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** The marks a book uses for speech, told by counting the marks that could open it. */
export const styleOf = (text: string): Style => {
  const double = count(text, /[“„]|(?<![^\s(—–-])"(?=[\p{L}\d'’—.])/gu);
  const single = count(text, /(?<![\p{L}\d“])‘(?=\p{Lu})|(?<![^\s(—–-])'(?=\p{Lu}\p{L}*[\s,.!?'’—-])/gu);
  const guillemets = count(text, /[«»]/g) / 2;
  if (guillemets > double && guillemets > single) return "guillemets";
  return single > double * 1.5 ? "single" : "double";
};

const isSpace = (character: string): boolean => character === "" || /[\s(\u005b—–_*-]/.test(character);
const isLetter = (character: string): boolean => /[\p{L}\d]/u.test(character);

/** Words that lose their first letters to an apostrophe, so that the mark before them opens nothing. */
const CLIPPED =
  /^['’](?:tis|twas|twere|twill|twould|em|im|un|till?|bout|cause|cos|ere|low|neath|gainst|pon|round|nother|fraid|ave|e|er|is|ow|ere|\d0s)(?!\p{L})/iu;

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

/** A name, a title or a word held up between marks ends without the stop that speech has, in the middle of a sentence. */
const isSpeech = (text: string, start: number, end: number): boolean => {
  const inner = text.slice(start, end).trim();
  if (!/\p{L}/u.test(inner)) return /[!?…]|\.\.|--|—/.test(inner);
  if (/[,.!?…;:—–*_)-]$|--$/.test(inner) || inner.split(/\s+/).length > 8) return true;
  return /^\p{Lu}/u.test(inner) && /^.?[\s]*(?:$|[\u005b(])/.test(text.slice(end, end + 40));
};

/** Finds direct speech. Speech left open goes on in the next paragraph if that opens with a mark; otherwise it ends with its paragraph. */
export const findPieces = (text: string, paragraphs: readonly Range[], style: Style = styleOf(text)): Piece[] => {
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
      if (last > start && (continues || isSpeech(text, start, last))) pieces.push({ start, end: last, paragraph: index, continues });
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

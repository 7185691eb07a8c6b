/** Paragraphs and headings from lines of print, by indents, gaps, short lines and the size of the type. */
import { joinLines, vocabularyOf, type Vocabulary } from "./hyphens.ts";
import { lettersOf } from "./likeness.ts";
import { splitNotes, withoutHeads } from "./pdf-furniture.ts";
import type { Line } from "./pdf-lines.ts";
import { measure, type Measures, type PageMeasures } from "./pdf-measures.ts";
import type { TextBuilder } from "./text-builder.ts";

/** As shares of the size of the type, of the leading, of a size. */
const INDENT = 0.7;
const GAP = 1.3;
const OTHER_SIZE = 0.12;
const HEADING_SIZE = 1.15;
const LONGEST_HEADING = 160;
/** A word may be this much wider than its letters are on average. */
const WIDE_LETTER = 1.25;

const DOTS = /\.{4,}|(?:\. ){4,}|\u2026{2,}/;

interface Placed {
  readonly line: Line;
  readonly page: number;
}

/** In the middle of a word, or of a sentence that the next line takes up. */
const GOES_ON = /\p{L}[-\u2010\u00ad]$/u;
const UNFINISHED = /[\p{L},;\u2014\u2013-]$/u;
const TAKEN_UP = /^\p{Ll}/u;

/** Whether the first word of the next line would still have fitted: then the line ended because the paragraph did. */
const endsEarly = (line: Line, next: Line, margins: PageMeasures): boolean => {
  if (GOES_ON.test(line.text) || (UNFINISHED.test(line.text) && TAKEN_UP.test(next.text))) return false;
  const [word = ""] = next.text.split(" ");
  const letter = (line.right - line.left) / Math.max(line.text.length, 1);
  return margins.right - line.right > (word.length + 1) * Math.min(letter, line.size * 0.6) * WIDE_LETTER;
};

/** Whether a paragraph begins with `next`. `isFirst`: the line before it began a paragraph itself. */
const begins = (before: Placed, next: Placed, isFirst: boolean, { leading, indent: usual, pages }: Measures): boolean => {
  const [one, other] = [before.line, next.line];
  if (Math.abs(one.size - other.size) > Math.max(one.size, other.size) * OTHER_SIZE) return true;
  const margins = pages[before.page] ?? { left: 0, right: 0 };
  const shift = (pages[next.page]?.left ?? 0) - margins.left;
  const isTurn = before.page !== next.page || other.y > one.y + leading * 0.5;
  if (!isTurn && one.y - other.y > Math.max(leading, one.size * 1.05) * GAP) return true;
  if (usual > 0 && Math.abs(other.left - (pages[next.page]?.left ?? 0) - usual) <= 1.5) return true;
  const indent = isTurn ? other.left - shift - Math.min(one.left, margins.left) : other.left - one.left;
  if (indent > other.size * INDENT) return true;
  if (-indent > other.size * INDENT && !isFirst && !isTurn) return true;
  return endsEarly(one, other, margins);
};

/** Levels of headings by the size of their type, the largest first. */
const headingLevels = (pages: readonly (readonly Line[])[], size: number): ReadonlyMap<number, number> => {
  const sizes = new Set<number>();
  for (const page of pages)
    for (const line of page) if (line.size > size * HEADING_SIZE && line.text.length <= LONGEST_HEADING) sizes.add(Math.round(line.size));
  return new Map([...sizes].toSorted((a, b) => b - a).map((one, index) => [one, Math.min(index + 1, 6)]));
};

/** Hands the book over, page after page. `marks`: the headings that the file itself lists, by page, with their levels. */
export const compose = (
  printed: readonly (readonly Line[])[],
  marks: ReadonlyMap<number, ReadonlyMap<string, number>>,
  builder: TextBuilder,
): void => {
  const cleared = withoutHeads(printed);
  // pages with one line each are all heads; then that line is the book
  const pages = cleared.some((page) => page.length > 0) ? cleared : printed;
  const measures = measure(pages);
  const levels = headingLevels(pages, measures.size);
  const words = vocabularyOf(pages.flatMap((page) => page.map(({ text }) => text)));
  const split = pages.map((page) => splitNotes(page, measures.size));
  const lines = split.flatMap(({ story }, page) => story.map((line): Placed => ({ line, page })));

  let open: Placed[] = [];
  const close = (): void => {
    const [first] = open;
    if (!first) return;
    const text = open.reduce((before, { line }) => joinLines(before, line.text, words), "");
    const level = marks.get(first.page)?.get(lettersOf(text)) ?? levels.get(Math.round(first.line.size));
    if (DOTS.test(text)) builder.apart(text);
    else if (level !== undefined && first.line.size > measures.size * 0.95 && text.length <= LONGEST_HEADING && /\p{L}|\d/u.test(text))
      builder.heading(level, text);
    else builder.paragraph(text);
    open = [];
  };
  for (const placed of lines) {
    const before = open.at(-1);
    const isDropCap =
      open.length === 1 && before !== undefined && /^["“‘']?\p{Lu}$/u.test(before.line.text) && before.line.size > placed.line.size * 1.6;
    if (isDropCap && before) {
      open = [{ page: placed.page, line: { ...placed.line, text: before.line.text + placed.line.text, left: before.line.left } }];
      continue;
    }
    const isHeading =
      before !== undefined &&
      before.line.size > measures.size * HEADING_SIZE &&
      Math.round(before.line.size) === Math.round(placed.line.size);
    const isNear =
      isHeading && before.page === placed.page && before.line.y - placed.line.y < placed.line.size * 1.45 && before.line.y > placed.line.y;
    if (before && !isNear && (isHeading || begins(before, placed, open.length === 1, measures))) close();
    open.push(placed);
  }
  close();
  for (const { notes } of split) for (const note of foldNotes(notes, words)) builder.note(note);
};

/** One note for each mark at the beginning of a line. */
const foldNotes = (lines: readonly Line[], words: Vocabulary): string[] => {
  const notes: string[] = [];
  for (const { text } of lines) {
    const last = notes.at(-1);
    if (last === undefined || /^(?:\d{1,3}\b|[*\u2020\u2021\u00a7\u00b6])/.test(text)) notes.push(text);
    else notes.splice(-1, 1, joinLines(last, text, words));
  }
  return notes;
};

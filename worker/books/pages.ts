import { ABBREVIATIONS } from "./lexicon/titles.ts";
import { restoreMarks } from "./lost-marks.ts";
import { findParagraphs } from "./paragraphs.ts";
import type { Piece } from "./quotes.ts";
import { findPieces } from "./quotes.ts";
import type { Range, Structure } from "./shapes.ts";
import type { Token } from "./tokens.ts";
import { createTokeniser } from "./tokens.ts";

export interface Paragraph extends Range {
  /** Index of the first token, and of the one after the last. */
  readonly from: number;
  readonly to: number;
  /** A heading or a caption: its capitals say nothing about names. */
  readonly isHeading: boolean;
}

/** A book laid out for reading: tokens, paragraphs, direct speech, and which is where. */
export interface Pages {
  /** The book's text, offset for offset, with marks that a conversion lost given back. */
  readonly text: string;
  readonly paragraphs: readonly Paragraph[];
  readonly tokens: readonly Token[];
  readonly pieces: readonly Piece[];
  /** By token: the index of its paragraph. */
  readonly paragraphOf: Int32Array;
  /** By token: the index of the piece of speech it is in, or -1 in narration. */
  readonly pieceOf: Int32Array;
  /** By token: 1 where a capital is due anyway. */
  readonly opens: Uint8Array;
}

const PASSED_OVER = /^["“”‘’'«»(\u005b_*—-]+$/;
const ENDS = /^(?:[.!?…:]|\.{2,})$/;

const isHeading = (tokens: readonly Token[]): boolean => {
  if (tokens.length > 24) return false;
  const words = tokens.filter((token) => token.isWord);
  const last = tokens.at(-1)?.text ?? "";
  if (/^[,;?!"”’'»:—-]$/.test(last)) return false;
  if (words.length > 0 && words.every((word) => word.text === word.text.toUpperCase())) return true;
  return last !== "." && words.filter((word) => word.isCapital).length * 2 > words.length;
};

const marksOpening = (tokens: readonly Token[]): Uint8Array => {
  const opens = new Uint8Array(tokens.length);
  let due = 1;
  tokens.forEach((token, index) => {
    opens[index] = due;
    if (PASSED_OVER.test(token.text)) {
      if (/^["“‘«']$/.test(token.text)) due = 1;
      return;
    }
    const before = tokens[index - 1];
    const isAbbreviation =
      token.text === "." &&
      before !== undefined &&
      (ABBREVIATIONS.has(before.lower) || (before.isCapital && before.text.length === 1 && before.text !== "I"));
    due = ENDS.test(token.text) && !isAbbreviation ? 1 : 0;
  });
  return opens;
};

const opened = new WeakMap<Structure, { readonly source: string; readonly pages: Pages }>();

/**
 * Lays a book out from its first chapter on; every later stage starts here, so that stages need to hand over nothing but their results. Stages that run
 * one after the other on the same structure share one layout.
 */
export const openPages = (text: string, structure: Structure): Pages => {
  const known = opened.get(structure);
  if (known?.source === text) return known.pages;
  const pages = layOut(restoreMarks(text), structure);
  opened.set(structure, { source: text, pages });
  return pages;
};

const layOut = (text: string, structure: Structure): Pages => {
  const ranges = findParagraphs(text, { start: structure.chapters[0]?.start ?? structure.body.start, end: structure.body.end });
  const pieces = findPieces(text, ranges);
  const tokenise = createTokeniser(text);
  const tokens: Token[] = [];
  const openings: Uint8Array[] = [];
  const headings = new Set(
    structure.chapters.filter(({ title, start }) => title !== "" && text.startsWith(title.slice(0, 4), start)).map(({ start }) => start),
  );
  const paragraphs = ranges.map((range): Paragraph => {
    const own = tokenise(range.start, range.end);
    const from = tokens.length;
    for (const token of own) tokens.push(token);
    openings.push(marksOpening(own));
    return { ...range, from, to: tokens.length, isHeading: (headings.has(range.start) && own.length < 60) || isHeading(own) };
  });
  const paragraphOf = new Int32Array(tokens.length);
  const opens = new Uint8Array(tokens.length);
  paragraphs.forEach((paragraph, index) => {
    paragraphOf.fill(index, paragraph.from, paragraph.to);
    opens.set(openings[index] ?? [], paragraph.from);
  });
  const pieceOf = new Int32Array(tokens.length).fill(-1);
  let piece = 0;
  tokens.forEach((token, index) => {
    while ((pieces[piece]?.end ?? Infinity) <= token.start) piece += 1;
    const current = pieces[piece];
    if (current && token.start >= current.start) pieceOf[index] = piece;
  });
  return { text, paragraphs, tokens, pieces, paragraphOf, pieceOf, opens };
};

import type { MarkedHeading, Outline } from "../outline.ts";
import type { Range } from "../shapes.ts";
import { cleanCredits, type Credits } from "./credits.ts";

export interface BookText {
  readonly text: string;
  readonly outline: Outline;
  /** The book is longer than what is read of one: this is its beginning. */
  readonly truncated: boolean;
}

const INVISIBLE = /[\u00ad\u200b\u2060\ufeff\p{Cc}]/gu;
const LIGATURES = /[\ufb00-\ufb06]/g;

/** One line of text: white space folded, soft hyphens and what nobody sees removed, ligatures taken apart. */
const tidyLine = (line: string): string =>
  line
    .replaceAll(/\s+/g, " ")
    .replaceAll(INVISIBLE, "")
    .replaceAll(LIGATURES, (ligature) => ligature.normalize("NFKC"))
    .trim();

/** Bytes of a string in UTF-8. */
const sizeOf = (text: string): number => {
  let size = text.length;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0x80) size += code >= 0x800 && (code < 0xd800 || code > 0xdfff) ? 2 : 1;
  }
  return size;
};

/** Share of the text at either end in which a list of contents lies outside the story. */
const MARGIN = 0.2;
const SEPARATOR = "\n\n";

/**
 * Puts a book's text together block by block: blank lines between paragraphs, headings on lines of their own and remembered, notes behind the story.
 * Takes at most `limit` bytes of UTF-8; the blocks after that are passed over.
 */
export class TextBuilder {
  readonly #limit: number;
  readonly #blocks: string[] = [];
  readonly #headings: MarkedHeading[] = [];
  readonly #notes: string[] = [];
  readonly #apart: Range[] = [];
  #length = 0;
  #size = 0;
  #truncated = false;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Nothing more will be taken. */
  get isFull(): boolean {
    return this.#truncated;
  }

  #reserve(block: string): boolean {
    const size = sizeOf(block) + SEPARATOR.length;
    if (this.#truncated || this.#size + size > this.#limit) {
      this.#truncated = true;
      return false;
    }
    this.#size += size;
    return true;
  }

  #add(block: string): Range | null {
    if (block === "" || !this.#reserve(block)) return null;
    const start = this.#length === 0 ? 0 : this.#length + SEPARATOR.length;
    this.#blocks.push(block);
    this.#length = start + block.length;
    return { start, end: this.#length };
  }

  /** A block of one or more lines; a blank line in it parts two paragraphs. */
  paragraph(text: string): void {
    for (const block of blocksOf(text)) this.#add(block);
  }

  heading(level: number, text: string): void {
    const range = this.#add(blocksOf(text).join("\n"));
    if (range) this.#headings.push({ ...range, level: Math.min(Math.max(level, 1), 6) });
  }

  /** Belongs to a list of contents, an imprint and the like: kept in the text, outside the story where it lies at either end. */
  apart(text: string): void {
    for (const block of blocksOf(text)) {
      const range = this.#add(block);
      const last = this.#apart.at(-1);
      if (range && last && last.end + SEPARATOR.length === range.start) this.#apart.splice(-1, 1, { start: last.start, end: range.end });
      else if (range) this.#apart.push(range);
    }
  }

  /** A footnote or an endnote: kept, behind the story, so that it stands in nobody's sentence. */
  note(text: string): void {
    for (const block of blocksOf(text)) if (this.#reserve(block)) this.#notes.push(block);
  }

  #body(): Range {
    let [start, end] = [0, this.#length];
    for (const range of this.#apart) if (range.end < this.#length * MARGIN) start = range.end;
    for (const range of this.#apart.toReversed()) if (range.start > this.#length * (1 - MARGIN)) end = range.start;
    return { start, end };
  }

  finish(credits: Credits): BookText {
    const story = this.#blocks.join(SEPARATOR);
    const text = this.#notes.length === 0 ? story : [...(story === "" ? [] : [story]), "Notes", ...this.#notes].join(SEPARATOR);
    return { text, outline: { ...cleanCredits(credits), headings: this.#headings, body: this.#body() }, truncated: this.#truncated };
  }
}

const blocksOf = (text: string): string[] =>
  text
    .split(/\n[ \t\u00a0]*\n\s*/)
    .map((block) => block.split("\n").map(tidyLine).filter(Boolean).join("\n"))
    .filter((block) => block !== "");

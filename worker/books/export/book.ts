/** A book laid out to be written to a file: its sections in paragraphs, and its cast as an appendix. Pure. */
import type { Traits } from "../../../objects/simulation/index.ts";
import type { Evidence } from "../../book-contract.ts";
import { findParagraphs } from "../paragraphs.ts";
import type { Range } from "../shapes.ts";

export interface AppendixTrait {
  readonly trait: keyof Traits;
  /** 0..1 */
  readonly value: number;
  /** 0..1; null where the reader has set the trait. */
  readonly confidence: number | null;
  readonly evidence: Evidence | null;
}

export interface AppendixMember {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly background: string;
  readonly traits: readonly AppendixTrait[];
  readonly evidence: readonly Evidence[];
  /** "friend of Anna", closest first. */
  readonly ties: readonly string[];
}

export interface Section {
  readonly title: string;
  /** Lines of one paragraph are parted by "\n", where the book sets verse. */
  readonly paragraphs: readonly string[];
}

export interface Book {
  /** A URN. */
  readonly id: string;
  readonly title: string;
  readonly author: string;
  /** BCP 47 */
  readonly language: string;
  /** ISO 8601, to the second. */
  readonly modified: string;
  readonly sections: readonly Section[];
  readonly cast: readonly AppendixMember[];
}

const VERSE = 48;

/** Lines that were only wrapped are joined; short ones are verse and stay. What XML cannot hold is left out. */
const tidy = (paragraph: string): string => {
  const clean = paragraph.replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "");
  const lines = clean.split(/\r\n|\n|\r/).map((line) => line.replaceAll(/\s+/g, " ").trim());
  const isVerse = lines.length > 1 && lines.every((line) => line.length <= VERSE);
  return lines.filter((line) => line !== "").join(isVerse ? "\n" : " ");
};

const lettersOf = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "");

/** Paragraphs without those that only say the title once more. */
const withoutHeading = (paragraphs: readonly string[], title: string): string[] => {
  let rest = lettersOf(title);
  let at = 0;
  for (; rest !== "" && at < paragraphs.length; at += 1) {
    const letters = lettersOf(paragraphs[at] ?? "");
    if (letters === "" || !rest.startsWith(letters)) break;
    rest = rest.slice(letters.length);
  }
  return paragraphs.slice(at);
};

const sectionOf = (text: string, range: Range, title: string): Section => {
  const paragraphs = findParagraphs(text, range)
    .map(({ start, end }) => tidy(text.slice(start, end)))
    .filter((paragraph) => paragraph !== "");
  return { title, paragraphs: withoutHeading(paragraphs, title) };
};

/** What stands before the first chapter comes first, without a title. */
export const sectionsOf = (
  text: string,
  body: Range,
  chapters: readonly { readonly title: string; readonly start: number; readonly end: number }[],
): Section[] => {
  const opening = sectionOf(text, { start: body.start, end: chapters[0]?.start ?? body.end }, "");
  const sections = chapters.map((chapter) => sectionOf(text, chapter, chapter.title));
  return opening.paragraphs.length > 0 ? [opening, ...sections] : sections;
};

const percent = (value: number): string => `${Math.round(value * 100)} %`;

/** A trait in words, never a bare number. */
export const traitLine = ({ trait, value, confidence, evidence }: AppendixTrait): string => {
  const sure = confidence === null ? "as you set it" : `confidence ${percent(confidence)}`;
  const shown = evidence === null ? "" : `: “${evidence.text.replaceAll(/\s+/g, " ")}” (chapter ${evidence.chapter})`;
  return `${trait.slice(0, 1).toUpperCase()}${trait.slice(1)} ${percent(value)}, ${sure}${shown}`;
};

import { languageOf } from "./language.ts";
import { plainOutline, type MarkedHeading, type Outline } from "./outline.ts";
import { findParagraphs } from "./paragraphs.ts";
import type { Chapter, Range, Structure } from "./shapes.ts";
import { readTitlePage } from "./title-page.ts";
import { unwrap } from "./gutenberg.ts";

const NUMBER_WORDS =
  "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last";
const NUMBER = `(?:[0-9]+|[ivxlcdm]+|(?:the )?(?:${NUMBER_WORDS})(?:[- ](?:${NUMBER_WORDS}))?)`;
const NAMED = new RegExp(
  `^[*_ ]*(?:chapter|book|part|volume|letter|stave|section|canto|act|chapitre|kapitel)\\.? +${NUMBER}(?![\\p{L}\\p{N}])`,
  "iu",
);
const ALONE = /^[*_ ]*(?:prologue|epilogue|preface|introduction|foreword|afterword|conclusion|postscript|etymology|finale)[.:]?[*_ ]*$/i;
const BARE = /^(?:[IVXLC]+|[0-9]{1,3})\.?(?:[ \t]+[^\n]{1,70})?$/;

/** A heading with fewer words than this before the next one is an entry of a table of contents, or stands above another heading. */
const SHORTEST_CHAPTER = 40;
const countWords = (text: string): number => text.match(/\p{L}[\p{L}\p{M}'’]*/gu)?.length ?? 0;
const tidy = (text: string): string => text.replaceAll(/[\s_*]+/g, " ").trim();

const isHeading = (paragraph: string): boolean => NAMED.test(paragraph) || BARE.test(paragraph) || ALONE.test(paragraph);

/** A heading that opens no chapter, though the format marks it as one. */
const NO_CHAPTER =
  /^(?:(?:table of )?contents|(?:list of )?illustrations|copyright|imprint|colophon|title page|cover|notes|footnotes|endnotes)\b/i;
/** Sections longer than this are parts of a book, and the chapters are a level below; characters. */
const LONGEST_CHAPTER = 60_000;

/** The headings that open chapters, by where they start: of the level that is numbered, else of the first that cuts the book finely enough. */
const chapterMarks = (text: string, body: Range, headings: readonly MarkedHeading[]): ReadonlySet<number> => {
  const inside = headings.filter(({ start, end }) => start >= body.start && end <= body.end && !NO_CHAPTER.test(text.slice(start, end)));
  const upTo = (level: number): MarkedHeading[] => inside.filter((heading) => heading.level <= level);
  const levels = [...new Set(inside.map(({ level }) => level))]
    .toSorted((one, other) => one - other)
    .filter((level) => upTo(level).length >= 2);
  const isNumbered = ({ start, end }: Range): boolean => isHeading(text.slice(start, end));
  const numbered = levels.findLast((level) => {
    const own = inside.filter((heading) => heading.level === level);
    return own.length >= 2 && own.filter(isNumbered).length > own.length * 0.6;
  });
  const fine = levels.find((level) => (body.end - body.start) / upTo(level).length < LONGEST_CHAPTER);
  return new Set(upTo(numbered ?? fine ?? levels.at(-1) ?? 0).map(({ start }) => start));
};

interface Heading extends Range {
  readonly title: string;
  readonly isBare: boolean;
}

const looksLikeTitle = (text: string): boolean =>
  text.length <= 80 && !/[.!?,;"”'’]$/.test(text.replace(/\.$/, "")) && /^[\p{Lu}\d"“]/u.test(text) && countWords(text) <= 12;

const findHeadings = (text: string, paragraphs: readonly Range[], marks: ReadonlySet<number>): Heading[] => {
  const headings: Heading[] = [];
  paragraphs.forEach((paragraph, index) => {
    const isMarked = marks.has(paragraph.start);
    const whole = text.slice(paragraph.start, paragraph.end);
    if ((headings.at(-1)?.end ?? 0) > paragraph.start || (!isMarked && whole.length > 260)) return;
    const isNamed = NAMED.test(whole) && (whole.length <= 90 || /\r?\n/.test(whole) || whole.toUpperCase() === whole);
    const isBare = !isNamed && BARE.test(whole);
    // where the format marks its headings, a number at the beginning of a line is a line of verse or of a list
    if (!isMarked && !isNamed && (!isBare || marks.size > 0) && !ALONE.test(whole)) return;
    let title = tidy(whole);
    let end = paragraph.end;
    const next = paragraphs[index + 1];
    const following = next ? tidy(text.slice(next.start, next.end)) : "";
    const others = countWords(whole.replace(new RegExp(NUMBER, "giu"), ""));
    const isNumberOnly = isMarked ? others <= (isNamed ? 1 : 0) : isBare || others <= 1;
    if (next && isNumberOnly && looksLikeTitle(following) && !NAMED.test(following) && !BARE.test(following)) {
      title = `${title.replace(/[.:]$/, "")}. ${following}`;
      end = next.end;
    }
    headings.push({ start: paragraph.start, end, title, isBare: isBare && !isMarked });
  });
  return headings;
};

/** What a heading in the contents and the heading itself share: "chapter ii". */
const numberOf = (title: string): string =>
  title
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
    .slice(0, 3)
    .join(" ")
    .replace(/^((?:chapter|part|book) (?!the)\S+).*/, "$1");

const findChapters = (text: string, body: Range, paragraphs: readonly Range[], marks: ReadonlySet<number>): Chapter[] => {
  const found = findHeadings(text, paragraphs, marks);
  const named = found.filter((heading) => !heading.isBare);
  const candidates = named.length >= 2 && named.length * 3 >= found.length - named.length ? named : found;
  const isShort = candidates.map((heading, index) => {
    const next = candidates[index + 1]?.start ?? body.end;
    return countWords(text.slice(heading.end, Math.min(next, heading.end + 2000))) < SHORTEST_CHAPTER;
  });
  const later = new Map(candidates.map((heading, index) => [numberOf(heading.title), index]));
  const starts = candidates.filter((heading, index) => {
    const endsContents = index >= 2 && isShort[index - 1] && isShort[index - 2] && (later.get(numberOf(heading.title)) ?? 0) > index;
    return !isShort[index] && !endsContents;
  });
  const first = starts[0];
  const opening = first ? countWords(text.slice(body.start, first.start)) : Infinity;
  const contents = candidates.length > starts.length + 2;
  const sections: { start: number; title: string }[] = [...starts];
  if (!first || (opening >= 150 && !contents)) sections.unshift({ start: body.start, title: first ? "Opening" : "" });
  return sections.map((section, index) => ({
    number: index + 1,
    title: section.title,
    start: section.start,
    end: sections[index + 1]?.start ?? body.end,
  }));
};

/** Fewer chapters than this from marked headings are a title page's; then the words themselves may show more. */
const FEW = 3;

const readHeadings = (text: string, body: Range, paragraphs: readonly Range[], headings: readonly MarkedHeading[]): Chapter[] => {
  const marked = findChapters(text, body, paragraphs, chapterMarks(text, body, headings));
  if (headings.length === 0 || marked.length >= FEW) return marked;
  const plain = findChapters(text, body, paragraphs, new Set());
  return plain.length >= FEW ? plain : marked;
};

/**
 * First stage: what the book is, where its body is, and its chapters. What the file says of itself counts for more than what the text shows. A book without
 * headings is one chapter. Never throws.
 */
export const readChapters = (text: string, outline: Outline = plainOutline(text)): Structure => {
  const wrapping = unwrap(text);
  const { fields } = wrapping;
  const start = Math.max(wrapping.body.start, outline.body.start);
  const body = { start, end: Math.max(start, Math.min(wrapping.body.end, outline.body.end)) };
  const paragraphs = findParagraphs(text, body);
  const page = readTitlePage(text, paragraphs, isHeading);
  return {
    title: outline.title || (fields["title"] ?? page.title),
    author: outline.author || (fields["author"] ?? page.author),
    language: outline.language || languageOf(text.slice(body.start, body.end)),
    body,
    chapters: readHeadings(text, body, paragraphs, outline.headings),
    words: countWords(text.slice(body.start, body.end)),
  };
};

/** The number of the chapter that holds an offset; 1 before the first. */
export const chapterAt = (chapters: readonly Chapter[], offset: number): number => {
  let low = 0;
  let high = chapters.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((chapters[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return chapters[Math.max(0, low - 1)]?.number ?? 1;
};

import { chapterAt } from "./chapters.ts";
import { NEGATIONS, TONES } from "./lexicon/sentiment.ts";
import { SMALL_WORDS } from "./lexicon/small-words.ts";
import type { Mention } from "./mentions.ts";
import type { Pages } from "./pages.ts";
import type { Chapter, Quote, Range } from "./shapes.ts";

/** A passage that some of the cast took part in, as canon to remember. */
export interface CanonMemory extends Range {
  readonly text: string;
  /** The chapter in which it happens, and from which on it is known. */
  readonly chapter: number;
  /** cast_ids of those who act, speak or are spoken to in it, those named first before the others. */
  readonly characters: readonly string[];
  /** 0..1: how much it stands out among the book's passages. */
  readonly importance: number;
}

const LONGEST = 480;
const SHORTEST = 60;
/** Of one person in one chapter, and in the whole book. */
const MOST = { chapter: 2, book: 40 } as const;
/** What a passage gains when two of its people have never been together before. */
const FIRST_MEETING = 1.2;
const EACH_PERSON = 0.5;
const TELLING = 0.25;

interface Passage extends Range {
  readonly chapter: number;
  readonly people: readonly string[];
  readonly worth: number;
}

/** Words of feeling, and words the book seldom uses, for the length of the passage. */
const worthOf = (pages: Pages, from: number, to: number, counts: ReadonlyMap<string, number>): number => {
  let tone = 0;
  let rare = 0;
  let words = 0;
  for (let at = from; at < to; at += 1) {
    const token = pages.tokens[at];
    if (!token?.isWord) continue;
    words += 1;
    const found = TONES.find(token.lower);
    if (found && !NEGATIONS.has(pages.tokens[at - 1]?.lower ?? "")) tone += Math.abs(found.warmth) + Math.abs(found.trust);
    if (!token.isCapital && !SMALL_WORDS.has(token.lower) && (counts.get(token.lower) ?? 0) <= 3) rare += 1;
  }
  return tone / Math.sqrt(words + 10) + TELLING * Math.min(4, rare);
};

const countWords = (pages: Pages): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const { isWord, lower } of pages.tokens) if (isWord) counts.set(lower, (counts.get(lower) ?? 0) + 1);
  return counts;
};

/** Paragraphs, a short one with the one after it, that have at least one of the cast in them. */
const findPassages = (pages: Pages, mentions: readonly Mention[], quotes: readonly Quote[], chapters: readonly Chapter[]): Passage[] => {
  const counts = countWords(pages);
  const passages: Passage[] = [];
  const together = new Set<string>();
  let mention = 0;
  let quote = 0;
  for (const paragraph of pages.paragraphs) {
    const people = new Set<string>();
    for (let next = mentions[mention]; next && next.from < paragraph.to; next = mentions[mention]) {
      if (next.from >= paragraph.from && pages.pieceOf[next.from] === -1) people.add(next.person);
      mention += 1;
    }
    for (let next = quotes[quote]; next && next.start < paragraph.end; next = quotes[quote]) {
      if (next.start >= paragraph.start) for (const id of [next.speaker, ...next.addressees]) if (id) people.add(id);
      quote += 1;
    }
    const length = paragraph.end - paragraph.start;
    if (people.size === 0 || paragraph.isHeading) continue;
    const all = [...people];
    const pairs = all.slice(0, 4).flatMap((one, at) => all.slice(at + 1, 4).map((other) => [one, other].toSorted().join(" ")));
    const isFirst = pairs.some((pair) => !together.has(pair));
    for (const pair of pairs) together.add(pair);
    if (length < SHORTEST || length > LONGEST) continue;
    passages.push({
      start: paragraph.start,
      end: paragraph.end,
      chapter: chapterAt(chapters, paragraph.start),
      people: all,
      worth:
        worthOf(pages, paragraph.from, paragraph.to, counts) + EACH_PERSON * Math.min(3, all.length - 1) + (isFirst ? FIRST_MEETING : 0),
    });
  }
  return passages;
};

/** The passages each of the cast would remember: in every chapter the few that stand out most, in the order of the book. Linear in the text. */
export const findMemories = (
  pages: Pages,
  mentions: readonly Mention[],
  quotes: readonly Quote[],
  chapters: readonly Chapter[],
): CanonMemory[] => {
  const ranked = findPassages(pages, mentions, quotes, chapters).toSorted(
    (one, other) => other.worth - one.worth || one.start - other.start,
  );
  const most = Math.max(1e-9, ranked[0]?.worth ?? 0);
  const inChapter = new Map<string, number>();
  const inBook = new Map<string, number>();
  return ranked
    .filter(({ people, chapter }) => {
      const wants = people.filter((id) => (inChapter.get(`${id} ${chapter}`) ?? 0) < MOST.chapter && (inBook.get(id) ?? 0) < MOST.book);
      for (const id of wants) {
        inChapter.set(`${id} ${chapter}`, (inChapter.get(`${id} ${chapter}`) ?? 0) + 1);
        inBook.set(id, (inBook.get(id) ?? 0) + 1);
      }
      return wants.length > 0;
    })
    .toSorted((one, other) => one.start - other.start)
    .map(({ start, end, chapter, people, worth }) => ({
      start,
      end,
      text: pages.text.slice(start, end),
      chapter,
      characters: people,
      importance: Math.round((1000 * worth) / most) / 1000,
    }));
};

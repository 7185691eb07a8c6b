import { GIVEN_NAMES } from "./lexicon/given-names.ts";
import { NOT_NAMES, PLACE_LEADS, PLACE_WORDS } from "./lexicon/not-names.ts";
import { ABBREVIATIONS, PARTICLES, TITLES } from "./lexicon/titles.ts";
import type { Pages } from "./pages.ts";

/** How a word is written through the book. */
export interface Usage {
  /** With a capital where none is due. */
  capital: number;
  /** With a capital where one is due anyway. */
  opening: number;
  lower: number;
}

/** Where a name stands in the tokens, and its words. */
export interface NameSpan {
  readonly from: number;
  readonly to: number;
  /** The title before the name, in lower case, or "". */
  readonly title: string;
  /** The words of the name in lower case, without title and particles' commas. */
  readonly names: readonly string[];
  readonly isAfterThe: boolean;
}

export interface Wording {
  readonly words: ReadonlyMap<string, Usage>;
  /** How often a capitalised word follows a title or a given name: everyday words may be surnames. */
  readonly surnames: ReadonlyMap<string, number>;
  /** How often two words stand together with capitals where none are due. */
  readonly pairs: ReadonlyMap<string, number>;
}

export const readUsage = (pages: Pages): Wording => {
  const usage = new Map<string, Usage>();
  const pairs = new Map<string, number>();
  const surnames = new Map<string, number>();
  pages.tokens.forEach((token, index) => {
    if (!token.isWord || pages.paragraphs[pages.paragraphOf[index] ?? 0]?.isHeading) return;
    let entry = usage.get(token.lower);
    if (!entry) usage.set(token.lower, (entry = { capital: 0, opening: 0, lower: 0 }));
    if (!token.isCapital) entry.lower += 1;
    else if (pages.opens[index]) entry.opening += 1;
    else if (token.text.length === 1 || token.text !== token.text.toUpperCase()) {
      entry.capital += 1;
      const next = pages.tokens[index + 1];
      const before = pages.tokens[index - (pages.tokens[index - 1]?.text === "." ? 2 : 1)];
      if (before?.isCapital && (TITLES.has(before.lower) || GIVEN_NAMES.has(before.lower)))
        surnames.set(token.lower, (surnames.get(token.lower) ?? 0) + 1);
      if (next?.isCapital && next.isWord) pairs.set(`${token.lower} ${next.lower}`, (pairs.get(`${token.lower} ${next.lower}`) ?? 0) + 1);
    }
  });
  return { words: usage, pairs, surnames };
};

/** How often an everyday word must follow a title or a given name to be a surname wherever it has a capital that is not due. */
const SURNAME = 3;

/** A name is capitalised in mid-sentence and seldom seen in lower case. */
const isNameWord = (word: string, usage: ReadonlyMap<string, Usage>): boolean => {
  const entry = usage.get(word);
  if (!entry || NOT_NAMES.has(word)) return false;
  if (entry.capital === 0) return entry.lower === 0 && (GIVEN_NAMES.has(word) || entry.opening >= 3);
  return entry.capital >= entry.lower * 1.5;
};

/** Finds every stretch of the text that reads as a name: an optional title, then words that the book writes as names. */
export const findNames = (pages: Pages, { words: usage, pairs, surnames }: Wording): NameSpan[] => {
  const { tokens, opens, paragraphs, paragraphOf } = pages;
  const spans: NameSpan[] = [];
  const named = new Map<string, boolean>();
  const isName = (word: string): boolean => {
    let known = named.get(word);
    if (known === undefined) named.set(word, (known = isNameWord(word, usage)));
    return known;
  };
  /** Words of a fixed name ("the Grey Hare") stand together again and again, though each is an everyday word too. */
  const isPaired = (at: number): boolean => {
    const [before, word, after] = [tokens[at - 1]?.lower, tokens[at]?.lower, tokens[at + 1]?.lower];
    return Math.max(pairs.get(`${before} ${word}`) ?? 0, pairs.get(`${word} ${after}`) ?? 0) >= 2;
  };
  const lastIndexIn = (index: number): number => paragraphs[paragraphOf[index] ?? 0]?.to ?? 0;
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (!token?.isCapital) continue;
    const end = lastIndexIn(index);
    let at = index;
    let title = "";
    for (let word = tokens[at]; word?.isCapital && at + 1 < end && TITLES.has(word.lower) && (!opens[at] || !title); word = tokens[at]) {
      const next = at + (tokens[at + 1]?.text === "." && ABBREVIATIONS.has(word.lower) ? 2 : 1);
      const following = tokens[next];
      if (!following?.isCapital || next >= end || tokens[at + 1]?.text === ",") break;
      if (NOT_NAMES.has(following.lower) && !TITLES.has(following.lower)) break;
      title = word.lower;
      at = next;
    }
    const names: string[] = [];
    const start = at;
    while (at < end) {
      const word = tokens[at];
      if (!word?.isWord) break;
      const isInitial =
        word.text.length === 1 && word.isCapital && word.text !== "I" && tokens[at + 1]?.text === "." && tokens[at + 2]?.isCapital === true;
      const isFree = word.isCapital && (!opens[at] || at > start || title !== "");
      const isRun = isFree && names.length + Number(tokens[at + 1]?.isCapital === true && at + 1 < end) > 0;
      const isGood =
        word.isCapital &&
        !(word.text.length > 1 && word.text === word.text.toUpperCase() && !isName(word.lower)) &&
        (isName(word.lower) ||
          (title !== "" && at === start) ||
          (isRun && !NOT_NAMES.has(word.lower) && isPaired(at)) ||
          (word.isCapital && !opens[at] && (surnames.get(word.lower) ?? 0) >= SURNAME && !NOT_NAMES.has(word.lower)));
      const isMereOpening =
        names.length === 0 &&
        title === "" &&
        tokens[at + 1]?.isCapital === true &&
        usage.get(word.lower)?.capital === 0 &&
        !GIVEN_NAMES.has(word.lower);
      if (isMereOpening) break;
      const isParticle =
        PARTICLES.has(word.lower) && (names.length > 0 || title !== "") && tokens[at + 1]?.isCapital === true && at + 1 < end;
      if (isInitial && (names.length > 0 || title !== "" || !opens[at] || isName(tokens[at + 2]?.lower ?? ""))) {
        names.push(word.lower);
        at += 2;
      } else if (isParticle || isGood) {
        names.push(word.lower);
        at += 1;
      } else break;
    }
    if (names.length === 0) continue;
    if (names.length <= 5 && !names.every((name) => NOT_NAMES.has(name))) {
      spans.push({ from: index, to: at, title, names, isAfterThe: tokens[index - 1]?.lower === "the" });
    }
    index = at - 1;
  }
  return spans;
};

/** The last word, or the first, says that the name is of a place, an office or a thing. */
export const endsAsPlace = (span: Pick<NameSpan, "names" | "title">): boolean =>
  span.title === "" && span.names.length > 1 && (PLACE_WORDS.has(span.names.at(-1) ?? "") || PLACE_LEADS.has(span.names[0] ?? ""));

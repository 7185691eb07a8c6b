import { NOT_NAMES } from "./lexicon/not-names.ts";
import { PERSON_NOUNS } from "./lexicon/person-nouns.ts";
import { SMALL_WORDS } from "./lexicon/small-words.ts";
import { DETERMINERS, NO_SUBJECTS, SLUR } from "./lexicon/subject-words.ts";
import { closesPhrase, isDetermined } from "./nouns.ts";
import type { Nouns } from "./nouns.ts";
import type { Speech } from "./speeches.ts";
import { tokenise } from "./tokens.ts";
import type { Token } from "./tokens.ts";

const MOST = 8;
/** Times a person must speak of something for it to be theirs; once more for every so many speeches. */
const LEAST = 2;
const SPEECHES_FOR_MORE = 200;
/** In a story with fewer speeches than this nobody says a thing often: one that the story itself keeps naming counts at its first mention. */
const SHORT_STORY = 400;
const OFTEN = 3;
/** Endings of what cannot be seen or touched: such nouns come after those that can. */
const ABSTRACT = /(?:ness|ment|ance|ence|ity|tion|sion|ure|ings?|ies|dom|cy|hood|tude)s?$/;
const ABSTRACT_SHARE = 0.6;

interface Subject {
  /** As the book writes it. */
  readonly text: string;
  count: number;
}
type Subjects = Map<string, Subject>;

const isPlain = (word: string, nouns: Nouns): boolean =>
  word.length >= 4 &&
  !word.endsWith("ing") &&
  !SLUR.test(word) &&
  nouns.isNoun(word) &&
  !NO_SUBJECTS.has(word) &&
  !NO_SUBJECTS.has(nouns.baseOf(word)) &&
  !PERSON_NOUNS.has(nouns.baseOf(word));

const add = (subjects: Subjects, key: string, text: string): void => {
  const known = subjects.get(key);
  if (known) known.count += 1;
  else subjects.set(key, { text, count: 1 });
};

/** Two words that may name one thing: "garden gate", "Harbour ball". */
const pairAt = (tokens: readonly Token[], at: number, nouns: Nouns): string | null => {
  const [before, head] = [tokens[at - 1], tokens[at]];
  if (
    !before?.isWord ||
    !head ||
    SMALL_WORDS.has(before.lower) ||
    DETERMINERS.has(before.lower) ||
    /(?:ly|ing|ed|er|est)$/.test(before.lower)
  )
    return null;
  const isName = before.isCapital && nouns.isNamed(before.lower);
  return isName || (!before.isCapital && nouns.isNoun(before.lower) && !NO_SUBJECTS.has(before.lower))
    ? `${before.text} ${head.lower}`
    : null;
};

const countSubjects = (speeches: readonly Speech[], nouns: Nouns): Subjects => {
  const subjects: Subjects = new Map();
  for (const speech of speeches) {
    const tokens = tokenise(speech.text);
    tokens.forEach((token, at) => {
      if (!token.isWord) return;
      if (token.isCapital) {
        const follows = tokens[at + 1];
        const isPart = follows?.isCapital === true || tokens[at - 1]?.isCapital === true;
        if (!isPart && !NOT_NAMES.has(token.lower) && nouns.isNamed(token.lower)) add(subjects, token.lower, token.text);
        return;
      }
      if (!closesPhrase(tokens, at) || !isPlain(token.lower, nouns)) return;
      const pair = pairAt(tokens, at, nouns);
      if (pair) add(subjects, pair.toLowerCase(), pair);
      if (pair || isDetermined(tokens, at) || token.lower !== nouns.baseOf(token.lower))
        add(subjects, nouns.baseOf(token.lower), token.lower);
    });
  }
  return subjects;
};

/** What each person speaks of more than the others do: things, places and affairs one could open a conversation with, by term frequency and by how few others share them. At most eight, often none. */
export const findSubjects = (bySpeaker: ReadonlyMap<string, readonly Speech[]>, nouns: Nouns): Map<string, string[]> => {
  const counted = [...bySpeaker].map(([speaker, speeches]) => ({ speaker, subjects: countSubjects(speeches, nouns) }));
  const isShort = [...bySpeaker.values()].reduce((sum, speeches) => sum + speeches.length, 0) < SHORT_STORY;
  const speakers = new Map<string, number>();
  const all = new Map<string, number>();
  for (const { subjects } of counted)
    for (const [key, { count }] of subjects) {
      speakers.set(key, (speakers.get(key) ?? 0) + 1);
      all.set(key, (all.get(key) ?? 0) + count);
    }
  return new Map(
    counted.map(({ speaker, subjects }) => {
      const least = LEAST + Math.floor((bySpeaker.get(speaker)?.length ?? 0) / SPEECHES_FOR_MORE);
      const words = [...subjects.values()].reduce((sum, { count }) => sum + count, 0);
      const whole = [...all.values()].reduce((sum, count) => sum + count, 0);
      const ranked = [...subjects]
        .filter(([key, { count }]) => count >= least || (isShort && nouns.usesOf(key) >= OFTEN) || (count >= LEAST && key.includes(" ")))
        .map(([key, { text, count }]) => {
          const rarity = Math.log((counted.length + 1) / (speakers.get(key) ?? 1));
          const lean = count / (words + 20) / ((all.get(key) ?? count) / (whole + 20));
          return {
            key,
            text,
            score: count ** 0.75 * rarity * Math.sqrt(lean) * (key.includes(" ") ? 1.5 : 1) * (ABSTRACT.test(key) ? ABSTRACT_SHARE : 1),
          };
        })
        .filter(({ score }) => score > 0)
        .toSorted((one, other) => other.score - one.score || one.key.localeCompare(other.key));
      // "garden gate" stands for "gate"
      const phrases = ranked.filter(({ key }) => key.includes(" ")).map(({ key }) => key.split(" ")[1]);
      const kept = ranked.filter(({ key }) => key.includes(" ") || !phrases.includes(key));
      return [speaker, kept.slice(0, MOST).map(({ text }) => text)] as const;
    }),
  );
};

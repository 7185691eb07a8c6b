import type { Voice } from "../../objects/simulation/state.ts";
import type { Told } from "./facts.ts";
import type { Nouns } from "./nouns.ts";
import { SMALL_WORDS } from "./lexicon/small-words.ts";
import { SLUR } from "./lexicon/subject-words.ts";
import { findSentences } from "./sentences.ts";
import type { Speech } from "./speeches.ts";
import { findSubjects } from "./subjects.ts";

const MOST = { lines: 40, phrases: 10 } as const;
const WORDS = { least: 4, most: 30 } as const;

/** A line that leans on somebody or something said before cannot stand alone. */
const LEANS =
  /(?:^|[^\p{L}])(?:he|she|him|her|his|hers|they|them|their|himself|herself|former|latter|there|then|yesterday|today|to-day|tomorrow|to-morrow|tonight|to-night|o'clock|said)(?![\p{L}])/iu;
const OPENS_MIDWAY = /^(?:and|but|or|for|nor|because|which|who|that|than|though|although|if|when|as|so|then|it|this|these|those|such)\b/i;
const SPEAKS_OF_SELF = /(?:^|[^\p{L}])(?:I|we|you|my|your|me|us|our)(?![\p{L}])/iu;
const PRESENT =
  /(?:^|[^\p{L}])(?:am|is|are|do|does|can|will|shall|must|should|would|know|think|love|like|hate|believe|hope|fear|want|wish|never|always|let|have)(?![\p{L}])/iu;
const PAST = /(?:^|[^\p{L}])(?:was|were|had|did|went|came|told|saw|got|took|gave|found|left|met|wrote|\p{Ll}{3,}ed)(?![\p{L}])/giu;

/** How well a sentence serves as a line of a character's own; null when it cannot stand alone. */
const worthOf = (sentence: string): number | null => {
  const words = sentence.match(/\p{L}[\p{L}\p{M}'’-]*/gu) ?? [];
  if (words.length < WORDS.least || words.length > WORDS.most) return null;
  if (!/^[\p{Lu}]/u.test(sentence) || !/[.!?…]$/.test(sentence) || /[\d"“”«»()[\]:]|--|—$/.test(sentence)) return null;
  if (words.slice(1).some((word) => /^\p{Lu}/u.test(word) && word !== "I" && !word.startsWith("I'") && !word.startsWith("I’"))) return null;
  if (SLUR.test(sentence)) return null;
  if (OPENS_MIDWAY.test(sentence) || LEANS.test(sentence)) return null;
  const past = sentence.match(PAST)?.length ?? 0;
  const pointing = sentence.match(/(?:^|[^\p{L}])(?:it|this|that|these|those|here|one|so|such)(?![\p{L}])/giu)?.length ?? 0;
  const content = words.filter((word) => !SMALL_WORDS.has(word.toLowerCase().replaceAll("’", "'"))).length;
  if (content === 0) return null;
  return (
    1 +
    (SPEAKS_OF_SELF.test(sentence) ? 1.5 : 0) +
    (PRESENT.test(sentence) ? 1 : 0) -
    past * 1.2 -
    pointing * 0.7 +
    Math.min(content, 5) * 0.15 -
    Math.max(0, words.length - 18) * 0.05
  );
};

const linesOf = (speeches: readonly Speech[]): Told[] => {
  const found = new Map<string, { text: string; worth: number; start: number }>();
  for (const speech of speeches) {
    for (const range of findSentences(speech.text, { start: 0, end: speech.text.length })) {
      const text = speech.text.slice(range.start, range.end);
      const worth = worthOf(text);
      const key = text.toLowerCase();
      if (worth === null || worth < 0.5 || found.has(key)) continue;
      found.set(key, { text, worth: worth + speech.confidence, start: speech.start + range.start });
    }
  }
  return [...found.values()]
    .toSorted((one, other) => other.worth - one.worth || one.start - other.start)
    .slice(0, MOST.lines)
    .toSorted((one, other) => one.start - other.start)
    .map(({ text, start }) => ({ text, start }));
};

type Counts = Map<string, number>;
const add = (counts: Counts, key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);

/** Two to four words between marks: a form of address or a turn of phrase stands by itself in speech. */
const countPhrases = (speeches: readonly Speech[]): Counts => {
  const counts: Counts = new Map();
  for (const speech of speeches) {
    for (const part of speech.text.split(/[.,;:!?—…]|--/)) {
      const words = part.trim().split(/\s+/);
      if (words.length < 2 || words.length > 4 || words.slice(1).some((word) => /^\p{Lu}/u.test(word) && !/^I(?:['’]|$)/.test(word)))
        continue;
      const phrase = words.join(" ");
      if (SLUR.test(phrase)) continue;
      add(counts, /^I\b/.test(phrase) ? phrase : phrase.toLowerCase());
    }
  }
  return counts;
};

const sum = (counts: Counts): number => [...counts.values()].reduce((total, count) => total + count, 0);

/** What a person says more than the others do: often, and for how often the rest say it (a smoothed ratio of shares). */
const distinctive = (own: Counts, all: Counts, least: number, most: number): string[] => {
  const mine = sum(own);
  const others = sum(all) - mine;
  return [...own]
    .filter(([, count]) => count >= least)
    .map(([key, count]) => ({
      key,
      score: Math.sqrt(count) * Math.log(((count + 0.5) / (mine + 50)) * ((others + 50) / ((all.get(key) ?? count) - count + 0.5))),
    }))
    .filter(({ score }) => score > 0)
    .toSorted((one, other) => other.score - one.score || one.key.localeCompare(other.key))
    .slice(0, most)
    .map(({ key }) => key);
};

const wordsPerLine = (speeches: readonly Speech[]): number => {
  const words = speeches.reduce((total, speech) => total + speech.text.split(/\s+/).length, 0);
  return Math.round(Math.max(3, Math.min(60, speeches.length > 0 ? words / speeches.length : 12)));
};

/** How each speaker sounds: lines that can stand alone, turns of phrase, subjects, length; and where the lines stand. */
export const findVoices = (
  speeches: readonly Speech[],
  nouns: Nouns,
): Map<string, { readonly voice: Voice; readonly lines: readonly Told[] }> => {
  const bySpeaker = Map.groupBy(speeches, (speech) => speech.speaker);
  const allPhrases = countPhrases(speeches);
  const subjects = findSubjects(bySpeaker, nouns);
  return new Map(
    [...bySpeaker].map(([speaker, own]) => {
      const sure = own.filter((speech) => speech.confidence >= 0.6);
      const least = own.length > 60 ? 3 : 2;
      const lines = linesOf(sure.length >= 8 ? sure : own);
      const voice = {
        lines: lines.map(({ text }) => text),
        phrases: distinctive(countPhrases(own), allPhrases, least, MOST.phrases),
        subjects: subjects.get(speaker) ?? [],
        words_per_line: wordsPerLine(own),
      };
      return [speaker, { voice, lines }] as const;
    }),
  );
};

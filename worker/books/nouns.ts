import { DETERMINERS, VERB_LEADS } from "./lexicon/subject-words.ts";
import { SMALL_WORDS } from "./lexicon/small-words.ts";
import type { Pages } from "./pages.ts";
import type { Token } from "./tokens.ts";

/** How a word in lower case is used through the book. */
interface Uses {
  count: number;
  /** Last in a phrase that an article, a possessive or the like opens. */
  noun: number;
  /** After a pronoun, an auxiliary or "to", or after "very" and the like: a verb or an adjective. */
  other: number;
}

/** What the book at hand shows of its nouns. */
export interface Nouns {
  /** Whether the book uses a word, in lower case, as a noun more than as anything else. */
  isNoun(word: string): boolean;
  /** How often the book uses a word as a noun, or a name as that of a place or a thing. */
  usesOf(word: string): number;
  /** Singular and plural are one noun where the book has both: the form to count a word under. */
  baseOf(word: string): string;
  /** Whether the book writes a capitalised word as the name of a place or a thing. */
  isNamed(word: string): boolean;
}

const LEAST = 2;
const DEGREES = new Set("very so too more most as how quite rather less be is was are were been being am seem seemed looked".split(" "));
const NO_NOUN = /(?:ly|ful|ous|est|n't|self|selves)$/;

/** Whether the word at an index closes a noun phrase: what follows cannot be its noun. */
export const closesPhrase = (tokens: readonly Token[], at: number): boolean => {
  const after = tokens[at + 1];
  return !after?.isWord || (!after.isCapital && (SMALL_WORDS.has(after.lower) || DETERMINERS.has(after.lower)));
};

const opensPhrase = (token: Token | undefined): boolean =>
  token !== undefined && (DETERMINERS.has(token.lower) || /^['’]s$/i.test(token.text));

/** Whether an article or the like stands before the word, directly or with one adjective between. */
export const isDetermined = (tokens: readonly Token[], at: number): boolean => {
  const before = tokens[at - 1];
  const earlier = tokens[at - 2];
  return opensPhrase(before) || (opensPhrase(earlier) && before?.isWord === true && !before.isCapital && !SMALL_WORDS.has(before.lower));
};

const pluralsOf = (word: string): string[] => [`${word}s`, `${word}es`, ...(word.endsWith("y") ? [`${word.slice(0, -1)}ies`] : [])];
const singularsOf = (word: string): string[] =>
  word.endsWith("ss") || !word.endsWith("s")
    ? []
    : [word.slice(0, -1), ...(word.endsWith("es") ? [word.slice(0, -2)] : []), ...(word.endsWith("ies") ? [`${word.slice(0, -3)}y`] : [])];

/** Counts how the book uses its words; linear in the tokens. `people` are the words of the cast's names, in lower case. */
export const readNouns = (pages: Pages, people: ReadonlySet<string>): Nouns => {
  const uses = new Map<string, Uses>();
  const named = new Map<string, { place: number; count: number }>();
  const { tokens, opens } = pages;
  tokens.forEach((token, at) => {
    if (!token.isWord || token.lower.length < 3) return;
    const before = tokens[at - 1]?.lower ?? "";
    if (token.isCapital) {
      if (
        opens[at] ||
        people.has(token.lower) ||
        people.has(token.lower.replace(/e?s$/, "")) ||
        token.text.length < 4 ||
        token.text === token.text.toUpperCase()
      )
        return;
      const entry = named.get(token.lower) ?? { place: 0, count: 0 };
      entry.count += 1;
      if (/^(?:in|at|from|to|near|of|for|the|into|through|about)$/.test(before)) entry.place += 1;
      named.set(token.lower, entry);
      return;
    }
    let entry = uses.get(token.lower);
    if (!entry) uses.set(token.lower, (entry = { count: 0, noun: 0, other: 0 }));
    entry.count += 1;
    if (VERB_LEADS.has(before) || DEGREES.has(before)) entry.other += 1;
    else if (closesPhrase(tokens, at) && isDetermined(tokens, at)) entry.noun += 1;
  });
  const nounUses = (word: string): number => uses.get(word)?.noun ?? 0;
  const isNoun = (word: string): boolean => {
    const own = uses.get(word);
    if (!own || SMALL_WORDS.has(word) || NO_NOUN.test(word)) return false;
    if (singularsOf(word).some((form) => (uses.get(form)?.other ?? 0) > nounUses(form))) return false;
    const kin = [...pluralsOf(word), ...singularsOf(word)].reduce((sum, form) => sum + nounUses(form), 0);
    return own.noun + 0.5 * Math.min(kin, own.noun + 2) >= LEAST && own.noun * 5 >= own.count * 2 && own.noun > own.other * 2;
  };
  return {
    isNoun,
    usesOf: (word) => Math.max(nounUses(word), named.get(word)?.count ?? 0),
    baseOf: (word) => singularsOf(word).find((form) => nounUses(form) > 0) ?? word,
    isNamed: (word) => {
      const entry = named.get(word);
      const lower = uses.get(word)?.count ?? 0;
      return entry !== undefined && entry.count >= LEAST && entry.place * 2 >= entry.count && lower * 3 <= entry.count && !people.has(word);
    },
  };
};

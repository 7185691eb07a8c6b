/** Reading words, for rules that compare lines, find mentions or cut quotes. No language is assumed beyond letters. */
import type { Line, Profile } from "./state.ts";

const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu;

export const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(WORD) ?? [];

/** A word without its ending, so that "hides" and "hiding" count as one; `word` is in lower case. */
export const stemOf = (word: string): string => {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const stem = stemmed(word);
  if (stems.size >= MOST_STEMS) stems.clear();
  stems.set(word, stem);
  return stem;
};

/** Stems found before; emptied when full, so that a long run does not grow it. */
const stems = new Map<string, string>();
const MOST_STEMS = 8000;

const stemmed = (word: string): string => {
  const bare = word.replace(/['’]\p{L}*$/u, "");
  const stem = bare.replace(/(?:ing|ed|es|s|e)$/, "");
  return stem.length >= 3 ? stem : bare;
};

const remembered = new WeakMap<Line, ReadonlySet<string>>();

/** The different words of a line; a line never changes, so they are found once. */
export const wordSetOf = (line: Line): ReadonlySet<string> => {
  const known = remembered.get(line);
  if (known) return known;
  const words = new Set(wordsOf(line.text));
  remembered.set(line, words);
  return words;
};

/** Shared words over all words, 0..1; two empty sets are alike. */
export const jaccard = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  if (a.size === 0 && b.size === 0) return 1;
  let shared = 0;
  for (const word of a) if (b.has(word)) shared += 1;
  return shared / (a.size + b.size - shared);
};

/** Whether the text says the character's name, first name or an alias. */
export const mentions = (text: string, character: Pick<Profile, "name" | "aliases">): boolean =>
  says(text, character.name) || says(text, firstNameOf(character.name)) || character.aliases.some((alias) => says(text, alias));

const says = (text: string, name: string): boolean => name.length > 2 && text.includes(name);

const TITLES = new Set(["mr", "mrs", "miss", "ms", "dr", "sir", "lady", "lord", "the", "captain", "colonel", "uncle", "aunt"]);

/** "Ada" of "Ada Byron"; the whole of "Mr. Bennet", since half the room may be called Mr. */
export const firstNameOf = (name: string): string => {
  const space = name.indexOf(" ");
  if (space < 0) return name;
  const first = name.slice(0, space);
  return TITLES.has(first.toLowerCase().replace(".", "")) ? name : first;
};

/** White space at an end, several in a row, or other than a space. */
const UNTIDY = /^\s|\s$|\s\s|[^\S ]/u;

/** At most `length` characters, cut at a word, with an ellipsis when something is missing. */
export const shorten = (text: string, length: number): string => {
  const tidy = UNTIDY.test(text) ? text.replace(/\s+/gu, " ").trim() : text;
  if (tidy.length <= length) return tidy;
  const cut = tidy.slice(0, length - 1);
  const space = cut.lastIndexOf(" ");
  return `${cut.slice(0, space > length / 2 ? space : undefined)}…`;
};

/** "Ada", "Ada and Ben", "Ada, Ben and Cy". */
export const listed = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`;

/** Words too common to show that two goals are about the same thing. */
const COMMON = new Set(
  "about after again all also and any are because been before being but can come could does for from get give had has have her him his how into its keep let make many may more most must not now off one only other our out over own same she should some such take than that the their them then there these they this those through too under until very was way were what when where which while who whom why will with without would you your".split(
    " ",
  ),
);

/** Whether a lower-case word says something by itself: four letters or more, not a common one. */
export const isTelling = (word: string): boolean => word.length > 3 && !COMMON.has(word);

/** Whether a word (in lower case) is too common to say what a text is about. */
export const isCommon = (word: string): boolean => word.length < 3 || COMMON.has(word);

/** Telling words found before, by text; emptied when full, so that a long run does not grow it. */
const found = new Map<string, ReadonlySet<string>>();
const MOST_FOUND = 4000;

/** The words of a text that say what it is about: four letters or more, and not a common one. */
export const tellingWords = (text: string): ReadonlySet<string> => {
  const known = found.get(text);
  if (known) return known;
  const words = new Set(wordsOf(text).filter(isTelling));
  if (found.size >= MOST_FOUND) found.clear();
  found.set(text, words);
  return words;
};

/** Whether two texts share a telling word (four letters or more, not a common one). */
export const shareSubject = (a: string, b: string): boolean => {
  const telling = tellingWords(b);
  for (const word of tellingWords(a)) if (telling.has(word)) return true;
  return false;
};

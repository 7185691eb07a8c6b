/** Whether words give a fact away: by most of what it says, or by one word that nobody says by chance. */
import type { Character, CharacterId, State, Voice } from "../state.ts";
import { isCommon, stemOf, tellingWords } from "../text.ts";
import { TUNING } from "../tuning.ts";
import { ORDINARY } from "./ordinary-words.ts";

/** Words in the form in which facts are looked for in them. */
export interface Spoken {
  /** In lower case, with a space around each. */
  readonly plain: string;
  readonly stems: ReadonlySet<string>;
}

interface Giveaway {
  /** Stems of the telling words. */
  readonly stems: readonly string[];
  /** Words in lower case of which one is enough, unless everybody knows it: names, numbers, rare words. */
  readonly marks: readonly string[];
  readonly plain: string;
}

const WORD = /[\p{L}\p{N}]+/gu;

/** From this length on the stem of a word counts as rare, and the word is found within longer ones too. */
const LONG = 6;

export const spokenOf = (text: string): Spoken => {
  const words = text.toLowerCase().match(WORD) ?? [];
  return { plain: ` ${words.join(" ")} `, stems: new Set(words.map(stemOf)) };
};

/** Whether `said` passes on the fact whose words are `fact`. */
export const givesAway = (state: State, said: Spoken, fact: string): boolean => {
  const { stems, marks, plain } = giveawayOf(fact);
  let shared = 0;
  for (const stem of stems) if (said.stems.has(stem)) shared += 1;
  if (stems.length > 0 && shared >= neededOf(stems.length)) return true;
  if (marks.some((mark) => isIn(said, mark) && !isPublic(state, mark))) return true;
  return stems.length === 0 && plain.trim() !== "" && said.plain.includes(plain);
};

/** Whether the words say enough to be a piece of news of their own, beside the facts that they give away. */
export const isNews = (state: State, text: string, given: readonly string[]): boolean => {
  const { stems, marks } = giveawayOf(text);
  if (given.length === 0 && stems.length >= TUNING.knowledge.telling) return true;
  return marks.some((mark) => !isPublic(state, mark) && !given.some((fact) => isIn(spokenOf(fact), mark)));
};

const isIn = ({ plain }: Spoken, mark: string): boolean => plain.includes(mark.length >= LONG ? mark : ` ${mark} `);

const neededOf = (words: number): number => Math.min(TUNING.knowledge.plenty, Math.ceil(TUNING.knowledge.share * words));

/** Giveaways found before, by text; emptied when full, so that a long run does not grow it. */
const found = new Map<string, Giveaway>();
const MOST_FOUND = 4000;

const giveawayOf = (text: string): Giveaway => {
  const known = found.get(text);
  if (known) return known;
  const { plain } = spokenOf(text);
  const telling = [...tellingWords(text), ...plain.split(" ").filter(hasDigit)];
  const whole = telling.flatMap((word) => word.match(WORD) ?? []).filter((word) => word.length > 2 || hasDigit(word));
  const stems = [...new Set(whole.map(stemOf))];
  const marks = [...new Set(marksOf(text))];
  // Of a long text a single name or rare word says too little; a number still does.
  const giveaway = { stems, marks: stems.length <= 2 * TUNING.knowledge.plenty ? marks : marks.filter(hasDigit), plain };
  if (found.size >= MOST_FOUND) found.clear();
  found.set(text, giveaway);
  return giveaway;
};

const hasDigit = (word: string): boolean => /\p{N}/u.test(word);

const marksOf = (text: string): readonly string[] =>
  [...text.matchAll(WORD)].flatMap(({ 0: word, index }) => {
    const lower = word.toLowerCase();
    const begins = /(?:^|[.!?:“"‘])\s*$/u.test(text.slice(0, index));
    const named = /^\p{Lu}\p{Lu}/u.test(word) || (/^\p{Lu}/u.test(word) && !begins);
    const stem = stemOf(lower);
    const rare = (named || stem.length >= LONG) && !isCommon(lower) && !ORDINARY.has(stem);
    return rare || (hasDigit(word) && word.length > 1) ? [lower] : [];
  });

/** Words looked up before, as long as the same people are there. */
const lookedUp = new WeakMap<readonly CharacterId[], Map<string, boolean>>();

const isPublic = (state: State, word: string): boolean => {
  const { roster } = state.meta;
  const answers = lookedUp.get(roster) ?? new Map<string, boolean>();
  lookedUp.set(roster, answers);
  const known = answers.get(word);
  if (known !== undefined) return known;
  const answer = isForAll(state, word);
  if (answers.size < MOST_FOUND) answers.set(word, answer);
  return answer;
};

const vocabularies = new WeakMap<Voice, ReadonlySet<string>>();

/** Whether anybody may know the word who looks at the scene or at a character. */
const isForAll = ({ meta, characters }: State, word: string): boolean => {
  const { title, setting, locations } = meta.scene;
  if ([title, setting, ...locations].some((text) => text.toLowerCase().includes(word))) return true;
  for (const character of characters.values()) if (vocabularyOf(character).has(word)) return true;
  return false;
};

const vocabularyOf = ({ name, aliases, background, goals, voice }: Character): ReadonlySet<string> => {
  const known = vocabularies.get(voice);
  if (known) return known;
  const texts = [name, ...aliases, background, ...goals, ...voice.lines, ...voice.phrases, ...voice.subjects];
  const words = new Set(texts.flatMap((text) => text.toLowerCase().match(WORD) ?? []));
  vocabularies.set(voice, words);
  return words;
};

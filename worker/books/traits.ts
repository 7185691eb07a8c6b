import type { Traits } from "../../objects/simulation/state.ts";
import { findManners } from "./deeds.ts";
import type { Deed } from "./deeds.ts";
import { NEGATIONS, TONES } from "./lexicon/sentiment.ts";
import { SMALL_WORDS } from "./lexicon/small-words.ts";
import { TRAIT_WORDS } from "./lexicon/trait-words.ts";
import type { Pages } from "./pages.ts";
import type { Person, Quote, Range } from "./shapes.ts";
import { tokenise } from "./tokens.ts";

export const TRAIT_NAMES = [
  "openness",
  "conscientiousness",
  "extraversion",
  "agreeableness",
  "neuroticism",
] as const satisfies readonly (keyof Traits)[];
type Trait = (typeof TRAIT_NAMES)[number];

export interface Profiled {
  readonly traits: Traits;
  /** 0..1: grows with the number of signs. */
  readonly confidence: number;
  /** By trait: how much it is shown, and the passage with the strongest sign. */
  readonly shown: Readonly<Record<Trait, { readonly confidence: number; readonly range: Range | null }>>;
}

/** What words and deeds show of one person, before anyone is compared. */
interface Tally {
  readonly signs: Record<Trait, { for: number; against: number }>;
  readonly best: Partial<Record<Trait, { range: Range; weight: number }>>;
  lines: number;
  words: number;
  longWords: number;
  questions: number;
  exclamations: number;
  warmth: number;
  tones: number;
  readonly partners: Set<string>;
}

const tally = (): Tally => ({
  signs: {
    openness: { for: 0, against: 0 },
    conscientiousness: { for: 0, against: 0 },
    extraversion: { for: 0, against: 0 },
    agreeableness: { for: 0, against: 0 },
    neuroticism: { for: 0, against: 0 },
  },
  best: {},
  lines: 0,
  words: 0,
  longWords: 0,
  questions: 0,
  exclamations: 0,
  warmth: 0,
  tones: 0,
  partners: new Set(),
});

/** Narration speaks of a person plainly; what they say themselves may be about others. */
const WEIGHT = { manner: 1.5, deed: 1, speech: 0.35 } as const;
const SHOWABLE = 360;

const readSigns = (text: string, into: Tally, range: Range, weight: number, shown = range): void => {
  let negated = 0;
  for (const token of tokenise(text, range.start, range.end)) {
    if (!token.isWord) continue;
    negated = NEGATIONS.has(token.lower) ? 3 : negated - 1;
    const sign = TRAIT_WORDS.find(token.lower);
    if (!sign) continue;
    const isFor = negated > 0 ? sign.sign < 0 : sign.sign > 0;
    into.signs[sign.trait][isFor ? "for" : "against"] += negated > 0 ? weight / 2 : weight;
    const known = into.best[sign.trait];
    if (shown.end - shown.start <= SHOWABLE && weight > (known?.weight ?? 0.5)) into.best[sign.trait] = { range: shown, weight };
  }
};

const readSpeech = (text: string, into: Tally, quote: Quote): void => {
  into.lines += 1;
  for (const other of quote.addressees) into.partners.add(other);
  for (const token of tokenise(text, quote.start, quote.end)) {
    if (token.text === "?") into.questions += 1;
    if (token.text === "!") into.exclamations += 1;
    if (!token.isWord) continue;
    into.words += 1;
    if (token.text.length >= 8 && !SMALL_WORDS.has(token.lower)) into.longWords += 1;
    const tone = TONES.find(token.lower);
    if (!tone) continue;
    into.warmth += tone.warmth;
    into.tones += 1;
  }
};

/** How people talk, as shares that need no lexicon; each is compared with the cast's mean later. */
const habits = (one: Tally): Record<Trait, number> => {
  const perLine = (count: number): number => count / (one.lines + 8);
  const long = one.longWords / (one.words + 120);
  const warmth = one.warmth / (one.tones + 6);
  return {
    openness: long * 6 + perLine(one.questions),
    conscientiousness: long * 6 - perLine(one.exclamations) * 1.5,
    extraversion: Math.log1p(one.lines) * 0.35 + Math.log1p(one.partners.size) * 0.5 + perLine(one.words) * 0.02,
    agreeableness: warmth * 2.5,
    neuroticism: perLine(one.exclamations) * 2.5 - perLine(one.words) * 0.004,
  };
};

const standardise = (values: readonly number[]): number[] => {
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length));
  return values.map((value) => (spread > 1e-9 ? (value - mean) / spread : 0));
};

/** Signs, with a few lines of speech as good as one sign, that make a trait about two thirds sure. */
const SIGNS = 8;
const LINES_PER_SIGN = 8;
const shownOf = ({ signs, best, lines }: Tally, trait: Trait): { confidence: number; range: Range | null } => {
  const amount = signs[trait].for + signs[trait].against + lines / LINES_PER_SIGN;
  return { confidence: Math.round((1 - Math.exp(-amount / SIGNS)) * 1000) / 1000, range: best[trait]?.range ?? null };
};

/** The five traits stand this far apart for people one deviation apart. */
const STEP = 0.15;
const clamp = (value: number): number => Math.round(Math.max(0.06, Math.min(0.94, value)) * 1000) / 1000;

/**
 * Big Five from words and deeds. Each person is compared with the book's own cast, so that characters differ whatever the author's tone; someone the book
 * shows little of stays near the middle.
 */
export const profile = (
  pages: Pages,
  people: readonly Person[],
  quotes: readonly Quote[],
  deeds: readonly Deed[],
): Map<string, Profiled> => {
  const tallies = new Map(people.map((person) => [person.id, tally()]));
  for (const deed of deeds) {
    deed.acts.forEach((act, index) => {
      const into = tallies.get(act.person);
      if (into) readSigns(pages.text, into, act, index === 0 && deed.isSubject ? WEIGHT.deed : WEIGHT.deed * 0.7, deed);
    });
  }
  for (const manner of findManners(pages, quotes)) {
    const into = tallies.get(manner.person);
    if (into) readSigns(pages.text, into, manner, WEIGHT.manner);
  }
  for (const quote of quotes) {
    const into = quote.speaker ? tallies.get(quote.speaker) : undefined;
    if (!into) continue;
    readSpeech(pages.text, into, quote);
    readSigns(pages.text, into, quote, WEIGHT.speech * quote.confidence);
  }
  const all = [...tallies.values()];
  const total = (trait: Trait): number => {
    const signed = all.reduce((sum, one) => sum + one.signs[trait].for - one.signs[trait].against, 0);
    return signed / (all.reduce((sum, one) => sum + one.signs[trait].for + one.signs[trait].against, 0) + 1);
  };
  const scores = new Map<Trait, number[]>();
  for (const trait of TRAIT_NAMES) {
    const usual = total(trait);
    const shown = standardise(
      all.map(({ signs }) => {
        const { for: more, against } = signs[trait];
        return (more - against - usual * (more + against)) / (more + against + 5);
      }),
    );
    const talk = standardise(all.map((one) => habits(one)[trait]));
    scores.set(
      trait,
      shown.map((value, index) => 0.7 * value + 0.5 * (talk[index] ?? 0)),
    );
  }
  return new Map(
    people.map((person, index): [string, Profiled] => {
      const own = tallies.get(person.id) ?? tally();
      const amount = own.lines + TRAIT_NAMES.reduce((sum, trait) => sum + own.signs[trait].for + own.signs[trait].against, 0);
      const confidence = 1 - Math.exp(-amount / 30);
      const at = (trait: Trait): number =>
        clamp(0.5 + STEP * (0.3 + 0.7 * confidence) * Math.max(-2.6, Math.min(2.6, scores.get(trait)?.[index] ?? 0)));
      return [
        person.id,
        {
          traits: {
            openness: at("openness"),
            conscientiousness: at("conscientiousness"),
            extraversion: at("extraversion"),
            agreeableness: at("agreeableness"),
            neuroticism: at("neuroticism"),
          },
          confidence: Math.round(confidence * 1000) / 1000,
          shown: {
            openness: shownOf(own, "openness"),
            conscientiousness: shownOf(own, "conscientiousness"),
            extraversion: shownOf(own, "extraversion"),
            agreeableness: shownOf(own, "agreeableness"),
            neuroticism: shownOf(own, "neuroticism"),
          },
        },
      ];
    }),
  );
};

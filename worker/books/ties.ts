import type { CastTie, Evidence } from "../contract.ts";
import { chapterAt } from "./chapters.ts";
import { findCourtship } from "./courtship.ts";
import type { Deed } from "./deeds.ts";
import { findDeeds } from "./deeds.ts";
import { findKin } from "./kin.ts";
import { GIVEN_NAMES } from "./lexicon/given-names.ts";
import { KIN_NOUNS } from "./lexicon/kin.ts";
import { NEGATIONS, TONES } from "./lexicon/sentiment.ts";
import type { Tone } from "./lexicon/sentiment.ts";
import { TITLES } from "./lexicon/titles.ts";
import { findMentions } from "./mentions.ts";
import { openPages } from "./pages.ts";
import type { Cast, Person, Quote, Range, Structure } from "./shapes.ts";
import { typeOf } from "./tie-types.ts";
import { tokenise } from "./tokens.ts";

type Kind = NonNullable<Tone["kind"]>;

/** What the book shows of one person toward another. */
interface Strand {
  readonly from: string;
  readonly to: string;
  lines: number;
  together: number;
  warmth: number;
  trust: number;
  signs: number;
  readonly kinds: Partial<Record<Kind, number>>;
  readonly passages: { range: Range; weight: number }[];
}

const TOGETHER_SHARE = 0.35;
const MOST_PASSAGES = 40;
const YOU: ReadonlySet<string> = new Set(["you", "your", "yours", "yourself", "thee", "thou", "thy"]);
/** How many words from "you" a word is still about the listener. */
const AIM = 6;
/** The share of a book's usual warmth that is its manner. */
const POLITE = 0.6;

/** One key for a pair, whichever way round. */
const keyOf = (one: string, other: string): string => (one < other ? `${one} ${other}` : `${other} ${one}`);

class Loom {
  readonly strands = new Map<string, Strand>();
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  strand(from: string, to: string): Strand {
    const key = `${from} ${to}`;
    let strand = this.strands.get(key);
    if (!strand) this.strands.set(key, (strand = unwoven(from, to)));
    return strand;
  }

  /** Adds what a passage says of a tie; `share` is how much of it is about this tie. */
  read(strand: Strand, range: Range, share: number, isSpeech: boolean): void {
    let negated = 0;
    let tone = 0;
    const words = tokenise(this.#text, range.start, Math.min(range.end, range.start + 1200)).filter(({ isWord }) => isWord);
    const yous = isSpeech ? words.flatMap(({ lower }, at) => (YOU.has(lower) ? [at] : [])) : [];
    for (const [at, token] of words.entries()) {
      negated = NEGATIONS.has(token.lower) ? 4 : negated - 1;
      const found = TONES.find(token.lower);
      if (!found) continue;
      // what is said of hatred, help or lessons is said of the listener only where it is said near "you"
      const isAimed = !isSpeech || found.kind === "friend" || yous.some((you) => Math.abs(you - at) <= AIM);
      if (found.kind && isAimed && negated <= 0) strand.kinds[found.kind] = (strand.kinds[found.kind] ?? 0) + share;
      const turn = negated > 0 ? -0.6 : 1;
      strand.warmth += found.warmth * turn * share;
      strand.trust += found.trust * turn * share;
      strand.signs += share;
      tone += Math.abs(found.warmth) + Math.abs(found.trust);
    }
    if (strand.passages.length < MOST_PASSAGES && range.end - range.start <= 400)
      strand.passages.push({ range, weight: (1 + tone) * share });
  }
}

/** Surnames a person bears, in lower case: the last of several names, or the one name after "Mr." and the like. */
const surnamesOf = (person: Person): Set<string> => {
  const surnames = new Set<string>();
  if (person.kind !== "name") return surnames;
  for (const form of [person.name, ...person.aliases]) {
    const words = tokenise(form)
      .filter((token) => token.isWord)
      .map((token) => token.lower);
    const kind = TITLES.get(words[0] ?? "")?.kind;
    const names = kind ? words.slice(1) : words;
    const last = names.at(-1) ?? "";
    if (names.length > 1 || (names.length === 1 && (kind === "social" || kind === "office") && !GIVEN_NAMES.has(last))) surnames.add(last);
  }
  return surnames;
};

const sum = (values: readonly { readonly weight: number }[] | undefined): number =>
  (values ?? []).reduce((total, { weight }) => total + weight, 0);

const unwoven = (from: string, to: string): Strand => ({
  from,
  to,
  lines: 0,
  together: 0,
  warmth: 0,
  trust: 0,
  signs: 0,
  kinds: {},
  passages: [],
});
const closeness = (strand: Strand, back: Strand): number => strand.lines + back.lines + TOGETHER_SHARE * (strand.together + back.together);

const round = (value: number): number => Math.round(value * 1000) / 1000;

const strengthOf = (strand: Strand, back: Strand, isFamily: boolean): number =>
  (strand.warmth + 0.3 * back.warmth + (isFamily ? 1 : 0)) / (strand.signs + 0.3 * back.signs + 4);

const middleOf = (values: readonly number[]): number => values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0;

const weave = (text: string, quotes: readonly Quote[], deeds: readonly Deed[]): Map<string, Strand> => {
  const loom = new Loom(text);
  for (const quote of quotes) {
    if (!quote.speaker) continue;
    for (const to of quote.addressees) {
      if (to === quote.speaker) continue;
      const strand = loom.strand(quote.speaker, to);
      strand.lines += 1;
      loom.read(strand, quote, Math.max(0.3, quote.confidence) / quote.addressees.length, true);
    }
  }
  for (const deed of deeds) {
    if (deed.people.length < 2 || deed.people.length > 5) continue;
    const share = 1 / (deed.people.length - 1);
    for (const from of deed.people)
      for (const to of deed.people) {
        if (from === to) continue;
        const strand = loom.strand(from, to);
        strand.together += share;
        loom.read(strand, deed, share * (deed.isSubject && deed.people[0] === from ? 0.8 : 0.4), false);
      }
  }
  return loom.strands;
};

/** Fourth stage: who has to do with whom, how, and the passages that show it. Both directions of every tie that leaves a trace, closest first. */
export const drawTies = (text: string, structure: Structure, cast: Cast, quotes: readonly Quote[]): CastTie[] => {
  const pages = openPages(text, structure);
  const mentions = findMentions(pages, cast.people);
  const deeds = findDeeds(pages, mentions);
  const strands = weave(text, quotes, deeds);
  const kin = Map.groupBy(findKin(pages, mentions, cast.people, quotes), ({ person, of }) => keyOf(person, of));
  const suits = Map.groupBy(findCourtship(pages, mentions, deeds, cast.people, quotes), ({ from, to }) => `${from} ${to}`);
  const surnames = new Map(cast.people.map((person) => [person.id, surnamesOf(person)]));
  const pairs = [...strands.values()].map((strand) => {
    const back = strands.get(`${strand.to} ${strand.from}`) ?? unwoven(strand.to, strand.from);
    const facts = kin.get(keyOf(strand.from, strand.to)) ?? [];
    const isNamesake = [...(surnames.get(strand.from) ?? [])].some((name) => surnames.get(strand.to)?.has(name));
    const [wed, born] = [
      facts.filter(({ noun }) => KIN_NOUNS.get(noun)?.isSpouse),
      facts.filter(({ noun }) => !KIN_NOUNS.get(noun)?.isSpouse),
    ];
    // statements that agree add up; an aunt who is also somebody's cousin is more likely two mistakes
    const kinship = Math.max(0, ...[...Map.groupBy(born, ({ person, noun }) => `${person} ${noun}`).values()].map(sum));
    return { strand, back, isNamesake, kinship, marriage: sum(wed), strength: strengthOf(strand, back, isNamesake) };
  });
  const closest = Math.max(1, ...pairs.map(({ strand, back }) => closeness(strand, back)));
  // in a polite book everybody speaks warmly, in a grim one nobody does: friends and foes differ from that
  const manner = middleOf(pairs.filter(({ strand }) => strand.signs >= 2).map(({ strength }) => strength)) * POLITE;
  const passage = (range: Range): Evidence => ({
    start: range.start,
    end: range.end,
    text: text.slice(range.start, range.end),
    chapter: chapterAt(structure.chapters, range.start),
  });
  return pairs
    .filter(({ strand, back }) => strand.lines + back.lines > 0 || strand.together >= 1)
    .map(({ strand, back, isNamesake, kinship, marriage, strength }): CastTie => {
      const amount = closeness(strand, back);
      const familiarity = Math.min(1, 1 - Math.exp(-amount / 25) + (isNamesake ? 0.3 : 0));
      const trust = 0.5 + (0.5 * (strand.trust + 0.3 * back.trust + (isNamesake ? 1 : 0))) / (strand.signs + 0.3 * back.signs + 4);
      const done = strand.lines + strand.together / 2 + 3;
      const shareOf = (kind: Kind): number => (strand.kinds[kind] ?? 0) / done;
      const type = typeOf({
        kinship,
        marriage,
        isNamesake,
        courts: sum(suits.get(`${strand.from} ${strand.to}`)),
        isCourted: sum(suits.get(`${strand.to} ${strand.from}`)),
        warmth: strength - manner,
        familiarity,
        guidance: shareOf("mentor"),
        rivalry: shareOf("rival"),
        alliance: shareOf("ally"),
        friendship: shareOf("friend"),
        amount: strand.lines + strand.together,
      });
      return {
        from: strand.from,
        to: strand.to,
        type,
        strength: round(Math.max(-1, Math.min(1, strength * 1.6))),
        trust: round(Math.max(0, Math.min(1, trust))),
        familiarity: round(familiarity),
        weight: round(amount / closest),
        evidence: strand.passages
          .toSorted((a, b) => b.weight - a.weight)
          .slice(0, 3)
          .map(({ range }) => passage(range)),
      };
    })
    .toSorted((one, other) => other.weight - one.weight || one.from.localeCompare(other.from) || one.to.localeCompare(other.to));
};

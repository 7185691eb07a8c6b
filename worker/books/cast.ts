import type { CastTie, Evidence } from "../contract.ts";
import type { BookAnalysis } from "./analyze.ts";
import { describe } from "./background.ts";
import { chapterAt } from "./chapters.ts";
import { findDeeds } from "./deeds.ts";
import { pronounOf } from "./gender.ts";
import { findHaunts, findOffices, kinOf } from "./facts.ts";
import { findKin } from "./kin.ts";
import { findKnownNames, knownAt } from "./known.ts";
import type { BookMember, KnownTrait } from "./known.ts";
import { findMemories } from "./memories.ts";
import { findMentions } from "./mentions.ts";
import { readNouns } from "./nouns.ts";
import { openPages } from "./pages.ts";
import type { Cast, Person, Quote, Range, Structure } from "./shapes.ts";
import { readsAsCast } from "./shown.ts";
import { joinSpeeches } from "./speeches.ts";
import { findPortraits } from "./portraits.ts";
import { keyOf } from "./tokens.ts";
import { profile, TRAIT_NAMES } from "./traits.ts";
import type { Profiled } from "./traits.ts";
import { findVoices } from "./voice.ts";

const MOST_EVIDENCE = 6;
const LONGEST_EVIDENCE = 400;
const NO_VOICE = { lines: [], phrases: [], subjects: [], words_per_line: 12 };
const AVERAGE = { openness: 0.5, conscientiousness: 0.5, extraversion: 0.5, agreeableness: 0.5, neuroticism: 0.5 };

const countSpoken = (quotes: readonly Quote[]): Map<string, number> => {
  const spoken = new Map<string, number>();
  for (const quote of quotes) if (quote.speaker) spoken.set(quote.speaker, (spoken.get(quote.speaker) ?? 0) + 1);
  return spoken;
};

/** The surest of a person's lines that are long enough to show something. */
const tellingLines = (quotes: readonly Quote[], id: string): Range[] =>
  quotes
    .filter((quote) => quote.speaker === id && quote.end - quote.start >= 30 && quote.end - quote.start <= LONGEST_EVIDENCE)
    .toSorted((one, other) => other.confidence - one.confidence || one.start - other.start)
    .slice(0, 2);

const distinct = (ranges: readonly Range[]): Range[] =>
  ranges.filter((range, index) => ranges.findIndex((other) => other.start < range.end && other.end > range.start) === index);

const nameWords = (people: readonly Person[]): Set<string> =>
  new Set(people.flatMap(({ name, aliases }) => [name, ...aliases]).flatMap((name) => keyOf(name).split(" ")));

/** Last stage: the cast as people will see it, most heard first, with receipts, voices, traits, ties and counts. */
export const assemble = (
  text: string,
  structure: Structure,
  cast: Cast,
  quotes: readonly Quote[],
  ties: readonly CastTie[],
): BookAnalysis => {
  const pages = openPages(text, structure);
  const spoken = countSpoken(quotes);
  const heard = (person: Person | undefined): number => spoken.get(person?.id ?? "") ?? 0;
  const isShown = readsAsCast(pages, findMentions(pages, cast.people), structure.words);
  const kept = cast.people
    .filter((person) => heard(person) > 0 || isShown(person))
    .toSorted((one, other) => heard(other) - heard(one) || other.mentions - one.mentions || one.first - other.first);
  const names = new Map(kept.map((person) => [person.id, person.name]));
  const people = new Map(kept.map((person) => [person.id, person]));
  const mentions = findMentions(pages, kept);
  const deeds = findDeeds(pages, mentions);
  const nouns = readNouns(pages, nameWords(cast.people));
  const portraits = findPortraits(text, deeds, people, structure.body);
  const kin = findKin(pages, mentions, kept, quotes);
  const roles = findOffices(pages, mentions, kept);
  const places = findHaunts(pages, deeds, nouns);
  const closest = (own: readonly CastTie[]): string[] =>
    own
      .filter((tie) => heard(people.get(tie.to)) > 0)
      .slice(0, 2)
      .map((tie) => names.get(tie.to) ?? "");
  const profiles = profile(pages, kept, quotes, deeds);
  const voices = findVoices(joinSpeeches(pages, quotes), nouns);
  const keptTies = ties.filter((tie) => names.has(tie.from) && names.has(tie.to));
  const partners = Map.groupBy(keptTies, (tie) => tie.from);
  const keptQuotes = quotes.map((quote): Quote => {
    const isKnown = quote.speaker !== null && names.has(quote.speaker);
    return {
      ...quote,
      speaker: isKnown ? quote.speaker : null,
      addressees: quote.addressees.filter((id) => names.has(id)),
      confidence: isKnown ? Math.round(quote.confidence * 1000) / 1000 : 0,
    };
  });
  const evidence = (range: Range): Evidence => ({
    start: range.start,
    end: range.end,
    text: text.slice(range.start, range.end),
    chapter: chapterAt(structure.chapters, range.start),
  });

  const known = knownAt(structure.chapters);
  const firsts = findKnownNames(pages, mentions, kept, structure.chapters);
  const traitOf = (profiled: Profiled | undefined, trait: (typeof TRAIT_NAMES)[number]): KnownTrait => {
    const { confidence, range } = profiled?.shown[trait] ?? { confidence: 0, range: null };
    return { confidence, evidence: range ? evidence(range) : null };
  };

  const characters = kept.map((person): BookMember => {
    const portrait = portraits.get(person.id);
    const profiled = profiles.get(person.id);
    const kinship = kinOf(person, kin, people);
    const role = roles.get(person.id);
    const place = places.get(person.id);
    const voice = voices.get(person.id);
    const proof = TRAIT_NAMES.flatMap((trait) => profiled?.shown[trait].range ?? []);
    const receipts = distinct([...(portrait ? [portrait] : []), ...tellingLines(quotes, person.id), ...proof]).slice(0, MOST_EVIDENCE);
    return {
      cast_id: person.id,
      name: person.name,
      aliases: person.aliases,
      pronoun: pronounOf(person),
      quotes: heard(person),
      mentions: person.mentions,
      personality_traits: profiled?.traits ?? AVERAGE,
      confidence: Math.round(person.certainty * (0.5 + 0.5 * (profiled?.confidence ?? 0)) * 1000) / 1000,
      first_chapter: chapterAt(structure.chapters, person.first),
      background: describe({
        person,
        kin: kinship.map(({ text: told }) => told),
        role: role?.text ?? null,
        place: place?.text ?? null,
        partners: closest(partners.get(person.id) ?? []),
        isHeard: heard(person) > 0,
        portrait: portrait ? text.slice(portrait.start, portrait.end) : null,
      }),
      voice: voice?.voice ?? NO_VOICE,
      evidence: receipts.map(evidence),
      known_names: firsts.get(person.id) ?? [],
      known_facts: [
        ...(role ? [role] : []),
        ...kinship,
        ...(place ? [place] : []),
        ...(portrait ? [{ text: text.slice(portrait.start, portrait.end), start: portrait.start }] : []),
      ].map((told) => known(told.text, told.start)),
      known_lines: (voice?.lines ?? []).map((line) => known(line.text, line.start)),
      known_traits: {
        openness: traitOf(profiled, "openness"),
        conscientiousness: traitOf(profiled, "conscientiousness"),
        extraversion: traitOf(profiled, "extraversion"),
        agreeableness: traitOf(profiled, "agreeableness"),
        neuroticism: traitOf(profiled, "neuroticism"),
      },
    };
  });
  return {
    title: structure.title,
    author: structure.author,
    language: structure.language,
    chapters: structure.chapters,
    characters,
    relationships: keptTies,
    memories: findMemories(pages, mentions, keptQuotes, structure.chapters),
    counts: {
      words: structure.words,
      chapters: structure.chapters.length,
      quotes: quotes.length,
      attributed: quotes.filter((quote) => quote.speaker).length,
    },
    quotes: keptQuotes.map(({ start, end, speaker, addressees, confidence }) => ({ start, end, speaker, addressees, confidence })),
  };
};

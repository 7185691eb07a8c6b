/** LitBank's extracts as lessons for the speaker scorer: each turn with its candidates, their signs and who speaks. */
import { CueReader } from "../../worker/books/cues.ts";
import { Decoder, situate } from "../../worker/books/decode.ts";
import { NOBODY } from "../../worker/books/features.ts";
import type { Situation } from "../../worker/books/features.ts";
import { TITLES } from "../../worker/books/lexicon/titles.ts";
import { findMentions } from "../../worker/books/mentions.ts";
import { openPages } from "../../worker/books/pages.ts";
import { readPresence } from "../../worker/books/scene.ts";
import type { Cast, Gender, Person, Structure } from "../../worker/books/shapes.ts";
import { findTurns } from "../../worker/books/turns.ts";
import type { Turn } from "../../worker/books/turns.ts";
import { readSpokenNames } from "../../worker/books/vocatives.ts";
import type { Presence } from "../../worker/books/scene.ts";
import type { SpokenNames } from "../../worker/books/vocatives.ts";
import type { Extract, GoldMention } from "./litbank.ts";

export interface Lesson {
  readonly name: string;
  readonly cast: Cast;
  readonly decoder: Decoder;
  readonly situations: readonly Situation[];
  readonly turns: readonly Turn[];
  readonly presences: readonly Presence[];
  readonly names: readonly SpokenNames[];
  /** Who speaks each turn: an id, `NOBODY` for somebody outside the cast, null where the annotation is silent. */
  readonly speakers: readonly (string | null)[];
}

const genderOf = (mentions: readonly GoldMention[]): Gender => {
  const count = (pattern: RegExp): number => mentions.filter(({ text }) => pattern.test(text)).length;
  const she = count(/^(?:she|her|hers|herself|Mrs\b.*|Miss\b.*|Lady\b.*|Aunt\b.*)$/i);
  const he = count(/^(?:he|him|his|himself|Mr\b.*|Sir\b.*|Lord\b.*|Uncle\b.*)$/i);
  return she > he ? "female" : he > she ? "male" : "unknown";
};

const startsLower = (text: string): boolean => /^(?:the|The) \p{Ll}+(?: \p{Ll}+)?$/u.test(text);

/** The people of an extract as its annotation has them: under their names, under "the gardener", or as the one who says "I". */
const castOf = (extract: Extract, isSpoken: (offset: number) => boolean): Cast => {
  const speakers = new Set(extract.quotes.map(({ speaker }) => speaker));
  let narrator: string | null = null;
  let most = 4;
  const people: Person[] = [];
  const taken = new Set<string>();
  for (const [id, mentions] of Map.groupBy(extract.mentions, ({ entity }) => entity)) {
    const told = mentions.filter(({ text, start }) => text === "I" && !isSpoken(start)).length;
    const named = mentions.filter(({ kind, text }) => kind === "PROP" && text.length < 40).map(({ text }) => text);
    const roles = speakers.has(id)
      ? mentions.filter(({ kind, text }) => kind === "NOM" && startsLower(text)).map(({ text }) => text.toLowerCase())
      : [];
    const forms = [...new Set(named.length > 0 ? named : roles)].filter((form) => !taken.has(form) && !TITLES.has(form.toLowerCase()));
    for (const form of forms) taken.add(form);
    if (told > most) [narrator, most] = [id, told];
    if (forms.length === 0 && told <= 4) continue;
    people.push({
      id,
      name: forms[0] ?? id,
      aliases: forms.slice(1),
      gender: genderOf(mentions),
      kind: named.length > 0 ? "name" : forms.length > 0 ? "role" : "narrator",
      mentions: mentions.length,
      first: mentions[0]?.start ?? 0,
      certainty: 1,
    });
  }
  return { people: people.filter(({ id, kind }) => kind !== "narrator" || id === narrator), narrator };
};

export const lessonOf = (extract: Extract): Lesson => {
  const { text } = extract;
  const structure: Structure = { title: "", author: "", language: "en", body: { start: 0, end: text.length }, chapters: [], words: 0 };
  const pages = openPages(text, structure);
  const isSpoken = (offset: number): boolean => pages.pieces.some((piece) => piece.start <= offset && offset < piece.end);
  const cast = castOf(extract, isSpoken);
  const known = new Set(cast.people.map(({ id }) => id));
  const mentions = findMentions(pages, cast.people);
  const turns = findTurns(pages, new CueReader(pages, mentions), cast.people);
  const presences = readPresence(pages, mentions, turns, cast.people);
  const names = readSpokenNames(pages, mentions, turns);
  const speakers = turns.map((turn): string | null => {
    const votes = new Map<string, number>();
    for (const at of turn.pieces) {
      const piece = pages.pieces[at];
      for (const quote of extract.quotes) {
        const shared = piece ? Math.min(piece.end, quote.end) - Math.max(piece.start, quote.start) : 0;
        if (shared > 0 && quote.speaker) votes.set(quote.speaker, (votes.get(quote.speaker) ?? 0) + shared);
      }
    }
    const best = [...votes].toSorted((one, other) => other[1] - one[1])[0]?.[0];
    return best === undefined ? null : known.has(best) ? best : NOBODY;
  });
  return {
    name: extract.name,
    cast,
    decoder: new Decoder(cast),
    situations: situate(turns, presences, names),
    turns,
    presences,
    names,
    speakers,
  };
};

/**
 * A reading seen otherwise: with people split, or as of a chapter. As of a chapter the book is read again as if it ended there, so that
 * nothing of what follows can colour anything: no trait, tie, line, alias or sentence of it. Pure.
 */
import { assemble, attributeQuotes, drawTies, findCast } from "../../books/analyze.ts";
import type { Cast, Quote, Structure } from "../../books/analyze.ts";
import type { Analysis, CastMember } from "../../book-contract.ts";
import type { Reading } from "../files.ts";
import type { Split } from "./resolve.ts";
import { splitCast } from "./split.ts";
import { nameKey, pairUp, type Subject } from "./subjects.ts";

export interface View {
  readonly splits: readonly Split[];
  /** null: the whole book. */
  readonly chapter: number | null;
}

const AVERAGE = { openness: 0.5, conscientiousness: 0.5, extraversion: 0.5, agreeableness: 0.5, neuroticism: 0.5 };
const NO_SIGN = { confidence: 0, evidence: null };
const NO_SIGNS = { openness: NO_SIGN, conscientiousness: NO_SIGN, extraversion: NO_SIGN, agreeableness: NO_SIGN, neuroticism: NO_SIGN };
const NO_VOICE = { lines: [], phrases: [], subjects: [], words_per_line: 12 };
/** Somebody of whom little more than the name is known so far. */
const BARELY = 0.1;

/** The book up to the end of a chapter. */
const upTo = (text: string, structure: Structure, chapter: number): { text: string; structure: Structure } => {
  const end = structure.chapters.find(({ number }) => number === chapter)?.end ?? structure.body.end;
  const body = { start: structure.body.start, end: Math.min(end, structure.body.end) };
  const head = text.slice(0, body.end);
  return {
    text: head,
    structure: {
      ...structure,
      body,
      chapters: structure.chapters.filter(({ number }) => number <= chapter),
      words: head.slice(body.start).match(/\p{L}[\p{L}\p{M}'’]*/gu)?.length ?? 0,
    },
  };
};

/** Who of the whole reading everybody in a shorter one is, by the shorter one's ids. */
const knownIds = (cast: Cast, known: readonly (Subject & { readonly id: string })[]): Map<string, string> => {
  const same = pairUp(cast.people, known);
  return new Map(cast.people.flatMap(({ id }, at) => (same[at] === undefined ? [] : [[id, same[at].id] as const])));
};

/** An analysis under other ids; about those who have none there, nothing can be decided, and they are left out. */
const underIds = (analysis: Analysis, ids: ReadonlyMap<string, string>): Analysis => ({
  ...analysis,
  characters: analysis.characters.flatMap((member) => {
    const cast_id = ids.get(member.cast_id);
    return cast_id === undefined ? [] : [{ ...member, cast_id }];
  }),
  relationships: analysis.relationships.flatMap((tie) => {
    const [from, to] = [ids.get(tie.from), ids.get(tie.to)];
    return from === undefined || to === undefined ? [] : [{ ...tie, from, to }];
  }),
  memories: analysis.memories.map((memory) => ({ ...memory, characters: memory.characters.flatMap((id) => ids.get(id) ?? []) })),
});

/** Whether the text has the name, and not only as part of a longer word. */
const says = (text: string, name: string): boolean => {
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1))
    if (!/\p{L}/u.test(text.charAt(at - 1)) && !/\p{L}/u.test(text.charAt(at + name.length))) return true;
  return false;
};

/** Somebody who has been named but of whom nothing is known yet; null while none of their names has been. */
const barely = (member: CastMember, text: string): CastMember | null => {
  const [name, ...aliases] = [member.name, ...member.aliases].filter((one) => says(text, one));
  if (name === undefined) return null;
  return {
    ...member,
    name,
    aliases,
    pronoun: "they",
    quotes: 0,
    mentions: 1,
    personality_traits: AVERAGE,
    confidence: BARELY,
    background: "",
    voice: NO_VOICE,
    evidence: [],
    known_names: member.known_names.filter(({ text: called, start }) => start < text.length && [name, ...aliases].includes(called)),
    known_facts: [],
    known_lines: [],
    known_traits: NO_SIGNS,
  };
};

/** The whole reading with people split. A split touches only the lines of those it divides; everybody else's are as the reading had them. */
const splitReading = (
  text: string,
  { structure, cast: whole, quotes }: Reading,
  splits: readonly Split[],
): { cast: Cast; quotes: Quote[] } => {
  const cast = splitCast(text, structure, whole, splits);
  const divided = new Set(splits.map(({ from }) => from));
  const anew = new Map(attributeQuotes(text, structure, cast).map((quote) => [quote.start, quote]));
  const own = quotes.map((quote) => {
    const isTheirs = [quote.speaker ?? "", ...quote.addressees].some((id) => divided.has(id));
    return isTheirs ? (anew.get(quote.start) ?? quote) : quote;
  });
  return { cast, quotes: own };
};

/** Every line with its speaker, with people split. */
export const quotesOf = (text: string, reading: Reading, splits: readonly Split[]): readonly Quote[] =>
  splits.length === 0 ? reading.quotes : splitReading(text, reading, splits).quotes;

const analysed = (text: string, structure: Structure, cast: Cast, quotes: readonly Quote[], title: string): Analysis => {
  const { quotes: _spoken, ...analysis } = assemble(text, structure, cast, quotes, drawTies(text, structure, cast, quotes));
  return { ...analysis, title };
};

export const reread = (text: string, full: Analysis, reading: Reading, { splits, chapter }: View): Analysis => {
  if (chapter === null && splits.length === 0) return full;
  if (chapter === null) {
    const { cast, quotes } = splitReading(text, reading, splits);
    const found = analysed(text, reading.structure, cast, quotes, full.title);
    return { ...found, characters: [...found.characters, ...unheard(splits, found, full, text)] };
  }
  const part = upTo(text, reading.structure, chapter);
  // read under its own ids, which nothing of what follows has had a part in
  const whole = findCast(part.text, part.structure);
  const ids = knownIds(whole, reading.cast.people);
  const own = new Map([...ids].map(([id, known]) => [known, id]));
  const dividing = splits.flatMap((split) => {
    const from = own.get(split.from);
    return from === undefined ? [] : [{ ...split, from }];
  });
  const cast = splitCast(part.text, part.structure, whole, dividing);
  for (const { cast_id } of dividing) ids.set(cast_id, cast_id);
  const quotes = attributeQuotes(part.text, part.structure, cast);
  const found = underIds(analysed(part.text, part.structure, cast, quotes, full.title), ids);
  const present = new Set(found.characters.map(({ cast_id }) => cast_id));
  const divided = new Set(splits.map(({ from }) => from));
  const named = full.characters
    .filter(({ cast_id, first_chapter }) => first_chapter <= chapter && !present.has(cast_id) && !divided.has(cast_id))
    .flatMap((member) => barely(member, part.text) ?? []);
  return { ...found, characters: [...found.characters, ...named, ...unheard(splits, found, full, part.text)] };
};

/** Those divided of whom the book shows too little to find them by themselves. */
const unheard = (splits: readonly Split[], found: Analysis, full: Analysis, text: string): CastMember[] => {
  const present = new Set(found.characters.map(({ cast_id }) => cast_id));
  return [...Map.groupBy(splits, ({ from }) => from)].flatMap(([from, parts]) => {
    const whole = full.characters.find((member) => member.cast_id === from);
    if (whole === undefined) return [];
    return [rest(whole, parts), ...parts.map(({ cast_id, name, aliases }) => ({ ...whole, cast_id, name, aliases }))]
      .filter(({ cast_id }) => !present.has(cast_id))
      .flatMap((member) => barely(member, text) ?? []);
  });
};

const rest = (whole: CastMember, parts: readonly Split[]): CastMember => {
  const gone = new Set(parts.flatMap(({ name, aliases }) => [name, ...aliases]).map(nameKey));
  const [name = whole.name, ...aliases] = [whole.name, ...whole.aliases].filter((one) => !gone.has(nameKey(one)));
  return { ...whole, name, aliases };
};

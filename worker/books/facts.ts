import type { Deed } from "./deeds.ts";
import type { KinFact } from "./kin.ts";
import { KIN_NOUNS } from "./lexicon/kin.ts";
import { OFFICES, OFFICE_TITLES } from "./lexicon/offices.ts";
import type { Mention } from "./mentions.ts";
import type { Nouns } from "./nouns.ts";
import type { Pages } from "./pages.ts";
import type { Person } from "./shapes.ts";
import { tokenise } from "./tokens.ts";

/** Evidence below which kinship is not told as a fact. */
const SURE = 0.9;
const MOST_KIN = 2;
const LEAST_SEEN = 3;
/** How much more often than the others somebody must be seen at a place. */
const LEAN = 1.5;

/** A fact in words, and the offset at which the book first gives it. */
export interface Told {
  readonly text: string;
  readonly start: number;
}

const withArticle = (noun: string): string => `${/^[aeiou]/.test(noun) ? "an" : "a"} ${noun}`;

/** Whose relative a person is, by the surest statements first; a statement about the one says the inverse of the other. */
export const kinOf = (person: Person, facts: readonly KinFact[], people: ReadonlyMap<string, Person>): Told[] => {
  const found = new Map<string, { of: string; noun: string; weight: number; start: number }>();
  for (const fact of facts) {
    const other = fact.person === person.id ? fact.of : fact.of === person.id ? fact.person : null;
    if (other === null) continue;
    const gender = person.gender;
    const noun = fact.person === person.id ? fact.noun : gender === "unknown" ? null : (KIN_NOUNS.get(fact.noun)?.inverse[gender] ?? null);
    if (noun === null) continue;
    const key = `${other} ${noun}`;
    const known = found.get(key);
    found.set(key, { of: other, noun, weight: (known?.weight ?? 0) + fact.weight, start: Math.min(known?.start ?? Infinity, fact.start) });
  }
  const sure = [...found.values()].filter(({ weight }) => weight >= SURE).toSorted((one, other) => other.weight - one.weight);
  const kept = sure.filter(({ of }, index) => people.has(of) && sure.findIndex((each) => each.of === of) === index);
  return kept.slice(0, MOST_KIN).map(({ of, noun, start }) => ({
    text: `${/^(?:wife|husband|mother|father)$/.test(noun) ? `the ${noun}` : withArticle(noun)} of ${people.get(of)?.name ?? ""}`,
    start,
  }));
};

const titleOf = (name: string): string => tokenise(name)[0]?.lower ?? "";

/** What each person is by office or trade: as narration says ("Mr. Grey, a surgeon"; "Mr. Grey was a surgeon"), or by a title that the name shown does not have. */
export const findOffices = (pages: Pages, mentions: readonly Mention[], people: readonly Person[]): Map<string, Told> => {
  const { tokens, pieceOf } = pages;
  const votes = new Map<string, Map<string, { count: number; start: number }>>();
  for (const { person, to } of mentions) {
    if (pieceOf[to] !== -1 || !/^(?:,|was|is|became)$/.test(tokens[to]?.lower ?? "") || !/^(?:an?|the)$/.test(tokens[to + 1]?.lower ?? ""))
      continue;
    let at = to + 2;
    while (at < to + 5 && tokens[at]?.isWord && !tokens[at]?.isCapital && !OFFICES.has(tokens[at]?.lower ?? "")) at += 1;
    const noun = tokens[at]?.lower ?? "";
    if (!OFFICES.has(noun) || tokens[at - 1]?.lower === "old" || /^['’]s$/.test(tokens[at + 1]?.text ?? "")) continue;
    const own = votes.get(person) ?? new Map<string, { count: number; start: number }>();
    const known = own.get(noun) ?? { count: 0, start: tokens[at]?.start ?? 0 };
    votes.set(person, own.set(noun, { ...known, count: known.count + 1 }));
  }
  const offices = new Map<string, Told>();
  for (const person of people) {
    const told = [...(votes.get(person.id) ?? [])].toSorted((one, other) => other[1].count - one[1].count)[0];
    const title = [person.name, ...person.aliases].map(titleOf).find((word) => OFFICE_TITLES.has(word) && word !== titleOf(person.name));
    const office = told?.[0] ?? (title ? OFFICE_TITLES.get(title) : undefined);
    if (office) offices.set(person.id, { text: withArticle(office), start: told?.[1].start ?? person.first });
  }
  return offices;
};

/** The place, with its preposition, where each person is seen more than the others are: named after a preposition in sentences that they open. */
export const findHaunts = (pages: Pages, deeds: readonly Deed[], nouns: Nouns): Map<string, Told> => {
  const seen = new Map<string, Map<string, { count: number; start: number }>>();
  const all = new Map<string, number>();
  const leads = new Map<string, { at: number; in: number }>();
  let total = 0;
  for (const deed of deeds) {
    const person = deed.people[0];
    if (!person || !deed.isSubject) continue;
    const tokens = tokenise(pages.text, deed.start, Math.min(deed.end, deed.start + 600));
    tokens.forEach((token, at) => {
      if (
        !token.isCapital ||
        !/^(?:at|in|to|of)$/.test(tokens[at - 1]?.lower ?? "") ||
        tokens[at + 1]?.isCapital ||
        !nouns.isNamed(token.lower)
      )
        return;
      const own = seen.get(person) ?? new Map<string, { count: number; start: number }>();
      const known = own.get(token.text) ?? { count: 0, start: token.start };
      seen.set(person, own.set(token.text, { ...known, count: known.count + 1 }));
      all.set(token.text, (all.get(token.text) ?? 0) + 1);
      total += 1;
      if (/^(?:at|in)$/.test(tokens[at - 1]?.lower ?? "")) {
        const entry = leads.get(token.text) ?? { at: 0, in: 0 };
        entry[tokens[at - 1]?.lower === "in" ? "in" : "at"] += 1;
        leads.set(token.text, entry);
      }
    });
  }
  const haunts = new Map<string, Told>();
  for (const [person, places] of seen) {
    const sum = [...places.values()].reduce((whole, { count }) => whole + count, 0);
    const best = [...places]
      .filter(([place, { count }]) => count >= LEAST_SEEN && count / sum >= (LEAN * (all.get(place) ?? 0)) / total)
      .toSorted((one, other) => other[1].count - one[1].count)[0];
    const lead = leads.get(best?.[0] ?? "");
    if (best && lead) haunts.set(person, { text: `${lead.in > lead.at ? "in" : "at"} ${best[0]}`, start: best[1].start });
  }
  return haunts;
};

import { NOT_NAMES } from "./lexicon/not-names.ts";
import { OFFICE_TITLES } from "./lexicon/offices.ts";
import { TITLES } from "./lexicon/titles.ts";
import { findMentions } from "./mentions.ts";
import type { Mention } from "./mentions.ts";
import type { Pages } from "./pages.ts";
import type { Person } from "./shapes.ts";
import { keyOf } from "./tokens.ts";
import type { Token } from "./tokens.ts";

const NAMED_LEADS = /^(?:the|our|their|his|her|my|a|an|no|that|this)$/;
/** One statement ("Miss Grey, the governess") says more than bearing a title. */
const STATED = 3;
const TITLED = 1;
/** "The clergyman" may be any of several; "the doctor" is the one doctor. */
const CLERICAL = /^rev/;
const OFFICE_NOUNS = new Set([...TITLES].flatMap(([title, { kind }]) => (kind === "office" || kind === "rank" ? [title] : [])));
/** How much more must speak for one bearer of an office than for any other. */
const LEAN = 2;

/** The noun of a role after "the". */
const nounOf = (role: Person): string => keyOf(role.name).replace(/^the /, "");
/** "The Colonel", with a capital: an office, whoever holds it. */
const isTitleOnly = (person: Person): boolean => person.kind === "name" && person.aliases.length === 0 && OFFICE_NOUNS.has(nounOf(person));
const agree = (one: Person, other: Person): boolean =>
  one.gender === "unknown" || other.gender === "unknown" || one.gender === other.gender;

/** A word that may stand before the noun of a role: no name, but "English" is none. */
const isDescribing = (token: Token | undefined): boolean => token !== undefined && (!token.isCapital || NOT_NAMES.has(token.lower));

/** The noun that an article opens after or before a name: "Miss Grey, the governess", "the governess, Miss Grey", "Miss Grey was our governess". */
const statedAt = ({ tokens, pieceOf }: Pages, { from, to }: Mention): string[] => {
  const nouns: string[] = [];
  if (
    pieceOf[to] === pieceOf[from] &&
    /^(?:,|was|is|became|['’]s)$/.test(tokens[to]?.lower ?? "") &&
    NAMED_LEADS.test(tokens[to + 1]?.lower ?? "")
  )
    for (let at = to + 2; at < to + 5 && tokens[at]?.isWord && isDescribing(tokens[at]); at += 1) nouns.push(tokens[at]?.lower ?? "");
  const last = tokens[from - 1]?.text === "," ? from - 2 : from - 1;
  if (NAMED_LEADS.test(tokens[last - 1]?.lower ?? "") || NAMED_LEADS.test(tokens[last - 2]?.lower ?? ""))
    nouns.push(tokens[last]?.lower ?? "");
  return nouns;
};

const joined = (person: Person, roles: readonly Person[]): Person => ({
  ...person,
  aliases: [...person.aliases, ...roles.map(({ name }) => name)],
  mentions: roles.reduce((sum, { mentions }) => sum + mentions, person.mentions),
  first: Math.min(person.first, ...roles.map(({ first }) => first)),
});

/** A role is the named person who, alone in the book, is said to hold it: "the governess" is Miss Grey. The others stay people of their own. */
export const joinDoubles = (pages: Pages, named: readonly Person[], unnamed: readonly Person[]): Person[] => {
  const roles = [...unnamed, ...named.filter(isTitleOnly)];
  const people = named.filter((person) => !isTitleOnly(person));
  if (roles.length === 0) return [...people];
  const wanted = new Map(roles.map((role) => [nounOf(role), role]));
  const votes = new Map<string, Map<string, number>>();
  const vote = (noun: string, person: string, weight: number): void => {
    if (!wanted.has(noun)) return;
    const own = votes.get(noun) ?? new Map<string, number>();
    votes.set(noun, own.set(person, (own.get(person) ?? 0) + weight));
  };
  for (const mention of findMentions(pages, people)) for (const noun of statedAt(pages, mention)) vote(noun, mention.person, STATED);
  for (const person of people)
    for (const title of new Set([person.name, ...person.aliases].map((name) => keyOf(name).split(" ")[0] ?? "")))
      if (!CLERICAL.test(title)) vote(OFFICE_TITLES.get(title) ?? title, person.id, TITLED);
  const byId = new Map(people.map((person) => [person.id, person]));
  const taken = new Map<string, Person[]>();
  const left = roles.filter((role) => {
    const [best, next] = [...(votes.get(nounOf(role)) ?? [])].toSorted((one, other) => other[1] - one[1]);
    const person = byId.get(best?.[0] ?? "");
    if (!best || !person || best[1] < LEAN * (next?.[1] ?? 0) || !agree(person, role)) return true;
    taken.set(person.id, [...(taken.get(person.id) ?? []), role]);
    return false;
  });
  return [...people.map((person) => joined(person, taken.get(person.id) ?? [])), ...left];
};

/**
 * What a reader decided about a cast, kept by the names of people: a later reading may count them in another order, or call them by
 * another of their names. A decision is written down once and applied to whatever reading there is.
 */
import type { AppliedDecision, MemberDecision, ReviewChange, SplitPart } from "../../book-contract.ts";
import type { Traits } from "../../../objects/simulation/index.ts";
import { nameKey, type Subject } from "./subjects.ts";

/** What can be decided about somebody. */
export interface Choices {
  readonly name?: string;
  readonly merge?: readonly Subject[];
  readonly split?: readonly SplitPart[];
  readonly skip?: true;
  readonly personality_traits?: Partial<Traits>;
  readonly autonomy_level?: number;
  readonly goals?: readonly string[];
}
export interface KeptDecision extends Choices {
  readonly id: string;
  readonly subject: Subject;
}
export interface Review {
  readonly version: number;
  readonly decisions: readonly KeptDecision[];
}

/** Somebody a decision can be about. */
export interface Decidable extends Subject {
  readonly cast_id: string;
}

const subjectOf = ({ name, aliases }: Subject): Subject => ({ name, aliases });

/** The value decided, or nothing: undefined keeps what was decided before, null and an empty list take it back. */
const settled = <Value>(wanted: Value | null | undefined, before: Value | undefined): Value | undefined => {
  if (wanted === undefined) return before;
  return wanted === null || (Array.isArray(wanted) && wanted.length === 0) ? undefined : wanted;
};

const isEmpty = ({ id: _id, subject: _subject, ...choices }: KeptDecision): boolean =>
  Object.values(choices).every((choice) => choice === undefined);

/** The choices that an answer about `member` makes, over those before. */
const choose = (before: KeptDecision, wanted: MemberDecision, member: Decidable, people: ReadonlyMap<string, Decidable>): KeptDecision => {
  const name = settled(wanted.name?.trim() ?? wanted.name, before.name);
  const merge = wanted.merge?.filter((id) => id !== member.cast_id).flatMap((id) => people.get(id) ?? []);
  const skip = wanted.skip === undefined ? before.skip : wanted.skip === true ? (true as const) : undefined;
  const chosen = {
    name: name === "" || name === member.name ? undefined : name,
    merge: wanted.merge === undefined ? before.merge : settled(merge?.map(subjectOf), undefined),
    split: settled(wanted.split, before.split),
    skip,
    personality_traits: settled(wanted.personality_traits, before.personality_traits),
    autonomy_level: settled(wanted.autonomy_level, before.autonomy_level),
    goals: settled(wanted.goals, before.goals),
  };
  const given = Object.entries(chosen).filter(([, choice]) => choice !== undefined);
  return { id: before.id, subject: before.subject, ...Object.fromEntries(given) };
};

const sameSubject = (one: Subject, other: Subject): boolean => nameKey(one.name) === nameKey(other.name);

/** Whoever becomes part of somebody brings along those who were part of them: nobody is lost between two people. */
const broughtAlong = (decisions: readonly KeptDecision[]): KeptDecision[] => {
  const about = (person: Subject): KeptDecision | undefined => decisions.find(({ subject }) => sameSubject(subject, person));
  const everybody = (people: readonly Subject[], seen: ReadonlySet<string>): Subject[] =>
    people
      .filter(({ name }) => !seen.has(nameKey(name)))
      .flatMap((person) => [person, ...everybody(about(person)?.merge ?? [], new Set([...seen, nameKey(person.name)]))]);
  const joined = new Set(decisions.flatMap(({ merge }) => (merge ?? []).flatMap((person) => about(person) ?? [])));
  return decisions.map((decision) => {
    const { merge, ...rest } = decision;
    if (merge === undefined || joined.has(decision)) return rest;
    return { ...rest, merge: everybody(merge, new Set([nameKey(decision.subject.name)])) };
  });
};

/**
 * The review after a change. `people` are those of the present reading and `resolved` who of them each decision is about; decisions
 * about nobody present are left as they are. Whoever is decided on by themselves is no longer part of somebody else.
 */
export const changed = (
  review: Review,
  resolved: readonly AppliedDecision[],
  people: readonly Decidable[],
  { characters, forget = [] }: ReviewChange,
  newId: () => string,
): Review => {
  const members = new Map(people.map((person) => [person.cast_id, person]));
  const aboutWhom = new Map(resolved.map(({ id, cast_id }) => [cast_id, id]));
  const decisions = new Map(review.decisions.filter(({ id }) => !forget.includes(id)).map((one): [string, KeptDecision] => [one.id, one]));
  const mergedNow = new Set(characters.flatMap(({ merge }) => merge ?? []));
  const freed = [...mergedNow, ...characters.map(({ cast_id }) => cast_id)].flatMap((id) => members.get(id) ?? []);
  for (const [id, { merge, ...rest }] of decisions) {
    const kept = merge?.filter((other) => !freed.some((person) => sameSubject(person, other))) ?? [];
    decisions.set(id, kept.length === 0 ? rest : { ...rest, merge: kept });
  }
  for (const wanted of characters) {
    const member = members.get(wanted.cast_id);
    if (member === undefined) continue;
    const before = decisions.get(aboutWhom.get(wanted.cast_id) ?? "") ?? { id: newId(), subject: subjectOf(member) };
    decisions.set(before.id, choose(before, wanted, member, members));
  }
  return { version: review.version + 1, decisions: broughtAlong([...decisions.values()]).filter((decision) => !isEmpty(decision)) };
};

/** Decisions, written down by names, applied to a reading: who each of them is about now, and which are about nobody. */
import type { AppliedDecision, ReviewState } from "../../book-contract.ts";
import type { Decidable, KeptDecision, Review } from "./decisions.ts";
import { nameKey, pairUp } from "./subjects.ts";

/** Somebody split off somebody else. */
export interface Split {
  /** Whom they were part of. */
  readonly from: string;
  readonly cast_id: string;
  readonly name: string;
  readonly aliases: readonly string[];
}

export interface Resolved extends ReviewState {
  readonly splits: readonly Split[];
  /** The reading's people and those split off, without the aliases that went. */
  readonly people: readonly Decidable[];
}

const LONGEST_ID = 40;

/** Stable, so that a character made of somebody split off stays the same character. */
const splitId = (from: string, alias: string): string =>
  `${from}.${nameKey(alias)
    .replaceAll(/[^\p{L}\p{N}]+/gu, "-")
    .slice(0, LONGEST_ID)}`;

/** Parts of which the member still has aliases, as people; not all of a member can go. */
const splitsOf = (decision: KeptDecision, member: Decidable): Split[] => {
  const own = new Map([member.name, ...member.aliases].map((name) => [nameKey(name), name]));
  const parts: Split[] = [];
  for (const { aliases, name } of decision.split ?? []) {
    const found = aliases.flatMap((alias) => own.get(nameKey(alias)) ?? []);
    const [first] = found;
    if (first === undefined || found.length >= own.size) continue;
    for (const alias of found) own.delete(nameKey(alias));
    const called = name?.trim() || first;
    parts.push({
      from: member.cast_id,
      cast_id: splitId(member.cast_id, first),
      name: called,
      aliases: found.filter((alias) => alias !== called),
    });
  }
  return parts;
};

const without = (member: Decidable, parts: readonly Split[]): Decidable => {
  const gone = new Set(parts.flatMap(({ name, aliases }) => [name, ...aliases]).map(nameKey));
  const [name = member.name, ...aliases] = [member.name, ...member.aliases].filter((one) => !gone.has(nameKey(one)));
  return { cast_id: member.cast_id, name, aliases };
};

const subjectsOf = (decisions: readonly KeptDecision[]) => decisions.map(({ subject }) => subject);

/** Whom each decision is about. A split is about the member as the reading has them; everything else about people as they are after it. */
const subjectsFound = (
  decisions: readonly KeptDecision[],
  divided: ReadonlyMap<string, Decidable>,
  people: readonly Decidable[],
): Map<string, Decidable> => {
  const found = new Map<string, Decidable>();
  for (const [id, { cast_id }] of divided) {
    const person = people.find((one) => one.cast_id === cast_id);
    if (person !== undefined) found.set(id, person);
  }
  const taken = new Set(found.values());
  const rest = decisions.filter(({ split }) => split === undefined);
  const others = pairUp(
    subjectsOf(rest),
    people.filter((person) => !taken.has(person)),
  );
  rest.forEach(({ id }, index) => {
    const person = others[index];
    if (person !== undefined) found.set(id, person);
  });
  return found;
};

export const resolve = (review: Review, analysis: { readonly characters: readonly Decidable[] }): Resolved => {
  const members: readonly Decidable[] = analysis.characters.map(({ cast_id, name, aliases }) => ({ cast_id, name, aliases }));
  const dividing = review.decisions.filter(({ split }) => split !== undefined);
  const paired = pairUp(subjectsOf(dividing), members);
  const divided = new Map(dividing.flatMap(({ id }, index) => (paired[index] === undefined ? [] : [[id, paired[index]] as const])));
  const splits = dividing.flatMap((decision) => {
    const member = divided.get(decision.id);
    return member === undefined ? [] : splitsOf(decision, member);
  });
  const partsOf = Map.groupBy(splits, ({ from }) => from);
  const people: Decidable[] = members.flatMap((member) => {
    const parts = partsOf.get(member.cast_id) ?? [];
    return [
      parts.length === 0 ? member : without(member, parts),
      ...parts.map(({ cast_id, name, aliases }) => ({ cast_id, name, aliases })),
    ];
  });

  const found = subjectsFound(review.decisions, divided, people);
  const decisions: AppliedDecision[] = [];
  const unapplied: { id: string; of: string; reason: string }[] = [];
  for (const { id, subject, merge, ...choices } of review.decisions) {
    const report = (reason: string): void => void unapplied.push({ id, of: subject.name, reason });
    const about = found.get(id);
    if (about === undefined) {
      report(`The present reading knows nobody called ${subject.name}.`);
      continue;
    }
    const others = pairUp(
      merge ?? [],
      people.filter((person) => person !== about),
    );
    const missing = (merge ?? []).filter((_, at) => others[at] === undefined).map(({ name }) => name);
    if (missing.length > 0) report(`${subject.name} was joined with ${missing.join(" and ")}, whom the present reading does not know.`);
    if (choices.split !== undefined && (partsOf.get(about.cast_id)?.length ?? 0) < choices.split.length)
      report(`${subject.name} was split, but the present reading does not give them all of those names.`);
    const joined = others.flatMap((other) => other?.cast_id ?? []);
    decisions.push({ ...choices, id, cast_id: about.cast_id, of: about.name, ...(merge === undefined ? {} : { merge: joined }) });
  }
  return { version: review.version, decisions, unapplied, splits, people };
};

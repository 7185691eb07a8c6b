/** One person of a reading becomes several: each with their own mentions, by the names that were divided among them. */
import type { Cast, Person, Structure } from "../../books/analyze.ts";
import { countPronouns } from "../../books/gender.ts";
import { findMentions } from "../../books/mentions.ts";
import { openPages } from "../../books/pages.ts";
import type { Gender } from "../../books/shapes.ts";
import type { Split } from "./resolve.ts";
import { nameKey } from "./subjects.ts";

/** Pronouns of one gender that outweigh the other's so much settle it. */
const CLEAR = 1.8;

const genderBy = (votes: { readonly she: number; readonly he: number } | undefined): Gender => {
  const { she, he } = votes ?? { she: 0, he: 0 };
  if (she + he === 0) return "unknown";
  return she >= he * CLEAR ? "female" : he >= she * CLEAR ? "male" : "unknown";
};

const divide = (person: Person, parts: readonly Split[]): Person[] => {
  const gone = new Set(parts.flatMap(({ name, aliases }) => [name, ...aliases]).map(nameKey));
  const [name, ...aliases] = [person.name, ...person.aliases].filter((one) => !gone.has(nameKey(one)));
  const others = parts.map(({ cast_id, name: called, aliases: more }): Person => ({ ...person, id: cast_id, name: called, aliases: more }));
  return name === undefined ? others : [{ ...person, name, aliases }, ...others];
};

/** The cast with those people divided; who tells the story stays with the first of them. */
export const splitCast = (text: string, structure: Structure, cast: Cast, splits: readonly Split[]): Cast => {
  if (splits.length === 0) return cast;
  const partsOf = Map.groupBy(splits, ({ from }) => from);
  const people = cast.people.flatMap((person) => {
    const parts = partsOf.get(person.id);
    return parts === undefined ? [person] : divide(person, parts);
  });
  const touched = new Set(splits.flatMap(({ from, cast_id }) => [from, cast_id]));
  const pages = openPages(text, structure);
  const votes = countPronouns(pages, people);
  const mentions = new Map<string, { count: number; first: number }>();
  for (const { person, from } of findMentions(pages, people)) {
    const known = mentions.get(person);
    if (known === undefined) mentions.set(person, { count: 1, first: pages.tokens[from]?.start ?? 0 });
    else known.count += 1;
  }
  return {
    ...cast,
    people: people.map((person) => {
      if (!touched.has(person.id)) return person;
      const { count, first } = mentions.get(person.id) ?? { count: 0, first: person.first };
      return { ...person, mentions: count, first, gender: genderBy(votes.get(person.id)) };
    }),
  };
};

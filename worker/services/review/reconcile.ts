/** A new reading of a book keeps the ids of the one before: whoever goes by the same names stays the same cast member. */
import type { Cast } from "../../books/analyze.ts";
import type { Reading } from "../files.ts";
import { pairUp } from "./subjects.ts";

const numberOf = (id: string): number => Number(/^c(\d+)$/.exec(id)?.[1] ?? 0);

/** The highest number given to anybody, in this reading or before. */
export const lastId = (cast: Cast, before: Reading | null): number =>
  Math.max(before?.last_id ?? 0, ...cast.people.map(({ id }) => numberOf(id)));

/** The cast under the ids of the reading before; somebody new gets a number that nobody had. */
export const reconcile = (cast: Cast, before: Reading | null): Cast => {
  if (before === null) return cast;
  const known = pairUp(cast.people, before.cast.people);
  let last = before.last_id;
  const ids = new Map(cast.people.map(({ id }, index) => [id, known[index]?.id ?? `c${(last += 1)}`]));
  const idOf = (id: string): string => ids.get(id) ?? id;
  return {
    ...cast,
    people: cast.people.map((person) => ({ ...person, id: idOf(person.id) })),
    narrator: cast.narrator === null ? null : idOf(cast.narrator),
  };
};

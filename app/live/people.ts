/** Who is who in a script. Names stay when their bearers have gone. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly pronoun: "she" | "he" | "they";
}

export type People = Readonly<Record<string, Person>>;

/** The person of an id; a stranger by `name` when nobody knows them. */
export const personOf = ({ people }: { readonly people: People }, id: string, name = "Someone"): Person =>
  people[id] ?? { id, name, pronoun: "they" };

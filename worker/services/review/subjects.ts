/** Who is who across readings of one book: by the names people are called, never by their place in a list. */

export interface Subject {
  readonly name: string;
  readonly aliases: readonly string[];
}

export const nameKey = (name: string): string => name.normalize("NFKC").toLowerCase().replaceAll(/\s+/g, " ").trim();

const keysOf = ({ name, aliases }: Subject): Set<string> => new Set([name, ...aliases].map(nameKey));

/** 0 for people who share no name; more for each they share, most for the name itself. */
export const likeness = (one: Subject, other: Subject): number => {
  const [mine, theirs] = [keysOf(one), keysOf(other)];
  const shared = [...mine].filter((key) => theirs.has(key)).length;
  if (shared === 0) return 0;
  const sameName = nameKey(one.name) === nameKey(other.name);
  const cross = theirs.has(nameKey(one.name)) || mine.has(nameKey(other.name));
  return (sameName ? 2 : cross ? 1 : 0) + shared / (mine.size + theirs.size - shared);
};

/** For each of `wanted`, who of `people` it is: the likest pairs first, everybody at most once; undefined for those who are nobody. */
export const pairUp = <Person extends Subject>(wanted: readonly Subject[], people: readonly Person[]): (Person | undefined)[] => {
  const byKey = new Map<string, Person[]>();
  for (const person of people) for (const key of keysOf(person)) byKey.set(key, [...(byKey.get(key) ?? []), person]);
  const pairs = wanted.flatMap((subject, at) =>
    [...new Set([...keysOf(subject)].flatMap((key) => byKey.get(key) ?? []))].map((person) => ({
      at,
      person,
      score: likeness(subject, person),
    })),
  );
  const found: (Person | undefined)[] = wanted.map(() => undefined);
  const taken = new Set<Person>();
  for (const { at, person } of pairs.toSorted((one, other) => other.score - one.score)) {
    if (found[at] !== undefined || taken.has(person)) continue;
    found[at] = person;
    taken.add(person);
  }
  return found;
};

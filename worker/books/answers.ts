import { PERSON_TITLES } from "./lexicon/titles.ts";
import type { Person } from "./shapes.ts";
import type { Talk } from "./talk.ts";

const namesOf = (person: Person): string[] => [person.name, ...person.aliases];

/** Only ever "Mr. Grey" or "Grey", never with a given name. */
const lacksGiven = (person: Person): boolean =>
  namesOf(person).every((name) => PERSON_TITLES.test(name) || !name.includes(" ")) &&
  namesOf(person).some((name) => PERSON_TITLES.test(name));
const isSurnameOnly = (person: Person): boolean => lacksGiven(person) && PERSON_TITLES.test(person.name);
const isGivenOnly = (person: Person): boolean => namesOf(person).every((name) => !name.includes(" "));

const agree = (one: Person, other: Person): boolean =>
  one.gender === "unknown" || other.gender === "unknown" || one.gender === other.gender;

const merge = (person: Person, other: Person): Person => ({
  ...person,
  aliases: [...new Set([...person.aliases, other.name, ...other.aliases])],
  mentions: person.mentions + other.mentions,
  first: Math.min(person.first, other.first),
  certainty: Math.max(person.certainty, other.certainty),
});

/** Votes that decide, and by how much they must beat those for anybody else. */
const LEAST = 2;
const LEAN = 2;

type Votes = Map<string, Map<string, number>>;
const vote = (votes: Votes, id: string, target: string, weight: number): void => {
  const own = votes.get(id) ?? new Map<string, number>();
  votes.set(id, own.set(target, (own.get(target) ?? 0) + weight));
};
/** Whom the votes decide for, and by how many; null where they do not. */
const decide = (votes: ReadonlyMap<string, number> | undefined): { id: string; weight: number } | null => {
  const [best, next] = [...(votes ?? [])].toSorted((one, other) => other[1] - one[1]);
  return best && best[1] >= LEAST && best[1] >= LEAN * (next?.[1] ?? 0) ? { id: best[0], weight: best[1] } : null;
};

const replace = (people: readonly Person[], joined: ReadonlyMap<string, Person>, gone: ReadonlySet<string>): Person[] =>
  people.filter((person) => !gone.has(person.id)).map((person) => joined.get(person.id) ?? person);

/**
 * Joins names that share no word: where people say "Mr. Grey" and it is Edwin who answers, while narration lets no Mr. Grey speak, Edwin is Mr. Grey.
 */
export const joinByAnswers = (people: readonly Person[], { turns }: Talk): Person[] => {
  const titled = people.filter((person) => person.kind === "name" && isSurnameOnly(person));
  const given = new Map(people.filter((person) => person.kind === "name" && isGivenOnly(person)).map((person) => [person.id, person]));
  const speaking = new Set(turns.map(({ speaker }) => speaker));
  const votes: Votes = new Map();
  turns.forEach(({ speaker, called }, index) => {
    const answer = turns[index + 1]?.speaker;
    if (answer && answer !== speaker) for (const id of called) vote(votes, id, answer, 1);
  });
  const joined = new Map<string, Person>();
  const gone = new Set<string>();
  for (const person of titled) {
    const best = speaking.has(person.id) ? null : decide(votes.get(person.id));
    const other = given.get(best?.id ?? "");
    if (!other || !agree(person, other)) continue;
    const whole = joined.get(other.id) ?? other;
    joined.set(other.id, { ...merge(whole, person), gender: person.gender === "unknown" ? whole.gender : person.gender });
    gone.add(person.id);
  }
  return replace(people, joined, gone);
};

/** Turns before and after a call among whose speakers the one who is called may be; the nearest count double. */
const AROUND = 3;

/** Shares its first letters with a single name of the person, as pet names do. */
const isLike = (person: Person, name: string): boolean =>
  name.length > 3 && namesOf(person).some((other) => !other.includes(" ") && other.slice(0, 3) === name.slice(0, 3));

/**
 * Joins given names that only speech uses to those whom narration calls by title and surname: where somebody calls "Edwin" and, of the speakers around who
 * have no given name, it is Mr. Grey again and again, Edwin is Mr. Grey. Each gets one such name at most.
 */
export const joinCalled = (people: readonly Person[], { turns, told }: Talk): Person[] => {
  const byId = new Map(people.map((person) => [person.id, person]));
  const unknown = new Map(
    people.filter((person) => person.kind === "name" && isGivenOnly(person) && !told.has(person.id)).map((person) => [person.id, person]),
  );
  const votes: Votes = new Map();
  turns.forEach(({ speaker, called }, index) => {
    for (const id of called) {
      const person = unknown.get(id);
      if (!person) continue;
      for (let step = -AROUND; step <= AROUND; step += 1) {
        const near = turns[index + step];
        const other = byId.get(near?.speaker ?? "");
        if (!near || !other || other.id === speaker || near.called.has(id) || !agree(person, other)) continue;
        if (lacksGiven(other) || isLike(other, person.name)) vote(votes, id, other.id, Math.abs(step) === 1 ? 2 : 1);
      }
    }
  });
  const joined = new Map<string, Person>();
  const gone = new Set<string>();
  const decided = [...votes].flatMap(([id, own]) => {
    const best = decide(own);
    return best ? [{ id, target: best.id, weight: best.weight }] : [];
  });
  for (const { id, target } of decided.toSorted((one, other) => other.weight - one.weight)) {
    const [person, other] = [byId.get(id), byId.get(target)];
    if (!person || !other || joined.has(target)) continue;
    joined.set(target, { ...merge(other, person), gender: other.gender === "unknown" ? person.gender : other.gender });
    gone.add(id);
  }
  return replace(people, joined, gone);
};

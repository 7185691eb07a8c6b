import { isSubject } from "./acting.ts";
import type { Mention } from "./mentions.ts";
import type { Pages } from "./pages.ts";
import type { Gender, Person } from "./shapes.ts";
import type { Turn } from "./turns.ts";

/** Whom a pronoun or a noun of the narration stands for. */
export interface Meaning {
  readonly person: string;
  /** Stretches of speech since that person was last named. */
  readonly age: number;
  /** Whose mother or companion it is, where "her" or "his" tells. */
  readonly of: string | null;
}

const PRONOUNS: ReadonlyMap<string, Gender> = new Map([
  ["he", "male"],
  ["she", "female"],
]);
const OWNERS: ReadonlyMap<string, Gender> = new Map([
  ["his", "male"],
  ["her", "female"],
]);

/** Tokens for which a subject keeps its pronoun although somebody else was named since. */
const NEAR = 60;

/** "The former", "the other" are not the person named last. */
const NOT_LAST = new Set(["former", "other"]);

interface Seen {
  readonly person: string;
  /** Token. */
  readonly at: number;
  /** Stretches of speech before the name. */
  readonly named: number;
}

/** Who was named so far, and who of each gender was the subject last. */
class Memory {
  readonly #genders: ReadonlyMap<string, Gender>;
  readonly #recent = new Map<string, Seen>();
  readonly #subjects = new Map<Gender, Seen>();
  readonly #others = new Map<Gender, Seen>();

  constructor(people: readonly Person[]) {
    this.#genders = new Map(people.map(({ id, gender }) => [id, gender]));
  }

  add(seen: Seen, isActing: boolean): void {
    this.#recent.delete(seen.person);
    this.#recent.set(seen.person, seen);
    (isActing ? this.#subjects : this.#others).set(this.#genders.get(seen.person) ?? "unknown", seen);
  }

  /** Whom a pronoun means: the last subject of its gender, unless it lies far back and somebody else was named since. */
  pronoun(gender: Gender, at: number): Seen | undefined {
    const [subject, other] = [this.#subjects.get(gender), this.#others.get(gender)];
    return subject && (!other || at - subject.at < NEAR || subject.at > other.at) ? subject : other;
  }

  /** Whom a noun means: whoever of its gender was named last, but not the one it belongs to. */
  noun(gender: Gender, noun: string, owner: string | null): Seen | undefined {
    const fitting = [...this.#recent.values()].filter(
      ({ person }) => person !== owner && (gender === "unknown" || this.#genders.get(person) === gender),
    );
    return fitting.at(NOT_LAST.has(noun) ? -2 : -1);
  }
}

/**
 * Reads whom the pronouns of the narration mean, and the nouns that stand beside speech ("her mother"), by token: each pronoun goes on with a subject
 * before it, a noun with whoever was named last.
 */
export const readFocus = (
  pages: Pages,
  mentions: readonly Mention[],
  people: readonly Person[],
  turns: readonly Turn[],
): ReadonlyMap<number, Meaning> => {
  const { tokens, pieceOf } = pages;
  const nouns = new Map<number, { readonly gender: Gender; readonly noun: string }>();
  for (const { cues } of turns) for (const { subject, at } of cues) if (subject.kind === "noun") nouns.set(at, subject);
  const meanings = new Map<number, Meaning>();
  const memory = new Memory(people);
  let next = 0;
  let heard = 0;
  let last = -1;
  for (let at = 0; at < tokens.length; at += 1) {
    const piece = pieceOf[at] ?? -1;
    if (piece !== -1) {
      if (piece !== last) heard += 1;
      last = piece;
      continue;
    }
    while ((mentions[next]?.from ?? Infinity) < at) next += 1;
    const mention = mentions[next];
    if (mention?.from === at) {
      memory.add({ person: mention.person, at, named: heard }, isSubject(pages, mention));
      continue;
    }
    const word = tokens[at]?.lower ?? "";
    const noun = nouns.get(at);
    const pronoun = PRONOUNS.get(word);
    if (noun !== undefined) {
      const owner = OWNERS.get(word);
      const of = (owner === undefined ? undefined : memory.pronoun(owner, at)?.person) ?? null;
      const found = memory.noun(noun.gender, noun.noun, of);
      if (found) meanings.set(at, { person: found.person, age: heard - found.named, of });
    } else if (pronoun !== undefined) {
      const found = memory.pronoun(pronoun, at);
      if (!found) continue;
      meanings.set(at, { person: found.person, age: heard - found.named, of: null });
      memory.add({ ...found, at }, true);
    }
  }
  return meanings;
};

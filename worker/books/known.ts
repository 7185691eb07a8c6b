import type { CastMember, Evidence } from "../contract.ts";
import type { Traits } from "../../objects/simulation/state.ts";
import { chapterAt } from "./chapters.ts";
import type { Mention } from "./mentions.ts";
import type { Pages } from "./pages.ts";
import type { Chapter, Person, Range } from "./shapes.ts";
import { keyOf } from "./tokens.ts";

/** Something a book tells, and where it is first told. */
export interface Known {
  readonly text: string;
  /** Offset into the extracted text. */
  readonly start: number;
  /** 1-based. */
  readonly chapter: number;
}

/** What the book shows of one trait. */
export interface KnownTrait {
  /** 0..1: grows with the number of signs for this trait. */
  readonly confidence: number;
  /** The strongest sign; null where only habits of speech tell. */
  readonly evidence: Evidence | null;
}

/** A cast member with the place at which each thing about them is first known. */
export type BookMember = CastMember & {
  /** Every name and alias, in the order in which the book gives them. */
  readonly known_names: readonly Known[];
  /** Office, kin, haunt and portrait, as the background tells them. */
  readonly known_facts: readonly Known[];
  /** The lines of the voice, in their order. */
  readonly known_lines: readonly Known[];
  readonly known_traits: Readonly<Record<keyof Traits, KnownTrait>>;
};

/** Tells the chapter of what stands at an offset. */
export const knownAt =
  (chapters: readonly Chapter[]) =>
  (text: string, start: number): Known => ({ text, start, chapter: chapterAt(chapters, start) });

/** Where each name of each person first stands, by person. */
export const findKnownNames = (
  pages: Pages,
  mentions: readonly Mention[],
  people: readonly Person[],
  chapters: readonly Chapter[],
): Map<string, Known[]> => {
  const known = knownAt(chapters);
  const forms = new Map(people.map((person) => [person.id, new Map([person.name, ...person.aliases].map((name) => [keyOf(name), name]))]));
  const found = new Map<string, Known[]>();
  for (const { person, from, to } of mentions) {
    const own = forms.get(person);
    if (!own || own.size === 0) continue;
    const at: Range = { start: pages.tokens[from]?.start ?? 0, end: pages.tokens[to - 1]?.end ?? 0 };
    const key = keyOf(pages.text.slice(at.start, at.end));
    const name = own.get(key) ?? own.get(`the ${key}`);
    if (name === undefined) continue;
    own.delete(keyOf(name));
    found.set(person, [...(found.get(person) ?? []), known(name, at.start)]);
  }
  return found;
};

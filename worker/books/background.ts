import { pronounOf } from "./gender.ts";
import type { Person } from "./shapes.ts";

/** What a book says of a person, each with a passage behind it. */
export interface Facts {
  readonly person: Person;
  /** Whose relative they are, as "a sister of Anna Reed". */
  readonly kin: readonly string[];
  /** An office or a trade with its article, as "a clergyman"; null when the book gives none. */
  readonly role: string | null;
  /** Where they are often seen, as "at Ashford". */
  readonly place: string | null;
  /** With whom they have most to do, closest first. */
  readonly partners: readonly string[];
  readonly isHeard: boolean;
  /** The book's own words. */
  readonly portrait: string | null;
}

const list = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
const opening = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const tidy = (text: string): string => text.replaceAll(/[_*]/g, "").replaceAll(/\s+/g, " ").trim();
const SUBJECTS = { she: "She", he: "He" } as const;

/** One or two sentences of facts, then the passage that describes the person, if there is one worth a place. */
export const describe = ({ person, kin, role, place, partners, isHeard, portrait }: Facts): string => {
  const sentences: string[] = [];
  const is = [role, list(kin)].filter((part) => part !== null && part !== "");
  if (is.length > 0) sentences.push(`${opening(person.name)} is ${is.join(", ")}.`);
  const pronoun = pronounOf(person);
  const subject = is.length > 0 && pronoun !== "they" ? SUBJECTS[pronoun] : opening(person.name);
  const company = isHeard
    ? partners.length > 0
      ? `talks most with ${list(partners)}`
      : ""
    : partners.length > 0
      ? `is seen with ${list(partners)} and never heard`
      : "is spoken of and never heard";
  const seen = place ? `is often seen ${place}` : "";
  const does = [seen, company].filter((part) => part !== "").join(" and ");
  if (does !== "") sentences.push(`${subject} ${does}.`);
  if (portrait) sentences.push(`“${tidy(portrait)}${/[.!]$/.test(portrait) ? "" : "…"}”`);
  return sentences.length > 0 ? sentences.join(" ") : `${opening(person.name)} speaks to nobody by name.`;
};

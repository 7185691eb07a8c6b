import { findMentions } from "./mentions.ts";
import type { Pages } from "./pages.ts";
import type { Person } from "./shapes.ts";

const SHE = new Set(["she", "her", "hers", "herself"]);
const HE = new Set(["he", "him", "his", "himself"]);

/** How many tokens after a name a pronoun still speaks of it. */
const REACH = 24;

/** Counts, for each person, the pronouns that follow their name in the same paragraph before anybody else is named. */
export const countPronouns = (pages: Pages, people: readonly Person[]): Map<string, { she: number; he: number }> => {
  const votes = new Map<string, { she: number; he: number }>();
  const mentions = findMentions(pages, people);
  mentions.forEach((mention, index) => {
    const isSpoken = pages.pieceOf[mention.from] !== -1;
    const paragraph = pages.paragraphs[pages.paragraphOf[mention.from] ?? 0];
    const stop = Math.min(mention.to + REACH, mentions[index + 1]?.from ?? Infinity, paragraph?.to ?? 0);
    for (let at = mention.to; at < stop; at += 1) {
      if ((pages.pieceOf[at] !== -1) !== isSpoken) continue;
      const word = pages.tokens[at]?.lower ?? "";
      if (!SHE.has(word) && !HE.has(word)) continue;
      const vote = votes.get(mention.person) ?? { she: 0, he: 0 };
      if (SHE.has(word)) vote.she += 1;
      else vote.he += 1;
      votes.set(mention.person, vote);
      break;
    }
  });
  return votes;
};

/** The pronoun a person goes by; "they" where the book does not tell. */
export const pronounOf = (person: Pick<Person, "gender">): "she" | "he" | "they" =>
  person.gender === "female" ? "she" : person.gender === "male" ? "he" : "they";

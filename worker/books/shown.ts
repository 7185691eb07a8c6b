import { TITLES } from "./lexicon/titles.ts";
import type { Mention } from "./mentions.ts";
import type { Pages } from "./pages.ts";
import type { Person } from "./shapes.ts";
import { tokenise } from "./tokens.ts";

/** Mentions below which somebody who never speaks is noise, if people speak of them. */
const LEAST_MENTIONS = 3;
/** Whom only narration names needs one more mention for every so many words of the book, up to twice as many in all. */
const WORDS_FOR_MORE = 10_000;
/** Words from which a story is a novel: one mention in talk, by title and name, is enough for a place at the end of its large cast. */
const NOVEL = 40_000;

const leastTold = (words: number): number => LEAST_MENTIONS + Math.min(LEAST_MENTIONS, Math.floor(words / WORDS_FOR_MORE));

/** "Mrs. Grey", "Colonel Grey"; but "Uncle Tom" and "Old Tom" may be anybody's name. */
const isTitled = (person: Person): boolean =>
  [person.name, ...person.aliases].some((name) => (TITLES.get(tokenise(name)[0]?.lower ?? "")?.kind ?? "kin") !== "kin");

/**
 * Tells whether somebody who never speaks belongs to the cast shown, by how often they are named and where. A tale told in speech over paragraphs is no talk.
 */
export const readsAsCast = (pages: Pages, mentions: readonly Mention[], words: number): ((person: Person) => boolean) => {
  const spokenOf = new Set<string>();
  const talkedOf = new Set<string>();
  for (const { person, from } of mentions) {
    const index = pages.pieceOf[from] ?? -1;
    if (index === -1) continue;
    spokenOf.add(person);
    if (!pages.pieces[index]?.continues && !pages.pieces[index + 1]?.continues) talkedOf.add(person);
  }
  return (person) =>
    person.mentions >= (spokenOf.has(person.id) ? LEAST_MENTIONS : leastTold(words)) ||
    (words >= NOVEL && talkedOf.has(person.id) && isTitled(person));
};

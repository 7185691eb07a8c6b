import type { Gender } from "../shapes.ts";

export interface Title {
  readonly gender: Gender;
  /** `social` and `office` stand before a surname; `rank` and `kin` may stand before a given name and then name one person. */
  readonly kind: "social" | "office" | "rank" | "kin";
}

const entries = (gender: Gender, kind: Title["kind"], words: string): [string, Title][] =>
  words.split(" ").map((word) => [word, { gender, kind }]);

/** Words that stand before a name, in lower case without a stop. */
export const TITLES: ReadonlyMap<string, Title> = new Map([
  ...entries("male", "social", "mr mister monsieur m herr signor señor senor don master messrs mynheer"),
  ...entries(
    "female",
    "social",
    "mrs missus miss ms madame mme mademoiselle mlle madam frau fräulein fraulein signora signorina señora senora señorita donna mistress ma'am dame",
  ),
  ...entries(
    "unknown",
    "office",
    "dr doctor prof professor captain capt colonel col major general gen lieutenant lieut sergeant sgt corporal private inspector constable officer detective judge justice commander admiral commodore senator president governor mayor superintendent squire detective-inspector chief-inspector detective-sergeant sergeant-major lieutenant-colonel major-general vice-admiral",
  ),
  ...entries("male", "office", "reverend rev vicar abbé abbe bishop archbishop cardinal deacon parson chaplain padre"),
  ...entries("male", "rank", "sir lord king prince duke count baron earl emperor marquis viscount sultan"),
  ...entries("female", "rank", "lady queen princess duchess countess baroness empress marchioness viscountess"),
  ...entries("male", "kin", "uncle father brother grandfather cousin papa grandpa old friar saint st"),
  ...entries("female", "kin", "aunt mother sister grandmother auntie granny mama widow nurse"),
]);

/** Abbreviations whose stop ends no sentence. */
export const ABBREVIATIONS: ReadonlySet<string> = new Set(
  "mr mrs ms messrs mme mlle dr prof capt col gen lieut lt sgt rev hon st jr sr esq no vol m".split(" "),
);

/** Small words inside a name. */
export const PARTICLES: ReadonlySet<string> = new Set("de du des la le von van der den di da del della d'".split(" "));

/** A title and one surname, as in "Mr. Grey". */
export const PERSON_TITLES = /^(?:Mr|Mrs|Miss|Ms|Dr|Doctor|Captain|Colonel|Major|Professor|Madame|Monsieur|Mademoiselle|Herr|Frau)\.? \S+$/;

import type { Gender } from "../shapes.ts";

export interface KinNoun {
  readonly gender: Gender;
  /** What the other is to whom this noun is applied, by the other's gender: a daughter has a mother or a father. */
  readonly inverse: Readonly<Record<"female" | "male", string>>;
  /** By marriage or betrothal. */
  readonly isSpouse: boolean;
  /** As it is written in a description: "mamma" is a mother. */
  readonly plain: string;
}

type Row = readonly [words: string, gender: Gender, female: string, male: string, isSpouse?: true];

const ROWS: readonly Row[] = [
  ["mother mamma mama mum mummy", "female", "daughter", "son"],
  ["father papa dad daddy", "male", "daughter", "son"],
  ["daughter", "female", "mother", "father"],
  ["son", "male", "mother", "father"],
  ["sister", "female", "sister", "brother"],
  ["brother", "male", "sister", "brother"],
  ["aunt auntie", "female", "niece", "nephew"],
  ["uncle", "male", "niece", "nephew"],
  ["niece", "female", "aunt", "uncle"],
  ["nephew", "male", "aunt", "uncle"],
  ["cousin", "unknown", "cousin", "cousin"],
  ["grandmother granny grandmamma", "female", "granddaughter", "grandson"],
  ["grandfather grandpapa", "male", "granddaughter", "grandson"],
  ["granddaughter", "female", "grandmother", "grandfather"],
  ["grandson", "male", "grandmother", "grandfather"],
  ["wife", "female", "wife", "husband", true],
  ["husband", "male", "wife", "husband", true],
];

/** Nouns that say how two people are related; singular, since a plural names nobody. */
export const KIN_NOUNS: ReadonlyMap<string, KinNoun> = new Map(
  ROWS.flatMap(([words, gender, female, male, isSpouse]) =>
    words
      .split(" ")
      .map((word): [string, KinNoun] => [
        word,
        { gender, inverse: { female, male }, isSpouse: isSpouse ?? false, plain: words.split(" ")[0] ?? word },
      ]),
  ),
);

/** Kin by which relatives call somebody who stands before them; "mum" is left out, since some books write "ma'am" so. */
export const KIN_CALLS: ReadonlySet<string> = new Set(
  "mother mamma mama mummy father papa dad daddy sister brother aunt auntie uncle niece nephew cousin grandmother granny grandmamma grandfather grandpapa wife husband".split(
    " ",
  ),
);

/** Of these, the ones that only a relative puts before a name. */
export const KIN_TITLES: ReadonlySet<string> = new Set("aunt auntie uncle cousin".split(" "));

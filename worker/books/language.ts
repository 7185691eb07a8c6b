/** Small words that make up a good share of any prose in their language and are rare in the others. */
const SMALL_WORDS: Readonly<Record<string, ReadonlySet<string>>> = {
  en: new Set("the and of to was that his her with had for she not you".split(" ")),
  fr: new Set("le la les et des que une dans pas vous elle était avec du".split(" ")),
  de: new Set("der die und das nicht sie ich mit ein war den auf zu sich".split(" ")),
  es: new Set("el que los las con una por del se había su para como pero".split(" ")),
  it: new Set("il che di non gli una per era con sono della lo si anche".split(" ")),
  pt: new Set("não que uma com os ele ela por mas seu sua era dos ao".split(" ")),
  nl: new Set("de het een van niet zijn ik dat met hij was haar voor op".split(" ")),
};

/** Share of small words below which no language is named. */
const ENOUGH = 0.12;

/** Names the language of a text from the small words in its first hundred thousand characters: BCP 47, "und" when unsure. */
export const languageOf = (text: string): string => {
  const words =
    text
      .slice(0, 100_000)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  if (words.length < 20) return "und";
  const scores = Object.entries(SMALL_WORDS)
    .map(([language, small]) => ({ language, score: words.reduce((sum, word) => sum + (small.has(word) ? 1 : 0), 0) / words.length }))
    .toSorted((one, other) => other.score - one.score);
  const [best, next] = scores;
  return best && next && best.score >= ENOUGH && best.score > next.score * 1.25 ? best.language : "und";
};

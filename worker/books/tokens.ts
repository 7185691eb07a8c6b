/** A word, a number or a mark. */
export interface Token {
  readonly text: string;
  /** The text in lower case, typographic apostrophes made straight. */
  readonly lower: string;
  readonly start: number;
  readonly end: number;
  readonly isWord: boolean;
  /** The first letter is a capital. */
  readonly isCapital: boolean;
}

/** Clitics that leave the word before them whole: "Anna's" is "Anna" and "'s". */
const TOKEN =
  /\p{L}[\p{L}\p{M}]*(?:['’-](?!(?:s|S|ll|d|ve|re|m)(?!\p{L}))\p{L}[\p{L}\p{M}]*)*|['’](?:s|S|ll|d|ve|re|m)(?!\p{L})|\d+|\.{2,}|--+|\S/gu;
const LETTER = /^\p{L}/u;
const CAPITAL = /^\p{Lu}/u;

/** Cuts a stretch of text into tokens; linear in its length. */
export const tokenise = (text: string, start = 0, end = text.length): Token[] => {
  const tokens: Token[] = [];
  for (const match of text.slice(start, end).matchAll(TOKEN)) {
    const word = match[0];
    const from = start + match.index;
    const lower = word.toLowerCase();
    const isWord = LETTER.test(word);
    tokens.push({
      text: word,
      lower: lower.includes("’") ? lower.replaceAll("’", "'") : lower,
      start: from,
      end: from + word.length,
      isWord,
      isCapital: isWord && lower !== word && CAPITAL.test(word),
    });
  }
  return tokens;
};

/** A name's key: words in lower case, single spaces, no marks. */
export const keyOf = (name: string): string =>
  tokenise(name)
    .filter((token) => token.isWord)
    .map((token) => token.lower)
    .join(" ");

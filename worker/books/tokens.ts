/** What is the same wherever a word, a number or a mark stands. */
interface Spelling {
  readonly text: string;
  readonly lower: string;
  readonly isWord: boolean;
  readonly isCapital: boolean;
}

/** A word, a number or a mark where it stands. A book has hundreds of thousands: each holds its place and shares the rest with its likes. */
export class Token {
  readonly #spelling: Spelling;
  readonly start: number;

  constructor(spelling: Spelling, start: number) {
    this.#spelling = spelling;
    this.start = start;
  }

  get text(): string {
    return this.#spelling.text;
  }

  /** The text in lower case, typographic apostrophes made straight. */
  get lower(): string {
    return this.#spelling.lower;
  }

  get end(): number {
    return this.start + this.#spelling.text.length;
  }

  get isWord(): boolean {
    return this.#spelling.isWord;
  }

  /** The first letter is a capital. */
  get isCapital(): boolean {
    return this.#spelling.isCapital;
  }
}

/** Clitics that leave the word before them whole: "Anna's" is "Anna" and "'s". */
const TOKEN =
  /\p{L}[\p{L}\p{M}]*(?:['’-](?!(?:s|S|ll|d|ve|re|m)(?!\p{L}))\p{L}[\p{L}\p{M}]*)*|['’](?:s|S|ll|d|ve|re|m)(?!\p{L})|\d+|\.{2,}|--+|\S/gu;
const LETTER = /^\p{L}/u;
const CAPITAL = /^\p{Lu}/u;

const spell = (text: string): Spelling => {
  const lower = text.toLowerCase();
  const isWord = LETTER.test(text);
  return {
    text,
    lower: lower.includes("’") ? lower.replaceAll("’", "'") : lower,
    isWord,
    isCapital: isWord && lower !== text && CAPITAL.test(text),
  };
};

/** Cuts stretches of one text into tokens, each spelling kept once; linear in their length. */
export const createTokeniser = (text: string): ((start: number, end: number) => Token[]) => {
  const spellings = new Map<string, Spelling>();
  return (start, end) => {
    const tokens: Token[] = [];
    for (const match of text.slice(start, end).matchAll(TOKEN)) {
      const [word] = match;
      let spelling = spellings.get(word);
      if (spelling === undefined) spellings.set(word, (spelling = spell(word)));
      tokens.push(new Token(spelling, start + match.index));
    }
    return tokens;
  };
};

/** The tokens of a short text. */
export const tokenise = (text: string, start = 0, end = text.length): Token[] => createTokeniser(text)(start, end);

/** A name's key: words in lower case, single spaces, no marks. */
export const keyOf = (name: string): string =>
  tokenise(name)
    .filter((token) => token.isWord)
    .map((token) => token.lower)
    .join(" ");

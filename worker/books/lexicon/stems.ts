const SHORTEST = 4;
const LONGEST = 9;

/** A lexicon of word beginnings: "kind" finds "kind", "kindly" and "kindness", "unkind" does not; "-less" turns a word away. */
export class Stems<Value> {
  readonly #stems = new Map<string, Value>();
  readonly #known = new Map<string, Value | null>();

  constructor(entries: readonly (readonly [words: string, value: Value])[]) {
    for (const [words, value] of entries) for (const word of words.split(" ")) this.#stems.set(word, value);
  }

  /** What a word in lower case stands for, or null. */
  find(word: string): Value | null {
    const known = this.#known.get(word);
    if (known !== undefined) return known;
    const found = this.#search(word);
    this.#known.set(word, found);
    return found;
  }

  #search(word: string): Value | null {
    const exact = this.#stems.get(word);
    if (exact !== undefined) return exact;
    if (word.endsWith("less")) return null;
    for (let length = Math.min(LONGEST, word.length); length >= SHORTEST; length -= 1) {
      const value = this.#stems.get(word.slice(0, length));
      if (value !== undefined) return value;
    }
    return null;
  }
}

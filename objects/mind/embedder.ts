/**
 * Embeddings without a model: hashed words and character trigrams. Near in spelling is near in space, which is what recall needs
 * from a fallback (inflections, names, compounds); it knows no synonyms.
 */
export interface Embedder {
  /** Goes beside stored vectors: those of another embedder are not comparable. */
  readonly name: string;
  readonly dimensions: 384;
  /** One unit vector per text, in order; a text without a letter or digit gives the zero vector. */
  embed(texts: readonly string[]): Promise<readonly number[][]>;
}

const DIMENSIONS = 384;
const WORD_WEIGHT = 1;
/** Shared by all trigrams of a word, so that a long word does not drown a short one. */
const TRIGRAM_WEIGHT = 0.6;

/** Words that say nothing of what a text is about. */
const FUNCTION_WORDS = new Set(
  "a an and are as at be been but by did do does for from had has have he her him his i if in is it its me my no not of on or our she so that the their them then there they this to us was we were what when which who will with would you your".split(
    " ",
  ),
);

/** FNV-1a, 32 bits. */
const hash = (text: string): number => {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return value >>> 0;
};

/** Adds a feature to its bucket; the sign bit keeps collisions from adding up. */
const add = (vector: number[], feature: string, weight: number): void => {
  const hashed = hash(feature);
  const bucket = (hashed >>> 1) % DIMENSIONS;
  vector[bucket] = (vector[bucket] ?? 0) + (hashed & 1 ? weight : -weight);
};

/** The unit vector of one text. */
export const embedText = (text: string): number[] => {
  const counts = new Map<string, number>();
  for (const [word] of text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .matchAll(/[\p{L}\p{N}]+/gu))
    counts.set(word, (counts.get(word) ?? 0) + 1);
  const vector = Array.from({ length: DIMENSIONS }, () => 0);
  for (const [word, count] of counts) {
    const weight = (1 + Math.log(count)) * (FUNCTION_WORDS.has(word) ? 0.15 : 1);
    add(vector, `w ${word}`, WORD_WEIGHT * weight);
    const padded = `^${word}$`;
    const trigrams = Math.max(1, padded.length - 2);
    for (let start = 0; start < trigrams; start += 1)
      add(vector, `t ${padded.slice(start, start + 3)}`, (TRIGRAM_WEIGHT * weight) / Math.sqrt(trigrams));
  }
  const length = Math.hypot(...vector);
  return length === 0 ? vector : vector.map((value) => value / length);
};

export const localEmbedder: Embedder = {
  name: "local-384",
  dimensions: DIMENSIONS,
  embed: async (texts) => texts.map(embedText),
};

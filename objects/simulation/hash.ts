/** Hashes for seeds and for comparing states. Not cryptographic: they detect difference, not malice. */

const FIRST_PRIME = 0x01000193;
const SECOND_PRIME = 0x85ebca6b;

/** Two independent 32-bit words of a text (FNV-1a and a murmur-style mix). */
export const hashWords = (text: string, seed = 0): readonly [number, number] => {
  let first = (0x811c9dc5 ^ seed) >>> 0;
  let second = (0x9e3779b9 ^ Math.imul(seed + 1, 0xc2b2ae35)) >>> 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    first = Math.imul(first ^ code, FIRST_PRIME);
    second = Math.imul(second ^ code, SECOND_PRIME);
    second = (second << 13) | (second >>> 19);
  }
  return [finish(first ^ (second >>> 7)), finish(second ^ Math.imul(first, SECOND_PRIME))];
};

/** A 32-bit hash of a text. */
export const hash32 = (text: string, seed = 0): number => hashWords(text, seed)[0];

/** 16 hexadecimal digits. */
export const hashHex = (text: string): string =>
  hashWords(text)
    .map((word) => word.toString(16).padStart(8, "0"))
    .join("");

/** Spreads every input bit over the word (the murmur3 finaliser). */
const finish = (word: number): number => {
  let mixed = word ^ (word >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
};

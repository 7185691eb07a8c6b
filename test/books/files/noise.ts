/** Bytes that no archive makes smaller, as a picture's; always the same. */
export const noise = (size: number): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(size);
  for (let at = 0, word = 2463534242; at < size; at += 1) {
    word ^= word << 13;
    word ^= word >>> 17;
    word ^= word << 5;
    bytes[at] = word & 255;
  }
  return bytes;
};

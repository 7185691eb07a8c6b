const CHUNK = 8192;

/** Decodes UTF-16 of either byte order; a trailing odd byte is dropped. */
export const decodeUtf16 = (bytes: Uint8Array, order: "little" | "big"): string => {
  const [low, high] = order === "little" ? [0, 1] : [1, 0];
  let text = "";
  let codes: number[] = [];
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    codes.push((bytes[at + low] ?? 0) | ((bytes[at + high] ?? 0) << 8));
    if (codes.length === CHUNK) {
      text += String.fromCharCode(...codes);
      codes = [];
    }
  }
  return text + String.fromCharCode(...codes);
};

/** The byte order of UTF-16 that carries no mark, told by zeros in every other byte; null when it is not UTF-16. */
export const unmarkedUtf16 = (bytes: Uint8Array): "little" | "big" | null => {
  const seen = Math.min(bytes.length, 4096) & ~1;
  if (seen < 8) return null;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < seen; at += 2) {
    if (bytes[at] === 0) even += 1;
    if (bytes[at + 1] === 0) odd += 1;
  }
  const pairs = seen / 2;
  if (odd > pairs * 0.6 && even < pairs * 0.05) return "little";
  return even > pairs * 0.6 && odd < pairs * 0.05 ? "big" : null;
};

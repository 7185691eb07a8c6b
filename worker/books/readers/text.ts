import { foreignName } from "./signatures.ts";
import { UnreadableBook } from "./unreadable.ts";
import { decodeUtf16, unmarkedUtf16 } from "./utf-16.ts";
import { decodeWindows1252 } from "./windows-1252.ts";

export { UnreadableBook } from "./unreadable.ts";

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
export interface ReadText {
  /** The file's own text without its byte order mark; line ends are kept, so that offsets are the file's. */
  readonly text: string;
  readonly encoding: Encoding;
}

const startsWith = (bytes: Uint8Array, signature: string): boolean =>
  Array.from(signature, (character) => character.charCodeAt(0)).every((code, at) => bytes[at] === code);

const decode = (bytes: Uint8Array): ReadText => {
  if (startsWith(bytes, "\u00ff\u00fe")) return { text: decodeUtf16(bytes.subarray(2), "little"), encoding: "utf-16le" };
  if (startsWith(bytes, "\u00fe\u00ff")) return { text: decodeUtf16(bytes.subarray(2), "big"), encoding: "utf-16be" };
  const order = unmarkedUtf16(bytes);
  if (order) return { text: decodeUtf16(bytes, order), encoding: order === "little" ? "utf-16le" : "utf-16be" };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), encoding: "utf-8" };
  } catch {
    return { text: decodeWindows1252(bytes), encoding: "windows-1252" };
  }
};

/** Share of characters that no prose contains: controls other than white space and form feed, and what could not be decoded. */
const strangeness = (text: string): number => {
  const sample = text.length > 65_536 ? text.slice(0, 32_768) + text.slice(-32_768) : text;
  let strange = 0;
  for (let at = 0; at < sample.length; at += 1) {
    const code = sample.charCodeAt(at);
    const control = (code < 32 && (code < 9 || code > 13) && code !== 26) || (code >= 127 && code < 160);
    if (control || code === 0xfffd || code === 0xfffe || code === 0xffff) strange += 1;
  }
  return sample.length === 0 ? 0 : strange / sample.length;
};

const MOST_STRANGE = 0.01;

/** @throws UnreadableBook when a text is scrambled, or holds no words. */
export const checkProse = (text: string): void => {
  if (strangeness(text) > MOST_STRANGE)
    throw new UnreadableBook("This file does not hold readable text. Open it, save the book as plain text (.txt) and upload that.");
  if (!/\p{L}{2}/u.test(text)) throw new UnreadableBook("There are no words in this file. Check that it is the right one, and whole.");
};

/**
 * Reads a plain text file: a byte order mark decides, then UTF-16 without one, then strict UTF-8, and last windows-1252.
 * @throws UnreadableBook when the file is empty, of another format, binary, or has no words.
 */
export const readText = (bytes: Uint8Array): ReadText => {
  if (bytes.length === 0) throw new UnreadableBook("This file is empty.");
  const other = foreignName(bytes);
  if (other !== null)
    throw new UnreadableBook(`This is ${other}, not a plain text file. Save the book as plain text (.txt) and upload that.`);
  const read = decode(bytes);
  checkProse(read.text);
  return read;
};

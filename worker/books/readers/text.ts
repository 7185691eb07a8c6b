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

/** Formats people upload under a wrong name, by their first bytes. */
const SIGNATURES: readonly (readonly [string, string])[] = [
  ["%PDF-", "a PDF"],
  ["PK\u0003\u0004", "a zip archive, an EPUB or a Word document"],
  ["\u00d0\u00cf\u0011\u00e0", "an old Word document"],
  ["{\\rtf", "a rich text document"],
  ["\u0089PNG", "a PNG picture"],
  ["\u00ff\u00d8\u00ff", "a JPEG picture"],
  ["GIF8", "a GIF picture"],
  ["\u001f\u008b", "a compressed file"],
  ["\u007fELF", "a program"],
];

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

/** Share of characters that no prose contains: controls other than white space and form feed, and unassigned windows-1252 bytes. */
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

/**
 * Reads a plain text file: a byte order mark decides, then UTF-16 without one, then strict UTF-8, and last windows-1252.
 * @throws UnreadableBook when the file is empty, of another format, binary, or has no words.
 */
export const readText = (bytes: Uint8Array): ReadText => {
  if (bytes.length === 0) throw new UnreadableBook("This file is empty.");
  const other = SIGNATURES.find(([signature]) => startsWith(bytes, signature));
  if (other)
    throw new UnreadableBook(`This looks like ${other[1]}, not a plain text file. Save the book as plain text (.txt) and upload that.`);
  const read = decode(bytes);
  if (strangeness(read.text) > 0.01)
    throw new UnreadableBook("This file does not hold readable text. Upload the book as plain text (.txt).");
  if (!/\p{L}{2}/u.test(read.text)) throw new UnreadableBook("There are no words in this file.");
  return read;
};

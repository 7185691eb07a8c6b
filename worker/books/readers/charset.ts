/** The character encoding of XML and HTML, by byte order mark, by declaration, or by what the bytes can be. */
import type { BookFile } from "./book-file.ts";
import { UnreadableBook } from "./unreadable.ts";

const MARKS: readonly (readonly [readonly number[], string])[] = [
  [[0xef, 0xbb, 0xbf], "utf-8"],
  [[0xff, 0xfe], "utf-16le"],
  [[0xfe, 0xff], "utf-16be"],
  [[0x3c, 0x00, 0x3f, 0x00], "utf-16le"],
  [[0x00, 0x3c, 0x00, 0x3f], "utf-16be"],
];
const XML = /^\s*<\?xml[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{2,40})["']/;
const META = /<meta[^>]{0,200}?\bcharset\s*=\s*["']?\s*([\w.:-]{2,40})/i;
/** How far a declaration may be from the beginning, as browsers look for one. */
const REACH = 2048;

const declared = (head: Uint8Array): string | null => {
  const mark = MARKS.find(([bytes]) => bytes.every((byte, at) => head[at] === byte));
  if (mark) return mark[1];
  const text = String.fromCharCode(...head.subarray(0, REACH));
  const label = (XML.exec(text) ?? META.exec(text))?.[1]?.toLowerCase();
  // a declaration that can be read byte by byte is not in UTF-16, whatever it says
  return label?.startsWith("utf-16") ? "utf-8" : (label ?? null);
};

const decoderFor = (label: string): TextDecoder => {
  try {
    return new TextDecoder(label);
  } catch {
    throw new UnreadableBook(`This file says it is written in the character encoding "${label}", which is unknown. Save it in UTF-8.`);
  }
};

/** Decodes XML or HTML as it arrives; `fallback` is for bytes that declare nothing. @throws UnreadableBook for an encoding nobody knows. */
export async function* decodeMarkup(chunks: AsyncIterable<Uint8Array>, fallback = "utf-8"): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null;
  for await (const chunk of chunks) {
    decoder ??= decoderFor(declared(chunk) ?? fallback);
    yield decoder.decode(chunk, { stream: true });
  }
  if (decoder) yield decoder.decode();
}

/** Whether every byte fits UTF-8. */
export const isUtf8 = async (chunks: AsyncIterable<Uint8Array>): Promise<boolean> => {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const chunk of chunks) decoder.decode(chunk, { stream: true });
    decoder.decode();
    return true;
  } catch {
    return false;
  }
};

/** A file's bytes, a quarter of a megabyte at a time. */
export async function* chunksOf(file: BookFile): AsyncGenerator<Uint8Array> {
  const step = 256 * 1024;
  for (let from = 0; from < file.size; from += step) yield new Uint8Array(await file.slice(from, from + step).arrayBuffer());
}

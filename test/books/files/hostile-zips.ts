/** Archives that were made to do harm. */
import { pack } from "./pack.ts";

/** Where the central directory's record of a name begins. */
const recordOf = (archive: Uint8Array, name: string): number => {
  const view = new DataView(archive.buffer, archive.byteOffset);
  for (let at = archive.length - 22; at >= 0; at -= 1) {
    if (view.getUint32(at, true) !== 0x02014b50) continue;
    const length = view.getUint16(at + 28, true);
    if (new TextDecoder().decode(archive.subarray(at + 46, at + 46 + length)) === name) return at;
  }
  throw new Error(`There is no ${name}.`);
};

/** The archive with a field of a name's record changed: an offset into the record, and a number of two or four bytes. */
export const tamper = (archive: Uint8Array, name: string, field: number, value: number, bytes: 2 | 4): Uint8Array => {
  const copy = Uint8Array.from(archive);
  const view = new DataView(copy.buffer);
  if (bytes === 2) view.setUint16(recordOf(copy, name) + field, value, true);
  else view.setUint32(recordOf(copy, name) + field, value, true);
  return copy;
};

export const FLAGS = 8;
export const SIZE = 24;

export const manyFiles = (count: number): Uint8Array =>
  pack({
    ...Object.fromEntries(Array.from({ length: count }, (_, at) => [`word/media/${at}.png`, "x"])),
    "word/document.xml": "<w:document/>",
  });

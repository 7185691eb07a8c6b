/** The central directory of a zip archive, refused as a whole when it promises harm. Layout: PKWARE's APPNOTE 6.3. */
import type { BookFile } from "./book-file.ts";
import { UnreadableBook } from "./unreadable.ts";

export interface ZipEntry {
  readonly name: string;
  /** 0 stored, 8 deflated; others are not read. */
  readonly method: number;
  readonly crc: number;
  /** Bytes in the archive. */
  readonly compressed: number;
  /** Bytes when unpacked, as announced. */
  readonly size: number;
  /** Of the local header, from the beginning of the file. */
  readonly offset: number;
  readonly isLocked: boolean;
}

const MOST_ENTRIES = 2000;
const MOST_BYTES = 100 * 1024 * 1024;
const MOST_RATIO = 100;
/** Below this size an entry may shrink as it likes: a page of blanks does no harm. */
const SMALL = 1024 * 1024;

const END = 0x06054b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 0xffff;
const CENTRAL = 0x02014b50;
const CENTRAL_HEADER = 46;
const LOCAL_HEADER = 30;

const damaged = (): UnreadableBook =>
  new UnreadableBook(
    "This file is damaged or was cut off: its list of contents is missing. Fetch or export the book again and upload the new file.",
  );
const tooMuch = (what: string): UnreadableBook =>
  new UnreadableBook(
    `This file holds ${what}, more than any book needs, so it was not unpacked. Save the book again with another program.`,
  );

const viewOf = async (file: BookFile, start: number, end: number): Promise<DataView> =>
  new DataView(await file.slice(start, end).arrayBuffer());

const findEnd = (tail: DataView): number => {
  for (let at = tail.byteLength - END_LENGTH; at >= 0; at -= 1) {
    if (tail.getUint32(at, true) === END && at + END_LENGTH + tail.getUint16(at + 20, true) <= tail.byteLength) return at;
  }
  throw damaged();
};

/** Names as the formats use them: forward slashes, inside the archive. */
const nameOf = (bytes: Uint8Array): string => {
  const name = new TextDecoder().decode(bytes).replaceAll("\\", "/");
  if (/^\/|^[a-z]:|\0/i.test(name) || name.split("/").includes(".."))
    throw new UnreadableBook("This file holds names that lead outside it, which no honest book does, so it was not unpacked.");
  return name;
};

const check = (entries: readonly ZipEntry[], directory: number): void => {
  const total = entries.reduce((sum, { size }) => sum + size, 0);
  const packed = entries.reduce((sum, { compressed }) => sum + compressed, 0);
  if (total > MOST_BYTES) throw tooMuch(`${Math.ceil(total / 1024 / 1024)} MB when unpacked`);
  const swollen = entries.some(({ size, compressed }) => size > SMALL && size > compressed * MOST_RATIO);
  if (swollen || (total > SMALL && total > packed * MOST_RATIO)) throw tooMuch("a hundred times its size");
  const inOrder = entries.toSorted((one, other) => one.offset - other.offset);
  inOrder.forEach((entry, index) => {
    const next = inOrder[index + 1]?.offset ?? directory;
    if (entry.offset + LOCAL_HEADER + entry.compressed > next) throw damaged();
  });
};

/** @throws UnreadableBook when the directory is missing, split, or promises more than a book may hold. */
export const readDirectory = async (file: BookFile): Promise<ReadonlyMap<string, ZipEntry>> => {
  const tailStart = Math.max(0, file.size - END_LENGTH - LONGEST_COMMENT);
  const tail = await viewOf(file, tailStart, file.size);
  const end = findEnd(tail);
  const count = tail.getUint16(end + 10, true);
  const length = tail.getUint32(end + 12, true);
  const start = tail.getUint32(end + 16, true);
  if (count > MOST_ENTRIES) throw tooMuch(`${count === 0xffff ? "too many" : count} files`);
  if (tail.getUint16(end + 4, true) !== 0 || start + length > tailStart + end) throw damaged();
  const directory = await viewOf(file, start, start + length);
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + CENTRAL_HEADER > directory.byteLength || directory.getUint32(at, true) !== CENTRAL) throw damaged();
    const nameLength = directory.getUint16(at + 28, true);
    const next = at + CENTRAL_HEADER + nameLength + directory.getUint16(at + 30, true) + directory.getUint16(at + 32, true);
    if (next > directory.byteLength) throw damaged();
    const name = nameOf(new Uint8Array(directory.buffer, at + CENTRAL_HEADER, nameLength));
    entries.push({
      name,
      method: directory.getUint16(at + 10, true),
      crc: directory.getUint32(at + 16, true),
      compressed: directory.getUint32(at + 20, true),
      size: directory.getUint32(at + 24, true),
      offset: directory.getUint32(at + 42, true),
      isLocked: (directory.getUint16(at + 8, true) & 1) === 1,
    });
    at = next;
  }
  check(entries, start);
  return new Map(entries.map((entry) => [entry.name, entry]));
};

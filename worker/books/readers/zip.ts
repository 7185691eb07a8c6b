/** Zip archives from strangers: looked over by their central directory first, and counted again while they are inflated. */
import { Inflate } from "fflate";
import type { BookFile } from "./book-file.ts";
import { crc32 } from "./crc.ts";
import { UnreadableBook } from "./unreadable.ts";
import { readDirectory, type ZipEntry } from "./zip-directory.ts";

const MEGABYTE = 1024 * 1024;
/** Bytes that all the entries that are read may inflate to. */
const MOST_INFLATED = 100 * MEGABYTE;
/** Compressed bytes read at a time, and inflated at a time: 8 KB cannot become more than 8.3 MB. */
const SLICE = 256 * 1024;
const STEP = 8 * 1024;

const damaged = (): UnreadableBook =>
  new UnreadableBook("This file is damaged: a part of it cannot be unpacked. Fetch or export the book again and upload the new file.");
const bomb = (): UnreadableBook =>
  new UnreadableBook(
    "This file unpacks to far more than a book can hold, so it was not unpacked. Save the book again with another program.",
  );

const LOCAL = 0x04034b50;
const LOCAL_HEADER = 30;

export class ZipArchive {
  readonly #file: BookFile;
  readonly #entries: ReadonlyMap<string, ZipEntry>;
  #inflated = 0;

  private constructor(file: BookFile, entries: ReadonlyMap<string, ZipEntry>) {
    this.#file = file;
    this.#entries = entries;
  }

  /** @throws UnreadableBook when the archive is damaged, locked, or made to do harm. */
  static async open(file: BookFile): Promise<ZipArchive> {
    return new ZipArchive(file, await readDirectory(file));
  }

  get names(): readonly string[] {
    return [...this.#entries.keys()];
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  async *#stored(entry: ZipEntry): AsyncGenerator<Uint8Array> {
    const header = new DataView(await this.#file.slice(entry.offset, entry.offset + LOCAL_HEADER).arrayBuffer());
    if (header.byteLength < LOCAL_HEADER || header.getUint32(0, true) !== LOCAL) throw damaged();
    const start = entry.offset + LOCAL_HEADER + header.getUint16(26, true) + header.getUint16(28, true);
    const end = start + entry.compressed;
    if (end > this.#file.size) throw damaged();
    for (let from = start; from < end; from += SLICE)
      yield new Uint8Array(await this.#file.slice(from, Math.min(end, from + SLICE)).arrayBuffer());
  }

  async *#inflate(entry: ZipEntry): AsyncGenerator<Uint8Array> {
    let pieces: Uint8Array[] = [];
    const inflate = new Inflate((piece) => pieces.push(piece));
    let left = entry.compressed;
    for await (const slice of this.#stored(entry)) {
      for (let at = 0; at < slice.length; at += STEP) {
        const step = slice.subarray(at, at + STEP);
        left -= step.length;
        try {
          inflate.push(step, left === 0);
        } catch {
          throw damaged();
        }
        yield* pieces;
        pieces = [];
      }
    }
  }

  /**
   * The bytes of one entry, piece by piece; a piece is valid until the next one.
   * @throws UnreadableBook when it is not there, locked, damaged, or more than it announced.
   */
  async *read(name: string): AsyncGenerator<Uint8Array> {
    const entry = this.#entries.get(name);
    if (!entry) throw damaged();
    if (entry.isLocked) throw new UnreadableBook("This file is locked with a password. Save a copy without the password and upload that.");
    if (entry.method !== 0 && entry.method !== 8)
      throw new UnreadableBook("This file is packed in an unusual way that cannot be read. Save the book again with another program.");
    let [size, crc] = [0, 0];
    for await (const piece of entry.method === 0 ? this.#stored(entry) : this.#inflate(entry)) {
      size += piece.length;
      this.#inflated += piece.length;
      if (size > entry.size || this.#inflated > MOST_INFLATED) throw bomb();
      crc = crc32(piece, crc);
      yield piece;
    }
    if (size !== entry.size || crc !== entry.crc) throw damaged();
  }
}

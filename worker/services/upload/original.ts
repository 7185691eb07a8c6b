/** The file as it came, on its way into the bucket: a block of it is in memory at a time, however large it is. */
import { createHash } from "node:crypto";
import type { BookFile } from "../../books/readers/book-file.ts";

export interface Original {
  /** Where it can be read from, without the network where it is small. */
  readonly file: BookFile;
  /** In hexadecimal. */
  readonly sha256: string;
}

/** All parts of an object but the last have one size, and at least this: nearly every book is smaller, and is kept in one piece. */
const BLOCK = 5 * 1024 * 1024;
/** What is read of a large file at a time, in bytes: neighbours are asked for next. */
const WINDOW = 2 * 1024 * 1024;

const TYPE = { httpMetadata: { contentType: "application/octet-stream" } };

/** Blocks of exactly `BLOCK` bytes, the last one shorter, perhaps empty. A block is valid until the next one. */
async function* blocksOf(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const block = new Uint8Array(BLOCK);
  let filled = 0;
  for await (const piece of body) {
    for (let from = 0; from < piece.length;) {
      const taken = piece.subarray(from, from + BLOCK - filled);
      block.set(taken, filled);
      from += taken.length;
      filled += taken.length;
      if (filled < BLOCK) continue;
      yield block;
      filled = 0;
    }
  }
  yield block.subarray(0, filled);
}

/** A file that lies in the bucket, read where it lies. */
const storedFile = (bucket: R2Bucket, key: string, size: number): BookFile => {
  let window: { readonly start: number; readonly bytes: ArrayBuffer } | null = null;
  const fetched = async (start: number, end: number): Promise<ArrayBuffer> => {
    const object = start < end ? await bucket.get(key, { range: { offset: start, length: end - start } }) : null;
    return object === null ? new ArrayBuffer(0) : object.arrayBuffer();
  };
  const read = async (start: number, end: number): Promise<ArrayBuffer> => {
    if (end - start >= WINDOW) return fetched(start, end);
    const isInside = window !== null && start >= window.start && end <= window.start + window.bytes.byteLength;
    if (window === null || !isInside) window = { start, bytes: await fetched(start, Math.min(size, start + WINDOW)) };
    return window.bytes.slice(start - window.start, end - window.start);
  };
  return { size, slice: (start, end) => ({ arrayBuffer: () => read(Math.min(start, size), Math.min(end, size)) }) };
};

/** Nothing is left in the bucket when `body` fails. */
export const putOriginal = async (bucket: R2Bucket, key: string, body: AsyncIterable<Uint8Array>): Promise<Original> => {
  const hash = createHash("sha256");
  const parts: R2UploadedPart[] = [];
  let upload: R2MultipartUpload | null = null;
  let [size, last] = [0, new Blob()];
  try {
    for await (const block of blocksOf(body)) {
      hash.update(block);
      size += block.length;
      if (block.length === BLOCK) {
        upload ??= await bucket.createMultipartUpload(key, TYPE);
        parts.push(await upload.uploadPart(parts.length + 1, block));
      } else if (upload === null) {
        last = new Blob([block]);
        await bucket.put(key, block, TYPE);
      } else if (block.length > 0) parts.push(await upload.uploadPart(parts.length + 1, block));
    }
    await upload?.complete(parts);
  } catch (error) {
    await upload?.abort();
    throw error;
  }
  return { file: upload === null ? last : storedFile(bucket, key, size), sha256: hash.digest("hex") };
};

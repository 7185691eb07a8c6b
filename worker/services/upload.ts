/** A file that somebody sends as a book: read before anything is kept, so that nothing is half made. */
import { createHash } from "node:crypto";
import { readBook, type ReadBook } from "../books/readers/read-book.ts";
import { UnreadableBook } from "../books/readers/unreadable.ts";
import { Problem } from "../problem.ts";

const MEGABYTE = 1024 * 1024;
export const MAX_UPLOAD_BYTES = 50 * MEGABYTE;
/**
 * How much text of a file becomes the document's, in UTF-8: more than twice the longest novels. A reading keeps the whole text and all it
 * found in memory, where more would end the process; the original is kept whole.
 */
export const MAX_TEXT_BYTES = 8 * MEGABYTE;

export const tooLarge = (bytes: number): Problem =>
  new Problem(413, `The file is ${Math.ceil(bytes / MEGABYTE)} MB; a book may have at most ${MAX_UPLOAD_BYTES / MEGABYTE} MB.`);

const fileProblem = (status: 415 | 422, message: string): Problem => new Problem(status, message, [{ path: "file", message }]);

/** A name to show, without folders, control characters and excess length. */
const filenameOf = (file: File): string => {
  const last = file.name.split(/[\\/]/).at(-1) ?? "";
  const clean = last.replaceAll(/\p{Cc}/gu, "").trim();
  return clean === "" ? "book.txt" : clean.slice(-200);
};

/**
 * The book's text and outline, or a refusal in words for the reader who uploaded it.
 * @throws Problem 413 too large, 415 of a kind that is not read, 422 not readable by its content.
 */
export const readUpload = async (file: File): Promise<ReadBook & { readonly filename: string }> => {
  if (file.size > MAX_UPLOAD_BYTES) throw tooLarge(file.size);
  const filename = filenameOf(file);
  try {
    return { filename, ...(await readBook(file, filename, MAX_TEXT_BYTES)) };
  } catch (error) {
    if (error instanceof UnreadableBook) throw fileProblem(error.isForeign ? 415 : 422, error.message);
    throw error;
  }
};

/** In hexadecimal; read as a stream, so that the file is not in memory twice. */
export const sha256Of = async (file: File): Promise<string> => {
  const hash = createHash("sha256");
  await file.stream().pipeTo(new WritableStream<Uint8Array>({ write: (chunk) => void hash.update(chunk) }));
  return hash.digest("hex");
};

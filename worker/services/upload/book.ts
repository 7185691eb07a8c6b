/** A file that somebody sends as a book: what it may be, and its reading, in words for its reader where it is refused. */
import type { BookFile } from "../../books/readers/book-file.ts";
import { readBook, type ReadBook } from "../../books/readers/read-book.ts";
import { UnreadableBook } from "../../books/readers/unreadable.ts";
import { Problem } from "../../problem.ts";
import { fileIn, type IncomingFile } from "./form.ts";
import { piecesOf } from "./pieces.ts";

const MEGABYTE = 1024 * 1024;
const MAX_UPLOAD_BYTES = 50 * MEGABYTE;
/** What a form adds around the file. */
const FORM_OVERHEAD = 64 * 1024;
/**
 * How much text of a file becomes the document's, in UTF-8: a fifth more than War and Peace. A reading keeps the text and all that it finds in
 * memory, up to twenty bytes for each of the text's, and an isolate has 128 MB; the original is kept whole.
 */
export const MAX_TEXT_BYTES = 4 * MEGABYTE;

const tooLarge = (bytes: number): Problem =>
  new Problem(413, `The file is ${Math.ceil(bytes / MEGABYTE)} MB; a book may have at most ${MAX_UPLOAD_BYTES / MEGABYTE} MB.`);

const fileProblem = (status: 415 | 422, message: string): Problem => new Problem(status, message, [{ path: "file", message }]);

/** A name to show, without folders, control characters and excess length. */
const nameOf = (name: string): string => {
  const last = name.split(/[\\/]/).at(-1) ?? "";
  const clean = last.replaceAll(/\p{Cc}/gu, "").trim();
  return clean === "" ? "book.txt" : clean.slice(-200);
};

/** The same bytes, counted as they pass. @throws Problem 413 once they are too many */
async function* limited(body: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const piece of body) {
    size += piece.length;
    if (size > most) throw tooLarge(size);
    yield piece;
  }
}

/**
 * The book in a form's field `file`, or a file itself; its bytes are read as they are taken.
 * @throws Problem 400 for what is no form, 413 too large by what it announces, 422 for a form without a file; 413 also while it is read.
 */
export const incoming = async (sent: File | Request): Promise<IncomingFile> => {
  if (sent instanceof File) return { name: nameOf(sent.name), body: limited(piecesOf(sent.stream()), MAX_UPLOAD_BYTES) };
  const announced = Number(sent.headers.get("content-length") ?? 0) - FORM_OVERHEAD;
  if (announced > MAX_UPLOAD_BYTES) throw tooLarge(announced);
  const form = limited(piecesOf(sent.body ?? new Blob().stream()), MAX_UPLOAD_BYTES + FORM_OVERHEAD);
  const { name, body } = await fileIn(sent.headers.get("content-type") ?? "", form, "file");
  return { name: nameOf(name), body: limited(body, MAX_UPLOAD_BYTES) };
};

/**
 * The book's text and outline.
 * @throws Problem 415 of a kind that is not read, 422 not readable by its content.
 */
export const readUpload = async (file: BookFile, name: string): Promise<ReadBook> => {
  try {
    return await readBook(file, name, MAX_TEXT_BYTES);
  } catch (error) {
    if (error instanceof UnreadableBook) throw fileProblem(error.isForeign ? 415 : 422, error.message);
    throw error;
  }
};

/** A file that somebody sends as a book: looked at before anything is kept, so that nothing is half made. */
import { createHash } from "node:crypto";
import { readText, UnreadableBook } from "../books/readers/text.ts";
import { Problem } from "../problem.ts";

const MEGABYTE = 1024 * 1024;
export const MAX_UPLOAD_BYTES = 50 * MEGABYTE;
/**
 * How much of a file becomes the document's text: more than twice the longest novels. A reading keeps the whole text and all it
 * found in memory, where more would end the process; the original is kept whole.
 */
export const MAX_TEXT_BYTES = 8 * MEGABYTE;
const EXTENSIONS = ["txt", "text"];

export const tooLarge = (bytes: number): Problem =>
  new Problem(413, `The file is ${Math.ceil(bytes / MEGABYTE)} MB; a book may have at most ${MAX_UPLOAD_BYTES / MEGABYTE} MB.`);

const fileProblem = (status: 415 | 422, message: string): Problem => new Problem(status, message, [{ path: "file", message }]);

/** A name to show, without folders, control characters and excess length. */
const filenameOf = (file: File): string => {
  const last = file.name.split(/[\\/]/).at(-1) ?? "";
  const clean = last.replaceAll(/\p{Cc}/gu, "").trim();
  return clean === "" ? "book.txt" : clean.slice(-200);
};

const checkExtension = (filename: string): void => {
  const extension = /\.([^.]+)$/.exec(filename)?.[1]?.toLowerCase() ?? "";
  if (EXTENSIONS.includes(extension)) return;
  throw fileProblem(
    415,
    extension === ""
      ? "The file's name has no ending, so nobody can tell what it is. Books are read as plain text (.txt)."
      : `A .${extension} file cannot be read yet. Save the book as plain text (.txt) and upload that.`,
  );
};

/** The first bytes, cut where no UTF-8 character is cut. */
const headOf = async (file: File): Promise<Uint8Array> => {
  const bytes = new Uint8Array(await file.slice(0, MAX_TEXT_BYTES + 1).arrayBuffer());
  if (bytes.length <= MAX_TEXT_BYTES) return bytes;
  let end = MAX_TEXT_BYTES;
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return bytes.subarray(0, end);
};

/**
 * The book's text, or a refusal in words for the reader who uploaded it.
 * @throws Problem 413 too large, 415 not a text file by its name, 422 not a text by its content.
 */
export const readUpload = async (file: File): Promise<{ filename: string; text: string; truncated: boolean }> => {
  if (file.size > MAX_UPLOAD_BYTES) throw tooLarge(file.size);
  const filename = filenameOf(file);
  checkExtension(filename);
  try {
    return { filename, text: readText(await headOf(file)).text, truncated: file.size > MAX_TEXT_BYTES };
  } catch (error) {
    if (error instanceof UnreadableBook) throw fileProblem(422, error.message);
    throw error;
  }
};

/** In hexadecimal; read as a stream, so that the file is not in memory twice. */
export const sha256Of = async (file: File): Promise<string> => {
  const hash = createHash("sha256");
  await file.stream().pipeTo(new WritableStream<Uint8Array>({ write: (chunk) => void hash.update(chunk) }));
  return hash.digest("hex");
};

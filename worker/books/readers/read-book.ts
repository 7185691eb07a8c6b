import type { BookFile } from "./book-file.ts";
import { readDocx } from "./docx.ts";
import { readEpub } from "./epub.ts";
import { readHtml } from "./html.ts";
import { readMarkdown } from "./markdown.ts";
import { readPdf } from "./pdf.ts";
import { containerOf, foreignName, HEAD_BYTES } from "./signatures.ts";
import { checkProse, readText } from "./text.ts";
import type { BookText } from "./text-builder.ts";
import { plainOutline } from "../outline.ts";
import { UnreadableBook } from "./unreadable.ts";
import { ZipArchive } from "./zip.ts";

export type BookFormat = "txt" | "md" | "html" | "epub" | "docx" | "pdf";

export interface ReadBook extends BookText {
  readonly format: BookFormat;
}

const ENDINGS: ReadonlyMap<string, BookFormat> = new Map([
  ["txt", "txt"],
  ["text", "txt"],
  ["md", "md"],
  ["markdown", "md"],
  ["html", "html"],
  ["htm", "html"],
  ["xhtml", "html"],
  ["epub", "epub"],
  ["docx", "docx"],
  ["pdf", "pdf"],
]);
const READ = "Books are read as .epub, .docx, .pdf, .html, .md and .txt";

const foreign = (message: string): UnreadableBook => new UnreadableBook(message, { isForeign: true });
const endingOf = (filename: string): string => /\.([^.\s]{1,12})$/.exec(filename)?.[1]?.toLowerCase() ?? "";

/** The format of words without a signature: what the name says, or a refusal. */
const formatByName = (filename: string): BookFormat => {
  const ending = endingOf(filename);
  const format = ENDINGS.get(ending);
  if (ending === "") throw foreign(`The file's name has no ending, so nobody can tell what it is. ${READ}.`);
  if (format === undefined) throw foreign(`A .${ending} file cannot be read. ${READ}: save the book as one of these and upload that.`);
  return format;
};

/** Where a document of the old Word, or a locked one of the new, keeps its name: in UTF-16. */
const oleProblem = async (file: BookFile): Promise<UnreadableBook> => {
  const name = Array.from("EncryptedPackage", (letter) => `${letter}\0`).join("");
  for (let from = 0; from < Math.min(file.size, 4 * 1024 * 1024); from += 256 * 1024) {
    const text = new TextDecoder("latin1").decode(await file.slice(from, from + 256 * 1024 + name.length).arrayBuffer());
    if (text.includes(name))
      return new UnreadableBook("This Word document is locked with a password. Save a copy without the password and upload that.");
  }
  return foreign("This is a document of an old Word (.doc), which cannot be read. Open it, save it as .docx and upload that.");
};

const startOf = async (archive: ZipArchive, name: string): Promise<string> => {
  if (!archive.has(name)) return "";
  for await (const piece of archive.read(name)) return new TextDecoder().decode(piece.slice(0, 200));
  return "";
};

const readArchive = async (file: BookFile, limit: number): Promise<ReadBook> => {
  const archive = await ZipArchive.open(file);
  const has = (pattern: RegExp): boolean => archive.names.some((name) => pattern.test(name));
  if (archive.has("META-INF/container.xml") || has(/\.opf$/i)) return { ...(await readEpub(archive, limit)), format: "epub" };
  if (has(/^word\/document\d*\.xml$/)) return { ...(await readDocx(archive, limit)), format: "docx" };
  if ((await startOf(archive, "mimetype")).startsWith("application/vnd.oasis.opendocument"))
    throw foreign("This is an OpenDocument file (.odt), which cannot be read. Save it as .docx or .epub and upload that.");
  if (has(/^xl\/workbook/)) throw foreign("This is a spreadsheet, not a book.");
  if (has(/^ppt\/presentation/)) throw foreign("This is a presentation, not a book.");
  if (archive.names.length === 0) throw new UnreadableBook("This is an archive with nothing in it.");
  throw foreign("This is a zip archive, not a book. Unpack it and upload the book that is in it.");
};

/** The first `limit` bytes, cut where no UTF-8 character is cut. */
const beginningOf = async (file: BookFile, limit: number): Promise<Uint8Array> => {
  const bytes = new Uint8Array(await file.slice(0, limit + 1).arrayBuffer());
  if (bytes.length <= limit) return bytes;
  let end = limit;
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return bytes.subarray(0, end);
};

const readWords = async (file: BookFile, filename: string, limit: number, isHtml: boolean): Promise<ReadBook> => {
  const format = formatByName(filename);
  if (format === "epub" || format === "docx" || format === "pdf")
    throw new UnreadableBook(
      `The name says .${endingOf(filename)}, but the content does not: the file is damaged or of another kind. Fetch or export the book again.`,
    );
  if (format === "html" || isHtml) return { ...(await readHtml(file, limit)), format: "html" };
  const { text } = readText(await beginningOf(file, limit));
  const truncated = file.size > limit;
  if (format === "txt") return { text, outline: plainOutline(text), truncated, format };
  const read = readMarkdown(text, limit);
  return { ...read, truncated: truncated || read.truncated, format };
};

const read = async (file: BookFile, filename: string, limit: number): Promise<ReadBook> => {
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  const container = containerOf(head);
  if (container === null) throw foreign(`This is ${foreignName(head) ?? "something else"}, which cannot be read. ${READ}.`);
  if (container === "ole") throw await oleProblem(file);
  if (container === "fictionbook")
    throw foreign("This is a FictionBook (.fb2), which cannot be read. Convert it to .epub and upload that.");
  if (container === "zip") return readArchive(file, limit);
  if (container === "pdf")
    return { ...(await readPdf(new Uint8Array(await file.slice(0, file.size).arrayBuffer()), limit)), format: "pdf" };
  return readWords(file, filename, limit, container === "html");
};

/**
 * Reads a file as a book: what it is by its content, and where words alone do not tell, by the ending of its name. At most `limit` bytes of text in
 * UTF-8 are taken; of more the beginning, and the result says so.
 * @throws UnreadableBook when it is no book, locked, damaged, made to do harm, or without words.
 */
export const readBook = async (file: BookFile, filename: string, limit: number): Promise<ReadBook> => {
  if (file.size === 0) throw new UnreadableBook("This file is empty. Check that the whole book arrived, and upload it again.");
  const book = await read(file, filename, limit);
  checkProse(book.text);
  return book;
};

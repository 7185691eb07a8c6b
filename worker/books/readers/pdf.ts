import { getDocumentProxy } from "unpdf";
import type { PDFDocumentProxy } from "unpdf/pdfjs";
import { lettersOf } from "./likeness.ts";
import { linesOf, type Line } from "./pdf-lines.ts";
import { compose } from "./pdf-paragraphs.ts";
import { TextBuilder, type BookText } from "./text-builder.ts";
import { UnreadableBook } from "./unreadable.ts";

const LOCKED = "This PDF is locked with a password. Save a copy without the password and upload that.";
const DAMAGED = "This PDF is damaged and cannot be opened. Fetch or export the book again and upload the new file.";
const NO_TEXT =
  "There is no text in this PDF: its pages are empty or pictures, as in a scan. Run text recognition (OCR) over it, or upload the book in another format.";

const open = async (bytes: Uint8Array): Promise<PDFDocumentProxy> => {
  try {
    return await getDocumentProxy(bytes, { verbosity: 0, disableFontFace: true, useSystemFonts: false, maxImageSize: 0 });
  } catch (error) {
    const isLocked = error instanceof Error && error.name === "PasswordException";
    throw new UnreadableBook(isLocked ? LOCKED : DAMAGED);
  }
};

const linesOfPage = async (document: PDFDocumentProxy, number: number): Promise<Line[]> => {
  try {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    page.cleanup();
    return linesOf(items.flatMap((item) => ("str" in item ? [item] : [])));
  } catch {
    // one broken page is no reason to refuse the others
    return [];
  }
};

interface OutlineNode {
  readonly title: string;
  readonly dest: unknown;
  readonly items: readonly OutlineNode[];
}

const MOST_MARKS = 2000;

/** The headings that the file lists, by page (from 0): their letters and levels. */
const readMarks = async (document: PDFDocumentProxy): Promise<ReadonlyMap<number, ReadonlyMap<string, number>>> => {
  const marks = new Map<number, Map<string, number>>();
  let left = MOST_MARKS;
  const visit = async (nodes: readonly OutlineNode[], level: number): Promise<void> => {
    for (const { title, dest, items } of nodes) {
      left -= 1;
      if (left < 0) return;
      const target: unknown = typeof dest === "string" ? await document.getDestination(dest) : dest;
      const place: unknown = Array.isArray(target) ? target[0] : null;
      const page = isReference(place) ? await document.getPageIndex(place) : typeof place === "number" ? place : -1;
      const onPage = marks.get(page) ?? new Map<string, number>();
      marks.set(page, onPage.set(lettersOf(title), level));
      if (level < 6) await visit(items, level + 1);
    }
  };
  try {
    await visit((await document.getOutline()) ?? [], 1);
  } catch {
    // a broken outline: the size of the type tells the headings
  }
  return marks;
};

const isReference = (value: unknown): value is { num: number; gen: number } =>
  typeof value === "object" &&
  value !== null &&
  "num" in value &&
  "gen" in value &&
  typeof value.num === "number" &&
  typeof value.gen === "number";

const stringIn = (record: object, name: string): string => {
  const value: unknown = Object.entries(record).find(([key]) => key === name)?.[1];
  return typeof value === "string" ? value : "";
};

/**
 * Reads the text layer of a PDF: lines are put back into paragraphs, running heads and page numbers left out, broken words mended.
 * @throws UnreadableBook when it is locked, damaged, or holds no text.
 */
export const readPdf = async (bytes: Uint8Array, limit: number): Promise<BookText> => {
  const document = await open(bytes);
  try {
    const builder = new TextBuilder(limit);
    const pages: Line[][] = [];
    let length = 0;
    for (let number = 1; number <= document.numPages && length <= limit; number += 1) {
      const lines = await linesOfPage(document, number);
      length += lines.reduce((sum, { text }) => sum + text.length + 1, 0);
      pages.push(lines);
    }
    if (length === 0) throw new UnreadableBook(NO_TEXT);
    compose(pages, await readMarks(document), builder);
    const { info } = await document.getMetadata();
    return builder.finish({ title: stringIn(info, "Title"), author: stringIn(info, "Author"), language: stringIn(info, "Language") });
  } finally {
    await document.loadingTask.destroy();
  }
};

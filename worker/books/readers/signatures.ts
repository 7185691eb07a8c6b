/** What a file is by its first bytes, whatever it is called. */

/** How many bytes the signatures need. */
export const HEAD_BYTES = 1024;

/** Formats people upload that are not read, by their first bytes. */
const FOREIGN: readonly (readonly [string, string])[] = [
  ["{\\rtf", "a rich text document (RTF)"],
  ["\u0089PNG", "a PNG picture"],
  ["\u00ff\u00d8\u00ff", "a JPEG picture"],
  ["GIF8", "a GIF picture"],
  ["\u001f\u008b", "a compressed file"],
  ["BZh", "a compressed file"],
  ["\u00fd7zXZ", "a compressed file"],
  ["7z\u00bc\u00af", "a 7-Zip archive"],
  ["Rar!\u001a\u0007", "a RAR archive"],
  ["\u007fELF", "a program"],
  ["MZ\u0090", "a program"],
  ["AT&TFORM", "a DjVu document"],
  ["ID3", "a sound recording"],
  ["OggS", "a sound recording"],
];
/** An archive with files, and one without. */
const ZIP = ["PK\u0003\u0004", "PK\u0005\u0006"];
const KINDLE_AT = 60;

const latin = (bytes: Uint8Array): string => String.fromCharCode(...bytes.subarray(0, HEAD_BYTES));

export type Container = "pdf" | "zip" | "ole" | "html" | "fictionbook" | "text";

/** null for a format that is not read; `foreignName` says which. */
export const containerOf = (head: Uint8Array): Container | null => {
  const start = latin(head);
  if (start.includes("%PDF-")) return "pdf";
  if (ZIP.some((signature) => start.startsWith(signature))) return "zip";
  if (start.startsWith("\u00d0\u00cf\u0011\u00e0")) return "ole";
  if (foreignName(head) !== null) return null;
  const words = start.replaceAll("\0", "").replace(/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/, "");
  if (/^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)*<(?:!doctype html|html)\b/i.test(words)) return "html";
  return /^\s*<\?xml[^>]*>[^]*<FictionBook\b/.test(words) ? "fictionbook" : "text";
};

/** "a PNG picture"; null for what may be a book. */
export const foreignName = (head: Uint8Array): string | null => {
  const start = latin(head);
  if (/^(?:BOOKMOBI|TEXtREAd)/.test(start.slice(KINDLE_AT))) return "a Kindle book";
  return FOREIGN.find(([signature]) => start.startsWith(signature))?.[1] ?? null;
};

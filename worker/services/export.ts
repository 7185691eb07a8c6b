/** A book to take away: its text with the cast as its reader decided on it, in the format asked for. */
import type { DocumentRow } from "../../db/documents.ts";
import type { Analysis, ExportedFile, ExportFormat, ReviewState } from "../book-contract.ts";
import type { AppendixMember, AppendixTrait, Book } from "../books/export/book.ts";
import { sectionsOf } from "../books/export/book.ts";
import { toDocx } from "../books/export/docx.ts";
import { toEpub } from "../books/export/epub.ts";
import { toMarkdown } from "../books/export/markdown.ts";
import { castOf, completed, type CastCharacter } from "./cast.ts";
import type { Reading } from "./files.ts";
import { quotesOf } from "./review/reread.ts";
import type { Split } from "./review/resolve.ts";

const TYPES: Readonly<Record<ExportFormat, string>> = {
  md: "text/markdown; charset=utf-8",
  json: "application/json; charset=utf-8",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  epub: "application/epub+zip",
};
const LONGEST_NAME = 120;
const MOST_TIES = 6;

/** A name that every system takes: no path, no control characters, nothing hidden. */
const safeName = (title: string): string => {
  const clean = title
    .normalize("NFC")
    .replaceAll(/[\p{C}\\/:*?"<>|]+/gu, " ")
    .replaceAll(/\s+/g, " ")
    .trim()
    .replace(/^\.+/, "");
  return (
    clean
      .slice(0, LONGEST_NAME)
      .replace(/[\ud800-\udbff]$/, "")
      .trim() || "book"
  );
};

/** RFC 6266: the name in ASCII for old clients, and as it is for the others. */
export const attachment = (filename: string): string => {
  const ascii = filename
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[^\x20-\x7e]|["\\%]/g, "_");
  const encoded = encodeURIComponent(filename).replaceAll(/['()*!]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
};

interface Exporting {
  readonly row: DocumentRow;
  readonly text: string;
  readonly analysis: Analysis;
  readonly review: ReviewState;
  readonly reading: Reading | null;
  readonly splits: readonly Split[];
}

const TRAITS = ["openness", "conscientiousness", "extraversion", "agreeableness", "neuroticism"] as const;

const traitsOf = ({ cast_id: id, personality_traits: traits }: CastCharacter, analysis: Analysis, review: ReviewState): AppendixTrait[] => {
  const known = analysis.characters.find(({ cast_id }) => cast_id === id)?.known_traits;
  const set = review.decisions.find(({ cast_id }) => cast_id === id)?.personality_traits;
  return TRAITS.map((trait) =>
    set?.[trait] === undefined
      ? { trait, value: traits[trait], confidence: known?.[trait].confidence ?? 0, evidence: known?.[trait].evidence ?? null }
      : { trait, value: traits[trait], confidence: null, evidence: null },
  );
};

const appendixOf = (analysis: Analysis, review: ReviewState) => {
  const cast = castOf(analysis, completed(analysis, { characters: [] }, review.decisions));
  const names = new Map(cast.characters.map(({ cast_id, name }) => [cast_id, name]));
  const members = cast.characters.map((one): AppendixMember => {
    const ties = cast.ties.filter(({ from, to }) => from === one.cast_id && names.has(to)).slice(0, MOST_TIES);
    return {
      name: one.name,
      aliases: one.aliases,
      background: one.background,
      traits: traitsOf(one, analysis, review),
      evidence: one.evidence,
      ties: ties.map(({ type, to }) => `${names.get(to) ?? ""} (${type})`),
    };
  });
  return { cast, members };
};

export const exported = (format: ExportFormat, { row, text, analysis, review, reading, splits }: Exporting): ExportedFile => {
  const { cast, members } = appendixOf(analysis, review);
  const name = `${safeName(analysis.title || row.title || row.filename)}.${format}`;
  const file = (bytes: Uint8Array<ArrayBuffer>): ExportedFile => ({
    bytes,
    headers: { "content-type": TYPES[format], "content-disposition": attachment(name), "content-length": String(bytes.byteLength) },
  });
  const encoded = (content: string) => file(new TextEncoder().encode(content));
  if (format === "json") {
    const quotes = (reading === null ? [] : quotesOf(text, reading, splits)).map(
      ({ start, end, speaker, addressees, confidence, how }) => ({
        start,
        end,
        speaker,
        addressees,
        confidence,
        how,
      }),
    );
    return encoded(JSON.stringify({ document_id: row.id, ...analysis, quotes, review, cast }));
  }
  const body = reading?.structure.body ?? { start: analysis.chapters[0]?.start ?? 0, end: analysis.chapters.at(-1)?.end ?? text.length };
  const book: Book = {
    id: `urn:uuid:${row.id}`,
    title: analysis.title || row.title || row.filename,
    author: analysis.author,
    language: analysis.language,
    modified: new Date(row.updated_at).toISOString().replace(/\.\d+Z$/, "Z"),
    sections: sectionsOf(text, body, analysis.chapters),
    cast: members,
  };
  if (format === "md") return encoded(toMarkdown(book));
  return file(format === "docx" ? toDocx(book) : toEpub(book));
};

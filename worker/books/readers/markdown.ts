import { createMarkupReader } from "./markup.ts";
import { TextBuilder, type BookText } from "./text-builder.ts";

const FRONT_MATTER = /^---[ \t]*\n([^]{0,8000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/;
const NOTE = /^\[\^([^\]\n]{1,40})\]:[ \t]*([^\n]*(?:\n[ \t]{2,}[^\n]+)*)/gm;
const NOTE_MARK = /\[\^[^[\]\n]{1,40}\]/g;
const IMAGE = /!\[[^[\]\n]{0,300}\]\([^()\n]{0,500}\)/g;
const LINK = /\[([^[\]\n]{1,500})\](?:\([^()\n]{0,500}\)|\[[^[\]\n]{0,100}\])/g;
const DEFINITION = /^ {0,3}\[[^[\]\n]{1,100}\]: +\S+.*$/gm;
const OPENING_MARKS = /(^|[\s([{"'“‘—–-])[*_]{1,3}(?=[^\s*_])/gm;
const CLOSING_MARKS = /([^\s*_\\])[*_]{1,3}(?=$|[\s)\]}.,;:!?"'”’—–-])/gm;
const STARS_INSIDE = /([\p{L}\p{N}])\*{1,3}(?=[\p{L}\p{N}])/gu;
const ESCAPE = /\\([!-/:-@[-`{-~])/g;
const FENCE = /^ {0,3}(?:`{3,}|~{3,}).*$/gm;
const RULE = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const HEADING = /^ {0,3}(#{1,6})[ \t]+(.*)$/;
const ITEM = /^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+\S/;
const UNDERLINE = /^ {0,3}(=+|-+)[ \t]*$/;

/** No heading and no rule is longer; characters. */
const LONGEST_HEADING = 300;
/** Lines longer than this are paragraphs of their own, as some programs export them; characters. */
const WRAPPED = 120;

/** Takes the marks of emphasis, links and code off; HTML and entities are left to the reader of markup. */
const strip = (words: string): string =>
  words
    .replaceAll(IMAGE, "")
    .replaceAll(LINK, "$1")
    .replaceAll(NOTE_MARK, "")
    .replaceAll(OPENING_MARKS, "$1")
    .replaceAll(CLOSING_MARKS, "$1")
    .replaceAll(STARS_INSIDE, "$1")
    .replaceAll("`", "")
    .replaceAll(ESCAPE, (_whole, mark: string) => `&#${mark.charCodeAt(0)};`);

/** A field of the front matter: `title: The Mill`, quoted or not; of a list the first. */
const fieldOf = (front: string, name: string): string =>
  (new RegExp(`^${name}[ \\t]*:[ \\t]*(?:\\n[ \\t]*-[ \\t]*)?(.*)$`, "im").exec(front)?.[1] ?? "")
    .trim()
    .replaceAll(/^["'[]+|["'\]]+$/g, "");

const paragraphOf = (lines: readonly string[], isWrapped: boolean): string => {
  if (!isWrapped) return lines.map((line) => `<p>${strip(line)}</p>`).join("\n");
  const broken = lines.map((line, index) =>
    index < lines.length - 1 && /(?: {2,}|\\)$/.test(line) ? `${line.replace(/\\$/, "")}<br>` : line,
  );
  return `<p>${strip(broken.join("\n"))}</p>`;
};

/** Markdown as the few elements of HTML that a book needs. */
const toMarkup = (source: string): string[] => {
  const lines = source.split("\n");
  const long = lines.reduce((sum, line) => sum + (line.length > WRAPPED ? line.length : 0), 0);
  const isWrapped = long < source.length * 0.4;
  const markup: string[] = [];
  let open: string[] = [];
  const flush = (): void => {
    if (open.length > 0) markup.push(paragraphOf(open, isWrapped));
    open = [];
  };
  for (const raw of lines) {
    const line = raw.replace(/^(?: {0,3}>[ \t]?)+/, "").replace(/^[ \t]*[*+][ \t]+(?=\S)(?![*+ \t]*$)/, "");
    const isShort = line.length <= LONGEST_HEADING;
    const heading = isShort ? HEADING.exec(line) : null;
    const underline = isShort && open.length === 1 ? UNDERLINE.exec(line)?.[1] : undefined;
    if (underline) {
      markup.push(underline.startsWith("=") ? `<h1>${strip(open[0] ?? "")}</h1>` : `<h2>${strip(open[0] ?? "")}</h2>`);
      open = [];
    } else if (heading) {
      flush();
      markup.push(`<h${heading[1]?.length ?? 1}>${strip((heading[2] ?? "").replace(/[ \t#]+$/, ""))}</h${heading[1]?.length ?? 1}>`);
    } else if (isShort && RULE.test(raw)) {
      flush();
      markup.push("<hr>");
    } else if (line.trim() === "") flush();
    else {
      if (ITEM.test(raw)) flush();
      open.push(line);
    }
  }
  flush();
  return markup;
};

/** Reads Markdown: its marks are taken off, its headings, notes and front matter are used. */
export const readMarkdown = (source: string, limit: number): BookText => {
  const text = source.replaceAll(/\r\n?/g, "\n");
  const front = FRONT_MATTER.exec(text);
  const notes: string[] = [];
  const story = text
    .slice(front?.[0].length ?? 0)
    .replaceAll(NOTE, (_whole, _name, note: string) => {
      notes.push(note);
      return "";
    })
    .replaceAll(DEFINITION, "")
    .replaceAll(FENCE, "");
  const builder = new TextBuilder(limit);
  const reader = createMarkupReader(builder, { isBook: false });
  for (const block of toMarkup(story)) reader.write(block);
  reader.end();
  for (const note of notes) builder.note(strip(note.replaceAll(/\s+/g, " ")));
  const fields = front?.[1] ?? "";
  return builder.finish({ title: fieldOf(fields, "title"), author: fieldOf(fields, "author"), language: fieldOf(fields, "lang(?:uage)?") });
};

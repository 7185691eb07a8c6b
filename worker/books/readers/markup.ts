import { Parser } from "htmlparser2";
import { isApparatus, isInlineName, roleOf, type Attributes, type Role } from "./markup-roles.ts";
import { UnreadableBook } from "./unreadable.ts";

/** What is read from HTML, in order. */
export interface MarkupSink {
  heading(level: number, text: string): void;
  /** Lines within are parted by "\n", paragraphs within by a blank line. */
  paragraph(text: string): void;
  apart(text: string): void;
  note(text: string): void;
}

export interface MarkupReader {
  write(markup: string): void;
  /** Flushes what is left. */
  end(): void;
  /** The document's own title, "" when it has none. */
  readonly title: string;
  /** Of the root element. */
  readonly language: string;
  /** `<meta name>` by lower-case name. */
  readonly meta: ReadonlyMap<string, string>;
}

interface Frame {
  readonly name: string;
  readonly attributes: Attributes;
  readonly role: Role;
  /** How many pieces of words were pending when it began. */
  readonly from: number;
}

const isBlock = (role: Role): boolean => role !== "inline" && role !== "break";
/** A note that stands in the middle of a sentence. */
const isNoteInside = (frame: Frame): boolean => frame.role === "note" && isInlineName(frame.name);
/** What calls a note; its words are the note's number. */
const CALLS = new Set(["a", "sup"]);

/** Elements inside one another; more means that the file was made to do harm, or that nothing in it is ever closed. */
const DEEPEST = 2000;
/** The number of a note is in so many pieces at most; looking at more of every element would make long paragraphs slow. */
const MOST_PIECES = 8;
const SCENE_BREAK = "* * *";

/**
 * Reads HTML or XHTML as it arrives. Scripts, styles, navigation and the numbers of pages and notes are left out; entities that a document
 * defines for itself are not expanded.
 * @throws UnreadableBook when elements are nested without end.
 */
export const createMarkupReader = (sink: MarkupSink, { isBook }: { readonly isBook: boolean }): MarkupReader => {
  const stack: Frame[] = [];
  const meta = new Map<string, string>();
  const depth = { drop: 0, note: 0, apart: 0, preformatted: 0 };
  let pending: string[] = [];
  let level = 0;
  let title = "";
  let language = "";
  let inTitle = false;

  const flush = (): void => {
    const words = pending.join("");
    pending = [];
    if (words.trim() === "") return;
    if (depth.note > 0) sink.note(words);
    else if (depth.apart > 0) sink.apart(words);
    else if (level > 0) sink.heading(level, words);
    else sink.paragraph(words);
  };

  const open = (rawName: string, attributes: Attributes): void => {
    if (stack.length >= DEEPEST)
      throw new UnreadableBook(
        "The parts of this file are nested without end, so it was not read. Save the book again with another program.",
      );
    const name = rawName.slice(rawName.indexOf(":") + 1);
    const role = depth.drop > 0 ? "inline" : roleOf(name, attributes, isBook);
    const frame = { name, attributes, role, from: pending.length };
    if (isBlock(role) && role !== "drop" && !isNoteInside(frame)) flush();
    stack.push({ ...frame, from: pending.length });
    if (typeof role === "object") level = role.heading;
    else if (role === "drop" || role === "apart" || role === "preformatted") depth[role] += 1;
    else if (role === "note" && !isNoteInside(frame)) depth.note += 1;
    else if (role === "break" && depth.drop === 0) pending.push("\n");
    else if (role === "rule" && depth.apart + depth.note === 0) sink.paragraph(SCENE_BREAK);
    if (name === "html") language = attributes["xml:lang"] ?? attributes["lang"] ?? "";
    if (name === "title" && title === "") inTitle = true;
    if (name === "meta") meta.set((attributes["name"] ?? "").toLowerCase(), attributes["content"] ?? "");
  };

  const close = (): void => {
    const frame = stack.pop();
    if (!frame) return;
    const { name, role } = frame;
    if (name === "title") inTitle = false;
    if (role === "drop") depth.drop -= 1;
    if (depth.drop > 0 || role === "drop") return;
    const own = pending.length - frame.from;
    if (isNoteInside(frame)) {
      const note = pending.splice(frame.from).join("");
      if (!CALLS.has(name)) sink.note(note);
    } else if (isBlock(role)) flush();
    else if (own > 0 && own <= MOST_PIECES) {
      const words = pending.slice(frame.from).join("");
      if (isApparatus(name, frame.attributes, words, pending[frame.from - 1] ?? "", level > 0)) pending.splice(frame.from);
    }
    if (typeof role === "object") level = 0;
    else if (role === "apart" || role === "preformatted") depth[role] -= 1;
    else if (role === "note" && !isNoteInside(frame)) depth.note -= 1;
  };

  const parser = new Parser(
    {
      onopentag: open,
      onclosetag: close,
      ontext: (words) => {
        // the end of a document type that defines entities, which HTML does not know
        if (stack.length === 0 && words.trim() === "]>") return;
        if (inTitle) title += words;
        else if (depth.drop === 0) pending.push(depth.preformatted > 0 ? words : words.replaceAll(/\s+/g, " "));
      },
    },
    { recognizeSelfClosing: true, recognizeCDATA: true },
  );

  return {
    write: (markup) => parser.write(markup),
    end: () => {
      parser.end();
      flush();
    },
    get title() {
      return title.replaceAll(/\s+/g, " ").trim();
    },
    get language() {
      return language;
    },
    meta,
  };
};

import { readStyles, type StyleRole } from "./docx-styles.ts";
import type { Credits } from "./credits.ts";
import { TextBuilder, type BookText } from "./text-builder.ts";
import { readXml } from "./xml.ts";
import type { ZipArchive } from "./zip.ts";

interface Paragraph {
  words: string;
  role: StyleRole | null;
}

/** Taken out by an editor, or said again for older programs. */
const LEFT_OUT = new Set(["moveFrom", "del", "Fallback", "instrText", "delText"]);

/** Reads the paragraphs of a part: the story itself, or its notes. */
const readParagraphs = async (
  archive: ZipArchive,
  part: string,
  roles: ReadonlyMap<string, StyleRole>,
  take: (paragraph: Paragraph) => void,
  isEnough: () => boolean,
): Promise<void> => {
  const open: Paragraph[] = [];
  let [leftOut, isText, contents] = [0, false, 0];
  const add = (words: string): void => {
    const paragraph = open.at(-1);
    if (paragraph && leftOut === 0) paragraph.words += words;
  };
  await readXml(
    archive.read(part),
    {
      open: (tag, attributes) => {
        const value = attributes["w:val"] ?? "";
        const paragraph = open.at(-1);
        if (LEFT_OUT.has(tag)) leftOut += 1;
        if (tag === "sdt") contents += contents > 0 ? 1 : 0;
        if (tag === "docPartGallery" && value === "Table of Contents" && contents === 0) contents = 1;
        if (tag === "p") open.push({ words: "", role: contents > 0 ? "contents" : null });
        else if (tag === "t") isText = true;
        else if (tag === "tab" || tag === "ptab") add(" ");
        else if (tag === "br" || tag === "cr") add("\n");
        else if (tag === "noBreakHyphen") add("-");
        else if (tag === "pStyle" && paragraph) paragraph.role ??= roles.get(value) ?? null;
        else if (tag === "outlineLvl" && paragraph && Number(value) < 9) paragraph.role ??= { heading: Number(value) + 1 };
      },
      close: (tag) => {
        if (LEFT_OUT.has(tag)) leftOut -= 1;
        if (tag === "sdt" && contents > 0) contents -= 1;
        if (tag === "t") isText = false;
        const paragraph = tag === "p" ? open.pop() : undefined;
        if (paragraph) take(paragraph);
      },
      text: (words) => {
        if (isText) add(words);
      },
    },
    isEnough,
  );
};

const readCredits = async (archive: ZipArchive): Promise<Credits> => {
  const found = { title: "", creator: "", language: "" };
  let current: keyof typeof found | null = null;
  if (archive.has("docProps/core.xml"))
    await readXml(archive.read("docProps/core.xml"), {
      open: (tag) => {
        current = tag === "title" || tag === "creator" || tag === "language" ? tag : null;
      },
      close: () => {
        current = null;
      },
      text: (words) => {
        if (current) found[current] += words;
      },
    });
  return { title: found.title, author: found.creator, language: found.language };
};

/** Where the story is: as the package says, in any folder. */
const findStory = async (archive: ZipArchive): Promise<string> => {
  let target = "";
  if (archive.has("_rels/.rels"))
    await readXml(archive.read("_rels/.rels"), {
      open: (_tag, attributes) => {
        if (attributes["Type"]?.endsWith("/officeDocument")) target = (attributes["Target"] ?? "").replace(/^\//, "");
      },
      close: () => {},
      text: () => {},
    });
  return archive.has(target) ? target : "word/document.xml";
};

/** Reads a Word document: its paragraphs in order, headings by their styles, notes behind the story. Pictures are never unpacked. */
export const readDocx = async (archive: ZipArchive, limit: number): Promise<BookText> => {
  const story = await findStory(archive);
  const folder = story.slice(0, story.lastIndexOf("/") + 1);
  const roles = await readStyles(archive, `${folder}styles.xml`);
  const builder = new TextBuilder(limit);
  const page = { title: "", author: "" };
  const isEnough = (): boolean => builder.isFull;
  const take = ({ words, role }: Paragraph): void => {
    if (role === "contents") builder.apart(words);
    else if (role === "title") {
      page.title ||= words;
      builder.heading(1, words);
    } else if (typeof role === "object" && role !== null) builder.heading(role.heading, words);
    else {
      if (role === "author") page.author ||= words;
      builder.paragraph(words);
    }
  };
  await readParagraphs(archive, story, roles, take, isEnough);
  for (const name of ["footnotes.xml", "endnotes.xml"]) {
    if (archive.has(folder + name)) await readParagraphs(archive, folder + name, roles, ({ words }) => builder.note(words), isEnough);
  }
  const credits = await readCredits(archive);
  return builder.finish({ ...credits, title: credits.title || page.title, author: credits.author || page.author });
};

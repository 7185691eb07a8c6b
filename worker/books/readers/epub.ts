import { decodeMarkup } from "./charset.ts";
import { readContents } from "./epub-contents.ts";
import { readPackage } from "./epub-package.ts";
import { lettersOf } from "./likeness.ts";
import { createMarkupReader, type MarkupSink } from "./markup.ts";
import { TextBuilder, type BookText } from "./text-builder.ts";
import { UnreadableBook } from "./unreadable.ts";
import { readXml } from "./xml.ts";
import type { ZipArchive } from "./zip.ts";

/** Ways of hiding fonts from copying; they leave the text alone. */
const FONT_MANGLING = new Set(["http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"]);

/** @throws UnreadableBook when the text itself is under a shop's lock. */
const checkLocks = async (archive: ZipArchive): Promise<void> => {
  const name = "META-INF/encryption.xml";
  if (!archive.has(name)) return;
  let [algorithm, isLocked] = ["", false];
  await readXml(archive.read(name), {
    open: (tag, attributes) => {
      if (tag === "EncryptionMethod") algorithm = attributes["Algorithm"] ?? "";
      if (tag === "CipherReference" && !FONT_MANGLING.has(algorithm) && /\.(?:x?html?|xml|opf)$/i.test(attributes["URI"] ?? ""))
        isLocked = true;
    },
    close: () => {},
    text: () => {},
  });
  if (isLocked)
    throw new UnreadableBook(
      "This EPUB is locked by the copy protection (DRM) of the shop it came from, so its text cannot be read. Upload a copy without protection.",
    );
};

/** Pages of the contents that are no part of the story, by their label. */
const OUTSIDE =
  /^(?:cover|title ?page|half[- ]?title|copyright|imprint|colophon|(?:table of )?contents|also by|by the same author|about the (?:author|publisher)|newsletter|advertisement|praise for)\b/i;

/** How many blocks at the beginning of a page may hold the chapter's number and title. */
const OPENING = 3;
const LONGEST_HEADING = 160;

/** How many of the first blocks make up a heading that the contents call by this label. */
const headingSize = (blocks: readonly string[], label: string): number => {
  const wanted = lettersOf(label);
  let size = 0;
  let rest = wanted;
  for (const block of blocks) {
    const own = lettersOf(block);
    if (own === "" || block.length > LONGEST_HEADING || !rest.startsWith(own)) break;
    rest = rest.slice(own.length);
    size += 1;
  }
  if (size > 0) return size;
  const first = lettersOf(blocks[0] ?? "");
  return first !== "" && (blocks[0] ?? "").length <= LONGEST_HEADING && (first.includes(wanted) || wanted.includes(first)) ? 1 : 0;
};

/** Hands a page over; where it marks no heading, its first blocks become one if the contents call the page so, or the label itself. */
const openPage = (builder: TextBuilder, labels: readonly string[]): MarkupSink & { done(): void } => {
  const [label = ""] = labels;
  const isOutside = labels.length === 1 && OUTSIDE.test(label);
  let held: string[] | null = label === "" || isOutside ? null : [];
  const release = (hasHeading: boolean, isLong: boolean): void => {
    const blocks = held ?? [];
    held = null;
    const size = hasHeading ? 0 : headingSize(blocks, label);
    if (size > 0) builder.heading(2, blocks.slice(0, size).join("\n"));
    else if (isLong) builder.heading(2, label);
    for (const block of blocks.slice(size)) builder.paragraph(block);
  };
  return {
    heading: (level, text) => {
      release(true, false);
      if (isOutside) builder.apart(text);
      else builder.heading(level, text);
    },
    paragraph: (text) => {
      if (isOutside) builder.apart(text);
      else if (held === null) builder.paragraph(text);
      else if (held.push(text) > OPENING) release(false, true);
    },
    apart: (text) => {
      release(true, false);
      builder.apart(text);
    },
    note: (text) => builder.note(text),
    done: () => release(false, false),
  };
};

/**
 * Reads an EPUB: the pages of its spine in order. Pictures and fonts are never unpacked.
 * @throws UnreadableBook when it is locked or damaged.
 */
export const readEpub = async (archive: ZipArchive, limit: number): Promise<BookText> => {
  await checkLocks(archive);
  const { credits, pages, navigation } = await readPackage(archive);
  if (pages.length === 0)
    throw new UnreadableBook("This EPUB holds no pages of text. Fetch or export the book again and upload the new file.");
  const labels = navigation === null ? new Map<string, readonly string[]>() : await readContents(archive, navigation);
  const builder = new TextBuilder(limit);
  for (const page of pages) {
    const sink = openPage(builder, labels.get(page) ?? []);
    const reader = createMarkupReader(sink, { isBook: true });
    for await (const markup of decodeMarkup(archive.read(page))) {
      reader.write(markup);
      if (builder.isFull) break;
    }
    reader.end();
    sink.done();
    if (builder.isFull) break;
  }
  return builder.finish(credits);
};

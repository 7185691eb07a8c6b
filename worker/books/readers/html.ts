import type { BookFile } from "./book-file.ts";
import { chunksOf, decodeMarkup, isUtf8 } from "./charset.ts";
import { createMarkupReader } from "./markup.ts";
import { TextBuilder, type BookText } from "./text-builder.ts";

/** Reads a web page as a book. What declares no encoding is UTF-8 where it can be, else windows-1252. */
export const readHtml = async (file: BookFile, limit: number): Promise<BookText> => {
  const builder = new TextBuilder(limit);
  const reader = createMarkupReader(builder, { isBook: false });
  const fallback = (await isUtf8(chunksOf(file))) ? "utf-8" : "windows-1252";
  for await (const markup of decodeMarkup(chunksOf(file), fallback)) {
    reader.write(markup);
    if (builder.isFull) break;
  }
  reader.end();
  const { meta } = reader;
  return builder.finish({
    title: meta.get("dc.title") ?? meta.get("og:title") ?? reader.title,
    author: meta.get("author") ?? meta.get("dc.creator") ?? "",
    language: reader.language || (meta.get("dc.language") ?? ""),
  });
};

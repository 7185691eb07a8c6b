/** Files that are broken, locked or made to do harm are refused in words that tell what is wrong and what to do; harmless oddities are read. */
import { describe, expect, it } from "vitest";
import { readBook } from "../../worker/books/readers/read-book.ts";
import { UnreadableBook } from "../../worker/books/readers/unreadable.ts";
import { asDocx, docxOf, paragraph, run } from "./files/docx.ts";
import { asEpub } from "./files/epub.ts";
import { FLAGS, manyFiles, SIZE, tamper } from "./files/hostile-zips.ts";
import { asHtml, asMarkdown } from "./files/markup.ts";
import { blobOf, pack } from "./files/pack.ts";
import { asPdf, pdfOf } from "./files/pdf.ts";
import { asText, STORY } from "./files/story.ts";

const LIMIT = 8 * 1024 * 1024;
const read = (name: string, content: string | Uint8Array) => readBook(blobOf(content), name, LIMIT);
const megabytes = (count: number): Uint8Array => new Uint8Array(count * 1024 * 1024).fill(32);
const scrambled = (length: number): Uint8Array => Uint8Array.from({ length }, (_, at) => ((at * 2_654_435_761) >>> 13) & 255);
const utf16 = (text: string): Uint8Array =>
  Uint8Array.from(text, (letter) => letter.charCodeAt(0)).reduce<Uint8Array>(
    (all, code, at) => all.fill(code, at * 2, at * 2 + 1),
    new Uint8Array(text.length * 2),
  );
const join = (...parts: readonly (string | Uint8Array)[]): Uint8Array => Buffer.concat(parts.map((part) => Buffer.from(part)));

const story = asDocx(STORY);
const epub = asEpub(STORY, 3);
const pdf = asPdf(STORY);
const drm = (algorithm: string, address: string): string =>
  `<encryption><enc:EncryptedData><enc:EncryptionMethod Algorithm="${algorithm}"/><enc:CipherData><enc:CipherReference URI="${address}"/></enc:CipherData></enc:EncryptedData></encryption>`;

describe("refused, with a reason for its reader", () => {
  it.each<[string, string, string | Uint8Array, RegExp]>([
    ["nothing at all", "book.epub", "", /empty/],
    ["bytes without sense called .txt", "book.txt", scrambled(4000), /readable text/],
    ["words called .docx", "book.docx", "Only words, and more words.", /name says \.docx/],
    ["words called .pdf", "book.pdf", "Only words, and more words.", /name says \.pdf/],
    ["a PDF cut off at its beginning", "book.pdf", pdf.subarray(0, 300), /damaged/],
    ["a PDF of nothing but a signature", "book.pdf", "%PDF-1.7 and so on", /damaged/],
    ["a PDF without words", "book.pdf", pdfOf([[], []]), /pictures|no text/],
    ["an archive cut in half", "book.epub", epub.subarray(0, epub.length / 2), /damaged|cut off/],
    ["an archive with a broken byte", "book.docx", story.map((byte, at) => (at === 400 ? byte ^ 255 : byte)), /damaged/],
    ["an archive under a password", "book.epub", tamper(epub, "META-INF/container.xml", FLAGS, 1, 2), /password/],
    ["more files than a book has", "book.docx", manyFiles(2100), /2101 files/],
    ["a bomb that says so", "book.docx", docxOf("", { "word/media/a.bin": megabytes(101) }), /MB when unpacked/],
    ["a bomb that shrinks too well", "book.docx", docxOf("", { "word/media/a.bin": megabytes(20) }), /hundred times/],
    [
      "a bomb that lies about its size",
      "book.docx",
      tamper(docxOf("x".repeat(30_000_000)), "word/document.xml", SIZE, 200_000, 4),
      /far more/,
    ],
    ["names that lead outside", "book.epub", asEpub(STORY, 3, { "../../etc/passwd": "x" }), /lead outside/],
    ["names that begin at the root", "book.epub", asEpub(STORY, 3, { "/etc/passwd": "x" }), /lead outside/],
    ["names with backslashes that lead outside", "book.epub", asEpub(STORY, 3, { "..\\evil.txt": "x" }), /lead outside/],
    [
      "an EPUB under a shop's lock",
      "book.epub",
      asEpub(STORY, 3, { "META-INF/encryption.xml": drm("http://www.w3.org/2001/04/xmlenc#aes128-cbc", "OPS/text/page%200.xhtml") }),
      /DRM/,
    ],
    ["an EPUB without pages", "book.epub", asEpub({ ...STORY, chapters: [] }, 3), /no pages/],
    [
      "an EPUB whose package is missing",
      "book.epub",
      pack({ mimetype: "application/epub+zip", "META-INF/container.xml": "<x/>" }),
      /does not say where/,
    ],
    ["a Word document without words", "book.docx", docxOf(paragraph("")), /no words/],
    ["elements nested without end", "book.html", "<div>".repeat(100_000), /nested/],
    ["XML nested without end", "book.docx", docxOf("<w:p>".repeat(100_000)), /nested/],
    ["an encoding that nobody knows", "book.html", '<meta charset="klingon-8"><p>Words and words.</p>', /klingon-8/],
  ])("%s", async (_what, name, content, reason) => {
    const reading = read(name, content);
    await expect(reading).rejects.toThrow(UnreadableBook);
    await expect(reading).rejects.toThrow(reason);
  });

  it.each<[string, string, string | Uint8Array, RegExp]>([
    ["an archive of books", "books.zip", pack({ "one.epub": epub, "two.docx": story }), /zip archive.*Unpack/],
    ["an archive inside an archive", "book.epub", pack({ "inner.zip": pack({ "inner.zip": epub }) }), /zip archive/],
    ["a spreadsheet", "book.docx", pack({ "[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>" }), /spreadsheet/],
    ["an OpenDocument text", "book.odt", pack({ mimetype: "application/vnd.oasis.opendocument.text", "content.xml": "<x/>" }), /\.odt/],
    [
      "an old Word document",
      "book.doc",
      join(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), scrambled(2000)),
      /old Word/,
    ],
    ["a picture called .epub", "book.epub", join(Uint8Array.from([0x89]), "PNG\r\n", scrambled(500)), /PNG picture/],
    ["a Kindle book", "book.mobi", join(new Uint8Array(60), "BOOKMOBI", scrambled(500)), /Kindle/],
    ["a rich text document", "book.rtf", "{\\rtf1 Words}", /rich text/],
    ["an ending nobody reads", "book.xyz", "Only words, and more words.", /\.xyz/],
    ["no ending", "book", "Only words, and more words.", /no ending/],
  ])("as of a kind that is not read: %s", async (_what, name, content, reason) => {
    const reading = read(name, content);
    await expect(reading).rejects.toMatchObject({ isForeign: true });
    await expect(reading).rejects.toThrow(reason);
  });

  it("a locked Word document, which is an old container with a new name in it", async () => {
    const locked = join(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0]), new Uint8Array(600), utf16("EncryptedPackage"), new Uint8Array(600));
    await expect(read("book.docx", locked)).rejects.toThrow(/password/);
  });
});

describe("read all the same", () => {
  it.each<[string, string, Uint8Array]>([
    ["a Word document called .epub", "book.epub", story],
    ["an EPUB called .docx", "book.docx", epub],
    ["a PDF called .txt", "book.txt", pdf],
    ["an EPUB without an ending", "book", epub],
    ["a PDF with an odd ending", "book.download", pdf],
    ["a PDF behind a few bytes of something else", "book.pdf", join("\r\n\r\n", pdf)],
    [
      "an EPUB whose fonts are mangled",
      "book.epub",
      asEpub(STORY, 3, { "META-INF/encryption.xml": drm("http://www.idpf.org/2008/embedding", "OPS/font.otf") }),
    ],
    [
      "a Word document with a spreadsheet in it",
      "book.docx",
      asDocxWith({ "word/embeddings/sheet.xlsx": pack({ "xl/workbook.xml": "<x/>" }) }),
    ],
  ])("%s", async (_what, name, content) => {
    const { text } = await read(name, content);
    expect(text).toContain(STORY.chapters[2]?.paragraphs[1]);
  });

  it("a web page called .txt, without its scripts", async () => {
    const { text, format } = await read("book.txt", asHtml(STORY));
    expect(format).toBe("html");
    expect(text).not.toContain("Script");
    expect(text).not.toMatch(/document\.write|color: red/);
  });

  it("entities that would grow without end stay as they are", async () => {
    const levels = Array.from({ length: 30 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join("");
    const bomb = `<?xml version="1.0"?><!DOCTYPE w [<!ENTITY l0 "lol">${levels}]>`;
    const docx = docxOf("", {
      "word/document.xml": `${bomb}<w:document><w:p><w:r><w:t>Plain words &l30; here.</w:t></w:r></w:p></w:document>`,
    });
    const { text } = await read("book.docx", docx);
    expect(text).toBe("Plain words &l30; here.");
    const external = `<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>Words &x; here.</p></body></html>`;
    expect((await read("book.html", external)).text).toBe("Words &x; here.");
  });

  it("a novel in one line", async () => {
    const line = STORY.chapters.flatMap(({ paragraphs }) => paragraphs).join(" ");
    const novel = Array.from({ length: 40 }, () => line).join(" ");
    for (const [name, content] of [
      ["book.txt", novel],
      ["book.md", novel],
      ["book.html", `<p>${novel}`],
      ["book.docx", docxOf(paragraph(run(novel)))],
    ] as const)
      expect((await read(name, content)).text.length).toBeGreaterThan(novel.length * 0.99);
  });

  it("a paragraph of very many small elements, within the test's time", async () => {
    const { text } = await read("book.html", `<p>${"<span>word</span><br>".repeat(200_000)}`);
    expect(text.split("\n")).toHaveLength(200_000);
  });

  const chapter = STORY.chapters.flatMap(({ paragraphs }) => paragraphs);
  const chapters = Array.from({ length: 30 }, (_, at) => ({ number: `CHAPTER ${at + 1}`, title: "Again", paragraphs: chapter }));
  const long = { ...STORY, chapters };
  it.each<[string, string | Uint8Array]>([
    ["epub", asEpub(long, 3)],
    ["docx", asDocx(long)],
    ["html", asHtml(long)],
    ["md", asMarkdown(long)],
    ["txt", asText(long)],
  ])("of a .%s that is longer than is read, the beginning", async (ending, content) => {
    const { text, truncated } = await readBook(blobOf(content), `book.${ending}`, 100_000);
    expect(truncated).toBe(true);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(100_000);
    expect(Buffer.byteLength(text)).toBeGreaterThan(95_000);
  });
});

function asDocxWith(more: Readonly<Record<string, Uint8Array>>): Uint8Array {
  return docxOf(STORY.chapters.flatMap(({ paragraphs }) => paragraphs.map((text) => paragraph(run(text)))).join(""), more);
}

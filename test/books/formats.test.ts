/** One story in every format is one story: the same paragraphs, chapters and cast. */
import { existsSync, openAsBlob, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it, test } from "vitest";
import { analyzeBook, type BookAnalysis } from "../../worker/books/analyze.ts";
import { readBook, type ReadBook } from "../../worker/books/readers/read-book.ts";
import { asDocx } from "./files/docx.ts";
import { asEpub } from "./files/epub.ts";
import { asHtml, asMarkdown } from "./files/markup.ts";
import { blobOf } from "./files/pack.ts";
import { asPdf } from "./files/pdf.ts";
import { asText, STORY } from "./files/story.ts";

const LIMIT = 8 * 1024 * 1024;
const analyze = ({ text, outline }: ReadBook): BookAnalysis => analyzeBook(text, outline);

/** Who is in the book, by which names, and how much each says. */
const castOf = ({ characters, counts }: BookAnalysis) => ({
  cast: characters.map(({ name, aliases, quotes }) => ({ name, aliases: aliases.toSorted(), quotes })),
  quotes: counts.quotes,
  attributed: counts.attributed,
});

describe("our own story, set by the tests", () => {
  const settings: readonly (readonly [string, string, string | Uint8Array])[] = [
    ["md", "story.md", asMarkdown(STORY)],
    ["html", "story.html", asHtml(STORY)],
    ["epub", "three.epub", asEpub(STORY, 3)],
    ["epub", "two.epub", asEpub(STORY, 2)],
    ["docx", "story.docx", asDocx(STORY)],
    ["pdf", "story.pdf", asPdf(STORY)],
  ];

  it.each(settings)("%s: %s has the paragraphs, chapters and cast of the plain text", async (format, name, content) => {
    const plain = await readBook(blobOf(asText(STORY)), "story.txt", LIMIT);
    const book = await readBook(blobOf(content), name, LIMIT);
    expect(book.format).toBe(format);
    for (const { paragraphs } of STORY.chapters) for (const paragraph of paragraphs) expect(book.text.split("\n\n")).toContain(paragraph);
    const [expected, found] = [analyze(plain), analyze(book)];
    expect([found.title, found.author]).toEqual([STORY.title, STORY.author]);
    expect(found.language.slice(0, 2)).toBe("en");
    expect(found.chapters).toHaveLength(STORY.chapters.length);
    found.chapters.forEach(({ title }, at) => expect(title).toContain(STORY.chapters[at]?.title));
    expect(castOf(found)).toEqual(castOf(expected));
    for (const { evidence } of found.characters)
      for (const { start, end, text } of evidence) expect(book.text.slice(start, end)).toBe(text);
  });
});

const data = join(import.meta.dirname, "../../../shared/eval");
const renderings = ["curly.txt", "epub", "docx", "pdf"].map((ending) => join(data, "formats", `DaisyMiller.${ending}`));

test.skipIf(!renderings.every(existsSync))(
  "four renderings of one novel, made elsewhere, give one cast (skipped without ../shared/eval)",
  async () => {
    const books = await Promise.all(renderings.map(async (file) => readBook(await openAsBlob(file), basename(file), LIMIT)));
    const [plain, ...others] = books.map(analyze);
    if (!plain) throw new Error("There are no renderings.");
    expect(plain.characters.length).toBeGreaterThan(5);
    for (const other of others) {
      expect(castOf(other)).toEqual(castOf(plain));
      expect(other.chapters.map(({ title }) => title)).toEqual(plain.chapters.map(({ title }) => title));
    }
  },
);

interface Expectation {
  readonly file: string;
  readonly format: string;
  readonly title?: string;
  readonly author?: string | null;
  readonly language?: string;
  readonly words: number;
  readonly sample?: string | null;
  readonly expect?: string;
  readonly startMarker?: string;
  readonly endMarker?: string;
}

const manifest = join(data, "books/manifest.json");
const expectations = existsSync(manifest) ? (JSON.parse(readFileSync(manifest, "utf8")) as Expectation[]) : [];
const folded = (text: string): string => text.replaceAll(/\s+/g, " ").trim();
const wordsOf = (text: string): number => folded(text).split(" ").filter(Boolean).length;

/**
 * Words that a manifest counts and no reader is shown as words of the story. It counts the markup's pieces: what stands beside an element ("Bird" and
 * ".") is two words there, and one in print.
 */
const PIECES: ReadonlyMap<string, number> = new Map([
  // numbers of lines and marks of notes beside the verse; less the heading of the notes
  ["wasteland.epub", 101],
  // full stops, commas and the numbers of pages in lists of contents
  ["childrens-literature.epub", 255],
  // formulas ("2H", "2", "O") and the brackets around what is printed over their symbols
  ["hefty-water.epub", 43],
]);
const isRefused = ({ expect: expected, words }: Expectation): boolean => expected !== undefined || words === 0;
const open = async ({ file }: Expectation): Promise<ReadBook> => readBook(await openAsBlob(join(data, "books", file)), file, LIMIT);
const byName = (one: Expectation): readonly [string, Expectation] => [one.file, one];

describe.skipIf(expectations.length === 0)("the files of ../shared/eval/books (skipped without them)", () => {
  it.each(expectations.filter(isRefused).map(byName))("%s is refused for the reason its manifest gives", async (_file, expected) => {
    const word = /password|damaged/.exec(expected.expect ?? "")?.[0] ?? "no (?:text|words)";
    await expect(open(expected)).rejects.toMatchObject({ name: "UnreadableBook", message: expect.stringMatching(new RegExp(word, "i")) });
  });

  it.each(expectations.filter((one) => !isRefused(one)).map(byName))("%s is what its manifest says", async (_file, expected) => {
    const book = await open(expected);
    const { title, author, language } = analyze(book);
    expect({ format: book.format, title, author, language }).toEqual({
      format: expected.format,
      title: expected.title ?? title,
      author: expected.author === undefined ? author : (expected.author ?? ""),
      language: expected.language ?? language,
    });
    expect(folded(book.text)).toContain(folded(expected.sample ?? ""));
    // notes of a Word document stand behind its story, and the manifest counts the story; of Gutenberg's files what is between the markers
    const { start, end } = book.outline.body;
    const { startMarker, endMarker } = expected;
    const [, between = book.text] = startMarker && endMarker ? book.text.split(startMarker) : [];
    const story = expected.format === "docx" ? book.text.slice(start, end) : (between.split(endMarker ?? "\0")[0] ?? "");
    expect(wordsOf(story)).toBe(expected.words - (PIECES.get(expected.file) ?? 0));
  });
});

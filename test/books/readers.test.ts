/** What each reader makes of its format's particulars. */
import { describe, expect, it } from "vitest";
import { readChapters } from "../../worker/books/chapters.ts";
import { readBook } from "../../worker/books/readers/read-book.ts";
import { docxOf, paragraph, run } from "./files/docx.ts";
import { asEpub } from "./files/epub.ts";
import { blobOf } from "./files/pack.ts";
import { pdfOf, type PrintedLine } from "./files/pdf.ts";
import { STORY } from "./files/story.ts";

const read = (name: string, content: string | Uint8Array) => readBook(blobOf(content), name, 1_000_000);
const latin = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

describe("HTML", () => {
  it.each([
    ["line breaks make lines, two of them a paragraph", "<p>One<br>two<br><br>three</p>", "One\ntwo\n\nthree"],
    ["white space folds, and soft hyphens go", "<p>One \n  two&nbsp;&shy;three un&shy;broken</p>", "One two three unbroken"],
    ["text between blocks is a paragraph", "<div>One<p>two</p>three</div>", "One\n\ntwo\n\nthree"],
    [
      "numbers of notes go, other figures stay",
      '<p>One<sup>1</sup> two<a href="#n2">[2]</a> 30<sup>2</sup> <a href="#x">three</a> 4</p>',
      "One two 302 three 4",
    ],
    ["a link of a note's own class goes", '<p>One<sup><a class="footnote" href="#fn:1">1</a></sup> two</p>', "One two"],
    ["numbers of pages go", '<p>One <span class="pagenum">[12]</span>two <span class="pagenum">words</span></p>', "One two words"],
    [
      "notes stand behind the story",
      '<p>One<span class="footnote"> a note </span> two</p><aside class="footnote"><p>Another.</p></aside><p>Three</p>',
      "One two\n\nThree\n\nNotes\n\na note\n\nAnother.",
    ],
    ["a rule is a break between scenes", "<p>One</p><hr><p>two</p>", "One\n\n* * *\n\ntwo"],
    ["preformatted lines stay lines", "<pre>One\n two\n\nthree</pre>", "One\ntwo\n\nthree"],
    [
      "what is no text of the book goes",
      "<nav>Home</nav><p>One two</p><script>x</script><svg><text>y</text></svg><noscript>z</noscript>",
      "One two",
    ],
    ["unclosed elements do no harm", "<p>One <b>two<p>three", "One two\n\nthree"],
  ])("%s", async (_what, markup, text) => {
    expect((await read("book.html", markup)).text).toBe(text);
  });

  it.each([
    ["declared in a meta element", '<meta charset="iso-8859-1"><p>Caf\u00e9 noir</p>', "Café noir"],
    [
      "declared in the old way",
      '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><p>\u00cf\u00f0\u00e8\u00e2\u00e5\u00f2</p>',
      "Привет",
    ],
    ["declared in XML", '<?xml version="1.0" encoding="ISO-8859-1"?><html><body><p>Caf\u00e9 noir</p></body></html>', "Café noir"],
    ["not declared, and no UTF-8", "<p>\u0093Caf\u00e9\u0094 noir</p>", "“Café” noir"],
    ["not declared, and UTF-8", "<p>Caf\u00c3\u00a9 noir</p>", "Café noir"],
  ])("an encoding %s is used", async (_what, markup, text) => {
    expect((await read("book.html", latin(markup))).text).toBe(text);
  });

  it("title, author and language come from its head", async () => {
    const { outline } = await read(
      "b.html",
      '<html lang="en-GB"><head><title> The  Mill </title><meta name="Author" content="Anna Reed"></head><body><p>Words here.</p>',
    );
    expect(outline).toMatchObject({ title: "The Mill", author: "Anna Reed", language: "en-GB" });
  });
});

describe("Markdown", () => {
  it("its marks are taken off, and its words are not", async () => {
    const source =
      "# The *Mill*\n\n> **“Where?”** asked __Ann__,[^1] and_so_on.\n> Line two\n\n\\*Not\\* [linked](http://x.y) `code` 2 * 3 &mdash; un*believ*able\n\n***\n\n- Nobody,\n- she said.\n\n[^1]: A *note*.\n";
    const { text } = await read("book.md", source);
    expect(text).toBe(
      "The Mill\n\n“Where?” asked Ann, and_so_on. Line two\n\n*Not* linked code 2 * 3 — unbelievable\n\n* * *\n\n- Nobody,\n\n- she said.\n\nNotes\n\nA note.",
    );
  });

  it("headings underlined and headings with hashes open chapters", async () => {
    const prose = "The rain went on over the weir, and nobody came to the door of the mill that day. ".repeat(8);
    const { text, outline } = await read("book.md", `Frost\n=====\n\n${prose}\n\n# Thaw #\n\n${prose}\n\nFlood\n---\n\n${prose}`);
    expect(readChapters(text, outline).chapters.map(({ title }) => title)).toEqual(["Frost", "Thaw"]);
  });
});

describe("EPUB", () => {
  it("chapters that the contents alone name have those names, though nothing in the text says so", async () => {
    const chapters = STORY.chapters.map((chapter) => ({ ...chapter, number: "", title: "" }));
    const named = asEpub(
      { ...STORY, chapters: chapters.map((chapter, at) => ({ ...chapter, title: `Of ${"frost thaw flood wind dust".split(" ")[at]}` })) },
      2,
    );
    const { text, outline } = await read("book.epub", named);
    expect(readChapters(text, outline).chapters.map(({ title }) => title)).toEqual([
      "Of frost",
      "Of thaw",
      "Of flood",
      "Of wind",
      "Of dust",
    ]);
  });

  it("the first author is the author, and others are not", async () => {
    expect((await read("book.epub", asEpub(STORY, 3))).outline.author).toBe(STORY.author);
  });
});

describe("Word documents", () => {
  it("notes stand behind the story, deletions and field codes are gone, tables are read cell by cell", async () => {
    const body = [
      paragraph(run("The contents, 3"), "Verzeichnis1"),
      paragraph(
        `${run("One")}<w:r><w:footnoteReference w:id="2"/></w:r>${run(" two")}<w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:moveFrom>${run("moved")}</w:moveFrom>`,
      ),
      paragraph(
        `<w:r><w:instrText>PAGEREF x</w:instrText></w:r><w:r><w:t>three</w:t><w:tab/><w:t>four</w:t><w:noBreakHyphen/><w:t>five</w:t></w:r>`,
      ),
      `<w:tbl><w:tr><w:tc>${paragraph(run("left"))}</w:tc><w:tc>${paragraph(run("right"))}</w:tc></w:tr></w:tbl>`,
      `<mc:AlternateContent><mc:Choice>${paragraph(run("once"))}</mc:Choice><mc:Fallback>${paragraph(run("once"))}</mc:Fallback></mc:AlternateContent>`,
    ].join("");
    const notes = `<w:footnotes><w:footnote w:id="2">${paragraph(run("A note."))}</w:footnote></w:footnotes>`;
    const { text } = await read("book.docx", docxOf(body, { "word/footnotes.xml": notes }));
    expect(text).toBe("The contents, 3\n\nOne two\n\nthree four-five\n\nleft\n\nright\n\nonce\n\nNotes\n\nA note.");
  });

  it("a heading is one by the English name of its style, by what the style is based on, or by its own outline level", async () => {
    const levelled = `<w:p><w:pPr><w:outlineLvl w:val="1"/></w:pPr>${run("Three")}</w:p>`;
    const { text, outline } = await read(
      "b.docx",
      docxOf(paragraph(run("One"), "berschrift1") + paragraph(run("Two"), "Eigene") + levelled + paragraph(run("Four"))),
    );
    expect(outline.headings.map(({ start, end, level }) => [text.slice(start, end), level])).toEqual([
      ["One", 1],
      ["Two", 1],
      ["Three", 2],
    ]);
  });

  it("what programs write where nobody named a title or an author is neither", async () => {
    const core = "<cp><dc:title>Document1</dc:title><dc:creator>python-docx</dc:creator></cp>";
    const { outline } = await read("b.docx", docxOf(paragraph(run("Words and words")), { "docProps/core.xml": core }));
    expect(outline).toMatchObject({ title: "", author: "" });
  });
});

const column = (lines: readonly string[], left = 60, top = 500, leading = 13): PrintedLine[] =>
  lines.map((line, at) => ({
    text: line.trim(),
    x: left + (line.length - line.trimStart().length) * 6,
    y: top - at * leading,
    size: 10,
  }));

describe("PDF", () => {
  const FULL = "the rain went on over the weir until the evening,";

  it("broken words are mended, compounds keep their hyphen, dashes close up", async () => {
    const lines = [
      "  We saw the weather turn, and a well-known man in a",
      "dining-room far away. Then came the evening and wea-",
      "ther turned again; it was a well-",
      "known evening\u2014",
      "and it was Anglo-",
      "Saxon by the end of it.",
    ];
    const { text } = await read("b.pdf", pdfOf([column([...lines, "  New words begin here and go on for a while, as they"])]));
    expect(text).toContain("the evening and weather turned again; it was a well-known evening—and it was Anglo-Saxon by the end");
  });

  it("a paragraph goes on over the page; running heads and page numbers do not", async () => {
    const pages = Array.from({ length: 6 }, (_, at) => [
      { text: `${at + 11}  THE MILL`, x: 60, y: 560, size: 8 },
      ...column([
        `  Page ${"abcdef"[at]} begins, and ${FULL}`.slice(0, 52),
        ...Array.from({ length: 9 }, () => FULL),
        "and this sentence of page letters goes on and on to",
      ]),
      { text: "finis", x: 500, y: 20, size: 8 },
    ]);
    const { text } = await read("b.pdf", pdfOf(pages));
    expect(text).not.toMatch(/MILL|finis/);
    expect(text.split("\n\n")).toHaveLength(6);
    const joined = pages.map((page, at) => (at % 2 === 1 ? page.map((line) => (line.x === 72 ? { ...line, x: 60 } : line)) : page));
    expect((await read("b.pdf", pdfOf(joined))).text.split("\n\n")).toHaveLength(3);
  });

  it("notes at the foot of a page stand behind the story, their numbers nowhere", async () => {
    const page = [
      ...column([`  A word ${FULL}`, ...Array.from({ length: 6 }, () => FULL), "and so it ended."]),
      { text: "1", x: 60 + 16 * 6, y: 413, size: 6 },
      { text: "1 A small note about the weir and the evening.", x: 60, y: 80, size: 7 },
    ];
    const { text } = await read("b.pdf", pdfOf([page]));
    expect(text).toMatch(/and so it ended\.\n\nNotes\n\n1 A small note about the weir and the evening\.$/);
  });

  it("paragraphs set apart by gaps are told apart without indents, and a large line is a heading", async () => {
    const page = [
      { text: "The Weir", x: 60, y: 550, size: 18 },
      ...column([FULL, FULL, FULL], 60, 500),
      ...column([FULL, FULL, FULL], 60, 450),
      ...column([FULL, FULL, FULL], 60, 400),
    ];
    const { text, outline } = await read("b.pdf", pdfOf([page]));
    expect(text.split("\n\n")).toHaveLength(4);
    expect(outline.headings).toEqual([{ start: 0, end: 8, level: 1 }]);
  });
});

import { describe, expect, it } from "vitest";
import { analyzeBook } from "../../worker/books/analyze.ts";
import { DEMO_AUTHOR, DEMO_STORY, DEMO_TITLE } from "../../worker/demo/story.ts";

describe("reading a book inside the worker's runtime", () => {
  const book = analyzeBook(DEMO_STORY);

  it("finds the title, the author and the people of the demo's story", () => {
    expect([book.title, book.author]).toEqual([DEMO_TITLE, DEMO_AUTHOR]);
    expect(book.characters.slice(0, 4).map(({ name }) => name)).toContain("Odile Tansy");
    expect(book.counts.attributed).toBeGreaterThan(book.counts.quotes * 0.9);
  });

  it("gives every tie and character receipts that the text holds", () => {
    const receipts = [...book.characters, ...book.relationships].flatMap(({ evidence }) => evidence);
    expect(receipts.length).toBeGreaterThan(0);
    for (const { start, end, text } of receipts) expect(DEMO_STORY.slice(start, end)).toBe(text);
  });
});

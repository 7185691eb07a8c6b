import { describe, expect, it } from "vitest";
import { chapterAt, readChapters } from "../../worker/books/chapters.ts";

const PROSE = `${"The rain went on over the harbour and nobody came to the door of the mill that day. ".repeat(6)}\n\n`;

describe("readChapters", () => {
  it.each([
    ["words and numerals", ["CHAPTER I", "CHAPTER II", "CHAPTER III"]],
    ["figures", ["Chapter 1", "Chapter 2", "Chapter 3"]],
    ["numbers in words", ["Chapter One", "Chapter Two", "Chapter Three"]],
    ["bare numerals", ["I", "II", "III"]],
    ["titles after the number", ["Chapter 1. The Mill", "Chapter 2. The Weir", "Chapter 3. The Flood"]],
  ])("finds chapters headed by %s", (_name, headings) => {
    const { chapters } = readChapters(headings.map((heading) => `${heading}\n\n${PROSE}`).join("\n"));
    expect(chapters.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(chapters.map(({ title }) => title)).toEqual(headings);
  });

  it("takes a title on the line below into the heading", () => {
    const { chapters } = readChapters(`Chapter I\nThe Mill at Night\n\n${PROSE}Chapter II\n\nThe Weir\n\n${PROSE}`);
    expect(chapters.map(({ title }) => title)).toEqual(["Chapter I. The Mill at Night", "Chapter II. The Weir"]);
  });

  it("passes over a table of contents", () => {
    const { chapters } = readChapters(
      `CONTENTS\n\nChapter I\n\nChapter II\n\nChapter III\n\n${["I", "II", "III"].map((n) => `Chapter ${n}\n\n${PROSE}`).join("")}`,
    );
    expect(chapters).toHaveLength(3);
  });

  it("makes one chapter of a text without headings", () => {
    expect(readChapters(PROSE).chapters).toEqual([{ number: 1, title: "", start: 0, end: PROSE.length }]);
  });

  it("covers the body without gaps and knows which chapter an offset is in", () => {
    const text = ["I", "II", "III"].map((n) => `Chapter ${n}\n\n${PROSE}`).join("");
    const { chapters } = readChapters(text);
    chapters.slice(1).forEach((chapter, index) => expect(chapter.start).toBe(chapters[index]?.end));
    expect(chapters.at(-1)?.end).toBe(text.length);
    expect(chapters.map((chapter) => chapterAt(chapters, chapter.start + 5))).toEqual([1, 2, 3]);
  });

  it("leaves a distributor's header and licence out by offsets and reads its fields", () => {
    const text =
      `Title: The Mill\nAuthor: A. Writer\n\n*** START OF THE PROJECT GUTENBERG EBOOK THE MILL ***\n\nProduced by volunteers\n\nChapter I\n\n${PROSE}` +
      `*** END OF THE PROJECT GUTENBERG EBOOK THE MILL ***\n\nLicence text.`;
    const { body, title, author } = readChapters(text);
    expect([title, author]).toEqual(["The Mill", "A. Writer"]);
    expect(text.slice(body.start, body.start + 9)).toBe("Chapter I");
    expect(text.slice(body.start, body.end)).not.toContain("END OF");
  });

  it.each([
    [
      "en",
      "The old man was in the garden and she had not seen him with her mother that day, for you know that it was late and to the west.",
    ],
    ["fr", "Le vieil homme était dans le jardin et elle ne savait pas que des amis étaient avec une dame que vous avez vue dans les bois."],
    ["und", "Xyl qor banth mure, olp tranq vix sed morl ibb qatt rull hin jorp wim falk dreb noss tipp garn leff mub cask."],
  ])("names the language %s", (language, text) => {
    expect(readChapters(text).language).toBe(language);
  });
});

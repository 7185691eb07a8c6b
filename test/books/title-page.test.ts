import { describe, expect, it } from "vitest";
import { readChapters } from "../../worker/books/chapters.ts";
import { titleOfFile } from "../../worker/books/title-page.ts";

const PROSE = `${"The rain went on over the weir and nobody came to shut the sluice that night. ".repeat(8)}\n\n`;

describe("the title page", () => {
  it.each([
    ["a line of title case", "The Mill on the Weir\n\n", "The Mill on the Weir", ""],
    ["capitals, and an author of their own line", "THE MILL ON THE WEIR\n\nby\n\nANNA REED\n\n", "The Mill on the Weir", "Anna Reed"],
    ["the lines of a title page without empty lines", "The Mill\nA Tale of the Weir\nBy Anna Reed\n\n", "The Mill", "Anna Reed"],
    ["a plain line right above the first heading", "What the miller saw\n\nChapter I\n\n", "What the miller saw", ""],
    ["a first heading instead", "Chapter I\n\n", "", ""],
    ["a sentence", "It was late.\n\n", "", ""],
    ["a line of verse", "When all the rain had gone away\n\n", "", ""],
    ["prose that goes by the mill", "They went home\nby the mill and the weir\n\n", "", ""],
  ])("reads %s", (_name, opening, title, author) => {
    const found = readChapters(opening + PROSE);
    expect({ title: found.title, author: found.author }).toEqual({ title, author });
  });
});

describe("titleOfFile", () => {
  it.each([
    ["pride_and-prejudice.txt", "Pride And Prejudice"],
    ["TheOldMill.txt", "The Old Mill"],
    ["mill's end.final.txt", "Mill's End Final"],
    ["no. 7", "No 7"],
    ["été.txt", "Été"],
    [".txt", ""],
  ])("makes of %s the title %s", (filename, title) => {
    expect(titleOfFile(filename)).toBe(title);
  });
});

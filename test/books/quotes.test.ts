import { describe, expect, it } from "vitest";
import { findParagraphs } from "../../worker/books/paragraphs.ts";
import { findPieces } from "../../worker/books/quotes.ts";

const speechIn = (text: string): string[] =>
  findPieces(text, findParagraphs(text, { start: 0, end: text.length })).map(({ start, end }) => text.slice(start, end));

describe("findPieces", () => {
  it.each([
    ["straight marks", '"It is late," said Anna. "Come in."', ["It is late,", "Come in."]],
    ["curly marks", "“It is late,” said Anna. “Come in.”", ["It is late,", "Come in."]],
    ["single curly marks", "‘It is Tom’s turn,’ said Anna. ‘Don’t wait.’", ["It is Tom’s turn,", "Don’t wait."]],
    ["single straight marks", "'It is Tom's turn,' said Anna. 'Don't wait.'", ["It is Tom's turn,", "Don't wait."]],
    ["guillemets", "«It is late,» said Anna. «Come in.»", ["It is late,", "Come in."]],
    ["quotations within speech", "“He said ‘never’ to me,” said Anna.", ["He said ‘never’ to me,"]],
    ["an apostrophe for lost letters", "'Come now,' said Tom. The old dog, 'twas said, could talk. 'Well?'", ["Come now,", "Well?"]],
    ["speech that opens after a dash", 'He stopped--"Who is there?" and listened.', ["Who is there?"]],
  ])("finds speech in %s", (_name, text, pieces) => {
    expect(speechIn(text)).toEqual(pieces);
  });

  it("does not take a name held up between marks for speech", () => {
    expect(speechIn('They dined at the "White Swan" that night. "At last," said Anna.')).toEqual(["At last,"]);
  });

  it("carries speech on into a paragraph that opens with a mark", () => {
    const text = '"The first part of it.\n\n"The second part of it," said Tom.\n\nNobody answered.';
    const pieces = findPieces(text, findParagraphs(text, { start: 0, end: text.length }));
    expect(pieces.map(({ continues }) => continues)).toEqual([false, true]);
  });

  it("ends speech that was never closed with its paragraph", () => {
    expect(speechIn('"I never closed this.\n\nThe narration goes on. "Well," said Tom.')).toEqual(["I never closed this.", "Well,"]);
  });
});

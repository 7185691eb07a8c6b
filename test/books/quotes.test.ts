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
    ["a line that breaks off without a stop", '"My brother"--she looked up--"is late."', ["My brother", "is late."]],
    ["a line without a stop before its verb", '"Now play" cried Tom from below.', ["Now play"]],
    ["a paragraph that ends without a stop", '"I never was goin "\n\nNobody answered.', ["I never was goin"]],
  ])("finds speech in %s", (_name, text, pieces) => {
    expect(speechIn(text)).toEqual(pieces);
  });

  it("does not take a name held up between marks for speech", () => {
    expect(speechIn('They dined at the "White Swan" that night. "At last," said Anna.')).toEqual(["At last,"]);
  });

  it("does not take a phrase held up within a sentence for speech, but takes what somebody says there", () => {
    expect(speechIn('They were in for what is known as "quite a scene," and left. He only said "Well," and left too.')).toEqual(["Well,"]);
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

import { describe, expect, it } from "vitest";
import { restoreMarks } from "../../worker/books/lost-marks.ts";

/** Enough of lost apostrophes for a text to be one that lost them. */
const SIGNS = "I don t know. It s late. You ll see. I m sure. We ve time. He didn t come. I ll wait. That s all.\n\n";
const MENDED = "I don’t know. It’s late. You’ll see. I’m sure. We’ve time. He didn’t come. I’ll wait. That’s all.\n\n";

describe("restoreMarks", () => {
  it.each([
    ["apostrophes", 'Anna s boat. "Five o clock," said Tom.', 'Anna’s boat. "Five o’clock," said Tom.'],
    ["an apostrophe at the end of a word", "The sort o  thing, comin  slowly.", "The sort o’ thing, comin’ slowly."],
    [
      "inner marks, which open and close in turn",
      '"I asked him.  It is sold,  said he:  at noon.  So I left," said Anna.',
      '"I asked him. ‘It is sold,’ said he: ‘at noon.’ So I left," said Anna.',
    ],
    [
      "inner marks at both ends of a paragraph",
      '" It is sold, and we must go. \n\n" Indeed!  said he.\n\nTom went.',
      '"‘It is sold, and we must go.’\n\n"‘Indeed!’ said he.\n\nTom went.',
    ],
    ["an inner mark before the outer one", '"He said,  Come in. "\n\nTom went.', '"He said, ‘Come in.’"\n\nTom went.'],
  ])("gives back %s", (_name, lost, whole) => {
    expect(restoreMarks(SIGNS + lost)).toBe(MENDED + whole);
  });

  it("keeps every offset", () => {
    const text = `${SIGNS}" It is sold,  said he. \n\n"Anna s boat?  He  s mad. "\n`;
    expect(restoreMarks(text)).toHaveLength(text.length);
  });

  it("leaves a text alone that has its apostrophes", () => {
    const text = `${MENDED.repeat(3)}${SIGNS}Two spaces.  After a stop.`;
    expect(restoreMarks(text)).toBe(text);
  });

  it("leaves a text alone that has hardly any to lose", () => {
    const text = "A plan s end.  Two spaces after a stop.  As some writers like it.";
    expect(restoreMarks(text)).toBe(text);
  });
});

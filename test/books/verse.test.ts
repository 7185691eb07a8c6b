import { describe, expect, it } from "vitest";
import { isVerse } from "../../worker/books/verse.ts";

const isWholeVerse = (text: string): boolean => isVerse(text, { start: text.search(/\S/), end: text.length });

describe("a paragraph", () => {
  it.each([
    [
      "four lines that begin with capitals",
      '"The kettle sings upon the hob,\nThe cat is on the mat,\nAnd who would ask a better job\nThan that?"',
    ],
    ["two short lines, the second indented", '  "The tide is out, the sand is bare\n   And nobody is walking there."'],
    [
      "a stanza in which two people speak",
      '"Where go you?" the ferryman said,\n    "The river is high tonight;\nThe moon has gone to her bed,\n    And never a star for a light."',
    ],
  ])("is verse: %s", (_name, text) => {
    expect(isWholeVerse(text)).toBe(true);
  });

  it.each([
    ["wrapped prose", '"The boat is sold, and we leave on Monday, said Anna, and\nTom, who had heard, came in and\nsat down with us."'],
    ["one line", '  "The tide is out."'],
    ["speeches set without a blank line between them", '"Is it late?"\n"No, not yet,"\n"Then come,"\n"I will."'],
    ["sentences set without a blank line between them", "Tom came in.\nAnna laughed.\nIt rained.\nThey stayed."],
    [
      "two lines of prose that happen to begin with capitals",
      '"I have not seen the boat since we spoke of it with your uncle\n   Tom Brook of Port Alder."',
    ],
  ])("is not verse: %s", (_name, text) => {
    expect(isWholeVerse(text)).toBe(false);
  });
});

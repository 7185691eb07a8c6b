import { describe, expect, it } from "vitest";
import { analyzeBook } from "../../worker/books/analyze.ts";

const PLAIN = "The rain fell on the roofs, and the wind went round the house all night.\n\n";
const NOVEL = PLAIN.repeat(2_700);
const TALK = '"I met Mrs. Orchard," said Ann Reed. "And Mr. Lund?" asked Tom Reed.\n\n';

const namesIn = (text: string): string[] => analyzeBook(text).characters.map(({ name }) => name);

describe("who is shown of those who never speak", () => {
  it("is, in a novel, everybody named in talk by title and name", () => {
    expect(namesIn(TALK + NOVEL)).toEqual(expect.arrayContaining(["Mrs. Orchard", "Mr. Lund"]));
  });

  it("is nobody named once in a shorter story", () => {
    const names = namesIn(TALK + PLAIN);
    expect(names).not.toContain("Mrs. Orchard");
    expect(names).toContain("Ann Reed");
  });

  it("is nobody named once by narration, or in a tale that somebody tells over paragraphs", () => {
    const tale = '"We marched north," said Ann Reed. "It was cold.\n\n"There Colonel Beck fell.\n\n"We went on."\n\n';
    const names = namesIn(`Far away lived Mrs. Orchard.\n\n${tale}${NOVEL}`);
    expect(names).toContain("Ann Reed");
    expect(names).not.toContain("Mrs. Orchard");
    expect(names).not.toContain("Colonel Beck");
  });
});

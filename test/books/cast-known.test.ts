import { describe, expect, it } from "vitest";
import { analyzeBook } from "../../worker/books/analyze.ts";
import { chapterAt } from "../../worker/books/chapters.ts";
import { TRAIT_NAMES } from "../../worker/books/traits.ts";
import { DEMO_STORY } from "../../worker/demo/story.ts";

const book = analyzeBook(DEMO_STORY);
const chapterOf = (start: number): number => chapterAt(book.chapters, start);
const flat = (text: string): string => text.replaceAll(/[_*\s]+/g, " ");

describe("where things are first known", () => {
  it("gives every name the place of its first mention, and no name is missing", () => {
    for (const member of book.characters) {
      expect(new Set(member.known_names.map(({ text }) => text))).toEqual(new Set([member.name, ...member.aliases]));
      expect(member.known_names.map(({ start }) => start)).toEqual(member.known_names.map(({ start }) => start).toSorted((a, b) => a - b));
      for (const { text, start, chapter } of member.known_names) {
        expect(flat(DEMO_STORY.slice(start, start + text.length + 8)).toLowerCase()).toContain(text.toLowerCase().replace(/^the /, ""));
        expect(chapter).toBe(chapterOf(start));
        expect(chapter).toBeGreaterThanOrEqual(member.first_chapter);
      }
    }
  });

  it("gives the lines of a voice, in their order, with their chapters", () => {
    for (const { voice, known_lines } of book.characters) {
      expect(known_lines.map(({ text }) => text)).toEqual(voice.lines);
      for (const { start, chapter } of known_lines) expect(chapter).toBe(chapterOf(start));
    }
  });

  it("never gives a trait without saying how sure it is, and shows the passage where there is one", () => {
    for (const { known_traits } of book.characters)
      for (const trait of TRAIT_NAMES) {
        const { confidence, evidence } = known_traits[trait];
        expect(confidence >= 0 && confidence <= 1).toBe(true);
        expect(evidence === null || DEMO_STORY.slice(evidence.start, evidence.end) === evidence.text).toBe(true);
      }
  });

  it("tells a fact of the background from where the book tells it", () => {
    const text =
      `Chapter One\n\nAnna Reed was a tall woman with grey eyes. ${"Anna Reed came to Ashford. It rained there. ".repeat(9)}\n\nChapter Two\n\n` +
      `Tom Brook, a surgeon, was late. Anna Reed laughed. ${"Tom Brook waited. Anna Reed sat down. ".repeat(12)}\n\nChapter Three\n\n` +
      `Anna's brother Tom said nothing. Tom Brook was the brother of Anna Reed. ${"Anna Reed looked at Tom Brook. ".repeat(12)}`;
    const facts = analyzeBook(text).characters.flatMap((member) => member.known_facts.map((fact) => ({ fact, member })));
    for (const { fact, member } of facts) expect(flat(member.background)).toContain(flat(fact.text));
    expect(facts.map(({ fact, member }) => [member.name, fact.text, fact.chapter])).toEqual(
      expect.arrayContaining([
        ["Tom Brook", "a surgeon", 2],
        ["Tom Brook", "a brother of Anna Reed", 3],
        ["Anna Reed", "Anna Reed was a tall woman with grey eyes.", 1],
      ]),
    );
  });
});

describe("canon memories", () => {
  const ids = new Set(book.characters.map(({ cast_id: id }) => id));

  it("are passages of the text, in order, each with people of the cast and its chapter", () => {
    expect(book.memories.length).toBeGreaterThan(book.chapters.length);
    let before = -1;
    for (const { start, end, text, chapter, characters, importance } of book.memories) {
      expect(start).toBeGreaterThan(before);
      before = start;
      expect(DEMO_STORY.slice(start, end)).toBe(text);
      expect(chapter).toBe(chapterOf(start));
      expect(characters.length).toBeGreaterThan(0);
      expect(characters.filter((id) => !ids.has(id))).toEqual([]);
      expect(importance > 0 && importance <= 1).toBe(true);
    }
  });

  it("leave nobody who speaks at length without one", () => {
    const remembering = new Set(book.memories.flatMap(({ characters }) => characters));
    expect(book.characters.filter(({ cast_id: id, quotes }) => quotes >= 5 && !remembering.has(id))).toEqual([]);
  });

  it("put people first who are in the passage by name", () => {
    const text =
      'Chapter One\n\nAnna Reed loved the old house on the hill, and Tom Brook had never forgiven her for it, not once in nine bitter years.\n\n"I was wrong," said Tom Brook. "I was wrong about the house, Anna, and I was wrong about you."\n\n"You were," said Anna Reed.';
    const read = analyzeBook(text);
    const names = new Map(read.characters.map(({ cast_id: id, name }) => [id, name]));
    expect(read.memories[0]?.characters.map((id) => names.get(id))).toEqual(["Anna Reed", "Tom Brook"]);
  });
});

import { describe, expect, it } from "vitest";
import { analyzeBook, findCast, readChapters } from "../../worker/books/analyze.ts";
import type { Person } from "../../worker/books/shapes.ts";
import { DEMO_STORY } from "../../worker/demo/story.ts";

const castOf = (text: string): readonly Person[] => findCast(text, readChapters(text)).people;
const named = (people: readonly Person[], form: string): Person | undefined =>
  people.find((person) => person.name === form || person.aliases.includes(form));

describe("people who are taken for one another", () => {
  const TWO = `${'Mary Vale came in. "I am late," said Mary Vale. Mary laughed, and Mary sat down. '.repeat(3)}

${'At the ball stood Mary Thorne, a heiress. "Good evening," said Mary Thorne. Miss Thorne smiled. '.repeat(3)}`;

  it("keeps two people with one given name and two surnames apart", () => {
    const people = castOf(TWO);
    expect(named(people, "Mary Vale")?.id).not.toBe(named(people, "Mary Thorne")?.id);
    expect(named(people, "Miss Thorne")?.id).toBe(named(people, "Mary Thorne")?.id);
    expect(named(people, "Mary")?.id).toBe(named(people, "Mary Vale")?.id);
  });

  it("keeps a Miss apart from somebody of another surname whose given name she shares", () => {
    const text = `${"Mary Vale read. Mary was always reading. Mr. Vale slept. ".repeat(5)}${'Then Miss King came. "Is Mary King to be married?" said Mr. Vale. Mary King blushed. '.repeat(2)}`;
    const people = castOf(text);
    expect(named(people, "Mary King")?.id).not.toBe(named(people, "Mary Vale")?.id);
    expect(named(people, "Miss King")?.id).toBe(named(people, "Mary King")?.id);
  });
});

describe("people who are there twice", () => {
  const speech = '"It is time," said the governess. "Come," said the governess. "I will," said Tom Brook. ';

  it("knows the governess by the name the book gives her", () => {
    const people = castOf(`Miss Edith Grey, the governess, came down. Miss Grey smiled. Tom Brook ran. ${speech.repeat(3)}`);
    expect(named(people, "the governess")?.id).toBe(named(people, "Miss Grey")?.id);
    expect(named(people, "the governess")).toBeDefined();
  });

  it("knows the one doctor of a book as the doctor", () => {
    const people = castOf(
      `Dr. Finch came in. Tom Brook bowed to Dr. Finch. ${'"Rest," said the doctor. "I will not," said Tom Brook. '.repeat(4)}`,
    );
    expect(named(people, "the doctor")?.id).toBe(named(people, "Dr. Finch")?.id);
  });

  it("leaves the doctor a person of their own where there are two", () => {
    const people = castOf(
      `Dr. Finch came in. Dr. Hale came after him. Dr. Finch nodded to Dr. Hale. ${'"Rest," said the doctor. "I will not," said Tom Brook. '.repeat(4)}`,
    );
    expect(named(people, "the doctor")?.kind).toBe("role");
  });
});

describe("what is nobody", () => {
  it("is a place that does things in a sentence", () => {
    expect(analyzeBook(DEMO_STORY).characters.map(({ name }) => name)).not.toContain("Low Wend");
    const text = 'All of High Marsh knew. High Marsh had heard it before the ferry came. "Well," said Anna Reed. Anna laughed. '.repeat(3);
    expect(castOf(text).map(({ name }) => name)).toEqual(["Anna Reed"]);
  });
});

import { describe, expect, it } from "vitest";
import { findCast, readChapters } from "../../worker/books/analyze.ts";
import type { Person } from "../../worker/books/shapes.ts";

const castOf = (text: string): readonly Person[] => findCast(text, readChapters(text)).people;
const named = (people: readonly Person[], form: string): Person | undefined =>
  people.find((person) => person.name === form || person.aliases.includes(form));

const SAID = '"It is time," said the chaplain. "Come," said the chaplain. ';

describe("one person under two names", () => {
  it.each([
    [
      "an office that an adjective of a people opens",
      `Mr. Ives, the English chaplain, bowed. Mr. Ives sat. ${SAID}`,
      "the chaplain",
      "Mr. Ives",
    ],
    ["an office told by a clitic", `"Tom's our chaplain," cried Mrs. Gray. Tom Reed nodded. ${SAID}`, "the chaplain", "Tom Reed"],
    [
      "an office with a capital",
      `Then Colonel Marsh came in. ${"Later the Colonel smiled, and Colonel Marsh rose. ".repeat(4)}"Sit," said the Colonel.`,
      "Colonel",
      "Colonel Marsh",
    ],
    [
      "a kin name of somebody who is also a Mr.",
      `Then Mr. Edmund Thorne came. Mr. Thorne sat. ${'"And Uncle Edmund?" asked Ann. "Uncle Edmund sleeps," said Mr. Thorne. '.repeat(2)}`,
      "Uncle Edmund",
      "Mr. Thorne",
    ],
    [
      "a title of two words",
      `Then Edward Crane came. ${"Later Detective-Inspector Crane smiled. ".repeat(3)}`,
      "Detective-Inspector Crane",
      "Edward Crane",
    ],
    ["a pet name as frequent as the name", `Then Deborah rose. ${"Then Deb laughed and Deborah wept. ".repeat(4)}`, "Deb", "Deborah"],
    [
      "a surname that is an everyday word",
      `They saw Amos Stone, Amos Stone and Amos Stone. ${"A stone fell, one more stone rolled, and so Stone ran. ".repeat(4)}`,
      "Stone",
      "Amos Stone",
    ],
  ])("is known by %s", (_name, text, one, other) => {
    const people = castOf(text);
    expect(named(people, one)).toBeDefined();
    expect(named(people, one)?.id).toBe(named(people, other)?.id);
  });

  const DINNER = `"You are late, Rupert," said Ann Reed.

"The train was late," said Mr. Grey.

"Sit down, Rupert, do," said Ann Reed.

"I will," said Mr. Grey, and Mr. Grey sat down.`;

  it("is joined to the given name that only those around him call", () => {
    const people = castOf(DINNER);
    expect(named(people, "Rupert")).toBeDefined();
    expect(named(people, "Rupert")?.id).toBe(named(people, "Mr. Grey")?.id);
  });

  it("is not joined to a given name of the other sex, nor to one when it has a given name", () => {
    const other = castOf(DINNER.replaceAll("Rupert", "Matilda"));
    expect(named(other, "Matilda")?.id).not.toBe(named(other, "Mr. Grey")?.id);
    const given = castOf(`Then Stephen Grey came in. ${DINNER}`);
    expect(named(given, "Rupert")?.id).not.toBe(named(given, "Mr. Grey")?.id);
  });
});

describe("two people under one name", () => {
  it.each([
    ["two pet forms of a name the book does not give", "Then Bessie scolded and Eliza wept. ".repeat(5), "Bessie", "Eliza"],
    [
      "a wife and whom narration calls by the surname alone",
      "Then Mrs. Brand wept. But Brand laughed, and so Brand left. ".repeat(5),
      "Brand",
      "Mrs. Brand",
    ],
    [
      "a given name known from the beginning and a stranger's full name",
      `${"Then Mary read, and so Mary slept. ".repeat(8)}"Is Mary Locke to marry?" asked Ann. "Miss Locke is," said Mary.`,
      "Mary",
      "Mary Locke",
    ],
  ])("stay apart: %s", (_name, text, one, other) => {
    const people = castOf(text);
    expect(named(people, one)?.id).toBeDefined();
    expect(named(people, one)?.id).not.toBe(named(people, other)?.id);
  });
});

describe("what a name is not", () => {
  it.each([
    ["a saint of whom nothing is told", "His brother often spoke of St. Clare's. ", "St. Clare"],
    ["a season", "So Summer smiled, and she laid down her flowers. So Summer came, and she brought her flies. ", "Summer"],
    ["a people", "There she met Germans. So Germans came, and the Germans smiled. ", "Germans"],
    ["sisters", "Then the Miss Webbs came. So the Miss Webbs sat down. ", "Miss Webbs"],
    ["a word after a stop", '"Yes, Sir. Such things are good, Sir. Such things last," he said. ', "Sir. Such"],
    ["a house", "They dined at the Villa Marten. Then Signora Marten smiled. ", "Villa Marten"],
    ["a letter", '"It is London, S.W., I hear," said Ann Reed. ', "S.W"],
  ])("is %s", (_name, sentences, form) => {
    expect(named(castOf(sentences.repeat(4)), form)).toBeUndefined();
  });

  it("keeps a surname that is a given name with an s", () => {
    const people = castOf(`${"Then William laughed. ".repeat(6)}${'"Sit, Williams," said William. Then Williams sat. '.repeat(2)}`);
    expect(named(people, "Williams")?.id).toBeDefined();
    expect(named(people, "Williams")?.id).not.toBe(named(people, "William")?.id);
  });

  it("calls nobody by what is always after an article", () => {
    const people = castOf(`${"Then Mr. Vale smiled. ".repeat(6)}It was the Vale habit.`);
    expect(named(people, "Mr. Vale")?.aliases).toEqual([]);
  });

  it("lists no form used once of somebody named often, unless it tells a new name", () => {
    const people = castOf(
      `${"Then Lucy Vale smiled, and so Lucy sat. ".repeat(20)}There stood Miss Lucy Vale. There stood Lucy Amabel Vale.`,
    );
    expect(named(people, "Lucy")?.aliases).toContain("Lucy Amabel Vale");
    expect(named(people, "Lucy")?.aliases).not.toContain("Miss Lucy Vale");
  });
});

describe("people whom only speech names, or only a people's name", () => {
  it("keeps one who is called and does things in what is told", () => {
    const text = '"So I said, Come, Tunga, and Tunga came. For little Tunga was brave, and so Tunga followed me," said Ann Reed. ';
    expect(named(castOf(text.repeat(2)), "Tunga")).toBeDefined();
  });

  it("keeps no word that opens exclamations", () => {
    const text = '"Larks! I am late," said Ann Reed. "Larks, what a day! Larks! It rains," said Ann Reed. ';
    expect(named(castOf(text.repeat(2)), "Larks")).toBeUndefined();
  });

  it("lets the Frenchman of a book speak", () => {
    const people = castOf('"It is time," said the Frenchman. "It is," said Ann Reed. "Come," said the Frenchman. ');
    expect(named(people, "the Frenchman")?.kind).toBe("role");
  });
});

import { describe, expect, it } from "vitest";
import { findCast, readChapters } from "../../worker/books/analyze.ts";
import type { Person } from "../../worker/books/shapes.ts";

const castOf = (text: string): readonly Person[] => findCast(text, readChapters(text)).people;
const named = (people: readonly Person[], form: string): Person | undefined =>
  people.find((person) => person.name === form || person.aliases.includes(form));

const FAMILY = `
That morning Harriet Vale came down early, and her sister Louisa Vale came after. In the hall old Mr. Vale was reading, while Mrs. Vale counted the spoons.

"You are late, Harriet," said Mrs. Vale.

"I am not, mamma," said Harriet. Then Louisa laughed, and Mr. Vale looked up and said, "Leave her be."

"Good morning, Miss Vale," said Captain Edmund Thorne at the door. In the garden Thorne bowed to Louisa. "And Miss Louisa too!" cried Captain Thorne.

"Do come, Hattie," called Louisa. But Harriet stayed, and Mr. Vale nodded. Later Mrs. Vale sighed, and Captain Thorne smiled at Harriet in Ashford.

They walked to Ashford that day. In Ashford it rained; at Ashford they stayed, and from Ashford they came home on Monday.
`;

describe("findCast", () => {
  const people = castOf(FAMILY);

  it("keeps the members of a family apart", () => {
    const ids = ["Mr. Vale", "Mrs. Vale", "Harriet", "Louisa"].map((form) => named(people, form)?.id);
    expect(ids).not.toContain(undefined);
    expect(new Set(ids).size).toBe(4);
  });

  it.each([
    ["a given name and a full name", "Harriet", "Harriet Vale"],
    ["a surname and a full name with a title", "Thorne", "Captain Edmund Thorne"],
    ["a title and surname and a full name", "Captain Thorne", "Captain Edmund Thorne"],
    ["a title and given name and a full name", "Miss Louisa", "Louisa Vale"],
    ["the eldest daughter's title", "Miss Vale", "Harriet Vale"],
    ["a pet name", "Hattie", "Harriet Vale"],
  ])("joins %s", (_name, one, other) => {
    expect(named(people, one)?.id).toBe(named(people, other)?.id);
    expect(named(people, one)).toBeDefined();
  });

  it("leaves places and days out", () => {
    expect(named(people, "Ashford")).toBeUndefined();
    expect(named(people, "Monday")).toBeUndefined();
  });

  it.each([
    ["Mrs. Vale", "female"],
    ["Mr. Vale", "male"],
    ["Louisa", "female"],
  ])("knows the gender of %s", (form, gender) => {
    expect(named(people, form)?.gender).toBe(gender);
  });

  it("tells father and son apart where narration calls them by different names", () => {
    const text = `${"Then old Mr. Hale nodded. Later George laughed. ".repeat(6)}"Well," said George Hale. "Well," said Mr. Hale.`;
    const both = castOf(text);
    expect(named(both, "Mr. Hale")?.id).not.toBe(named(both, "George")?.id);
  });

  it("learns the gender of a name nobody knows from pronouns", () => {
    const text =
      'There stood Quill with her lamp. When Quill spoke she whispered. At last Quill took her coat, and then Quill said, "Now." So Quill went her way.';
    expect(named(castOf(text), "Quill")?.gender).toBe("female");
  });

  it("finds a speaker who has only a role", () => {
    const text =
      '"Mind the beds," said the gardener.\n\n"I shall," said Anna.\n\n"They are new," said the gardener, and the gardener went on digging while Anna stood by.';
    expect(castOf(text).find((person) => person.kind === "role")?.name).toBe("the gardener");
  });

  it("finds who tells the story", () => {
    const text = `${"I went down to the shore, and I looked for my boat. I saw Marsh there. ".repeat(6)}\n\n${'"Is that you, Peter?" said Marsh.\n\n"It is," I said.\n\n'.repeat(5)}`;
    const cast = findCast(text, readChapters(text));
    expect(cast.people.find((person) => person.id === cast.narrator)?.name).toBe("Peter");
  });
});

describe("findCast on one person under two names", () => {
  it("joins a surname that others use with the given name that answers to it", () => {
    const exchange =
      '"Will you come, Mr. Grey?" said Anna.\n\n"I will not," said Edwin.\n\nThen Edwin sat down, and Anna looked at Edwin.\n\n';
    const people = castOf(exchange.repeat(4));
    expect(named(people, "Mr. Grey")?.id).toBe(named(people, "Edwin")?.id);
    expect(named(people, "Anna")?.id).not.toBe(named(people, "Edwin")?.id);
  });

  it("does not take a word that opens a sentence into a name", () => {
    const text = "Presently Anna came in. Then Anna laughed, and Tom saw Anna go. Presently it rained. Presently Tom spoke. ".repeat(3);
    expect(
      castOf(text)
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(["Anna", "Tom"]);
  });
});

describe("findCast on forms that look alike", () => {
  it("gives a pet name to whoever is no Lady, and the given name with it", () => {
    const text =
      'Then Lady Margaret Stone frowned. Later Peggy laughed, and so did Ruth Hale. "Come in," said Lady Margaret. "I will," said Peggy. At last Margaret and Ruth ran out, and Lady Margaret sighed. Then Peggy smiled. '.repeat(
        3,
      );
    const people = castOf(text);
    expect(named(people, "Lady Margaret")?.id).not.toBe(named(people, "Peggy")?.id);
    expect(named(people, "Margaret")?.id).toBe(named(people, "Peggy")?.id);
  });

  it("does not take a place before a given name into the name", () => {
    const text =
      "They walked to Ashford. In Ashford it rained; at Ashford they stayed, and from Ashford they came. Then Louisa Vale laughed, and so did Louisa. ".repeat(
        3,
      ) + "On leaving Ashford Louisa wept.";
    expect(castOf(text).flatMap(({ name, aliases }) => [name, ...aliases])).not.toContain("Ashford Louisa");
  });

  it("keeps an officer apart from somebody whose given name is the officer's surname", () => {
    const text = `"Well," said Mr. Gilbert Rowe. ${'Then Captain Gilbert bowed. "Well," said Captain Gilbert. Later Mr. Rowe left. At last Gilbert rose. '.repeat(3)}`;
    const people = castOf(text);
    expect(named(people, "Captain Gilbert")?.id).not.toBe(named(people, "Mr. Rowe")?.id);
    expect(named(people, "Gilbert")?.id).toBe(named(people, "Captain Gilbert")?.id);
  });

  it.each([
    ["a full name given once, with the surname used a few times", "Harriet Vale sat. ", "Miss Harriet Vale rose. ", "Harriet Vale"],
    ["a titled name used throughout", "Mr. Vale sat. ", "Mr. Vale rose. ", "Mr. Vale"],
    ["a titled name before an initial", "Mr. Vale sat. ", "E. Vale wrote. ", "Mr. Vale"],
  ])("shows %s", (_name, one, other, shown) => {
    const usual = shown.startsWith("Mr")
      ? "Then Mr. Vale spoke, and Mr. Vale laughed. "
      : "Then Harriet spoke, and later Harriet laughed. ";
    expect(castOf(one + other.repeat(3) + usual.repeat(8)).map(({ name }) => name)).toEqual([shown]);
  });
});

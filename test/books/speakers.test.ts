import { describe, expect, it } from "vitest";
import { attributeQuotes } from "../../worker/books/analyze.ts";
import type { Cast, Person, Structure } from "../../worker/books/shapes.ts";

const person = (id: string, gender: Person["gender"], ...aliases: string[]): Person => ({
  id,
  name: id,
  aliases,
  gender,
  kind: id.startsWith("the ") ? "role" : "name",
  mentions: 20,
  first: 0,
  certainty: 1,
});
const CAST: Cast = {
  people: [
    person("Anna", "female", "Miss Reed"),
    person("Clara", "female"),
    person("Tom", "male", "Mr. Brook"),
    person("Ralph", "male"),
    person("the gardener", "male"),
  ],
  narrator: null,
};
const read = (text: string, cast = CAST): ReturnType<typeof attributeQuotes> => {
  const structure: Structure = { title: "", author: "", language: "en", body: { start: 0, end: text.length }, chapters: [], words: 0 };
  return attributeQuotes(text, structure, cast);
};
const speakers = (text: string, cast = CAST): (string | null)[] => read(text, cast).map(({ speaker }) => speaker);

describe("attributeQuotes", () => {
  it.each([
    ["a verb before the name", '"Come in," said Anna.', ["Anna"]],
    ["a name before the verb", '"Come in," Tom answered.', ["Tom"]],
    ["a verb with an adjective", '"Come in," said poor Anna.', ["Anna"]],
    ["a title", '"Come in," said Mr. Brook.', ["Tom"]],
    ["a role", '"Come in," said the gardener.', ["the gardener"]],
    ["words that lead into the speech", 'Then Anna turned round and said, "Come in."', ["Anna"]],
    ["speech parted by its verb", '"Come in," said Anna, "and sit down."', ["Anna", "Anna"]],
    ["a name some words from its verb", '"Come in," Anna very quietly whispered.', ["Anna"]],
    ["a paragraph that leads into the speech", 'Tom, drawing near Anna, said to her--\n\n"Come in."', ["Tom"]],
    ["a title before the verb", 'The girls stared. Mr. Brook said only, "Come in."', ["Tom"]],
    ["a title after a stop in the tag", '"Come in," Mr. Brook answered.', ["Tom"]],
    ["a clause of its own after another", 'They got away, and Anna said with relief: "Come in."', ["Anna"]],
    ["a verb of two words", '"You may," put in Anna, "come in."', ["Anna", "Anna"]],
    ["the voice of somebody", '"Come in," cried the voice of old Mr. Brook.', ["Tom"]],
    ["a subject before an aside", 'Tom, who saw that she was watching Ralph, added: "Come in."', ["Tom"]],
    ["a subject before a clause of another", 'Tom listened, and when Anna ceased speaking, replied, "Come in."', ["Tom"]],
    ["a subject before a semicolon", 'Tom was pleased; and with a long look at the fire replied,\n\n"Come in."', ["Tom"]],
    ["a form of a verb of speech", 'Tom followed Anna, saying, "Come in."', ["Tom"]],
    [
      "a pronoun that goes on in the same paragraph",
      '"Come in," said Anna. "It is late," she added, and shut the door. "Sit down."',
      ["Anna", "Anna", "Anna"],
    ],
    ["another speaker told by pronoun in the same paragraph", '"Come in," said Anna. "Not I," he answered. Tom went.', ["Anna", "Tom"]],
    ["what somebody does beside the line", 'Ralph put down his glass. "Come in."', ["Ralph"]],
  ])("reads %s", (_name, text, expected) => {
    expect(speakers(text)).toEqual(expected);
  });

  it("gives a pronoun to the person of its gender named last", () => {
    expect(speakers('Anna came up to Tom.\n\n"You are late," she said.\n\n"I know," he answered.')).toEqual(["Anna", "Tom"]);
  });

  it("gives a pronoun to the subject of the narration, not to whom it names last", () => {
    expect(speakers('Anna looked for Clara. She sat down.\n\n"You are late," she said.')).toEqual(["Anna"]);
  });

  it("gives “her mother” to whoever shares the name and is married", () => {
    const family: Cast = {
      people: [person("Lucy Hale", "female", "Lucy"), person("Mrs. Hale", "female"), person("Ruth Dane", "female", "Ruth")],
      narrator: null,
    };
    expect(speakers('Mrs. Hale and Ruth sat by the fire. Lucy came in.\n\n"You are late," said her mother.', family)).toEqual([
      "Mrs. Hale",
    ]);
  });

  it("keeps what a speaker repeats of others out of their line", () => {
    const text = "\"I asked him. 'The boat is sold, sir.' So I left,\" said Anna.";
    expect(read(text).map(({ start, end, speaker }) => [text.slice(start, end), speaker])).toEqual([
      ["I asked him.", "Anna"],
      ["So I left,", "Anna"],
    ]);
  });

  it("lets two people take turns", () => {
    expect(speakers('"Who is there?" said Anna.\n\n"A friend," said Tom.\n\n"What friend?"\n\n"An old one."\n\n"Then come in."')).toEqual([
      "Anna",
      "Tom",
      "Anna",
      "Tom",
      "Anna",
    ]);
  });

  it("settles an earlier turn by a later one", () => {
    expect(speakers('Anna and Tom went in.\n\n"Who is there?"\n\n"A friend."\n\n"What friend?" said Anna.')).toEqual([
      "Anna",
      "Tom",
      "Anna",
    ]);
  });

  it("knows that nobody calls themselves, and that the one who is called answers", () => {
    const quotes = read('Anna, Tom and Ralph sat down.\n\n"What do you say, Tom?" said Anna.\n\n"I say yes."');
    expect(quotes.map(({ speaker }) => speaker)).toEqual(["Anna", "Tom"]);
    expect(quotes.map(({ addressees }) => addressees)).toEqual([["Tom"], ["Anna"]]);
  });

  it("hears two speakers in one paragraph", () => {
    expect(speakers('"Yes," said Anna. "No," said Tom.')).toEqual(["Anna", "Tom"]);
  });

  it("keeps one speaker through several paragraphs", () => {
    expect(speakers('"The first of it," said Tom, "is this.\n\n"And the second is that."')).toEqual(["Tom", "Tom", "Tom"]);
  });

  it("hears the teller", () => {
    expect(speakers('"Come in," I said.\n\n"Thank you," said Tom.', { ...CAST, narrator: "Ralph" })).toEqual(["Ralph", "Tom"]);
  });

  it("is surer of a name than of a turn", () => {
    const [told, guessed] = read('"Who is there?" said Anna.\n\n"A friend."');
    expect(told?.confidence).toBeGreaterThan(0.9);
    expect(told?.confidence).toBeGreaterThan(guessed?.confidence ?? 1);
  });

  it("says nothing of being sure where it is not: three people, nobody named", () => {
    const quotes = read('Anna, Tom and Ralph sat down.\n\n"Who is there?"\n\n"Nobody," said Anna.');
    expect(quotes[0]?.confidence).toBeLessThan(0.75);
    expect(quotes[1]?.confidence).toBeGreaterThan(0.9);
  });

  it("does not let a man answer to madam", () => {
    expect(speakers('Anna, Tom and Ralph came in.\n\n"Is it far, madam?" said Tom.\n\n"Not very far."')[1]).toBe("Anna");
  });

  it("gives nobody's line to nobody", () => {
    expect(speakers('"Who is there?"\n\n"A friend."', { people: [], narrator: null })).toEqual([null, null]);
  });
});

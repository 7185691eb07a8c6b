import { describe, expect, it } from "vitest";
import { analyzeBook } from "../../worker/books/analyze.ts";
import { describe as tell } from "../../worker/books/background.ts";
import type { Facts } from "../../worker/books/background.ts";

const PERSON = {
  id: "c1",
  name: "Anna Reed",
  aliases: [],
  gender: "female",
  kind: "name",
  mentions: 9,
  first: 0,
  certainty: 1,
} as const;
const NOTHING: Facts = { person: PERSON, kin: [], role: null, place: null, partners: [], isHeard: true, portrait: null };

const bookOf = (opening: string) =>
  analyzeBook(
    `${opening}\n\n${'"Is the boat in?" said Anna.\n\n"It is in," said Mr. Grey. Then Anna laughed, and Mr. Grey sat.\n\n'.repeat(3)}`,
  );
const backgroundOf = (opening: string, name: string) => bookOf(opening).characters.find((one) => one.name === name)?.background;

describe("a description", () => {
  it.each([
    [{ role: "a surgeon", kin: ["a sister of Tom Marsh"] }, "Anna Reed is a surgeon, a sister of Tom Marsh."],
    [{ kin: ["an aunt of Tom"], partners: ["Tom", "Hugh"] }, "Anna Reed is an aunt of Tom. She talks most with Tom and Hugh."],
    [{ place: "at Ashford", partners: ["Tom"] }, "Anna Reed is often seen at Ashford and talks most with Tom."],
    [{ isHeard: false, partners: ["Tom"] }, "Anna Reed is seen with Tom and never heard."],
    [{ isHeard: false }, "Anna Reed is spoken of and never heard."],
    [{ role: "a cook", portrait: "Anna was a\ntall woman" }, "Anna Reed is a cook. “Anna was a tall woman…”"],
    [{}, "Anna Reed speaks to nobody by name."],
  ])("says %j in plain sentences", (facts, text) => {
    expect(tell({ ...NOTHING, ...facts })).toBe(text);
  });

  it.each([
    ["an office in apposition", "That day Mr. Grey, a retired surgeon, came in.", "Mr. Grey is a surgeon."],
    ["an office that is stated", "In those days Mr. Grey was the village schoolmaster.", "Mr. Grey is a schoolmaster."],
    ["kin", "That day Mr. Grey brought his niece Anna.", "Mr. Grey is an uncle of Anna."],
    ["looks", "Mr. Grey was a tall man with a grey beard.", "“Mr. Grey was a tall man with a grey beard.”"],
  ])("takes %s from the narration", (_name, opening, fact) => {
    expect(backgroundOf(opening, "Mr. Grey")).toContain(fact);
  });

  it("quotes no sentence that is about something else", () => {
    expect(backgroundOf("Mr. Grey opened the old door with a young man's haste.", "Mr. Grey")).not.toContain("“");
  });
});

describe("what a person talks about", () => {
  const NARRATION =
    "The boat lay by the old jetty. A boat like that boat was rare. The lantern hung there, and her lantern was lit. They went to Ashford, and in Ashford the ferry rang its bell. The ferry was old. Some cause, a cause unknown, and the step, each step.";
  const TALK =
    '"I have mended the boat," said Anna. "The boat is old, and I cannot leave my boat to my sister. My sister has no cause; it is one step, the first step, for the cause."\n\n' +
    '"I like the lantern," said Hugh. "The lantern was lit at Ashford. You shall see my lantern at Ashford twice, and be late, and be late."\n\n';
  const subjectsOf = (name: string) =>
    analyzeBook(`${NARRATION}\n\n${TALK.repeat(3)}`).characters.find((one) => one.name === name)?.voice.subjects;

  it("is things and places, by how the book uses their words", () => {
    expect(subjectsOf("Anna")).toEqual(["boat"]);
    expect(subjectsOf("Hugh")?.toSorted()).toEqual(["Ashford", "lantern"]);
  });

  it("is nothing for somebody who talks of nothing", () => {
    const book = analyzeBook('"Oh, no, never," said Anna.\n\n"Very well," said Hugh.\n\n'.repeat(5));
    expect(book.characters.map(({ voice }) => voice.subjects)).toEqual([[], []]);
  });

  it("leaves out the slurs of old books, in subjects and in lines", () => {
    const talk = '"I never saw an injun by the boat, and I love the boat," said Anna.\n\n"I always keep the boat tied," said Hugh.\n\n';
    const voices = analyzeBook(`The injun had the boat. An injun came. The injun left the boat.\n\n${talk.repeat(4)}`).characters.map(
      ({ voice }) => [...voice.subjects, ...voice.lines, ...voice.phrases].join(" "),
    );
    expect(voices.join(" ")).toContain("boat");
    expect(voices.join(" ")).not.toMatch(/injun/i);
  });
});

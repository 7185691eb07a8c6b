import { array, assert, constantFrom, oneof, property, string } from "fast-check";
import { describe, expect, it } from "vitest";
import { analyzeBook, assemble, attributeQuotes, drawTies, findCast, readChapters } from "../../worker/books/analyze.ts";

const SCENES = [
  "Marian Cole was a tall, quiet woman with grey eyes. That evening Marian sat by the fire, and Dr. Abel Finch came in with his hat in his hand.",
  '"You are always late," said Marian. "I do not like to wait."',
  '"I am sorry, my dear," said Finch kindly. "I love this house, you know."',
  '"Do not talk nonsense," she said.',
  '"It is not nonsense, my dear," he answered with a laugh.',
  "Then young Robert Cole ran into the room, and Marian turned to Robert with a smile.",
  '"Aunt Marian, I hate the doctor!" cried Robert angrily.',
  '"You must not say so, Robert," said Marian. "I am ashamed of you."',
  '"I am never ashamed," said Robert. "I shall always say what I think!"',
  "Finch laughed again, but Robert trembled, and Dr. Finch gave Marian a kind look. They were good friends.",
];
const STORY = ["The Clock", ...[1, 2, 3].flatMap((number) => [`Chapter ${number}`, ...SCENES])].join("\n\n");

/** Whatever a workflow keeps between steps has been JSON. */
const through = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value;

describe("analyzeBook", () => {
  const book = analyzeBook(STORY);
  const member = (name: string) => book.characters.find((one) => one.name === name || one.aliases.includes(name));

  const tie = (from: string, to: string) =>
    book.relationships.find((one) => one.from === member(from)?.cast_id && one.to === member(to)?.cast_id);

  it("finds the cast, most heard first, under the names the book uses", () => {
    expect(
      book.characters
        .slice(0, 3)
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(["Dr. Abel Finch", "Marian Cole", "Robert Cole"]);
    const quotes = book.characters.map((one) => one.quotes);
    expect(quotes).toEqual(quotes.toSorted((one, other) => other - one));
    expect(book.characters.map(({ pronoun }) => pronoun).slice(0, 3)).not.toContain("they");
  });

  it("asks more mentions of somebody whom only narration names, the longer the book", () => {
    const text = `${STORY}${"\n\nMr. Hobb nodded to Mrs. Lane at the gate.".repeat(4)}\n\n"That was Mrs. Lane," said Marian.`;
    const namesIn = (words: number): string[] => {
      const structure = { ...readChapters(text), words };
      const cast = findCast(text, structure);
      const quotes = attributeQuotes(text, structure, cast);
      return assemble(text, structure, cast, quotes, drawTies(text, structure, cast, quotes)).characters.map(({ name }) => name);
    };
    expect(namesIn(2_000)).toEqual(expect.arrayContaining(["Mr. Hobb", "Mrs. Lane"]));
    expect(namesIn(40_000)).toContain("Mrs. Lane");
    expect(namesIn(40_000)).not.toContain("Mr. Hobb");
  });

  it("gives every character receipts that the text holds", () => {
    for (const { evidence } of book.characters.slice(0, 3)) {
      expect(evidence.length).toBeGreaterThan(0);
      for (const { start, end, text } of evidence) expect(STORY.slice(start, end)).toBe(text);
    }
    for (const { evidence } of book.relationships) for (const { start, end, text } of evidence) expect(STORY.slice(start, end)).toBe(text);
  });

  it("describes a person in the book's own words", () => {
    expect(member("Marian Cole")?.background).toContain("Marian Cole was a tall, quiet woman with grey eyes.");
  });

  it("lets characters differ: the angry boy is less agreeable and more neurotic than the kind doctor", () => {
    const [boy, doctor] = [member("Robert Cole")?.personality_traits, member("Dr. Abel Finch")?.personality_traits];
    expect(boy?.agreeableness).toBeLessThan(doctor?.agreeableness ?? 0);
    expect(boy?.neuroticism).toBeGreaterThan(doctor?.neuroticism ?? 1);
  });

  it("keeps traits, ties and confidences in their ranges", () => {
    for (const { personality_traits, confidence } of book.characters) {
      for (const value of [...Object.values(personality_traits), confidence]) expect(value >= 0 && value <= 1).toBe(true);
    }
    for (const { strength, trust, familiarity, weight } of book.relationships) {
      expect(Math.abs(strength)).toBeLessThanOrEqual(1);
      for (const value of [trust, familiarity, weight]) expect(value >= 0 && value <= 1).toBe(true);
    }
  });

  it("draws ties both ways: kin by name, warm and cold as the lines are", () => {
    expect(tie("Robert Cole", "Marian Cole")?.type).toBe("family");
    expect(tie("Marian Cole", "Dr. Abel Finch")).toBeDefined();
    expect(tie("Dr. Abel Finch", "Marian Cole")?.strength).toBeGreaterThan(tie("Robert Cole", "Marian Cole")?.strength ?? 1);
  });

  it("speaks in whole lines without names, and knows a turn of phrase", () => {
    const voice = member("Dr. Abel Finch")?.voice;
    expect(voice?.phrases).toContain("my dear");
    const lines = book.characters.flatMap((one) => one.voice.lines);
    expect(lines).toContain("I do not like to wait.");
    for (const line of lines) {
      expect(line).toMatch(/^\p{Lu}.*[.!?…]$/u);
      expect(line).not.toMatch(/Marian|Finch|Robert/);
      expect(line.split(" ").length).toBeGreaterThanOrEqual(4);
    }
  });

  it("is the same read at once and stage by stage through JSON", () => {
    const structure = through(readChapters(STORY));
    const cast = through(findCast(STORY, structure));
    const quotes = through(attributeQuotes(STORY, structure, cast));
    const ties = through(drawTies(STORY, structure, cast, quotes));
    expect(assemble(STORY, structure, cast, quotes, ties)).toEqual(book);
  });

  it("reads the same book the same way whatever its line ends", () => {
    const windows = analyzeBook(STORY.replaceAll("\n", "\r\n"));
    expect(windows.characters.map(({ name, quotes }) => [name, quotes])).toEqual(book.characters.map(({ name, quotes }) => [name, quotes]));
  });
});

describe("analyzeBook on any string", () => {
  const scrap = constantFrom(
    '"',
    "“",
    "”",
    "'",
    "‘",
    "’",
    "«",
    "»",
    " ",
    "\n",
    "\n\n",
    "\r\n",
    "--",
    "—",
    ".",
    ",",
    "!",
    "?",
    "Anna",
    "Mr.",
    "Tom Reed",
    "Chapter I",
    "XII",
    "said",
    "she",
    "I",
    "the gardener",
    "well",
    "love",
    "\u0000",
    "é",
    "🙂",
    "***",
  );
  const texts = oneof(
    string({ unit: "binary", maxLength: 300 }),
    array(scrap, { maxLength: 120 }).map((parts) => parts.join(" ")),
    array(scrap, { maxLength: 120 }).map((parts) => parts.join("")),
  );

  it("never throws, and its offsets lie in order inside the text", () => {
    assert(
      property(texts, (text) => {
        const book = analyzeBook(text);
        let before = 0;
        for (const { start, end } of book.quotes) {
          expect(start).toBeGreaterThanOrEqual(before);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          before = end;
        }
        for (const { evidence } of book.characters)
          for (const receipt of evidence) expect(text.slice(receipt.start, receipt.end)).toBe(receipt.text);
      }),
      { numRuns: 300 },
    );
  });

  it("finds speech exactly where marks were put around it", () => {
    const word = constantFrom("rain", "you", "always", "garden", "never", "come", "home");
    const line = array(word, { minLength: 1, maxLength: 8 }).map((words) => `${words.join(" ")}.`);
    assert(
      property(array(line, { minLength: 1, maxLength: 6 }), (lines) => {
        const text = lines.map((each) => `“${each}” said Anna.`).join("\n\n");
        expect(analyzeBook(text).quotes.map(({ start, end }) => text.slice(start, end))).toEqual(lines);
      }),
      { numRuns: 100 },
    );
  });
});

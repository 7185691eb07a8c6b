import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { analyzeBook } from "../../worker/books/analyze.ts";
import { styleOf } from "../../worker/books/marks.ts";
import { DEMO_STORY } from "../../worker/demo/story.ts";

type Rewrite = (straight: string) => string;

/** The marks of a text with straight double ones, set in another way. */
const withMarks =
  (open: string, close: string, apostrophe: string): Rewrite =>
  (text) =>
    text
      .replaceAll("'", apostrophe)
      .split(/(\n\s*\n)/)
      .map((paragraph) => {
        return paragraph.split('"').reduce((whole, part, at) => (at === 0 ? part : `${whole}${at % 2 === 1 ? open : close}${part}`), "");
      })
      .join("");

/** Speech after dashes, narration between two of them; speech within a paragraph of narration gets one of its own. */
const withDashes: Rewrite = (text) =>
  text
    .split(/(\n\s*\n)/)
    .map((paragraph) => {
      const parts = paragraph.split('"');
      if (parts.length < 3) return paragraph;
      return parts
        .map((part, at) => {
          if (at % 2 === 1) return at === 1 ? `—${part}` : part;
          if (at === 0) return part.trim() === "" ? part : `${part.trimEnd()}\n\n`;
          return part.trim() === "" ? "" : at === parts.length - 1 ? ` —${part.trim()}` : ` —${part.trim()}— `;
        })
        .join("");
    })
    .join("");

const STYLES: readonly (readonly [string, Rewrite])[] = [
  ["curly double", withMarks("“", "”", "’")],
  ["curly single", withMarks("‘", "’", "’")],
  ["straight single", withMarks("'", "'", "'")],
  ["guillemets", withMarks("«", "»", "’")],
];

/** Who says what, whatever the marks. */
const linesOf = (text: string): string[] => {
  const book = analyzeBook(text);
  const names = new Map(book.characters.map(({ cast_id: id, name }) => [id, name]));
  return book.quotes.map(
    ({ start, end, speaker }) =>
      `${names.get(speaker ?? "")?.replaceAll("’", "'") ?? "nobody"}: ${text.slice(start, end).replaceAll("’", "'").replaceAll(/\s+/g, " ")}`,
  );
};

const SCENE = `CHAPTER ONE

The rain had stopped. Nora Quill came down to the harbour, and Abel Finch was there before her with his nets.

"You are early," said Nora Quill. "I did not think that you would come."

"I said I would," said Abel Finch.

"People say a great many things," Nora answered, "and then it rains."

"Not I!" cried Abel. "I never say a thing when it rains."

Nora laughed. She sat down beside him on the wall.

"What do you say when it is dry, Mr. Finch?"

"Nothing at all," he said. "I mend."
`;

describe("the marks of speech", () => {
  const straight = linesOf(DEMO_STORY);

  it.each(STYLES)("%s read as straight double ones do", (_name, rewrite) => {
    expect(linesOf(rewrite(DEMO_STORY))).toEqual(straight);
  });

  it("dashes read as straight double ones do", () => {
    const dashed = withDashes(SCENE);
    expect(styleOf(dashed)).toBe("dashes");
    expect(linesOf(dashed)).toEqual(linesOf(SCENE));
  });

  it("dashes without a second one before “said Anna” end speech there", () => {
    const text =
      "—You are late, said Anna Reed. Come in.\n\n—I am sorry, Tom Brook answered. It rained.\n\n—It always rains! said Anna. Sit down.\n\nTom sat down.\n\n—Is there tea? he asked.";
    expect(linesOf(text)).toEqual([
      "Anna Reed: You are late,",
      "Anna Reed: Come in.",
      "Tom Brook: I am sorry,",
      "Tom Brook: It rained.",
      "Anna Reed: It always rains!",
      "Anna Reed: Sit down.",
      "Tom Brook: Is there tea?",
    ]);
  });

  it("are told apart by counting, not by the first one", () => {
    expect(styleOf(SCENE)).toBe("double");
    expect(styleOf(withMarks("‘", "’", "’")(SCENE))).toBe("single");
    expect(styleOf(`It was late -- or so she said.\n\n${SCENE}`)).toBe("double");
  });
});

const novel = "../shared/eval/pdnc/DaisyMiller/novel.txt";
const curly = "../shared/eval/formats/DaisyMiller.curly.txt";

/** Words alone: the two renderings differ in dashes and accents. */
const plain = (text: string): string[] => linesOf(text).map((line) => line.replaceAll(/[^\p{L}:]+/gu, " "));

describe("two renderings of one novel", () => {
  it.skipIf(!existsSync(novel) || !existsSync(curly))(
    "with straight and with curly marks give the same speech (skipped without ../shared/eval)",
    () => {
      expect(plain(readFileSync(curly, "utf8"))).toEqual(plain(readFileSync(novel, "utf8")));
    },
  );
});

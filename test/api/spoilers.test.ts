/** As of a chapter: nothing of what follows is told, whatever follows. */
import { assert, integer, property, stringMatching } from "fast-check";
import { expect, test } from "vitest";
import type { Character, ReviewedAnalysis, Task } from "../../worker/contract.ts";
import { analyzeBook, attributeQuotes, findCast, readChapters } from "../../worker/books/analyze.ts";
import { DEMO_STORY } from "../../worker/demo/story.ts";
import { reread } from "../../worker/services/review/reread.ts";
import { eventually, signUp, upload } from "./client.ts";

const { quotes: _quotes, ...FULL } = analyzeBook(DEMO_STORY);
const lastChapter = FULL.chapters.length;
const endOf = (chapter: number): number => FULL.chapters[chapter - 1]?.end ?? 0;

/** Every word that a value tells, but for ids. */
const wordsIn = (value: unknown): string[] => {
  if (typeof value === "string") return value.match(/\p{Lu}\p{L}+/gu) ?? [];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(wordsIn);
};

const capitals = (from: number, to?: number) => new Set(DEMO_STORY.slice(from, to).match(/\p{Lu}\p{L}+/gu));

test("through the API: no name, passage, line, tie or chapter of what follows, for every chapter of our own story", async () => {
  const person = await signUp();
  const { document_id: id, task_id } = await (
    await upload(person, "story.txt", DEMO_STORY)
  ).json<{ document_id: string; task_id: string }>();
  await eventually(async () => expect(await person.call<Task>("GET", `/tasks/${task_id}`)).toMatchObject({ status: "succeeded" }));
  for (let chapter = 1; chapter < lastChapter; chapter += 1) {
    const known = DEMO_STORY.slice(0, endOf(chapter));
    const [before, later] = [capitals(0, endOf(chapter)), capitals(endOf(chapter))];
    const secret = [...later].filter((word) => !before.has(word));
    const analysis = await person.call<ReviewedAnalysis>("GET", `/documents/${id}/analyze?as_of_chapter=${chapter}`);
    const { characters } = await person.call<{ characters: Character[] }>("POST", `/documents/${id}/cast`, {
      characters: [],
      as_of_chapter: chapter,
    });
    expect(characters.length).toBeGreaterThan(2);
    expect(analysis.chapters.map(({ number }) => number)).toEqual(FULL.chapters.slice(0, chapter).map(({ number }) => number));
    const told = [...wordsIn(characters.map(({ source: _source, ...one }) => one)), ...wordsIn(analysis)];
    expect(told.filter((word) => secret.includes(word))).toEqual([]);
    for (const { evidence } of [...characters, ...analysis.characters, ...analysis.relationships])
      for (const passage of evidence) {
        expect(passage.chapter).toBeLessThanOrEqual(chapter);
        expect(passage.end).toBeLessThanOrEqual(endOf(chapter));
      }
    const said = new Set(known.toLowerCase().match(/\p{L}+/gu));
    const lines = characters.flatMap(({ voice }) => [...voice.lines, ...voice.phrases, ...voice.subjects]);
    expect(lines.flatMap((line) => line.toLowerCase().match(/\p{L}+/gu) ?? []).filter((word) => !said.has(word))).toEqual([]);
  }
  // the last chapter is the whole book
  const whole = await person.call<ReviewedAnalysis>("GET", `/documents/${id}/analyze?as_of_chapter=${lastChapter}`);
  expect(whole).toEqual(await person.call("GET", `/documents/${id}/analyze`));
});

/** The cast as of a chapter, without ids: those are the whole book's, which counts its people otherwise. */
const read = (text: string, chapter: number) => {
  const structure = readChapters(text);
  const cast = findCast(text, structure);
  const { quotes: _spoken, ...full } = analyzeBook(text);
  const reading = { task_id: "", structure, cast, quotes: attributeQuotes(text, structure, cast), last_id: 99 };
  const seen = reread(text, full, reading, { splits: [], chapter });
  return seen.characters.map(({ cast_id: _id, ...member }) => member);
};

test("the cast as of a chapter is the same whatever the book goes on to tell", () => {
  const continuation = stringMatching(/^[a-zA-Z ,."“”\n!?]{0,400}$/);
  assert(
    property(integer({ min: 1, max: lastChapter - 1 }), continuation, (chapter, more) => {
      const head = DEMO_STORY.slice(0, endOf(chapter));
      const other = `${head}\n\nCHAPTER NINE\n\nAnother End\n\n${"It went on for a good while after that, and nobody minded. ".repeat(8)}\n\n${more}\n`;
      const told = (text: string) => read(text, chapter).filter(({ quotes }) => quotes > 0);
      expect(told(other)).toEqual(told(DEMO_STORY));
    }),
    { numRuns: 12, seed: 7 },
  );
});

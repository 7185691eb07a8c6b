/** Decisions on a cast: who is kept, under which name, whom they include, as of which chapter. */
import { describe, expect, test } from "vitest";
import type { Analysis, CastDecision, CastMember, CastTie } from "../../worker/contract.ts";
import { Problem } from "../../worker/problem.ts";
import { castOf } from "../../worker/services/cast.ts";

const NO_SIGN = { confidence: 0, evidence: null };

const passage = (chapter: number) => ({ start: 0, end: 4, text: "word", chapter });

const member = (cast_id: string, change: Partial<CastMember> = {}): CastMember => ({
  cast_id,
  name: cast_id.toUpperCase(),
  aliases: [`the ${cast_id}`],
  pronoun: "they",
  quotes: 9,
  mentions: 20,
  personality_traits: { openness: 0.5, conscientiousness: 0.5, extraversion: 0.5, agreeableness: 0.5, neuroticism: 0.5 },
  confidence: 0.9,
  first_chapter: 1,
  background: "",
  voice: { lines: [`${cast_id} speaks`], phrases: [], subjects: [], words_per_line: 10 },
  evidence: [passage(1), passage(4)],
  known_names: [],
  known_facts: [],
  known_lines: [],
  known_traits: { openness: NO_SIGN, conscientiousness: NO_SIGN, extraversion: NO_SIGN, agreeableness: NO_SIGN, neuroticism: NO_SIGN },
  ...change,
});

const tie = (from: string, to: string, change: Partial<CastTie> = {}): CastTie => ({
  from,
  to,
  type: "friend",
  strength: 0.5,
  trust: 0.5,
  familiarity: 0.5,
  weight: 0.5,
  evidence: [passage(1)],
  ...change,
});

const bold = { openness: 1, conscientiousness: 1, extraversion: 1, agreeableness: 1, neuroticism: 1 };
const analysis: Analysis = {
  title: "A Book",
  author: "",
  language: "en",
  chapters: [],
  characters: [member("a"), member("b", { quotes: 29, personality_traits: bold }), member("c", { first_chapter: 7 })],
  relationships: [tie("a", "b"), tie("b", "a", { weight: 0.9 }), tie("a", "c"), tie("b", "c", { weight: 1, evidence: [passage(8)] })],
  memories: [
    { ...passage(2), text: "They met.", characters: ["a", "b"], importance: 0.4 },
    { ...passage(8), start: 9, text: "They parted.", characters: ["b", "c"], importance: 0.9 },
  ],
  counts: { words: 0, chapters: 8, quotes: 0, attributed: 0 },
};

const decide = (characters: CastDecision["characters"], as_of_chapter?: number) =>
  castOf(analysis, as_of_chapter === undefined ? { characters } : { characters, as_of_chapter });

const errorsOf = (work: () => unknown): readonly string[] => {
  try {
    work();
  } catch (error) {
    if (error instanceof Problem) return error.errors.map(({ path, message }) => `${path} ${message}`);
    throw error;
  }
  throw new Error("It was not refused.");
};

test("those not skipped are kept, with the ties among them, under the name given", () => {
  const { characters, ties } = decide([{ cast_id: "b", name: " Bea " }, { cast_id: "a" }, { cast_id: "c", skip: true }]);
  expect(characters.map(({ name, aliases, source }) => ({ name, aliases, source }))).toEqual([
    { name: "Bea", aliases: ["B", "the b"], source: "A Book" },
    { name: "A", aliases: ["the a"], source: "A Book" },
  ]);
  expect(ties.map(({ from, to }) => from + to).toSorted()).toEqual(["ab", "ba"]);
});

test("nobody picked means everybody", () => {
  expect(decide([]).characters.map(({ cast_id }) => cast_id)).toEqual(["a", "b", "c"]);
});

test("one who includes another has their names, lines and ties, and their traits by how much each speaks", () => {
  const { characters, ties } = decide([{ cast_id: "a", merge: ["b"] }, { cast_id: "c" }]);
  expect(characters[0]).toMatchObject({ cast_id: "a", aliases: ["the a", "B", "the b"], personality_traits: { openness: 0.875 } });
  expect(characters[0]?.voice.lines).toEqual(["a speaks", "b speaks"]);
  // of a's and b's tie to c, the weightier
  expect(ties).toEqual([expect.objectContaining({ from: "a", to: "c", evidence: [passage(8)] })]);
});

test("as of a chapter, nobody and nothing of later chapters is there", () => {
  expect(decide([], 6).characters.map(({ cast_id }) => cast_id)).toEqual(["a", "b"]);
  const { characters, ties } = decide([{ cast_id: "b" }, { cast_id: "c" }], 7);
  expect(decide([{ cast_id: "a" }], 2).characters[0]?.evidence).toEqual([passage(1)]);
  expect(characters[0]?.metadata).toMatchObject({ as_of_chapter: 7 });
  expect(ties).toEqual([]);
});

test("everybody takes along the passages they were in, and none of later chapters", () => {
  const memoriesIn = (cast: ReturnType<typeof decide>) => cast.characters.map(({ metadata }) => metadata["memories"]);
  const met = { text: "They met.", importance: 0.4, subjects: ["a", "b"] };
  const parted = { text: "They parted.", importance: 0.9, subjects: ["b", "c"] };
  expect(memoriesIn(decide([]))).toEqual([[met], [met, parted], [parted]]);
  expect(memoriesIn(decide([{ cast_id: "a", merge: ["b"] }], 7))).toEqual([[met]]);
});

describe("what cannot be done is refused, all of it at once", () => {
  test.each<[string, CastDecision, string[]]>([
    ["unknown", { characters: [{ cast_id: "z" }] }, ["characters.0 nobody in this cast has the id z"]],
    ["decided on twice", { characters: [{ cast_id: "a" }, { cast_id: "b", merge: ["a"] }] }, ["characters.1 A is decided on twice"]],
    ["too early", { characters: [{ cast_id: "c" }], as_of_chapter: 2 }, ["characters.0 C first appears in chapter 7, after chapter 2"]],
  ])("%s", (_what, decision, errors) => {
    expect(errorsOf(() => castOf(analysis, decision))).toEqual(errors);
  });
});

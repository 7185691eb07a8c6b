import { describe, expect, it } from "vitest";
import { attributeQuotes, drawTies, findCast, readChapters } from "../../worker/books/analyze.ts";
import { findKin } from "../../worker/books/kin.ts";
import { findMentions } from "../../worker/books/mentions.ts";
import { openPages } from "../../worker/books/pages.ts";
import { typeOf } from "../../worker/books/tie-types.ts";
import type { Standing } from "../../worker/books/tie-types.ts";

/** Makes four people known, and says nothing of how they stand to one another. */
const PEOPLE =
  "That day Anna Reed came in. Later Tom Marsh sat down. Then Ruth Hale looked up. At last Hugh Bell nodded.\n\n" +
  "When Anna Reed spoke she smiled at her tea. When Ruth Hale spoke she frowned at her hands. When Tom Marsh spoke he raised his cup. When Hugh Bell spoke he dropped his hat.\n\n";
const LATER = "\n\nThen Anna Reed left. Then Ruth Hale left. Then Tom Marsh left. Then Hugh Bell left.\n\n";

const read = (passage: string) => {
  const text = PEOPLE + passage + LATER;
  const structure = readChapters(text);
  const cast = findCast(text, structure);
  const quotes = attributeQuotes(text, structure, cast);
  const idOf = (given: string): string =>
    cast.people.find(({ name, aliases }) => [name, ...aliases].some((form) => form.startsWith(given)))?.id ?? given;
  return { text, structure, cast, quotes, idOf };
};

const kinIn = (passage: string): string[] => {
  const { text, structure, cast, quotes } = read(passage);
  const pages = openPages(text, structure);
  const nameOf = (id: string): string => cast.people.find((person) => person.id === id)?.name.split(" ")[0] ?? id;
  return findKin(pages, findMentions(pages, cast.people), cast.people, quotes).map(
    ({ person, noun, of }) => `${nameOf(person)} ${noun} ${nameOf(of)}`,
  );
};

describe("findKin", () => {
  it.each([
    ["a possessive before a name", "Later Anna's sister Ruth came home.", "Ruth sister Anna"],
    ["a possessive and adjectives", "Later Anna's dear old cousin, Tom, came home.", "Tom cousin Anna"],
    ["a pronoun that looks back", "Later Anna walked with her brother Tom.", "Tom brother Anna"],
    ["an apposition", "Later Ruth, the aunt of Tom, came home.", "Ruth aunt Tom"],
    ["an apposition by a name", "Later Ruth, Tom's aunt, came home.", "Ruth aunt Tom"],
    ["a statement", "After all, Hugh was the uncle of Anna.", "Hugh uncle Anna"],
    ["a speaker's own", '"I have seen my uncle Hugh," said Anna.', "Hugh uncle Anna"],
    ["a call", '"Well, Ruth?" said Anna.\n\n"Yes, mamma," said Ruth.', "Anna mother Ruth"],
    ["a wife", "Later Tom's wife, Ruth, came home.", "Ruth wife Tom"],
  ])("reads %s", (_name, passage, fact) => {
    expect(kinIn(passage)).toEqual([fact]);
  });

  it.each([
    ["a noun of the other gender", "Later Anna walked with his sister Tom."],
    ["two people who each have kin", "Later Anna saw the mother, and Tom saw the aunt."],
    ["a plural", "Later Anna's sisters and Tom came home."],
    ["talk about one's own kin", '"Well, Ruth?" said Anna.\n\n"My aunt, you know, is late," said Ruth.'],
    ["a pronoun that nobody before fits", "Later, with her sister Ruth beside him, Tom came home."],
  ])("reads nothing into %s", (_name, passage) => {
    expect(kinIn(passage)).toEqual([]);
  });
});

const typeIn = (passage: string, from: string, to: string) => {
  const { text, structure, cast, quotes, idOf } = read(passage);
  return drawTies(text, structure, cast, quotes).find((tie) => tie.from === idOf(from) && tie.to === idOf(to))?.type;
};

describe("drawTies", () => {
  const ADDRESSED = '"Tom, are you there?" said Anna.\n\n"I am here, Anna," said Tom.\n\n';

  it.each([
    ["kin", "Later Anna walked with her brother Tom.", "family", "family"],
    ["a couple", "In spring Anna was engaged to Tom, and in May Anna and Tom were married.", "romance", "romance"],
    ["a wife", "Later Tom's wife, Anna, laughed.", "romance", "romance"],
    [
      "love that is not answered",
      `In spring Tom was in love with Anna. ${ADDRESSED}"I love you, Anna," said Tom.\n\n`,
      "acquaintance",
      "romance",
    ],
  ])("makes of %s what it is, both ways", (_name, passage, forth, back) => {
    const types = [typeIn(passage, "Anna", "Tom"), typeIn(passage, "Tom", "Anna")];
    expect(types.map((type) => (type === "stranger" ? "acquaintance" : type))).toEqual([forth, back]);
  });

  it.each([
    ["talk of somebody else's mother", `${ADDRESSED}"My mother is ill, and so is your father," said Anna to Tom.`],
    ["love that is denied", "In spring Anna was not in love with Tom, and was never engaged to Tom."],
    ["talk of marriage with a third person", `${ADDRESSED}"They say that Ruth is married to Hugh," said Anna to Tom.`],
  ])("makes neither kin nor a couple of %s", (_name, passage) => {
    expect(["family", "romance"]).not.toContain(typeIn(passage, "Anna", "Tom"));
    expect(["family", "romance"]).not.toContain(typeIn(passage, "Tom", "Anna"));
  });
});

describe("typeOf", () => {
  const plain: Standing = {
    kinship: 0,
    marriage: 0,
    isNamesake: false,
    courts: 0,
    isCourted: 0,
    warmth: 0,
    familiarity: 0.4,
    guidance: 0,
    rivalry: 0,
    alliance: 0,
    friendship: 0,
    amount: 20,
  };

  it.each([
    ["nothing in particular", {}, "acquaintance"],
    ["little to do with one another", { familiarity: 0.05 }, "stranger"],
    ["a shared surname", { isNamesake: true, warmth: -0.5 }, "family"],
    ["a statement of kinship", { kinship: 1 }, "family"],
    ["courtship of one's kin", { kinship: 1, courts: 3, isCourted: 3 }, "family"],
    ["marriage", { marriage: 1 }, "romance"],
    ["courtship both ways", { courts: 1.2, isCourted: 1.2 }, "romance"],
    ["courtship that is not answered", { courts: 2 }, "romance"],
    ["being courted", { isCourted: 2 }, "acquaintance"],
    ["one stray sentence of love among a thousand others", { courts: 1, isCourted: 1, amount: 1000 }, "acquaintance"],
    ["hatred", { warmth: -0.6, rivalry: 0.08 }, "enemy"],
    ["talk of dark things", { warmth: -0.6 }, "acquaintance"],
    ["coldness", { warmth: -0.2, rivalry: 0.08 }, "rival"],
    ["one cold sentence", { warmth: -0.6, rivalry: 0.3, amount: 1 }, "acquaintance"],
    ["guidance", { guidance: 0.2, warmth: 0.2 }, "mentor"],
    ["warmth and long acquaintance", { warmth: 0.2 }, "friend"],
    ["help and some warmth", { warmth: 0.08, alliance: 0.1 }, "ally"],
  ] as const)("tells from %s", (_name, shown, type) => {
    expect(typeOf({ ...plain, ...shown })).toBe(type);
  });
});

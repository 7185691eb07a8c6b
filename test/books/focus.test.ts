import { describe, expect, it } from "vitest";
import { CueReader } from "../../worker/books/cues.ts";
import { readFocus } from "../../worker/books/focus.ts";
import { findMentions } from "../../worker/books/mentions.ts";
import { openPages } from "../../worker/books/pages.ts";
import type { Person } from "../../worker/books/shapes.ts";
import { findTurns } from "../../worker/books/turns.ts";

const person = (id: string, gender: Person["gender"]): Person => ({
  id,
  name: id,
  aliases: [],
  gender,
  kind: "name",
  mentions: 9,
  first: 0,
  certainty: 1,
});
const PEOPLE = [person("Anna", "female"), person("Clara", "female"), person("Tom", "male"), person("Ralph", "male")];

/** Each word that stands for somebody, and for whom. */
const meant = (text: string): string[] => {
  const pages = openPages(text, { title: "", author: "", language: "en", body: { start: 0, end: text.length }, chapters: [], words: 9 });
  const mentions = findMentions(pages, PEOPLE);
  const turns = findTurns(pages, new CueReader(pages, mentions), PEOPLE);
  return [...readFocus(pages, mentions, PEOPLE, turns)].map(([at, { person: id }]) => `${pages.tokens[at]?.lower}: ${id}`);
};

describe("readFocus", () => {
  it.each([
    ["the subject, not the one named after it", "Anna waited for Clara. She was cold.", ["she: Anna"]],
    ["a later subject", "Anna saw Clara. Clara laughed. She was late.", ["she: Clara"]],
    ["the one of its gender", "Anna spoke to Tom. He was late.", ["he: Tom"]],
    ["whoever it meant before", "Anna sat down. She was cold. There was Clara. She rose.", ["she: Anna", "she: Anna"]],
    ["nobody before anybody is named", "She was late. Anna came.", []],
    ["nobody within speech", '"She is late," said Anna.', []],
  ])("gives a pronoun to %s", (_name, text, expected) => {
    expect(meant(text)).toEqual(expected);
  });

  it.each([
    ["another than whose it is", 'Clara slept. Anna came down. "Come in," said her sister.', ["her: Clara"]],
    ["the one named last of its gender", 'Tom sat by Anna. "Come in," said the girl.', ["the: Anna"]],
    ["the one before the last for “the former”", 'Anna met Clara; the former continued, "Come in."', ["the: Anna"]],
  ])("gives a noun beside speech to %s", (_name, text, expected) => {
    expect(meant(text)).toEqual(expected);
  });
});

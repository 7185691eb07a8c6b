import { expect, it } from "vitest";
import { CueReader } from "../../worker/books/cues.ts";
import { findMentions } from "../../worker/books/mentions.ts";
import { openPages } from "../../worker/books/pages.ts";
import { readPresence } from "../../worker/books/scene.ts";
import type { Person } from "../../worker/books/shapes.ts";
import { findTurns } from "../../worker/books/turns.ts";

const people = ["Anna", "Ralph", "Tom"].map((id): Person => ({
  id,
  name: id,
  aliases: [],
  gender: "unknown",
  kind: "name",
  mentions: 9,
  first: 0,
  certainty: 1,
}));

it("tells those who act from those who are only named", () => {
  const text = 'Ralph went up to the gate with Tom. "There," cried Anna.\n\n"We are late."';
  const pages = openPages(text, { title: "", author: "", language: "en", body: { start: 0, end: text.length }, chapters: [], words: 14 });
  const mentions = findMentions(pages, people);
  const [first, second] = readPresence(pages, mentions, findTurns(pages, new CueReader(pages, mentions)), people);
  expect(first?.acting.map(({ person }) => person)).toEqual(["Ralph", "Anna"]);
  expect([...(second?.acted.keys() ?? [])]).toEqual(["Ralph", "Anna"]);
  expect([...(second?.named.keys() ?? [])]).toEqual(["Ralph", "Tom", "Anna"]);
});

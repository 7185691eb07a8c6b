/** What the margins say of a change between people: every rule that makes one has words for a reader. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { noteOf, REASONS } from "../../app/live/notes.ts";
import { ruleOf } from "../../objects/simulation/rules/lines.ts";
import type { EventOf } from "../../objects/simulation/event.ts";

const RULES = new URL("../../objects/simulation/rules/", import.meta.url);

/** Names that stand in the rules, and those that a line's rule is chosen from. */
const namesOfRules = (): readonly string[] => {
  const source = readdirSync(fileURLToPath(RULES)).map((file) => readFileSync(new URL(file, RULES), "utf8"));
  const written = source.flatMap((text) => [...text.matchAll(/\brule: "([^"]+)"/g)].map(([, name = ""]) => name));
  const chosen = (["chat", "confession", "conflict"] as const).flatMap((type) =>
    (["strength", "trust", "familiarity"] as const).flatMap((dimension) => [-0.1, 0.1].map((delta) => ruleOf(type, dimension, delta))),
  );
  return [...new Set([...written, ...chosen])];
};

test("every rule of the simulation that changes a value of a tie has words in the margin", () => {
  const names = namesOfRules();
  expect(names).toEqual(expect.arrayContaining(["a confidence was broken", "author", "time apart softens", "warmth binds"]));
  expect(names.filter((name) => REASONS[name] === undefined)).toEqual([]);
  expect(Object.keys(REASONS).filter((name) => !names.includes(name))).toEqual([]);
});

const changed = (rule: string): EventOf<"relationship_changed"> => ({
  seq: 9,
  id: "e:9",
  type: "relationship_changed",
  timestamp: "2026-11-20T12:00:00.000Z",
  tick: 1,
  at: 0,
  audience: [],
  visibility: "public",
  data: { from: "b", to: "a", dimension: "trust", before: 0.5, delta: -0.2, after: 0.3, causes: [8], quote: "", rule },
});

test("a broken confidence is told as what the teller did, an author's hand as the author's", () => {
  const ada = { id: "a", name: "Ada", pronoun: "she" } as const;
  const reason = (rule: string, doer: typeof ada | null) => noteOf(changed(rule), () => ada, doer)?.reason;
  expect(reason("a confidence was broken", ada)).toBe("she told what had been confided");
  expect(reason("a confidence was broken", null)).toBe("a confidence was broken");
  expect(reason("author", ada)).toBe("the author wanted it so");
  expect(reason("author takes it back", ada)).toBe("the author took it back");
});

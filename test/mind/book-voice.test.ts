import { describe, expect, it } from "vitest";
import { localReply } from "../../objects/mind/local/local.ts";
import type { Profile, Voice } from "../../objects/simulation/index.ts";
import { line, partner, person, tieTo, wishFor } from "./wishes.ts";

const SEEDS = Array.from({ length: 120 }, (_, index) => index * 7919 + 1);

const LINES = [
  "I dearly love a laugh.",
  "I hope I never ridicule what is wise or good.",
  "I never saw a bonnet that I could not improve.",
  "You have no compassion for anybody.",
  "I am very fond of walking.",
  "People ought to say what they think.",
  "Oh, do keep quiet, mother!",
  "Freddy, you must come.",
  "My dear sir, you are very good.",
  "Have you any pleasant neighbours?",
  "I cannot forgive the follies of others.",
  "I must leave you.",
];

const speaker = (voice: Partial<Voice>): Profile => ({
  ...person("odile"),
  voice: { lines: [], phrases: [], subjects: [], words_per_line: 14, ...voice },
});
const juno = partner(person("juno"), tieTo(person("juno").id));

const speeches = (
  self: Profile,
  intent: Parameters<typeof wishFor>[0]["intent"] = {},
  lines: Parameters<typeof wishFor>[0]["lines"] = [],
) => SEEDS.map((seed) => localReply(wishFor({ self, to: [juno], intent, lines, seed })).speech);

describe("the lines of a book", () => {
  const heard = speeches(speaker({ lines: LINES }));

  it("are said", () => {
    expect(heard.filter((speech) => LINES.some((own) => speech.includes(own.slice(0, -1)))).length).toBeGreaterThan(SEEDS.length * 0.08);
  });

  it("are not said to somebody they were not meant for", () => {
    expect(heard.filter((speech) => /mother|Freddy|dear sir/.test(speech))).toEqual([]);
  });

  it("take leave only on leaving", () => {
    expect(heard.filter((speech) => speech.includes("I must leave you"))).toEqual([]);
    expect(speeches(speaker({ lines: LINES }), { type: "farewell" }).some((speech) => speech.includes("I must leave you"))).toBe(true);
  });

  it("come up when their subject does", () => {
    const about = speeches(speaker({ lines: LINES }), { topic: "bonnet" });
    expect(about.filter((speech) => speech.includes("I never saw a bonnet")).length).toBeGreaterThan(SEEDS.length * 0.05);
  });
});

const said = (phrases: readonly string[]) => speeches(speaker({ phrases }));

describe("turns of phrase", () => {
  it("by the way stand at the end of a statement, never in front of another one", () => {
    const lines = said(["I believe", "you know", "I am sure"]);
    expect(lines.some((speech) => /, (I believe|you know|I am sure)\./.test(speech))).toBe(true);
    expect(lines.filter((speech) => /\b(I believe|[Yy]ou know|I am sure), /.test(speech))).toEqual([]);
    expect(lines.filter((speech) => /(^|[.!?] )I (?:mean|want|shall|will)\b[^.?!]*, I (believe|am sure)\./.test(speech))).toEqual([]);
  });

  it("that are whole answers answer, and are not glued to a sentence", () => {
    const heard = [line(person("juno"), "The tides are late again.", { addressees: [person("odile").id] })];
    const lines = speeches(speaker({ phrases: ["very true", "you are mistaken", "spare me", "forgive me"] }), { topic: "tides" }, heard);
    expect(lines.some((speech) => /^(Very true|You are mistaken)\./.test(speech))).toBe(true);
    expect(
      lines.filter((speech) => /(very true|you are mistaken|spare me|forgive me),|, (very true|you are mistaken)/i.test(speech)),
    ).toEqual([]);
  });

  it("of kin are kept for kin", () => {
    expect(said(["my dear father", "my dear sister"]).filter((speech) => /father|sister/.test(speech))).toEqual([]);
  });
});

describe("a topic that cannot be said", () => {
  it.each(["sister", "cannot", "cause", "whole"])("%s is passed over", (topic) => {
    const self = speaker({ subjects: [topic] });
    const about = SEEDS.map((seed) => {
      const view = { conversation: { topic, reason: "tie", turns: 2, closing: false, lines: [] } } as const;
      return localReply(wishFor({ self, to: [juno], intent: { topic }, view, seed })).speech;
    });
    expect(about.filter((speech) => new RegExp(`\\bthe ${topic}s?\\b|\\bof ${topic}s?\\b|about ${topic}s?\\b`).test(speech))).toEqual([]);
  });
});

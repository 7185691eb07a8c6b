import { describe, expect, it } from "vitest";
import { localReply } from "../../objects/mind/local/local.ts";
import type { InteractionType, Profile } from "../../objects/simulation/index.ts";
import { line, overhear, partner, person, rehearse, tieTo, twelve, wishFor } from "./wishes.ts";

const SEEDS = Array.from({ length: 60 }, (_, index) => index * 7919 + 1);
const TYPES: readonly InteractionType[] = ["chat", "greeting", "conflict", "collaboration", "confession", "gossip", "farewell"];

const wordCount = (text: string): number => text.split(/\s+/).length;

/** Words of a line of this character's, on average. */
const mean = (self: Profile): number =>
  SEEDS.reduce((sum, seed) => sum + wordCount(localReply(wishFor({ self, to: [partner(person("juno"))], seed })).speech), 0) / SEEDS.length;

describe("the local mind", () => {
  it("gives the same wish the same reply", () => {
    for (const seed of SEEDS) expect(localReply(wishFor({ seed })), `seed ${seed}`).toEqual(localReply(wishFor({ seed })));
  });

  it("has words for every kind of line, fully filled in", () => {
    for (const type of TYPES)
      for (const seed of SEEDS) {
        const { speech, action, thought } = localReply(wishFor({ intent: { type }, seed }));
        expect(speech.length, `${type}, seed ${seed}`).toBeGreaterThan(1);
        for (const text of [speech, action, thought]) {
          expect(text, `${type}, seed ${seed}`).not.toMatch(/[[\]{}|]|undefined|null| {2}| [,.;:?!]|\.\.(?!\.)|,[.?!]/);
        }
        expect(speech, `${type}, seed ${seed}`).toMatch(/^["“]?[\p{Lu}\d].*[.?!…”"]$/u);
      }
  });

  it("answers a question before it goes on", () => {
    const asked = line(person("pim"), "Why does it matter so much?", { addressees: [person("odile").id] });
    const answered = SEEDS.filter((seed) =>
      /\b(because|reason|why)\b|I knew that/i.test(localReply(wishFor({ lines: [asked], seed })).speech),
    );
    expect(answered.length).toBeGreaterThan(SEEDS.length * 0.7);
  });

  it("comforts a friend who confides, and does not comfort an enemy", () => {
    const confided = line(person("pim"), "I have not told that to a soul.", {
      interaction_type: "confession",
      addressees: [person("odile").id],
    });
    const kind = SEEDS.filter((seed) =>
      /thank you|glad|carried|no worse|safe here|half knew|had guessed|come here|sit down|easy to say|let me think/i.test(
        localReply(wishFor({ lines: [confided], intent: { warmth: 0.7 }, seed })).speech,
      ),
    );
    const coldly = SEEDS.filter((seed) =>
      /thank you|glad that you|no worse|safe here/i.test(localReply(wishFor({ lines: [confided], intent: { warmth: -0.6 }, seed })).speech),
    );
    expect(kind.length).toBeGreaterThan(SEEDS.length * 0.5);
    expect(coldly).toEqual([]);
  });

  it("speaks at the length of its character", () => {
    expect(mean(person("bram"))).toBeLessThan(mean(person("hester")) * 0.7);
  });

  it("keeps to the limit of words, or to one sentence group when nothing shorter can be said", () => {
    const long = SEEDS.filter((seed) => wordCount(localReply(wishFor({ self: person("hester"), seed, max_words: 24 })).speech) > 24);
    expect(long.length).toBeLessThan(SEEDS.length * 0.05);
  });

  it("does not talk about somebody present as if they were away", () => {
    for (const seed of SEEDS) {
      const { speech } = localReply(wishFor({ intent: { type: "gossip", topic: "Pim Sallow" }, seed }));
      expect(speech, `seed ${seed}`).not.toMatch(/(of|about|with|over) Pim\b(?!,)|Pim (is|has|was|said)/);
    }
  });

  it("turns a goal that names the listener round: 'tell Odile' becomes 'tell you'", () => {
    const odile = partner(person("odile"));
    const speeches = SEEDS.map(
      (seed) => localReply(wishFor({ self: person("bram"), to: [odile], intent: { topic: "tell Odile the whole of it" }, seed })).speech,
    );
    expect(speeches.some((speech) => speech.includes("tell you the whole of it"))).toBe(true);
    expect(speeches.filter((speech) => speech.includes("tell Odile"))).toEqual([]);
  });

  it("tells a secret only to somebody it trusts, and only when it confides", () => {
    const [secret = ""] = person("pim").secrets;
    const told = (type: InteractionType, trust: number): number =>
      SEEDS.filter((seed) => {
        const to = [partner(person("juno"), tieTo(person("juno").id, { trust }))];
        return localReply(wishFor({ self: person("pim"), to, intent: { type, topic: "something kept back" }, seed })).speech.includes(
          secret.slice(0, 30),
        );
      }).length;
    expect(told("confession", 0.9)).toBeGreaterThan(0);
    expect(told("confession", 0.3)).toBe(0);
    for (const type of TYPES.filter((other) => other !== "confession")) expect(told(type, 0.9), `in ${type}`).toBe(0);
  });

  it("speaks as its book does: Odile in full, Ferris in short forms", () => {
    const juno = [partner(person("juno"))];
    for (const seed of SEEDS) {
      expect(localReply(wishFor({ self: person("odile"), to: juno, seed })).speech, `seed ${seed}`).not.toMatch(
        /\b(don't|I'm|it's|can't|won't)\b/i,
      );
      expect(localReply(wishFor({ self: person("ferris"), to: juno, seed })).speech, `seed ${seed}`).not.toMatch(
        /\b(do not|cannot) [a-z]/i,
      );
    }
  });

  it("does what a director asks with the hands, and says what it asks with words", () => {
    const acted = localReply(wishFor({ view: { direction: "Pick up the letter and read it." } }));
    expect(acted.action).toBe("picks up the letter and read it");
    const asked = SEEDS.map((seed) => localReply(wishFor({ view: { direction: "Ask Pim about the missing key" }, seed })).speech);
    expect(asked.filter((speech) => speech.includes("the missing key")).length).toBeGreaterThan(SEEDS.length * 0.8);
  });

  it("ends when it takes leave, shows each listener about the warmth it meant, and remembers at most one thing", () => {
    for (const type of TYPES)
      for (const seed of SEEDS) {
        const reply = localReply(wishFor({ intent: { type, warmth: 0.3 }, seed }));
        expect(reply.ends).toBe(type === "farewell");
        expect(Object.keys(reply.appraisals)).toEqual([person("pim").id]);
        expect(Math.abs((reply.appraisals[person("pim").id] ?? 9) - 0.3)).toBeLessThan(0.35);
        expect(reply.memories.length).toBeLessThanOrEqual(["confession", "conflict", "collaboration"].includes(type) ? 1 : 0);
      }
  });
});

describe("two thousand lines of twelve people", () => {
  const said = rehearse(twelve, 2000);
  const speeches = said.map(({ reply }) => reply.speech);

  it("are at least 95 % distinct", () => {
    expect(speeches).toHaveLength(2000);
    expect(new Set(speeches).size / speeches.length).toBeGreaterThanOrEqual(0.95);
  });

  it("repeat no line within thirty", () => {
    const repeats = speeches.filter((speech, index) => speeches.slice(Math.max(0, index - 30), index).includes(speech));
    expect(repeats).toEqual([]);
  });

  it("end in a question in at most a quarter", () => {
    expect(speeches.filter((speech) => speech.endsWith("?")).length / speeches.length).toBeLessThanOrEqual(0.25);
  });

  it("have a gesture in about two of five", () => {
    const share = said.filter(({ reply }) => reply.action !== "").length / said.length;
    expect(share).toBeGreaterThan(0.3);
    expect(share).toBeLessThan(0.5);
  });

  it("keep to the speaker's own pronouns in gestures", () => {
    const forms = { she: /\b(his|him|he|their)\b/, he: /\b(her|she|their)\b/, they: /\b(his|her)\b/ };
    const wrong = said.filter(({ wish, reply }) => forms[wish.view.self.pronoun].test(reply.action));
    expect(wrong.map(({ reply }) => reply.action)).toEqual([]);
  });
});

describe("an evening in a room of the core's", () => {
  it("is at least 93 % distinct, and every line is whole", async () => {
    const heard = await overhear(twelve, 11, 1000);
    const speeches = heard.map(({ event }) => event.data.content);
    expect(new Set(speeches).size / speeches.length).toBeGreaterThanOrEqual(0.93);
    expect(speeches.filter((speech) => /[[\]{}|]|undefined|null| {2}| [,.;:?!]/.test(speech))).toEqual([]);
  });
});

import { describe, expect, it } from "vitest";
import { parseReply } from "../../objects/mind/reply.ts";
import { partner, person, wishFor } from "./wishes.ts";

const wish = wishFor({ self: person("odile"), to: [partner(person("pim"))] });
const read = (content: string | null | undefined) => parseReply(content, wish, "a model");

describe("reading a model's answer", () => {
  it("takes plain JSON, fenced JSON, and JSON after reasoning", () => {
    for (const content of [
      '{"speech":"People pay us for tides."}',
      '```json\n{"speech":"People pay us for tides."}\n```',
      '<think>{"speech":"not this"} maybe {</think>Here you are: {"speech":"People pay us for tides.",}',
      'First I thought {"a": 1}, then: {"speech":"People pay us for tides."} I hope that helps.',
    ])
      expect(read(content)?.speech, `in ${content}`).toBe("People pay us for tides.");
  });

  it("gives null when there is no line in it", () => {
    for (const content of [
      null,
      undefined,
      "",
      "I cannot do that.",
      "{}",
      '{"speech":""}',
      '{"speech":null}',
      '{"speech":',
      "[1,2]",
      "{{{{",
    ])
      expect(read(content), `in ${content}`).toBeNull();
  });

  it("clamps warmth, knows listeners by name or id, and drops strangers", () => {
    const reply = read('{"speech":"No.","warmth":{"Pim Sallow":-7,"Nobody":1}}');
    expect(reply?.appraisals).toEqual({ [person("pim").id]: -1 });
    expect(read(`{"speech":"No.","warmth":{"${person("pim").id}":"0.25"}}`)?.appraisals).toEqual({ [person("pim").id]: 0.25 });
    expect(read('{"speech":"No.","warmth":{"Pim Sallow":"warm"}}')?.appraisals).toEqual({});
  });

  it("keeps at most one memory, within bounds, about those spoken to", () => {
    const reply = read('{"speech":"No.","memory":{"text":"I said no.","importance":12}}');
    expect(reply?.memories).toEqual([{ text: "I said no.", importance: 1, subjects: [person("pim").id] }]);
    expect(read('{"speech":"No.","memory":"I said no."}')?.memories).toEqual([]);
  });

  it("strips the name, the quotation marks and the stage directions from speech", () => {
    expect(read(JSON.stringify({ speech: 'Odile Tansy: "Go to bed."' }))?.speech).toBe("Go to bed.");
    const acted = read(JSON.stringify({ speech: "*closes the book* Go to bed." }));
    expect(acted).toMatchObject({ speech: "Go to bed.", action: "closes the book" });
  });

  it("bounds every text", () => {
    const long = "word ".repeat(2000);
    const reply = read(JSON.stringify({ speech: long, thought: long, action: long, memory: { text: long, importance: 0.5 } }));
    expect(reply?.speech.length).toBeLessThanOrEqual(1200);
    expect(reply?.thought.length).toBeLessThanOrEqual(400);
    expect(reply?.action.length).toBeLessThanOrEqual(200);
    expect(reply?.memories[0]?.text.length).toBeLessThanOrEqual(240);
  });
});

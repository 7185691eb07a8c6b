/** A model that helps with a reading: only where the rules are unsure, typed, kept, within its budget, and never in the way. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import type { Cast, Person, Quote } from "../../worker/books/analyze.ts";
import { Interview } from "../../worker/jobs/model/ask.ts";
import { askNames, sameIn, withSame } from "../../worker/jobs/model/names.ts";
import { worstCase, type Question } from "../../worker/jobs/model/question.ts";
import { askSpeakers, speakersIn, withSpeakers } from "../../worker/jobs/model/speakers.ts";
import { openAiBookModel, type BookModel } from "../../worker/services/book-model.ts";

const person = (id: string, name: string, change: Partial<Person> = {}): Person => ({
  id,
  name,
  aliases: [],
  gender: "unknown",
  kind: "name",
  mentions: 9,
  first: 0,
  certainty: 0.9,
  ...change,
});
const cast: Cast = { people: [person("c1", "Anna Bell"), person("c2", "Ruth Marsh")], narrator: null };

const LINES = [
  "“It is late,” said Anna Bell.",
  "“It was later yesterday.”",
  "“And who told you </passage> so?”",
  "“You,” said Ruth Marsh.",
];
const TEXT = `Anna Bell and Ruth Marsh waited.\n\n${LINES.join("\n\n")}\n`;
const quoteAt = (line: number, change: Partial<Quote>): Quote => {
  const start = TEXT.indexOf(LINES[line] ?? "");
  const end = TEXT.indexOf("”", start) + 1;
  return { start, end, speaker: "c1", addressees: ["c2"], confidence: 0.4, how: "implicit", ...change };
};
const quotes: readonly Quote[] = [
  quoteAt(0, { confidence: 0.98, how: "explicit" }),
  quoteAt(1, {}),
  quoteAt(2, { speaker: null, confidence: 0, how: "none", addressees: [] }),
  quoteAt(3, { speaker: "c2", confidence: 0.97, how: "explicit" }),
];

describe("who speaks", () => {
  const [question] = askSpeakers(TEXT, cast, quotes);
  if (question === undefined) throw new Error("Nothing was asked.");
  const answered = (content: string | null) => withSpeakers(quotes, [speakersIn(question, content) ?? {}]).map(({ speaker }) => speaker);
  const rules = ["c1", "c1", null, "c2"];

  test("only lines in doubt are asked about, with those present, the book's words as data", () => {
    expect(Object.keys(question.items)).toEqual(["Q1", "Q2"]);
    expect(question.choices.toSorted()).toEqual(["c1", "c2"]);
    const asked = question.messages.map(({ content }) => content).join("\n");
    expect(asked).toContain("[Q1] “It was later yesterday.”");
    expect(asked.match(/<\/passage>/g)).toHaveLength(1);
    expect(
      askSpeakers(
        TEXT,
        cast,
        quotes.filter(({ how }) => how === "explicit"),
      ),
    ).toEqual([]);
  });

  test("an answer settles them and nothing else, and nobody is spoken to by themselves", () => {
    const content = '{"speakers": {"Q1": "c2", "Q2": "c1"}}';
    expect(answered(content)).toEqual(["c1", "c2", "c1", "c2"]);
    const [, second] = withSpeakers(quotes, [speakersIn(question, content) ?? {}]);
    expect(second).toMatchObject({ speaker: "c2", addressees: [], confidence: 0.75 });
  });

  test.each([
    ["nothing", null],
    ["no JSON", "I think it is Anna."],
    ["half of an object", '{"speakers": {"Q1": "c'],
    ["another shape", '{"answer": ["c2"]}'],
    ["ids that nobody has", '{"speakers": {"Q1": "c99", "Q2": "Ruth Marsh"}}'],
    ["lines that were not asked about", '{"speakers": {"Q9": "c2", "__proto__": "c2"}}'],
    ["null and numbers", '{"speakers": {"Q1": null, "Q2": 7}}'],
  ])("%s changes nothing", (_what, content) => {
    expect(answered(content)).toEqual(rules);
  });

  test("an object among other words is found", () => {
    expect(answered('Sure:\n```json\n{"speakers": {"Q1": "c2"}}\n```')).toEqual(["c1", "c2", null, "c2"]);
  });
});

describe("who is one person", () => {
  const people = [
    person("c1", "Edwin Grey", { gender: "male", mentions: 40 }),
    person("c2", "Mr. Grey", { gender: "male", mentions: 12 }),
    person("c3", "Clara Grey", { gender: "female", mentions: 30 }),
    person("c4", "Ruth", { mentions: 20 }),
  ];
  const [question] = askNames("Mr. Grey came in. Edwin Grey sat down. ".repeat(9), { people, narrator: "c1" });
  if (question === undefined) throw new Error("Nothing was asked.");

  test("only names that may be one are asked about", () => {
    expect(question.items).toEqual({ N1: ["c1", "c2"] });
  });

  test("a plain yes joins them; anything else does not", () => {
    const joined = withSame({ people, narrator: "c1" }, [sameIn(question, '{"same": {"N1": true}}') ?? {}]);
    expect(joined.people.map(({ id }) => id)).toEqual(["c1", "c3", "c4"]);
    expect(joined.people[0]).toMatchObject({ name: "Edwin Grey", aliases: ["Mr. Grey"], mentions: 52 });
    expect(withSame(joined, [{ c2: "c1" }])).toEqual(joined);
    for (const content of ['{"same": {"N1": "yes"}}', '{"same": {"N1": null}}', '{"same": {"N2": true}}', "true", null])
      expect(withSame({ people, narrator: null }, [sameIn(question, content) ?? {}]).people).toHaveLength(4);
  });
});

const memory = () => {
  const kept = new Map<string, string>();
  return {
    kept,
    files: {
      fromModel: async <Value>(_id: string, name: string) => JSON.parse(kept.get(name) ?? "null") as Value | null,
      putFromModel: async (_id: string, name: string, value: unknown) => void kept.set(name, JSON.stringify(value)),
    },
  };
};
const ask = (content: string): Question => ({
  messages: [{ role: "user", content }],
  items: { Q1: ["7"] },
  choices: ["c1"],
});
const replying = (reply: () => Promise<{ content: string | null; tokens: number | null }>) => {
  const calls: string[] = [];
  const model: BookModel = {
    name: "fake",
    ask: async (messages) => {
      calls.push(messages[0]?.content ?? "");
      return reply();
    },
  };
  return { model, calls };
};
const good = async () => ({ content: '{"speakers": {"Q1": "c1"}}', tokens: 50 });

describe("questions and what they cost", () => {
  const questions = ["one", "two", "three"].map(ask);
  const worst = worstCase(ask("three"));

  test("a question is asked once; the second reading takes what was kept, for nothing", async () => {
    const { kept, files } = memory();
    const { model, calls } = replying(good);
    expect(await new Interview(files, "d", model).ask(questions, speakersIn)).toEqual({ answered: 3, failed: 0 });
    expect(await new Interview(files, "d", model).ask(questions, speakersIn)).toEqual({ answered: 3, failed: 0 });
    expect([calls, kept.get("ledger")]).toEqual([["one", "two", "three"], '{"tokens":150}']);
    expect(await new Interview(files, "d", model).known(ask("two"))).toEqual({ 7: "c1" });
    // another model is another question
    expect(await new Interview(files, "d", { ...model, name: "other" }).known(ask("two"))).toBeNull();
  });

  test("what is asked is never more than the budget can pay at the worst, however long the book", async () => {
    const { kept, files } = memory();
    const { model, calls } = replying(async () => ({ content: '{"speakers": {}}', tokens: null }));
    const budget = worst * 2 + 10;
    for (let step = 0; step < 5; step += 1) {
      await new Interview(files, "d", model, budget).ask([ask(`a${step}`), ask(`b${step}`)], speakersIn);
      expect(JSON.parse(kept.get("ledger") ?? "{}").tokens).toBeLessThanOrEqual(budget);
    }
    expect(calls).toEqual(["a0", "b0"]);
  });

  test("cut off in the middle of a call, the call counts as paid", async () => {
    const { kept, files } = memory();
    const { model } = replying(() => new Promise(() => undefined));
    void new Interview(files, "d", model).ask([ask("one")], speakersIn);
    await expect.poll(() => kept.get("ledger")).toBe(`{"tokens":${worstCase(ask("one"))}}`);
  });

  test("an answer that cannot be read is paid for and not kept; the next reading may ask again", async () => {
    const { files } = memory();
    const { model, calls } = replying(async () => ({ content: "dunno", tokens: 40 }));
    expect(await new Interview(files, "d", model).ask([ask("one")], speakersIn)).toEqual({ answered: 0, failed: 1 });
    await new Interview(files, "d", model).ask([ask("one")], speakersIn);
    expect(calls).toHaveLength(2);
  });
});

const completion = (content: string | null, tokens = 33) =>
  JSON.stringify({
    id: "x",
    object: "chat.completion",
    choices: [{ index: 0, message: { role: "assistant", content } }],
    usage: { total_tokens: tokens },
  });
const sendJson = (response: ServerResponse, body: string, status = 200) =>
  void response.writeHead(status, { "content-type": "application/json", "retry-after-ms": "1" }).end(body);

const interviewWith = (baseURL: string, timeoutMs = 5000) => {
  const { files } = memory();
  return new Interview(files, "d", openAiBookModel({ apiKey: "k", baseURL, model: "m" }, timeoutMs));
};

describe("a server that speaks OpenAI's language", () => {
  const servers: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of servers.splice(0)) await close();
  });

  const serve = async (handle: (request: IncomingMessage, response: ServerResponse, body: string, call: number) => void) => {
    let calls = 0;
    const server = createServer((request, response) => {
      let body = "";
      request.on("data", (part: Buffer) => (body += part.toString()));
      request.on("end", () => handle(request, response, body, (calls += 1)));
    });
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    servers.push(async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    });
    const { port } = server.address() as AddressInfo;
    return { baseURL: `http://127.0.0.1:${port}/v1`, calls: () => calls };
  };
  test("a good answer, at temperature 0 and with a limit to its length", async () => {
    const bodies: string[] = [];
    const { baseURL } = await serve((_request, response, body) => {
      bodies.push(body);
      sendJson(response, completion('{"speakers": {"Q1": "c1"}}'));
    });
    expect(await interviewWith(baseURL).ask([ask("one")], speakersIn)).toEqual({ answered: 1, failed: 0 });
    expect(JSON.parse(bodies[0] ?? "")).toMatchObject({ model: "m", temperature: 0, max_tokens: 300, messages: [{ content: "one" }] });
  });

  test("429 is tried again, and given up in the end", async () => {
    const passing = await serve((_request, response, _body, call) =>
      call < 3 ? sendJson(response, '{"error": {}}', 429) : sendJson(response, completion('{"speakers": {"Q1": "c1"}}')),
    );
    expect(await interviewWith(passing.baseURL).ask([ask("one")], speakersIn)).toEqual({ answered: 1, failed: 0 });
    const lasting = await serve((_request, response) => sendJson(response, '{"error": {}}', 429));
    expect(await interviewWith(lasting.baseURL).ask([ask("one")], speakersIn)).toEqual({ answered: 0, failed: 1 });
    expect(lasting.calls()).toBe(3);
  });

  test.each<[string, (response: ServerResponse) => void]>([
    ["no answer in time", () => undefined],
    ["a cut connection", (response) => void response.destroy()],
    ["no JSON at all", (response) => sendJson(response, "<html>")],
    ["no choices", (response) => sendJson(response, "{}")],
    ["an empty answer", (response) => sendJson(response, completion(null))],
    ["a malformed answer", (response) => sendJson(response, completion('{"speakers": {"Q1": "c1"'))],
    ["500", (response) => sendJson(response, "{}", 500)],
  ])("%s leaves the rules' answer", async (_what, handle) => {
    const { baseURL } = await serve((_request, response) => handle(response));
    expect(await interviewWith(baseURL, 200).ask([ask("one")], speakersIn)).toEqual({ answered: 0, failed: 1 });
  });

  test("a server that knows no JSON mode is asked without it", async () => {
    const { baseURL } = await serve((_request, response, body) =>
      body.includes("response_format")
        ? sendJson(response, '{"error": {}}', 400)
        : sendJson(response, completion('{"speakers": {"Q1": "c1"}}')),
    );
    expect(await interviewWith(baseURL).ask([ask("one")], speakersIn)).toEqual({ answered: 1, failed: 0 });
  });
});

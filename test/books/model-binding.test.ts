/** Questions about a book put to the platform's own models, through its AI binding. */
import { expect, test } from "vitest";
import { Interview, type Shelf } from "../../worker/jobs/model/ask.ts";
import { worstCase, type Question } from "../../worker/jobs/model/question.ts";
import { speakersIn } from "../../worker/jobs/model/speakers.ts";
import { workersAiBookModel } from "../../worker/services/book-model.ts";

const QUESTION: Question = { messages: [{ role: "user", content: "one" }], items: { Q1: ["7"] }, choices: ["c1"] };
const GOOD = '{"speakers": {"Q1": "c1"}}';

/** A binding that answers so, one call after the other, the last for ever; an error is thrown. */
const bindingOf = (...answers: readonly unknown[]) => {
  const calls: { model: string; input: Record<string, unknown> }[] = [];
  const run = async (name: string, input: Record<string, unknown>): Promise<unknown> => {
    calls.push({ model: name, input });
    const answer = answers[Math.min(calls.length, answers.length) - 1];
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { run, calls };
};
const asked = async (...answers: readonly unknown[]) => {
  const kept = new Map<string, string>();
  const files: Shelf = {
    fromModel: async <Value>(_document: string, name: string) => JSON.parse(kept.get(name) ?? "null") as Value | null,
    putFromModel: async (_document, name, value) => void kept.set(name, JSON.stringify(value)),
  };
  const binding = bindingOf(...answers);
  const outcome = await new Interview(files, "d", workersAiBookModel(binding, "@cf/a-model", [1, 1])).ask([QUESTION], speakersIn);
  return { outcome, calls: binding.calls, spent: (await files.fromModel<{ tokens: number }>("d", "ledger"))?.tokens };
};
test.each<[string, unknown, number]>([
  ["text", { response: GOOD, usage: { total_tokens: 40 } }, 40],
  ["an object", { response: JSON.parse(GOOD) as unknown, usage: { total_tokens: 41 } }, 41],
  ["choices, as OpenAI has them", { choices: [{ message: { content: GOOD } }], usage: { total_tokens: 42 } }, 42],
  ["text, and no word of what it cost", { response: GOOD }, worstCase(QUESTION)],
])("an answer as %s is taken, and what it cost is entered", async (_what, answer, cost) => {
  const { outcome, calls, spent } = await asked(answer);
  expect(outcome).toEqual({ answered: 1, failed: 0 });
  expect(spent).toBe(cost);
  expect(calls).toEqual([
    {
      model: "@cf/a-model",
      input: { messages: QUESTION.messages, max_tokens: 300, temperature: 0, response_format: { type: "json_object" } },
    },
  ]);
});

test("no capacity is tried again, and given up in the end", async () => {
  const full = new Error("3040: Capacity temporarily exceeded, please try again.");
  expect((await asked(full, full, { response: GOOD })).outcome).toEqual({ answered: 1, failed: 0 });
  const lasting = await asked(full);
  expect([lasting.outcome, lasting.calls.length]).toEqual([{ answered: 0, failed: 1 }, 3]);
  expect(lasting.spent).toBe(worstCase(QUESTION));
});

test.each<[string, unknown]>([
  ["a model that is not there", new Error("5007: No such model @cf/a-model")],
  ["null", { response: null }],
  ["a malformed answer", { response: '{"speakers": {"Q1": "c1"' }],
  ["a stream", new ReadableStream()],
  ["nothing", undefined],
])("%s leaves the rules' answer, after one call", async (_what, answer) => {
  const { outcome, calls } = await asked(answer);
  expect([outcome, calls.length]).toEqual([{ answered: 0, failed: 1 }, 1]);
});

import { createServer, type IncomingMessage } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { chooseMind, localMind, MindUnavailable, type AiBinding } from "../../objects/mind/mind.ts";
import { workersAiMind } from "../../objects/mind/workers-ai.ts";
import { wishFor } from "./wishes.ts";

const GOOD = '{"thought":"","action":"","speech":"People pay us for tides.","ends":false}';
const never = new AbortController().signal;

type Answer = { readonly status?: number; readonly content?: string | null };
const requestShape = z.object({
  response_format: z.unknown().optional(),
  messages: z.array(z.object({ role: z.string(), content: z.string() })),
});

const closers: (() => void)[] = [];
afterEach(() => closers.splice(0).forEach((close) => close()));

const bodyOf = async (request: IncomingMessage): Promise<z.infer<typeof requestShape>> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return requestShape.parse(JSON.parse(Buffer.concat(chunks).toString()));
};

/** A stand-in for a server with OpenAI's interface: gives the answers in order, then the last again. */
const serve = async (answers: readonly Answer[]) => {
  const requests: z.infer<typeof requestShape>[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const body = await bodyOf(request);
      const { status = 200, content = GOOD } = answers[Math.min(requests.length, answers.length - 1)] ?? {};
      requests.push(body);
      response.writeHead(status, { "content-type": "application/json", "retry-after-ms": "1" });
      response.end(
        JSON.stringify(
          status === 200
            ? { id: "1", object: "chat.completion", choices: [{ index: 0, message: { role: "assistant", content } }] }
            : { error: { message: "no" } },
        ),
      );
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closers.push(() => server.close());
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const mind = chooseMind({
    model: "openai",
    openai: { apiKey: "key", baseURL: `http://127.0.0.1:${address.port}/v1`, model: "some-model" },
  });
  return { mind, requests };
};

/** A stand-in for the AI binding: gives the results in order, then the last again; an Error is thrown. */
const binding = (results: readonly unknown[]): AiBinding & { readonly calls: string[] } => {
  const calls: string[] = [];
  return {
    calls,
    run: async (model) => {
      const result = results[Math.min(calls.length, results.length - 1)];
      calls.push(model);
      if (result instanceof Error) throw result;
      return result;
    },
  };
};

describe("choosing a mind", () => {
  it("is the local one by default, and says what is missing for the others", () => {
    expect(chooseMind({ model: "local" })).toBe(localMind);
    expect(chooseMind({ model: "" })).toBe(localMind);
    expect(() => chooseMind({ model: "gpt-x" })).toThrow(MindUnavailable);
    expect(() => chooseMind({ model: "gpt-x" })).toThrow(/OPENAI_API_KEY/);
    expect(() => chooseMind({ model: "@cf/some/model" })).toThrow(/\[ai\] binding/);
  });

  it("refuses to speak once aborted", async () => {
    await expect(localMind.speak(wishFor({}), AbortSignal.abort())).rejects.toThrow(/abort/i);
  });
});

describe("a mind behind an OpenAI-compatible server", () => {
  it("speaks under the model's name", async () => {
    const { mind } = await serve([{}]);
    await expect(mind.speak(wishFor({}), never)).resolves.toMatchObject({ speech: "People pay us for tides.", mind: "some-model" });
  });

  it("tries again after 429 and 503", async () => {
    const { mind, requests } = await serve([{ status: 429 }, { status: 503 }, {}]);
    await expect(mind.speak(wishFor({}), never)).resolves.toMatchObject({ speech: "People pay us for tides." });
    expect(requests).toHaveLength(3);
  });

  it("goes without JSON mode where it is refused, and does not ask for it again", async () => {
    const { mind, requests } = await serve([{ status: 400 }, {}, {}]);
    await mind.speak(wishFor({}), never);
    await mind.speak(wishFor({}), never);
    expect(requests.map(({ response_format }) => response_format !== undefined)).toEqual([true, false, false]);
  });

  it("asks once more after an unreadable answer or null content, then gives up", async () => {
    const { mind, requests } = await serve([{ content: null }, {}]);
    await expect(mind.speak(wishFor({}), never)).resolves.toMatchObject({ speech: "People pay us for tides." });
    expect(requests[1]?.messages).toHaveLength(4);
    const hopeless = await serve([{ content: "I would rather not." }]);
    await expect(hopeless.mind.speak(wishFor({}), never)).rejects.toThrow(/no readable line/);
    expect(hopeless.requests).toHaveLength(2);
  });

  it("stops when the signal aborts, and asks nothing further", async () => {
    const { mind, requests } = await serve([{}]);
    await expect(mind.speak(wishFor({}), AbortSignal.abort())).rejects.toThrow(/abort/i);
    expect(requests).toHaveLength(0);
  });
});

describe("a mind on the AI binding", () => {
  it("reads every shape of answer: text, an object, choices", async () => {
    for (const result of [
      { response: GOOD },
      { response: { speech: "People pay us for tides." } },
      { choices: [{ message: { content: GOOD } }] },
    ])
      await expect(workersAiMind(binding([result]), "@cf/a/b", []).speak(wishFor({}), never)).resolves.toMatchObject({
        speech: "People pay us for tides.",
        mind: "@cf/a/b",
      });
  });

  it("waits and tries again when capacity is short, and passes other errors on", async () => {
    const short = binding([new Error("3040: Capacity temporarily exceeded"), { response: GOOD }]);
    await expect(workersAiMind(short, "@cf/a/b", [1]).speak(wishFor({}), never)).resolves.toMatchObject({
      speech: "People pay us for tides.",
    });
    expect(short.calls).toHaveLength(2);
    await expect(workersAiMind(binding([new Error("unknown model")]), "@cf/a/b", [1]).speak(wishFor({}), never)).rejects.toThrow(
      /unknown model/,
    );
  });
});

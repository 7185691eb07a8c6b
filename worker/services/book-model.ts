/** The model that may help with the reading of books, where this deployment has one: short questions, short answers, what each cost. */
import OpenAI, { BadRequestError } from "openai";
import { z } from "zod";
import type { AiBinding } from "../../objects/mind/mind.ts";
import type { Message } from "../../objects/mind/prompt.ts";

export interface BookAnswer {
  /** null when the model said nothing. */
  readonly content: string | null;
  /** What it cost in all; null when the server does not say. */
  readonly tokens: number | null;
}
export interface BookModel {
  readonly name: string;
  /** Rejects when the model is out of reach, after the client's own retries. */
  ask(messages: readonly Message[], maxTokens: number): Promise<BookAnswer>;
}

const RETRIES = 2;
const TIMEOUT_MS = 30_000;

/** Any server that speaks OpenAI's chat completions. Temperature 0: the same passage is to get the same answer. */
export const openAiBookModel = (settings: {
  readonly apiKey: string;
  readonly baseURL?: string;
  readonly model: string;
  readonly timeoutMs?: number;
}): BookModel => {
  const { apiKey, baseURL, model, timeoutMs = TIMEOUT_MS } = settings;
  const client = new OpenAI({ apiKey, ...(baseURL ? { baseURL } : {}), maxRetries: RETRIES, timeout: timeoutMs });
  /** Servers that know no JSON mode refuse it with 400; then it is not asked for again. */
  let jsonMode = true;
  const send = async (messages: readonly Message[], maxTokens: number, json: boolean): Promise<BookAnswer> => {
    const completion = await client.chat.completions.create({
      model,
      messages: messages.map((message) => ({ ...message })),
      max_tokens: maxTokens,
      temperature: 0,
      ...(json ? { response_format: { type: "json_object" as const } } : {}),
    });
    return { content: completion.choices[0]?.message.content ?? null, tokens: completion.usage?.total_tokens ?? null };
  };
  return {
    name: model,
    async ask(messages, maxTokens) {
      if (!jsonMode) return send(messages, maxTokens, false);
      try {
        return await send(messages, maxTokens, true);
      } catch (error) {
        if (!(error instanceof BadRequestError)) throw error;
        jsonMode = false;
        return send(messages, maxTokens, false);
      }
    },
  };
};

/** Models answer as text, or with the object already parsed. */
const aiOutput = z.object({
  response: z.union([z.string(), z.record(z.string(), z.unknown())]).nullish(),
  usage: z.object({ total_tokens: z.number() }).nullish(),
});

export const workersAiBookModel = (ai: AiBinding, model: string): BookModel => ({
  name: model,
  async ask(messages, maxTokens) {
    const result = await ai.run(model, { messages, max_tokens: maxTokens, temperature: 0, response_format: { type: "json_object" } });
    const read = aiOutput.safeParse(result);
    if (!read.success) return { content: null, tokens: null };
    const { response, usage } = read.data;
    const content = typeof response === "string" ? response : response ? JSON.stringify(response) : null;
    return { content, tokens: usage?.total_tokens ?? null };
  },
});

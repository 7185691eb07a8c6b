/** A mind behind any server that speaks OpenAI's chat completions: OpenAI itself, Ollama, vLLM, a gateway. */
import OpenAI, { BadRequestError } from "openai";
import { answerWith, type Complete } from "./answer.ts";
import type { Mind, OpenAiSettings } from "./mind.ts";

/** Retries of 429, 5xx and lost connections, each after a longer pause (or the one the server asks for); the package does them. */
const RETRIES = 3;
const TIMEOUT_MS = 60_000;
/** Enough for the longest reply and the reasoning of small models, and an end to what one line can cost. */
const MAX_TOKENS = 1200;
const TEMPERATURE = 0.9;

export const openAiMind = ({ apiKey, baseURL, model }: OpenAiSettings): Mind => {
  const client = new OpenAI({ apiKey, ...(baseURL ? { baseURL } : {}), maxRetries: RETRIES, timeout: TIMEOUT_MS });
  /** Servers that know no JSON mode refuse it with 400; then it is not asked for again. */
  let jsonMode = true;
  const complete: Complete = async (messages, signal) => {
    const request = { model, messages: messages.map((message) => ({ ...message })), max_tokens: MAX_TOKENS, temperature: TEMPERATURE };
    const send = async (json: boolean): Promise<string | null> => {
      const completion = await client.chat.completions.create(
        { ...request, ...(json ? { response_format: { type: "json_object" as const } } : {}) },
        { signal },
      );
      return completion.choices[0]?.message.content ?? null;
    };
    if (!jsonMode) return send(false);
    try {
      return await send(true);
    } catch (error) {
      if (!(error instanceof BadRequestError)) throw error;
      const content = await send(false);
      jsonMode = false;
      return content;
    }
  };
  return { name: model, speak: (wish, signal) => answerWith(complete, wish, model, signal) };
};

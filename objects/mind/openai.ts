/** Any server that speaks OpenAI's chat completions: OpenAI itself, Ollama, vLLM, a gateway. */
import OpenAI, { BadRequestError } from "openai";
import type { Chat, ChatAnswer } from "./chat.ts";
import { chatMind } from "./chat-mind.ts";
import type { Mind, OpenAiSettings } from "./mind.ts";

/** Retries of 429, 5xx and lost connections, each after a longer pause (or the one the server asks for); the package does them. */
const RETRIES = 3;
const TIMEOUT_MS = 60_000;

export interface Patience {
  readonly retries?: number;
  readonly timeoutMs?: number;
}

export const openAiChat = (
  { apiKey, baseURL, model }: OpenAiSettings,
  { retries = RETRIES, timeoutMs = TIMEOUT_MS }: Patience = {},
): Chat => {
  const client = new OpenAI({ apiKey, ...(baseURL ? { baseURL } : {}), maxRetries: retries, timeout: timeoutMs });
  /** Servers that know no JSON mode refuse it with 400; then it is not asked for again. */
  let jsonMode = true;
  return {
    name: model,
    async complete({ messages, maxTokens, temperature, signal }) {
      const request = { model, messages: messages.map((message) => ({ ...message })), max_tokens: maxTokens, temperature };
      const send = async (json: boolean): Promise<ChatAnswer> => {
        const { choices, usage } = await client.chat.completions.create(
          { ...request, ...(json ? { response_format: { type: "json_object" as const } } : {}) },
          { signal },
        );
        return { content: choices[0]?.message.content ?? null, tokens: usage?.total_tokens ?? null };
      };
      if (!jsonMode) return send(false);
      try {
        return await send(true);
      } catch (error) {
        if (!(error instanceof BadRequestError)) throw error;
        const answer = await send(false);
        jsonMode = false;
        return answer;
      }
    },
  };
};

export const openAiMind = (settings: OpenAiSettings): Mind => chatMind(openAiChat(settings));

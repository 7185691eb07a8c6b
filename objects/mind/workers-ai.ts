/** Cloudflare's own models, through the AI binding. */
import { z } from "zod";
import type { Chat, ChatAnswer } from "./chat.ts";
import { chatMind } from "./chat-mind.ts";
import type { AiBinding, Mind } from "./mind.ts";

const PAUSES_MS = [500, 2000] as const;

const usage = z.object({ total_tokens: z.number() }).nullish().catch(null);
/** Models answer in one of two shapes, and some give the object already parsed. */
const output = z.union([
  z.object({ response: z.union([z.string(), z.record(z.string(), z.unknown()), z.null()]), usage }),
  z.object({ choices: z.array(z.object({ message: z.object({ content: z.string().nullish() }) })).min(1), usage }),
]);

const answerOf = (result: unknown): ChatAnswer => {
  const read = output.safeParse(result);
  if (!read.success) return { content: null, tokens: null };
  const tokens = read.data.usage?.total_tokens ?? null;
  if ("choices" in read.data) return { content: read.data.choices[0]?.message.content ?? null, tokens };
  const { response } = read.data;
  return { content: typeof response === "string" || response === null ? response : JSON.stringify(response), tokens };
};

/** The binding says so in its message when capacity is short. */
const isPassing = (error: unknown): boolean => error instanceof Error && /capacity|\b(?:429|5\d\d)\b|timeout|temporar/i.test(error.message);

const pause = (milliseconds: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(signal.reason instanceof Error ? signal.reason : new Error("aborted"));
    });
  });

export const workersAiChat = (ai: AiBinding, model: string, pauses: readonly number[] = PAUSES_MS): Chat => ({
  name: model,
  async complete({ messages, maxTokens, temperature, signal }) {
    const input = { messages, max_tokens: maxTokens, temperature, response_format: { type: "json_object" } };
    for (const wait of [...pauses, null]) {
      signal?.throwIfAborted();
      try {
        const result = await ai.run(model, input);
        // The binding cannot be cancelled: an answer that comes after the abort is not used.
        signal?.throwIfAborted();
        return answerOf(result);
      } catch (error) {
        if (wait === null || signal?.aborted || !isPassing(error)) throw error;
        await pause(wait, signal);
      }
    }
    return { content: null, tokens: null };
  },
});

export const workersAiMind = (ai: AiBinding, model: string, pauses: readonly number[] = PAUSES_MS): Mind =>
  chatMind(workersAiChat(ai, model, pauses));

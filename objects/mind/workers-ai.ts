/** A mind on Cloudflare's own models, through the AI binding. */
import { z } from "zod";
import { answerWith, type Complete } from "./answer.ts";
import type { AiBinding, Mind } from "./mind.ts";

const MAX_TOKENS = 1200;
const TEMPERATURE = 0.9;
const PAUSES_MS = [500, 2000] as const;

/** Models answer in one of two shapes, and some give the object already parsed. */
const output = z.union([
  z.object({ response: z.union([z.string(), z.record(z.string(), z.unknown()), z.null()]) }),
  z.object({ choices: z.array(z.object({ message: z.object({ content: z.string().nullish() }) })).min(1) }),
]);

const contentOf = (result: unknown): string | null => {
  const read = output.safeParse(result);
  if (!read.success) return null;
  if ("choices" in read.data) return read.data.choices[0]?.message.content ?? null;
  const { response } = read.data;
  return typeof response === "string" || response === null ? response : JSON.stringify(response);
};

/** The binding says so in its message when capacity is short. */
const isPassing = (error: unknown): boolean => error instanceof Error && /capacity|429|5\d\d|timeout|temporar/i.test(error.message);

const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(signal.reason instanceof Error ? signal.reason : new Error("aborted"));
    });
  });

export const workersAiMind = (ai: AiBinding, model: string, pauses: readonly number[] = PAUSES_MS): Mind => {
  const complete: Complete = async (messages, signal) => {
    for (const wait of [...pauses, null]) {
      signal.throwIfAborted();
      try {
        const input = { messages, max_tokens: MAX_TOKENS, temperature: TEMPERATURE, response_format: { type: "json_object" } };
        const result = await ai.run(model, input);
        // The binding cannot be cancelled: an answer that comes after the abort is not used.
        signal.throwIfAborted();
        return contentOf(result);
      } catch (error) {
        if (wait === null || signal.aborted || !isPassing(error)) throw error;
        await pause(wait, signal);
      }
    }
    return null;
  };
  return { name: model, speak: (wish, signal) => answerWith(complete, wish, model, signal) };
};

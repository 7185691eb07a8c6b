/** Asks a chat model for a line and reads what comes back; one chance to put it right. */
import type { Reply, Wish } from "../simulation/index.ts";
import { messagesFor, type Message } from "./prompt.ts";
import { parseReply } from "./reply.ts";

/** Sends messages to a model; null when it answered without content. Rejects when the model is out of reach or the signal aborts. */
export type Complete = (messages: readonly Message[], signal: AbortSignal) => Promise<string | null>;

/** The model answered twice, and neither answer had a line in it. */
export class UnreadableReply extends Error {
  override readonly name = "UnreadableReply";
}

/** Most of a bad answer that is shown back to the model. */
const SHOWN = 2000;

export const answerWith = async (complete: Complete, wish: Wish, mind: string, signal: AbortSignal): Promise<Reply> => {
  const messages = messagesFor(wish);
  const first = await complete(messages, signal);
  const reply = parseReply(first, wish, mind);
  if (reply) return reply;
  signal.throwIfAborted();
  const repair: readonly Message[] = [
    ...messages,
    { role: "assistant", content: (first ?? "").slice(0, SHOWN) || "(nothing)" },
    { role: "user", content: 'That was not the JSON object asked for. Answer again with the object alone; "speech" must not be empty.' },
  ];
  const second = parseReply(await complete(repair, signal), wish, mind);
  if (second) return second;
  throw new UnreadableReply(`${mind} gave no readable line in two answers.`);
};

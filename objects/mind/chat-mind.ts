/** A mind behind a chat model. */
import { answerWith } from "./answer.ts";
import type { Chat } from "./chat.ts";
import type { Mind } from "./mind.ts";

/** Enough for the longest reply and the reasoning of small models, and an end to what one line can cost. */
const MAX_TOKENS = 1200;
const TEMPERATURE = 0.9;

export const chatMind = (chat: Chat): Mind => ({
  name: chat.name,
  speak: (wish, signal) =>
    answerWith(
      async (messages) => (await chat.complete({ messages, maxTokens: MAX_TOKENS, temperature: TEMPERATURE, signal })).content,
      wish,
      chat.name,
      signal,
    ),
});

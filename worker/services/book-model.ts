/** The model that may help with the reading of books, where this deployment has one: short questions, short answers, what each cost. */
import type { Chat, ChatAnswer } from "../../objects/mind/chat.ts";
import type { AiBinding, OpenAiSettings } from "../../objects/mind/mind.ts";
import { openAiChat } from "../../objects/mind/openai.ts";
import type { Message } from "../../objects/mind/prompt.ts";
import { workersAiChat } from "../../objects/mind/workers-ai.ts";

export interface BookModel {
  readonly name: string;
  /** Rejects when the model is out of reach, after the client's own retries. */
  ask(messages: readonly Message[], maxTokens: number): Promise<ChatAnswer>;
}

/** A reading waits for an answer, and can do without it. */
const PATIENCE = { retries: 2, timeoutMs: 30_000 };

/** Temperature 0: the same passage is to get the same answer. */
const askedCoolly = (chat: Chat): BookModel => ({
  name: chat.name,
  ask: (messages, maxTokens) => chat.complete({ messages, maxTokens, temperature: 0 }),
});

export const openAiBookModel = (settings: OpenAiSettings, timeoutMs = PATIENCE.timeoutMs): BookModel =>
  askedCoolly(openAiChat(settings, { ...PATIENCE, timeoutMs }));

/** @param pauses Before each further attempt, in milliseconds. */
export const workersAiBookModel = (ai: AiBinding, model: string, pauses?: readonly number[]): BookModel =>
  askedCoolly(workersAiChat(ai, model, pauses));

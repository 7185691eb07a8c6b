/** A model that one talks to in messages: what minds and the reading of books ask. */
import type { Message } from "./prompt.ts";

export interface ChatRequest {
  readonly messages: readonly Message[];
  /** The longest answer, in tokens. */
  readonly maxTokens: number;
  readonly temperature: number;
  readonly signal?: AbortSignal;
}

export interface ChatAnswer {
  /** null when the model said nothing. */
  readonly content: string | null;
  /** What it cost in all, in tokens; null when the server does not say. */
  readonly tokens: number | null;
}

export interface Chat {
  /** The model's. */
  readonly name: string;
  /** Asks for a JSON object, where the model can be asked for one. Rejects when it is out of reach after some attempts, or `signal` aborts. */
  complete(request: ChatRequest): Promise<ChatAnswer>;
}

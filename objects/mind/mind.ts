/** What words a line. The rules have decided who speaks, to whom and meaning what; a mind finds the words. */
import type { Reply, Wish } from "../simulation/index.ts";
import { localReply } from "./local/local.ts";

export interface Mind {
  /** Goes into the log with every line: "local", or a model's name. */
  readonly name: string;
  /** Words the wish. Rejects when the mind is out of reach, answers nonsense twice, or `signal` aborts. */
  speak(wish: Wish, signal: AbortSignal): Promise<Reply>;
}

/** The part of Cloudflare's AI binding that we use. */
export interface AiBinding {
  run(model: string, input: Record<string, unknown>): Promise<unknown>;
}

export interface OpenAiSettings {
  readonly apiKey: string;
  /** Base URL of any compatible server; OpenAI's own when absent. */
  readonly baseURL?: string;
  readonly model: string;
}

export interface MindSettings {
  /** "local", "openai" (the configured model), a Workers AI name ("@cf/..."), or any model that the configured server knows. */
  readonly model: string;
  readonly openai?: OpenAiSettings;
  readonly ai?: AiBinding;
}

/** A model was asked for that this deployment cannot reach; the message says what to set. */
export class MindUnavailable extends Error {
  override readonly name = "MindUnavailable";
}

/** Needs no model, no key and no network; the same wish always gets the same words. */
export const localMind: Mind = {
  name: "local",
  speak: async (wish, signal) => {
    signal.throwIfAborted();
    return localReply(wish);
  },
};

/** The mind for a model's name. Throws `MindUnavailable` when the deployment has no way to it. */
export const chooseMind = (settings: MindSettings): Mind => {
  const { model, openai, ai } = settings;
  if (model === "" || model === "local") return localMind;
  if (/^@(cf|hf)\//.test(model)) {
    if (!ai) throw new MindUnavailable(`"${model}" runs on Workers AI: add an [ai] binding to wrangler.toml, or choose the model "local".`);
    return lazy(model, async () => (await import("./workers-ai.ts")).workersAiMind(ai, model));
  }
  if (!openai)
    throw new MindUnavailable(`"${model}" needs OPENAI_API_KEY (and OPENAI_BASE_URL for another server), or choose the model "local".`);
  const chosen = model === "openai" ? openai.model : model;
  return lazy(chosen, async () => (await import("./openai.ts")).openAiMind({ ...openai, model: chosen }));
};

/** Loads a mind's SDK with its first line, so that rooms with the local mind never pay for it. */
const lazy = (name: string, load: () => Promise<Mind>): Mind => {
  let loaded: Promise<Mind> | undefined;
  return { name, speak: async (wish, signal) => (await (loaded ??= load())).speak(wish, signal) };
};

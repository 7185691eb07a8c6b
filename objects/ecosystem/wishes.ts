/**
 * Gets words for the turns that wait for them. A wish is derived from the state, so one that was lost in a crash is simply made
 * again; its answer comes back as an input to a later step. Nobody awaits it.
 */
import { describeError } from "../log.ts";
import { chooseMind, type Mind, type MindSettings } from "../mind/mind.ts";
import type { Memory, Reply, Wish } from "../simulation/index.ts";

/** A line that takes longer is given up; the turn passes. */
const SPEAK_TIMEOUT_MS = 30_000;

export interface WishDeps {
  /** Wishes that are open now. */
  open(): readonly Wish[];
  recall(wish: Wish): readonly Memory[];
  /** `reply` is null when the mind failed. */
  answer(turnId: string, reply: Reply | null, because?: string): void;
  report(outcome: { turn_id: string; mind: string; error: string }): void;
}

export class Wishes {
  readonly #deps: WishDeps;
  readonly #inFlight = new Map<string, Promise<void>>();

  constructor(deps: WishDeps) {
    this.#deps = deps;
  }

  /** Starts on every open wish that is not being worked on. Returns at once. */
  perform(mind: Mind): void {
    for (const wish of this.#deps.open()) {
      if (this.#inFlight.has(wish.id)) continue;
      const work = this.#word(mind, wish).finally(() => this.#inFlight.delete(wish.id));
      this.#inFlight.set(wish.id, work);
    }
  }

  /** Resolves when every wish in flight has been answered: for single steps, where somebody waits for the lines. */
  async settled(): Promise<void> {
    await Promise.all(this.#inFlight.values());
  }

  async #word(mind: Mind, wish: Wish): Promise<void> {
    let reply: Reply | null = null;
    try {
      reply = await this.speak(mind, wish);
    } catch (error) {
      this.#deps.report({ turn_id: wish.id, mind: mind.name, error: describeError(error) });
    }
    this.#deps.answer(wish.id, reply, reply === null ? "no words came" : undefined);
  }

  /** One line, with what the speaker recalls. Rejects when the mind fails or is too slow. */
  async speak(mind: Mind, wish: Wish): Promise<Reply> {
    const deadline = new AbortController();
    // not AbortSignal.timeout: its timer would outlive the line and keep the object from hibernating
    const timer = setTimeout(() => deadline.abort(new DOMException("no words in time", "TimeoutError")), SPEAK_TIMEOUT_MS);
    try {
      return await mind.speak({ ...wish, recalled: this.#deps.recall(wish) }, deadline.signal);
    } finally {
      clearTimeout(timer);
    }
  }
}

/** The minds that this deployment offers, from its bindings and secrets. */
export const mindFor = (model: string, env: Env): Mind => chooseMind(mindSettings(model, env));

const mindSettings = (model: string, env: Env): MindSettings => ({
  model,
  ...(env.OPENAI_API_KEY === undefined
    ? {}
    : {
        openai: {
          apiKey: env.OPENAI_API_KEY,
          model: env.OPENAI_MODEL ?? "gpt-4o-mini",
          ...(env.OPENAI_BASE_URL === undefined ? {} : { baseURL: env.OPENAI_BASE_URL }),
        },
      }),
  ...(env.AI ? { ai: env.AI } : {}),
});

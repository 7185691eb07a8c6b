/**
 * Lets the readers of the logs (history, graph, memories) keep up with whoever brings in many: a thousand rooms that all write at once
 * would only make one another late.
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { Operator } from "./operator.ts";

/** Rooms that may be behind before the next is brought in. */
const MAX_BEHIND = 6;
const LOOK_MS = 100;
/** Time without any progress after which it is left to them: they go on by themselves. */
const PATIENCE_MS = 60_000;

export class Readers {
  readonly #operator: Operator;
  #behind = new Set<string>();
  /** The look that is under way, which everybody who waits shares. */
  #looking: Promise<void> | null = null;

  constructor(operator: Operator) {
    this.#operator = operator;
  }

  /** The room has a log to read now. */
  add(id: string): void {
    this.#behind.add(id);
  }

  /** Resolves when few enough are behind, `most` at the most, or nothing moves any more; yields how many are. */
  async keepUp(most = MAX_BEHIND): Promise<number> {
    for (let idle = 0; this.#behind.size > most && idle < PATIENCE_MS; idle += LOOK_MS) {
      const before = this.#behind.size;
      this.#looking ??= this.#look().finally(() => {
        this.#looking = null;
      });
      await this.#looking;
      if (this.#behind.size < before) idle = 0;
      if (this.#behind.size > most) await sleep(LOOK_MS);
    }
    return this.#behind.size;
  }

  async #look(): Promise<void> {
    const looked = await Promise.all([...this.#behind].map(async (id) => ((await this.#operator.lag(id)) === 0 ? id : null)));
    for (const id of looked) if (id !== null) this.#behind.delete(id);
  }
}

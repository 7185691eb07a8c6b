/** How long something took, as a histogram in memory: it begins anew when the object wakes. */
import type { DurationSummary } from "./contract.ts";

/** Seconds. The local mind answers within the first ones, a model's words take the later ones. */
const BOUNDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] as const;

export class Durations {
  readonly #within = BOUNDS.map(() => 0);
  #count = 0;
  #sum = 0;

  /** Measures work that does not fail; the platform's clock moves with I/O only, so pure computing counts as no time. */
  async time<Value>(work: () => Promise<Value>): Promise<Value> {
    const started = Date.now();
    const value = await work();
    this.observe((Date.now() - started) / 1000);
    return value;
  }

  observe(seconds: number): void {
    this.#count++;
    this.#sum += seconds;
    for (const [index, bound] of BOUNDS.entries()) if (seconds <= bound) this.#within[index] = (this.#within[index] ?? 0) + 1;
  }

  read(): DurationSummary {
    return { count: this.#count, sum: this.#sum, buckets: BOUNDS.map((le, index) => ({ le, count: this.#within[index] ?? 0 })) };
  }
}

/**
 * Tells the watchdog's record when the next tick is due, so that it wakes only rooms that are overdue. Written at most once a
 * minute while ticks follow each other, at once when the room falls asleep, wakes up or means to tick sooner. Never awaited: a
 * record that is too old costs one question of the watchdog, who puts it right.
 */

/** `nextTickAt` is an ISO time, null while the room sleeps. */
export type WriteDue = (ecosystemId: string, nextTickAt: string | null) => Promise<void>;

export interface TimetableDeps {
  readonly ecosystemId: () => string;
  readonly write: WriteDue;
  now(): number;
}

const REWRITE_MS = 60_000;

export class Timetable {
  readonly #deps: TimetableDeps;
  /** What the record says; null when that is not known. */
  #written: { readonly due: number | null; readonly at: number } | null = null;
  #wanted: number | null = null;
  #isWriting = false;

  constructor(deps: TimetableDeps) {
    this.#deps = deps;
  }

  /** Epoch milliseconds of the next tick; null for none. Resolves when nothing is left to write: for tests. */
  async note(nextTickAt: number | null): Promise<void> {
    this.#wanted = nextTickAt;
    if (this.#isWriting) return;
    this.#isWriting = true;
    try {
      while (this.#isDue()) await this.#write(this.#wanted);
    } catch {
      // Postgres is down, which its sink reports; the next tick tries again
      this.#written = null;
    } finally {
      this.#isWriting = false;
    }
  }

  async #write(due: number | null): Promise<void> {
    await this.#deps.write(this.#deps.ecosystemId(), due === null ? null : new Date(due).toISOString());
    this.#written = { due, at: this.#deps.now() };
  }

  #isDue(): boolean {
    const [written, wanted] = [this.#written, this.#wanted];
    if (written === null) return true;
    if (written.due === wanted) return false;
    if (written.due === null || wanted === null || wanted < written.due) return true;
    return this.#deps.now() - written.at >= REWRITE_MS;
  }
}

/**
 * The one writer of an ecosystem's log: step, commit, apply, publish, in that order. Nothing else moves the state.
 */
import { apply, randomFor, step, TUNING, wishesOf, type Event, type Input, type Now, type State, type Wish } from "../simulation/index.ts";
import type { Settings } from "./contract.ts";
import { Journal, type Clock } from "./journal.ts";
import type { Storage } from "./schema.ts";
import { DEFAULT_SETTINGS } from "./settings.ts";

/** Told of every commit, after it. */
export type Committed = (events: readonly Event[]) => void;

export class Room {
  readonly journal: Journal;
  readonly #storage: Storage;
  readonly #committed: Committed;
  #state: State;
  #clock: Clock;
  #settings: Settings;

  constructor(storage: Storage, committed: Committed) {
    this.#storage = storage;
    this.#committed = committed;
    this.journal = new Journal(storage);
    const { state, clock } = this.journal.load();
    this.#state = state;
    this.#clock = clock;
    const row = storage.sql.exec<{ body: string }>("select body from settings").toArray()[0];
    this.#settings = row ? { ...DEFAULT_SETTINGS, ...(JSON.parse(row.body) as Partial<Settings>) } : DEFAULT_SETTINGS;
  }

  get state(): State {
    return this.#state;
  }

  get clock(): Clock {
    return this.#clock;
  }

  get settings(): Settings {
    return this.#settings;
  }

  /** Whether the ecosystem has been created. */
  get exists(): boolean {
    return this.#state.meta.seq > 0;
  }

  configure(settings: Settings): void {
    this.#storage.sql.exec("insert or replace into settings (one, body) values (1, ?)", JSON.stringify(settings));
    this.#settings = settings;
  }

  /** Moves the due time of the next tick, or the time until which somebody is taken to watch. */
  setClock(change: Partial<Pick<Clock, "next_tick_at" | "attended_until">>): void {
    const clock = { ...this.#clock, ...change };
    this.journal.saveClock(clock);
    this.#clock = clock;
  }

  /** When a step taken now would happen: an autonomous one lets story time pass. */
  next(autonomous: boolean): Now {
    return {
      tick: this.#clock.tick + 1,
      at: this.#clock.at + (autonomous ? TUNING.clock.minutes_per_tick : 0),
      timestamp: new Date().toISOString(),
      autonomous,
    };
  }

  /** Takes one step. Throws, with nothing changed, when an input is refused or the commit fails. `seed` is for the first step. */
  advance(inputs: readonly Input[], autonomous: boolean, seed = this.#state.meta.seed): Event[] {
    const now = this.next(autonomous);
    const events = step(this.#state, inputs, now, randomFor(seed, now.tick));
    const clock = { ...this.#clock, tick: now.tick, at: now.at };
    this.journal.commit(events, clock);
    this.#clock = clock;
    try {
      for (const event of events) apply(this.#state, event);
    } catch (error) {
      // the log is the truth: what is in memory is read anew from it
      this.#state = this.journal.load().state;
      throw error;
    } finally {
      this.#committed(events);
    }
    this.journal.snapshotIfDue(this.#state);
    return events;
  }

  /** Lines that turns wait for. */
  wishes(): Wish[] {
    return wishesOf(this.#state, this.next(false));
  }
}

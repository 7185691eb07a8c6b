/**
 * The one writer of an ecosystem's log: step, commit, apply, publish, in that order. Nothing else moves the state.
 */
import {
  apply,
  createState,
  minutesToPass,
  randomFor,
  step,
  wishesOf,
  type Event,
  type Input,
  type Now,
  type State,
  type Wish,
} from "../simulation/index.ts";
import { isAdopting } from "./bundle.ts";
import type { Settings } from "./contract.ts";
import { Journal, type Clock } from "./journal.ts";
import type { Storage } from "./schema.ts";
import { DEFAULT_SETTINGS } from "./settings.ts";

/** What a step's chance is drawn from. */
export interface Dice {
  readonly seed?: number;
  readonly tick?: number;
}

const nothing = (): { state: State; clock: Clock } => ({
  state: createState(),
  clock: { tick: 0, at: 0, next_tick_at: null, attended_until: 0 },
});

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
    // what is there of a log that is still being brought in is not an ecosystem yet, and may be anything
    const { state, clock } = isAdopting(storage) ? nothing() : this.journal.load();
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
  next(autonomous: boolean, tick = this.#clock.tick + 1): Now {
    return {
      tick,
      at: this.#clock.at + (autonomous ? minutesToPass(this.#state, this.#clock.at) : 0),
      timestamp: new Date().toISOString(),
      autonomous,
    };
  }

  /**
   * Takes one step. Throws, with nothing changed, when an input is refused or the commit fails. `seed` is for the first step of all, `tick`
   * for that of a branch, which takes no turn of its parent's dice.
   */
  advance(inputs: readonly Input[], autonomous: boolean, { seed = this.#state.meta.seed, tick }: Dice = {}): Event[] {
    const now = this.next(autonomous, tick);
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

/**
 * The log store: what has been committed, and nothing that has not. One transaction per commit, one row per commit.
 */
import { apply, createState, type Event, type State } from "../simulation/index.ts";
import { followEvents, forgetDerived } from "./derived.ts";
import { EcosystemError } from "./refusal.ts";
import type { Counts } from "./row-pages.ts";
import type { Storage } from "./schema.ts";
import { ROW_CHARACTERS, Snapshots, type Kept } from "./snapshots.ts";

/** Where the story stands between events: quiet ticks move it and leave no event. */
export interface Clock {
  readonly tick: number;
  /** Story minute. */
  readonly at: number;
  /** Epoch milliseconds at which the next tick is due; null when none is. A repeated alarm is known by it. */
  readonly next_tick_at: number | null;
  /** Epoch milliseconds until which somebody is taken to be watching (autonomy.ts). */
  readonly attended_until: number;
}

type ClockRow = { tick: number; at: number; next_tick_at: number | null; attended_until: number; interactions: string };

type CommitRow = { first_seq: number; last_seq: number; events: string };

export interface Range {
  readonly since: number;
  readonly until?: number;
  readonly limit?: number;
  /** No further commit is read once so many characters of JSON have been. */
  readonly characters?: number;
}

export class Journal {
  readonly snapshots: Snapshots;
  readonly #storage: Storage;
  /** Characters of the log since the newest snapshot. */
  #unsaved = 0;
  #interactions: Counts = {};

  constructor(storage: Storage) {
    this.#storage = storage;
    this.snapshots = new Snapshots(storage);
  }

  /** State and clock as of the last commit. */
  load(): { state: State; clock: Clock } {
    const { state } = this.stateAt(Number.MAX_SAFE_INTEGER);
    const row = this.#storage.sql.exec<ClockRow>("select tick, at, next_tick_at, attended_until, interactions from clock").toArray()[0];
    if (!row) return { state, clock: { tick: 0, at: 0, next_tick_at: null, attended_until: 0 } };
    const { interactions, ...clock } = row;
    this.#interactions = JSON.parse(interactions) as Counts;
    const size = "select coalesce(sum(length(events)), 0) as size from commits where first_seq > ?";
    this.#unsaved = this.#storage.sql.exec<{ size: number }>(size, this.snapshots.newest).one().size;
    return { state, clock };
  }

  /** The state after event `seq` (or the last one before it): the nearest snapshot and the events since. */
  stateAt(seq: number): Kept {
    const { state, interactions } = this.snapshots.nearest(seq) ?? { state: createState(), interactions: {} };
    const counts = { ...interactions };
    for (const event of this.stream({ since: state.meta.seq, until: seq })) {
      apply(state, event);
      count(counts, event);
    }
    return { state, interactions: counts };
  }

  /** Lines in the log by interaction type. */
  get interactions(): Counts {
    return this.#interactions;
  }

  /** Events and clock together or not at all. */
  commit(events: readonly Event[], clock: Clock): void {
    const interactions = { ...this.#interactions };
    for (const event of events) count(interactions, event);
    let written = 0;
    this.#storage.transactionSync(() => {
      for (const { first, last, body } of inRows(events)) {
        this.#storage.sql.exec(
          "insert into commits (first_seq, last_seq, tick, events) values (?, ?, ?, ?)",
          first.seq,
          last.seq,
          clock.tick,
          body,
        );
        written += body.length;
      }
      followEvents(this.#storage, events);
      this.saveClock(clock, interactions);
    });
    this.#unsaved += written;
    this.#interactions = interactions;
  }

  saveClock(clock: Clock, interactions = this.#interactions): void {
    this.#storage.sql.exec(
      "insert or replace into clock (one, tick, at, next_tick_at, attended_until, interactions) values (1, ?, ?, ?, ?, ?)",
      clock.tick,
      clock.at,
      clock.next_tick_at,
      clock.attended_until,
      JSON.stringify(interactions),
    );
  }

  /**
   * Makes anew what follows from the commits: what is derived, counts, snapshot; and sets the clock. Yields their state. For a log that was
   * written elsewhere, so it is checked to be whole and readable. Throws `EcosystemError` 422.
   */
  rebuild(clock: Clock): State {
    const state = createState();
    forgetDerived(this.#storage);
    const interactions: Record<string, number> = {};
    for (let rows = this.#rowsAfter(0); rows.length > 0; rows = this.#rowsAfter(state.meta.seq))
      for (const row of rows) {
        const events = readForeign(row, state.meta.seq);
        for (const event of events) {
          applyForeign(state, event);
          count(interactions, event);
        }
        followEvents(this.#storage, events);
      }
    this.#interactions = interactions;
    this.saveClock(clock);
    if (state.meta.seq > 0) this.snapshots.keep({ state, interactions });
    return state;
  }

  #rowsAfter(seq: number): CommitRow[] {
    return this.#storage.sql
      .exec<CommitRow>("select first_seq, last_seq, events from commits where first_seq > ? order by first_seq limit 200", seq)
      .toArray();
  }

  /** Keeps a snapshot of the newest state when enough has happened since the last. */
  snapshotIfDue(state: State): void {
    if (!this.snapshots.isDue(state.meta.seq, this.#unsaved)) return;
    this.snapshots.keep({ state, interactions: this.#interactions });
    this.#unsaved = 0;
  }

  /** Events after `since`, up to `until` inclusive, in order; at most `limit`, and no further commit once `characters` are read. */
  read(range: Range): Event[] {
    return [...this.stream(range)];
  }

  /** The same, one after the other; the log must not be written meanwhile. */
  *stream({ since, until = Number.MAX_SAFE_INTEGER, limit = Infinity, characters = Infinity }: Range): Iterable<Event> {
    let left = limit;
    let size = 0;
    // begins at the row that `since` is in: a range of last_seq would look at every row before it
    const rows = this.#storage.sql.exec<{ events: string }>(
      "select events from commits where first_seq >= coalesce((select max(first_seq) from commits where first_seq <= ?), 0) and first_seq <= ? order by first_seq",
      since + 1,
      until,
    );
    for (const row of rows) {
      for (const event of parseEvents(row.events)) {
        if (event.seq <= since || event.seq > until) continue;
        if (left-- <= 0) return;
        yield event;
      }
      size += row.events.length;
      if (size >= characters || left <= 0) return;
    }
  }

  /** One event; null when there is none of that number. */
  event(seq: number): Event | null {
    return this.read({ since: seq - 1, until: seq })[0] ?? null;
  }

  /** Events after `since` of those commits whose text has every one of `words`: a scan, for questions asked by hand. */
  mentioning(words: readonly string[], since = 0): Event[] {
    const clauses = words.map(() => "and instr(events, ?)").join(" ");
    const rows = this.#storage.sql.exec<{ events: string }>(
      `select events from commits where first_seq > ? ${clauses} order by first_seq`,
      since,
      ...words,
    );
    return [...rows].flatMap((row) => parseEvents(row.events));
  }
}

const count = (counts: Record<string, number>, event: Event): void => {
  if (event.type !== "character_interaction") return;
  const { interaction_type } = event.data;
  counts[interaction_type] = (counts[interaction_type] ?? 0) + 1;
};

/** What this object wrote itself, so its shape is known. */
export const parseEvents = (body: string): Event[] => JSON.parse(body) as Event[];

/** The events of a commit that another object wrote, which must begin after `seq` and have no gap. */
const readForeign = ({ first_seq, last_seq, events: body }: CommitRow, seq: number): Event[] => {
  let events: Event[];
  try {
    events = parseEvents(body);
  } catch {
    throw new EcosystemError(422, `The commit at ${first_seq} is not JSON.`);
  }
  if (events.length === 0 || events.some((event, index) => event.seq !== seq + 1 + index) || events.at(-1)?.seq !== last_seq)
    throw new EcosystemError(422, `The commit at ${first_seq} does not hold the events ${seq + 1} to ${last_seq}.`);
  return events;
};

const applyForeign = (state: State, event: Event): void => {
  try {
    apply(state, event);
  } catch {
    throw new EcosystemError(422, `The event ${event.seq} (${event.type}) cannot be read.`);
  }
};

/** One row, or several for a commit that would not fit into one, as the creation of a large cast does. */
function* inRows(events: readonly Event[]): Iterable<{ readonly first: Event; readonly last: Event; readonly body: string }> {
  let bodies: string[] = [];
  let size = 0;
  let [first] = events;
  let last = first;
  for (const event of events) {
    const body = JSON.stringify(event);
    if (size + body.length > ROW_CHARACTERS && bodies.length > 0) {
      if (first && last) yield { first, last, body: `[${bodies.join(",")}]` };
      bodies = [];
      size = 0;
      first = event;
    }
    bodies.push(body);
    size += body.length;
    last = event;
  }
  if (first && last) yield { first, last, body: `[${bodies.join(",")}]` };
}

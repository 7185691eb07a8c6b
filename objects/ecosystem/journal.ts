/**
 * The log store: what has been committed, and nothing that has not. One transaction per commit, one row per commit.
 */
import { apply, createState, restore, takeSnapshot, type Event, type Memory, type Snapshot, type State } from "../simulation/index.ts";
import type { Storage } from "./schema.ts";

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

/** Characters of JSON in one row; a row may have 2 MB of UTF-8. */
const ROW_CHARACTERS = 400_000;
/** Events between snapshots: a wake folds at most this many. */
const SNAPSHOT_EVERY = 500;

/** How many lines of each interaction type the log holds: kept beside the clock, so that nobody has to count the log. */
type Counts = Readonly<Record<string, number>>;

type ClockRow = { tick: number; at: number; next_tick_at: number | null; attended_until: number; interactions: string };
type CommitRow = { first_seq: number; last_seq: number; tick: number; events: string };

export class Journal {
  readonly #storage: Storage;
  #snapshotSeq = 0;
  #interactions: Counts = {};

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  /** State and clock as of the last commit: the newest snapshot and the commits after it. */
  load(): { state: State; clock: Clock } {
    const snapshot = this.#newestSnapshot();
    this.#snapshotSeq = snapshot?.meta.seq ?? 0;
    const state = snapshot === null ? createState() : restore(snapshot);
    for (const event of this.read({ since: this.#snapshotSeq })) apply(state, event);
    const row = this.#storage.sql.exec<ClockRow>("select tick, at, next_tick_at, attended_until, interactions from clock").toArray()[0];
    if (!row) return { state, clock: { tick: 0, at: 0, next_tick_at: null, attended_until: 0 } };
    const { interactions, ...clock } = row;
    this.#interactions = JSON.parse(interactions) as Counts;
    return { state, clock };
  }

  /** Lines in the log by interaction type. */
  get interactions(): Counts {
    return this.#interactions;
  }

  /** Events and clock together or not at all. */
  commit(events: readonly Event[], clock: Clock): void {
    const interactions = counted(this.#interactions, events);
    this.#storage.transactionSync(() => {
      for (const rows of inRows(events)) {
        const [first, last] = [rows[0], rows.at(-1)];
        if (!first || !last) continue;
        this.#storage.sql.exec(
          "insert into commits (first_seq, last_seq, tick, events) values (?, ?, ?, ?)",
          first.seq,
          last.seq,
          clock.tick,
          JSON.stringify(rows),
        );
      }
      for (const event of events) if (event.type === "memory_formed") this.#index(event.seq, event.data.character_id, event.data.memory);
      this.saveClock(clock, interactions);
    });
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

  /** Keeps a snapshot when enough has happened since the last; the two newest stay. */
  snapshotIfDue(state: State): void {
    if (state.meta.seq - this.#snapshotSeq < SNAPSHOT_EVERY) return;
    const body = JSON.stringify(takeSnapshot(state));
    this.#storage.transactionSync(() => {
      for (let part = 0; part * ROW_CHARACTERS < body.length; part++)
        this.#storage.sql.exec(
          "insert into snapshots (seq, part, body) values (?, ?, ?)",
          state.meta.seq,
          part,
          body.slice(part * ROW_CHARACTERS, (part + 1) * ROW_CHARACTERS),
        );
      this.#storage.sql.exec("delete from snapshots where seq < ?", this.#snapshotSeq);
    });
    this.#snapshotSeq = state.meta.seq;
  }

  /** Events after `since`, up to `until` inclusive, in order; at most `limit`. */
  read({ since, until = Number.MAX_SAFE_INTEGER, limit = Infinity }: { since: number; until?: number; limit?: number }): Event[] {
    const events: Event[] = [];
    const rows = this.#storage.sql.exec<CommitRow>(
      "select first_seq, last_seq, tick, events from commits where last_seq > ? and first_seq <= ? order by first_seq",
      since,
      until,
    );
    for (const row of rows) {
      for (const event of parseEvents(row.events)) {
        if (event.seq <= since || event.seq > until) continue;
        events.push(event);
        if (events.length >= limit) return events;
      }
    }
    return events;
  }

  /** Events of those commits whose text mentions every one of `words`: a scan, for questions asked by hand. */
  mentioning(words: readonly string[]): Event[] {
    const clauses = words.map(() => "instr(events, ?)").join(" and ");
    const rows = this.#storage.sql.exec<CommitRow>(`select * from commits where ${clauses} order by first_seq`, ...words);
    return [...rows].flatMap((row) => parseEvents(row.events));
  }

  #index(seq: number, characterId: string, memory: Memory): void {
    this.#storage.sql.exec(
      "insert into memories (rowid, text, character_id, body) values (?, ?, ?, ?)",
      seq,
      memory.text,
      characterId,
      JSON.stringify(memory),
    );
  }

  #newestSnapshot(): Snapshot | null {
    const parts = this.#storage.sql
      .exec<{ body: string }>("select body from snapshots where seq = (select max(seq) from snapshots) order by part")
      .toArray();
    return parts.length === 0 ? null : (JSON.parse(parts.map(({ body }) => body).join("")) as Snapshot);
  }
}

const counted = (before: Counts, events: readonly Event[]): Counts => {
  const counts: Record<string, number> = { ...before };
  for (const event of events)
    if (event.type === "character_interaction") {
      const { interaction_type } = event.data;
      counts[interaction_type] = (counts[interaction_type] ?? 0) + 1;
    }
  return counts;
};

/** What this object wrote itself, so its shape is known. */
const parseEvents = (body: string): Event[] => JSON.parse(body) as Event[];

/** Splits a commit that would not fit into one row, as the creation of a large cast does. */
const inRows = (events: readonly Event[]): Event[][] => {
  const rows: Event[][] = [];
  let size = Infinity;
  for (const event of events) {
    const length = JSON.stringify(event).length;
    if (size + length > ROW_CHARACTERS) {
      rows.push([]);
      size = 0;
    }
    rows.at(-1)?.push(event);
    size += length;
  }
  return rows;
};

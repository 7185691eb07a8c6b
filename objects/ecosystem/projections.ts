/**
 * The log's other readers: each sink follows by its own cursor and is never awaited by a step. Delivery is at least once and in
 * order; sinks are idempotent by event, so the effect is exactly once.
 */
import { describeError } from "../log.ts";
import type { Event } from "../simulation/index.ts";
import type { SinkHealth } from "./contract.ts";
import { Cursors, type Cursor } from "./cursors.ts";
import { isOutage } from "./outage.ts";
import { EcosystemError } from "./refusal.ts";
import type { Storage } from "./schema.ts";

/** A reader of the log outside the object. */
export interface Sink {
  readonly name: string;
  /** Resolves once the events are durable there; writing them again changes nothing. */
  write(ecosystemId: string, events: readonly Event[]): Promise<void>;
  /** Whether it keeps anything of the event; of every one, unless it says otherwise. */
  readonly takes?: (event: Event) => boolean;
  /** Removes all that it holds of the ecosystem; a sink without it is only written over. */
  remove?(ecosystemId: string): Promise<void>;
}

export interface ProjectionDeps {
  readonly ecosystemId: () => string;
  readonly sinks: readonly Sink[];
  readonly storage: Storage;
  /** Events after `since`, oldest first: at most `limit`, and no more commits once `characters` of JSON are read. */
  read(range: { since: number; limit: number; characters: number }): Event[];
  /** Sequence number of the newest event. */
  newest(): number;
  now(): number;
  /** A sink wants to be tried again at its `retry_at`. */
  retryLater(): void;
  report(outcome: ProjectionOutcome): void;
}

/** Reported at the first failure, at recovery and when an event is parked; in between is silence. */
export type ProjectionOutcome =
  | { readonly event: "sink_failed"; readonly sink: string; readonly cursor: number; readonly error: string }
  | { readonly event: "sink_recovered"; readonly sink: string; readonly cursor: number; readonly failures: number }
  | { readonly event: "event_parked"; readonly sink: string; readonly seq: number; readonly error: string };

/** Measured (`npm run bench -- projection`): smaller ones are slower everywhere, larger ones hardly faster in Postgres and slower in Neo4j. */
const BATCH_EVENTS = 500;
/** Of JSON: what a batch may hold of large events, such as the creation of a cast. */
const BATCH_CHARACTERS = 1_000_000;
/** A write that takes longer is given up and tried again; the store may have taken it, which does no harm. */
const WRITE_TIMEOUT_MS = 10_000;
/** Failures in a row after which the first waiting event may be poison rather than unlucky. */
const SUSPECT_AFTER = 3;
/** How many others are tried: some of them may be poison too. */
const MAX_PROBES = 8;
/** Without end, and often enough that a store that is back is followed again within a minute. */
const MAX_RETRY_MS = 60_000;

export const retryDelay = (failures: number): number => Math.min(1_000 * 2 ** (failures - 1), MAX_RETRY_MS);

interface Rewind {
  readonly since: number;
  readonly done: PromiseWithResolvers<void>;
}

export class Projections {
  readonly #deps: ProjectionDeps;
  readonly #cursors: Cursors;
  /** Sinks that are catching up. */
  readonly #following = new Map<string, Promise<void>>();
  /** Sinks whose write is under way. */
  readonly #writing = new Set<string>();
  /** Events in a sink's next batch; it shrinks toward an event that cannot be taken and grows again behind it. */
  readonly #sizes = new Map<string, number>();
  /** Sinks that are to begin anew, as soon as no write of theirs is under way. */
  readonly #rewinds = new Map<string, Rewind>();

  constructor(deps: ProjectionDeps) {
    this.#deps = deps;
    this.#cursors = new Cursors(deps.storage);
  }

  /** Lets every sink that is idle and not waiting out a failure catch up. Returns at once; the promise is for tests. */
  drain(): Promise<void> {
    return Promise.all(this.#deps.sinks.map((sink) => this.#follow(sink))).then(() => undefined);
  }

  /**
   * Lets a sink read the log again after `since`, the events that were parked too. From 0 on, what it holds is removed before; later than
   * that it is written over. Resolves once the sink has begun. Throws `EcosystemError`: 404 without such a sink, 409 while it is being
   * done, 503 when the store did not let go of what it holds; it is then written over all the same.
   */
  async reproject(name: string, since: number): Promise<void> {
    const sink = this.#deps.sinks.find((candidate) => candidate.name === name);
    if (!sink) throw new EcosystemError(404, `No sink is called ${name}.`);
    if (this.#rewinds.has(name)) throw new EcosystemError(409, `${name} is being projected anew.`);
    const done = Promise.withResolvers<void>();
    this.#rewinds.set(name, { since: Math.min(since, this.#deps.newest()), done });
    void this.#follow(sink);
    await done.promise;
  }

  /** When the alarm has to look after a sink that is behind; null when none is. */
  retryAt(): number | null {
    const newest = this.#deps.newest();
    const behind = this.#all().filter(({ seq }) => seq < newest);
    const now = this.#deps.now();
    // one that is at work, or is about to be because its time has come, says by itself when it failed; should the object die first, the
    // alarm takes it up again
    const timeOf = ({ sink, failures, retry_at }: Cursor): number =>
      failures === 0 || retry_at <= now || this.#writing.has(sink) ? now + 2 * WRITE_TIMEOUT_MS : retry_at;
    return behind.length === 0 ? null : Math.min(...behind.map(timeOf));
  }

  health(): SinkHealth[] {
    const newest = this.#deps.newest();
    return this.#all().map(({ sink, seq, failures, last_error }) => ({
      sink,
      cursor: seq,
      lag: newest - seq,
      lag_seconds: this.#age(seq),
      parked: this.#cursors.parked(sink),
      failures,
      last_error,
    }));
  }

  /** Seconds since the first event after `seq`; 0 when there is none. */
  #age(seq: number): number {
    const [waiting] = this.#deps.read({ since: seq, limit: 1, characters: 0 });
    return waiting ? Math.max(0, (this.#deps.now() - Date.parse(waiting.timestamp)) / 1000) : 0;
  }

  #follow(sink: Sink): Promise<void> {
    const underWay = this.#following.get(sink.name);
    if (underWay) return underWay;
    const following = this.#catchUp(sink).finally(() => this.#following.delete(sink.name));
    this.#following.set(sink.name, following);
    return following;
  }

  async #catchUp(sink: Sink): Promise<void> {
    while ((await this.#advance(sink)) || this.#rewinds.has(sink.name));
  }

  async #rewind(sink: Sink, { since, done }: Rewind): Promise<true> {
    this.#sizes.delete(sink.name);
    // the cursor first: whoever dies in between has only written twice, and has never forgotten
    this.#cursors.rewind(sink.name, since);
    this.#deps.retryLater();
    try {
      if (since === 0) await sink.remove?.(this.#deps.ecosystemId());
      done.resolve();
    } catch (error) {
      done.reject(new EcosystemError(503, `${sink.name} could not remove what it holds: ${describeError(error)}`));
    } finally {
      this.#rewinds.delete(sink.name);
    }
    return true;
  }

  /** Begins anew where that was asked for, else writes the next batch; false when there is nothing to do or the sink has to wait. */
  async #advance(sink: Sink): Promise<boolean> {
    const rewind = this.#rewinds.get(sink.name);
    if (rewind) return this.#rewind(sink, rewind);
    const cursor = this.#cursors.of(sink.name);
    if (cursor.failures > 0 && this.#deps.now() < cursor.retry_at) return false;
    const size = this.#sizes.get(sink.name) ?? BATCH_EVENTS;
    const events = this.#deps.read({ since: cursor.seq, limit: size, characters: BATCH_CHARACTERS });
    const [first] = events;
    if (!first) return false;
    const failed = await this.#tryWrite(sink, events);
    if (failed === null) return this.#arrived(cursor, events.at(-1) ?? first, size * 2);
    // a batch may have been too large to be done in time, so it comes back smaller
    if (isOutage(failed.error)) return this.#failed(cursor, failed.error, size);
    // one event may be what the store cannot take: halving finds it without holding up those before it
    const alone = events.length === 1 ? failed : await this.#tryWrite(sink, [first]);
    if (alone === null) return this.#arrived(cursor, first, size / 2);
    const last = cursor.failures >= SUSPECT_AFTER ? await this.#past(sink, first, alone.error) : null;
    if (last === null) return this.#failed(cursor, alone.error, size);
    this.#cursors.park(sink.name, first.seq, describeError(alone.error));
    this.#deps.report({ event: "event_parked", sink: sink.name, seq: first.seq, error: describeError(alone.error) });
    return this.#arrived(cursor, last, size);
  }

  /**
   * Whether the store takes another event, and still not this one: then it is not down, and the others must not wait for it. Yields the
   * event after which to go on, or null when this one may not be poison.
   */
  async #past(sink: Sink, poison: Event, error: unknown): Promise<Event | null> {
    if (isOutage(error)) return null;
    const following = this.#deps.read({ since: poison.seq, limit: BATCH_EVENTS, characters: BATCH_CHARACTERS });
    // one that the sink keeps nothing of would succeed whether or not the store is there
    const probes = following.filter((event) => sink.takes?.(event) ?? true).slice(0, MAX_PROBES);
    for (const [index, probe] of probes.entries()) {
      // one after the other: the first that is taken is enough
      const failed = await this.#tryWrite(sink, [probe]);
      if (failed !== null && isOutage(failed.error)) return null;
      if (failed !== null) continue;
      const again = await this.#tryWrite(sink, [poison]);
      if (again === null || isOutage(again.error)) return null;
      return index === 0 ? probe : poison;
    }
    return null;
  }

  #arrived(cursor: Cursor, last: Event, nextSize: number): true {
    this.#resize(cursor.sink, nextSize);
    this.#cursors.save({ ...cursor, seq: last.seq, failures: 0, last_error: null });
    if (cursor.failures > 0) this.#deps.report({ event: "sink_recovered", sink: cursor.sink, cursor: last.seq, failures: cursor.failures });
    return true;
  }

  #failed(cursor: Cursor, error: unknown, size: number): false {
    this.#resize(cursor.sink, size / 2);
    const [failures, last_error] = [cursor.failures + 1, describeError(error)];
    this.#cursors.save({ ...cursor, failures, last_error, retry_at: this.#deps.now() + retryDelay(failures) });
    if (failures === 1) this.#deps.report({ event: "sink_failed", sink: cursor.sink, cursor: cursor.seq, error: last_error });
    this.#deps.retryLater();
    return false;
  }

  #resize(sink: string, size: number): void {
    this.#sizes.set(sink, Math.max(1, Math.min(BATCH_EVENTS, Math.floor(size))));
  }

  async #tryWrite(sink: Sink, events: readonly Event[]): Promise<{ readonly error: unknown } | null> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      const error = new DOMException(`no answer in ${WRITE_TIMEOUT_MS / 1000} s`, "TimeoutError");
      timer = setTimeout(() => reject(error), WRITE_TIMEOUT_MS);
    });
    this.#writing.add(sink.name);
    try {
      await Promise.race([sink.write(this.#deps.ecosystemId(), events), late]);
      return null;
    } catch (error) {
      return { error };
    } finally {
      this.#writing.delete(sink.name);
      clearTimeout(timer);
    }
  }

  #all(): Cursor[] {
    return this.#deps.sinks.map((sink) => this.#cursors.of(sink.name));
  }
}

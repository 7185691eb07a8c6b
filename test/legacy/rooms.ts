/** A studio's rooms and files in memory, with the promises that the real ones keep (test/api/bundles.test.ts holds those to them). */
import { fold, stateHash, type Event } from "../../objects/simulation/index.ts";
import type { BundleHead, LogRow } from "../../objects/ecosystem/contract.ts";
import type { Operator } from "../../scripts/studio/operator.ts";

export interface Rooms extends Operator {
  /** Everything that is held, as text: equal for equal studios. */
  fingerprint(): string;
  events(): readonly Event[];
  /** From now on the call after `calls` others fails, once, as when the process is killed. */
  failAfter(calls: number): void;
}

interface Held {
  readonly head: BundleHead;
  readonly rows: LogRow[];
  isFinished: boolean;
}

const eventsIn = (rows: readonly LogRow[]): Event[] => rows.flatMap(({ events }) => JSON.parse(events) as Event[]);

export const createRooms = (): Rooms => {
  const rooms = new Map<string, Held>();
  const files = new Map<string, Uint8Array>();
  let left = Infinity;
  const called = (): void => {
    left -= 1;
    if (left !== -1) return;
    left = Infinity;
    throw new Error("killed");
  };
  return {
    head: async (id) => {
      called();
      const held = rooms.get(id);
      return held?.isFinished === true ? held.head : null;
    },
    log: async (id, since, until) => {
      called();
      return { rows: (rooms.get(id)?.rows ?? []).filter((row) => row.first_seq > since && row.first_seq <= until), next_since: null };
    },
    adopt: async (id, { head, rows, last }) => {
      called();
      const held = rooms.get(id) ?? { head, rows: [], isFinished: false };
      if (held.isFinished || JSON.stringify(held.head) !== JSON.stringify(head)) throw new Error("there is another log");
      rooms.set(id, held);
      for (const row of rows) {
        const at = held.rows.at(-1)?.last_seq ?? 0;
        if (row.last_seq <= at) continue;
        if (row.first_seq !== at + 1) throw new Error("a gap");
        held.rows.push(row);
      }
      const events = eventsIn(held.rows);
      if (!last) return { seq: events.length, state_hash: null };
      if (events.some(({ seq }, index) => seq !== index + 1) || stateHash(fold(events)) !== head.state_hash)
        throw new Error("not that log");
      held.isFinished = true;
      return { seq: events.length, state_hash: head.state_hash };
    },
    remove: async (id) => void rooms.delete(id),
    sinks: async () => [],
    reproject: async () => [],
    lag: async () => 0,
    files: async function* () {
      yield* [...files.keys()].toSorted();
    },
    file: async (key) => files.get(key) ?? null,
    putFile: async (key, bytes) => {
      called();
      files.set(key, bytes);
    },
    fingerprint: () =>
      JSON.stringify([
        [...rooms].toSorted(([a], [b]) => a.localeCompare(b)),
        [...files].toSorted(([a], [b]) => a.localeCompare(b)).map(([key, bytes]) => [key, Buffer.from(bytes).toString("base64")]),
      ]),
    events: () => [...rooms.values()].flatMap(({ rows }) => eventsIn(rows)),
    failAfter: (calls) => {
      left = calls;
    },
  };
};

/** A studio's rooms and files in memory, with the promises that the real ones keep (test/api/bundles.test.ts holds those to them). */
import { fold, randomFor, Refusal, stateHash, step, type Event, type Input } from "../../objects/simulation/index.ts";
import type { Adoption, BundleHead, LogPart, LogRow } from "../../objects/ecosystem/contract.ts";
import { digestOf } from "../../objects/ecosystem/log-digest.ts";
import { OperatorError, type Operator } from "../../scripts/studio/operator.ts";

export interface Rooms extends Operator {
  /** Everything that is held, as text: equal for equal studios. */
  fingerprint(): string;
  events(): readonly Event[];
  /** The story of a room goes on by these inputs. */
  live(id: string, inputs: readonly Input[]): void;
  /** From now on the call after `calls` others fails, once, as when the process is killed. */
  failAfter(calls: number): void;
}

interface Held {
  readonly head: BundleHead;
  readonly rows: LogRow[];
  isFinished: boolean;
}

const eventsIn = (rows: readonly LogRow[]): Event[] => rows.flatMap(({ events }) => JSON.parse(events) as Event[]);

/** A refusal as the operator's client throws it. */
const attempt = <Value>(work: () => Value): Value => {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal) throw new OperatorError(422, error.message);
    throw error;
  }
};

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
  const adopt = async (id: string, { head, rows, last }: LogPart): Promise<Adoption> => {
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
    if (events.some(({ seq }, index) => seq !== index + 1) || stateHash(fold(events)) !== head.state_hash) throw new Error("not that log");
    held.isFinished = true;
    return { seq: events.length, state_hash: head.state_hash };
  };
  const live = (id: string, inputs: readonly Input[]): void => {
    const held = rooms.get(id);
    if (held === undefined) throw new Error("no such room");
    const state = fold(eventsIn(held.rows));
    const tick = (held.rows.at(-1)?.tick ?? 0) + 1;
    const now = { tick, at: held.head.clock.at, timestamp: "2026-11-20T12:00:00.000Z", autonomous: false };
    const events = attempt(() => step(state, inputs, now, randomFor(state.meta.seed, tick)));
    const [first, last] = [events[0], events.at(-1)];
    if (first && last) held.rows.push({ first_seq: first.seq, last_seq: last.seq, tick, events: JSON.stringify(events) });
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
    adopt: async (id, part) => {
      called();
      return adopt(id, part);
    },
    adoptAll: async (parts) => {
      const answers: { readonly value: Adoption }[] = [];
      for (const { id, ...part } of parts) {
        called();
        answers.push({ value: await adopt(id, part) });
      }
      return answers;
    },
    marks: async (wanted) => {
      called();
      return wanted.map(({ id, until }) => {
        const held = rooms.get(id);
        if (held?.isFinished !== true) return null;
        const rows = held.rows.filter(({ last_seq }) => last_seq <= until);
        return { seq: held.rows.at(-1)?.last_seq ?? 0, digest: digestOf([rows]) };
      });
    },
    recount: async (id, talk) => {
      called();
      live(id, [{ kind: "recount", ...talk, by: "operator" }]);
    },
    live,
    settle: async (ids) => ids.map(() => 0),
    remove: async (id) => void rooms.delete(id),
    sinks: async () => [],
    reproject: async () => [],
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

/** Projections over a room's real log, in a real object's SQLite, with sinks that a test makes. */
import { runInDurableObject } from "cloudflare:test";
import type { Ecosystem } from "../../objects/ecosystem.ts";
import { Projections, type ProjectionOutcome, type Sink } from "../../objects/ecosystem/projections.ts";
import type { Event } from "../../objects/simulation/index.ts";
import { createRoom, owner, told } from "./room.ts";

export interface Setting {
  readonly projections: Projections;
  readonly outcomes: ProjectionOutcome[];
  readonly newest: number;
  /** Moves the clock past every retry; yields its time. */
  readonly wait: () => number;
}

/** Runs `work` with projections over a room's real log, for the given sink. */
export const over = async (sink: Sink, work: (setting: Setting) => Promise<void>) => {
  const { stub } = await createRoom();
  // something that people remember
  await told(stub.author({ kind: "world_event", content: "The lamp goes out.", location: null }, owner));
  await told(stub.control("step", 10, owner));
  const { events } = await told(stub.events({ since: 0, limit: 1000 }, "owner"));
  const log = events as Event[];
  await runInDurableObject(stub, async (_: Ecosystem, state) => {
    let clock = 0;
    const outcomes: ProjectionOutcome[] = [];
    const projections = new Projections({
      ecosystemId: () => "e",
      sinks: [sink],
      storage: state.storage,
      read: ({ since, limit }) => log.filter(({ seq }) => seq > since).slice(0, limit),
      newest: () => log.length,
      now: () => clock,
      retryLater: () => undefined,
      report: (outcome) => outcomes.push(outcome),
    });
    await work({ projections, outcomes, newest: log.length, wait: () => (clock += 600_000) });
  });
};

export const recording = (fails: (events: readonly Event[], call: number) => boolean) => {
  const got: number[] = [];
  let call = 0;
  const sink: Sink = {
    name: "recording",
    write: async (_, events) => {
      if (fails(events, call++)) throw new Error("down");
      got.push(...events.map(({ seq }) => seq));
    },
  };
  return { sink, got };
};

/** Sequence numbers up to the newest, but for some. */
export const upTo = (newest: number, without: readonly number[] = []) =>
  Array.from({ length: newest }, (_, index) => index + 1).filter((seq) => !without.includes(seq));

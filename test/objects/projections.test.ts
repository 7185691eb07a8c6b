/**
 * What a sink can count on: every event, in order, again after any failure; a poison event stands in nobody's way; nothing waits.
 * The cursors are in a real object's SQLite, the sinks record what they get.
 */
import { runInDurableObject } from "cloudflare:test";
import { expect, test } from "vitest";
import type { Ecosystem } from "../../objects/ecosystem.ts";
import { Projections, retryDelay, type ProjectionOutcome, type Sink } from "../../objects/ecosystem/projections.ts";
import type { Event } from "../../objects/simulation/index.ts";
import { createRoom, owner, told } from "./room.ts";

interface Setting {
  readonly projections: Projections;
  readonly outcomes: ProjectionOutcome[];
  readonly newest: number;
  /** Moves the clock past every retry. */
  readonly wait: () => void;
}

/** Runs `work` with projections over a room's real log, for the given sink. */
const over = async (sink: Sink, work: (setting: Setting) => Promise<void>) => {
  const { stub } = await createRoom();
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

const recording = (fails: (events: readonly Event[], call: number) => boolean) => {
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

test("a sink gets every event once and in order, and draining again brings nothing", async () => {
  const { sink, got } = recording(() => false);
  await over(sink, async ({ projections, newest }) => {
    await projections.drain();
    await projections.drain();
    expect(got).toEqual(Array.from({ length: newest }, (_, index) => index + 1));
    expect(projections.health()).toMatchObject([{ cursor: newest, lag: 0, failures: 0, parked: 0 }]);
    expect(projections.retryAt()).toBeNull();
  });
});

test("a store that is down is left alone until its retry, is reported once, and catches up", async () => {
  let down = true;
  const { sink, got } = recording(() => down);
  await over(sink, async ({ projections, outcomes, newest, wait }) => {
    await projections.drain();
    await projections.drain();
    expect(projections.health()).toMatchObject([{ cursor: 0, failures: 1 }]);
    expect(projections.retryAt()).toBe(retryDelay(1));
    wait();
    await projections.drain();
    down = false;
    wait();
    await projections.drain();
    expect(got).toHaveLength(newest);
    expect(outcomes.map(({ event }) => event)).toEqual(["sink_failed", "sink_recovered"]);
  });
});

test("a poison event is parked and reported; everything else arrives", async () => {
  const { sink, got } = recording((events) => events.some(({ seq }) => seq === 4));
  await over(sink, async ({ projections, outcomes, newest, wait }) => {
    for (let round = 0; round < 12; round++) {
      await projections.drain();
      wait();
    }
    expect(got).toEqual(Array.from({ length: newest }, (_, index) => index + 1).filter((seq) => seq !== 4));
    expect(projections.health()).toMatchObject([{ cursor: newest, lag: 0, parked: 1 }]);
    expect(outcomes).toContainEqual({ event: "event_parked", sink: "recording", seq: 4, error: "Error: down" });
  });
});

test("a store that is down parks nothing, however long it is", async () => {
  const { sink } = recording(() => true);
  await over(sink, async ({ projections, wait }) => {
    for (let round = 0; round < 20; round++) {
      await projections.drain();
      wait();
    }
    expect(projections.health()).toMatchObject([{ cursor: 0, parked: 0, failures: 20 }]);
  });
});

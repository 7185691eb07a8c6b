/**
 * What a sink can count on: every event, in order, again after any failure; a poison event stands in nobody's way; nothing waits.
 * The cursors are in a real object's SQLite, the sinks record what they get.
 */
import { runInDurableObject } from "cloudflare:test";
import { expect, test } from "vitest";
import type { Ecosystem } from "../../objects/ecosystem.ts";
import { retryDelay, type Sink } from "../../objects/ecosystem/projections.ts";
import type { Event } from "../../objects/simulation/index.ts";
import { over, recording, upTo } from "./projecting.ts";
import { createRoom, HANGING, owner, told } from "./room.ts";

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

test("while a sink is being tried again, the alarm is not asked for a time that is past", async () => {
  const held = Promise.withResolvers<void>();
  let calls = 0;
  const sink: Sink = { name: "slow", write: () => (calls++ < 2 ? Promise.reject(new Error("down")) : held.promise) };
  await over(sink, async ({ projections, wait }) => {
    await projections.drain();
    expect(projections.retryAt()).toBe(retryDelay(1));
    const now = wait();
    // the alarm that has come for it asks before the sink is at work again
    expect(projections.retryAt()).toBeGreaterThan(now);
    const draining = projections.drain();
    expect(projections.retryAt()).toBeGreaterThan(now);
    held.resolve();
    await draining;
    expect(projections.retryAt()).toBeNull();
  });
});

test.each([
  ["one in the middle", [57]],
  ["one that follows what was taken alone", [12]],
  ["several, two of them neighbours", [2, 3, 40]],
])("poison is found wherever it is: %s", async (_, poison) => {
  const { sink, got } = recording((events) => events.some(({ seq }) => poison.includes(seq)));
  await over(sink, async ({ projections, newest, wait }) => {
    for (let round = 0; round < 40; round++) {
      await projections.drain();
      wait();
    }
    expect([...new Set(got)]).toEqual(upTo(newest, poison));
    expect(projections.health()).toMatchObject([{ cursor: newest, parked: poison.length, failures: 0 }]);
  });
});

test.each(["Network connection lost.", "fetch failed", "Server error (HTTP status 503): busy"])(
  "an outage that comes and goes parks nothing: %s",
  async (message) => {
    let call = 0;
    const got = new Set<number>();
    // every write of the waiting event meets the outage, every other one gets through: the worst that chance can do
    const sink: Sink = {
      name: "flapping",
      write: async (_, events) => {
        if (call++ < 60 && events.some(({ seq }) => seq === 7)) throw new Error(message);
        for (const { seq } of events) got.add(seq);
      },
    };
    await over(sink, async ({ projections, newest, wait }) => {
      for (let round = 0; round < 80; round++) {
        await projections.drain();
        wait();
      }
      expect([...got]).toEqual(upTo(newest));
      expect(projections.health()).toMatchObject([{ cursor: newest, parked: 0, failures: 0 }]);
    });
  },
);

const isMemory = ({ type }: Event) => type === "memory_formed";

test("a store that refuses everything parks nothing, though the sink has nothing to write of the event that follows", async () => {
  const sink: Sink = {
    name: "remembering",
    takes: isMemory,
    write: async (_, events) => {
      if (events.some(isMemory)) throw new Error("there is no such index");
    },
  };
  await over(sink, async ({ projections, wait }) => {
    for (let round = 0; round < 40; round++) {
      await projections.drain();
      wait();
    }
    expect(projections.health()).toMatchObject([{ parked: 0 }]);
    expect(projections.health()[0]?.failures).toBeGreaterThan(20);
  });
});

test("a sink that is behind has an alarm, even in a room that does not tick and whose sinks have not failed", async () => {
  const never: Sink = { name: "hanging", write: () => new Promise(() => undefined) };
  await over(never, async ({ projections }) => {
    void projections.drain();
    expect(projections.health()).toMatchObject([{ cursor: 0, failures: 0 }]);
    expect(projections.retryAt()).toBeGreaterThan(0);
  });
  const { stub } = await createRoom({ tick_seconds: 3600 }, `${HANGING}-0000-4000-8000-${crypto.randomUUID().slice(-12)}`);
  await told(stub.control("pause", 1, owner));
  await told(stub.author({ kind: "world_event", content: "The lamp goes out.", location: null }, owner));
  expect((await told(stub.health())).next_tick_at).toBeNull();
  await runInDurableObject(stub, async (_: Ecosystem, state) => expect(await state.storage.getAlarm()).not.toBeNull());
});

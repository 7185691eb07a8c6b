/** A sink begins anew: from where, with what is removed before, and in whose way. The same on real stores: test/api/reprojection.test.ts. */
import { expect, test } from "vitest";
import type { Sink } from "../../objects/ecosystem/projections.ts";
import { over, recording, upTo } from "./projecting.ts";

/** A store that keeps what it was given, as a sink. */
const keeping = () => {
  const held = new Map<number, string>();
  const sink: Sink = {
    name: "keeping",
    write: async (_, events) => {
      for (const event of events) if (!held.has(event.seq)) held.set(event.seq, JSON.stringify(event));
    },
    remove: async () => held.clear(),
  };
  return { sink, held };
};

test("projected anew from the first event on, a store loses what does not belong there and is the same as before", async () => {
  const { sink, held } = keeping();
  await over(sink, async ({ projections, newest }) => {
    await projections.drain();
    const before = [...held];
    held.set(3, "broken");
    held.set(newest + 1, "from nowhere");
    await projections.reproject("keeping", 0);
    await projections.drain();
    expect([...held]).toEqual(before);
    expect(projections.health()).toMatchObject([{ cursor: newest, lag: 0, lag_seconds: 0 }]);
  });
});

test("projected anew from a later event on, a store gets what it lacks and keeps the rest", async () => {
  const { sink, held } = keeping();
  await over(sink, async ({ projections, newest }) => {
    await projections.drain();
    held.set(3, "as it was");
    for (const seq of [50, newest]) held.delete(seq);
    await projections.reproject("keeping", 40);
    await projections.drain();
    expect([...held.keys()].toSorted((left, right) => left - right)).toEqual(upTo(newest));
    expect(held.get(3)).toBe("as it was");
  });
});

test("what was parked is tried again when it is projected anew", async () => {
  let isMended = false;
  const { sink, got } = recording((events) => !isMended && events.some(({ seq }) => seq === 4));
  await over(sink, async ({ projections, newest, wait }) => {
    for (let round = 0; round < 12; round++) {
      await projections.drain();
      wait();
    }
    expect(projections.health()).toMatchObject([{ cursor: newest, parked: 1 }]);
    isMended = true;
    await projections.reproject("recording", 3);
    await projections.drain();
    expect(got).toContain(4);
    expect(projections.health()).toMatchObject([{ cursor: newest, parked: 0 }]);
  });
});

test("to begin anew waits for a write that is under way, and a store that lets nothing go is written over", async () => {
  const held = Promise.withResolvers<void>();
  const calls: string[] = [];
  const sink: Sink = {
    name: "slow",
    write: async (_, events) => {
      calls.push(`write ${events[0]?.seq}`);
      if (calls.length === 1) await held.promise;
    },
    remove: async () => {
      calls.push("remove");
      throw new Error("down");
    },
  };
  await over(sink, async ({ projections, newest }) => {
    const draining = projections.drain();
    const asked = projections.reproject("slow", 0);
    await expect(projections.reproject("slow", 0)).rejects.toMatchObject({ status: 409 });
    await expect(projections.reproject("nobody", 0)).rejects.toMatchObject({ status: 404 });
    expect(calls).toEqual(["write 1"]);
    held.resolve();
    await expect(asked).rejects.toMatchObject({ status: 503 });
    await draining;
    expect(calls).toEqual(["write 1", "remove", "write 1"]);
    expect(projections.health()).toMatchObject([{ cursor: newest, failures: 0 }]);
  });
});

/**
 * What an ecosystem's object promises about its log, in workerd: alarm → commit → broadcast; and that eviction changes nothing.
 * The database of these tests is down, and for one room it hangs, so all of it holds while every store fails. Not shown here: a killed process (test/e2e).
 */
import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { expect, test, vi } from "vitest";
import type { Ecosystem } from "../../objects/ecosystem.ts";
import { createRoom, HANGING, owner, told, watch } from "./room.ts";

type Stub = Awaited<ReturnType<typeof createRoom>>["stub"];

/** Makes the next tick due now and runs the alarm. */
const tick = async (stub: Stub): Promise<void> => {
  await runInDurableObject(stub, async (_: Ecosystem, state) => {
    state.storage.sql.exec("update clock set next_tick_at = 0");
    await state.storage.setAlarm(Date.now() + 3_600_000);
  });
  await evictDurableObject(stub);
  expect(await runDurableObjectAlarm(stub)).toBe(true);
};

const committed = (stub: Stub) =>
  runInDurableObject(stub, (_: Ecosystem, state) =>
    state.storage.sql
      .exec<{ events: string }>("select events from commits order by first_seq")
      .toArray()
      .flatMap(({ events }) => (JSON.parse(events) as { seq: number }[]).map(({ seq }) => seq)),
  );

const upTo = (last: number): number[] => Array.from({ length: last }, (_, index) => index + 1);

test("an alarm takes a tick: its events are committed, then broadcast, and the next alarm is armed", async () => {
  const { stub } = await createRoom();
  const viewer = await watch(stub);
  const { seq } = await viewer.until("welcome");
  for (let round = 0; round < 4; round++) await tick(stub);
  await viewer.until("events", ({ events }) => events.some(({ type }) => type === "character_interaction"));
  const summary = await told(stub.summary());
  expect(summary.seq).toBeGreaterThan(seq);
  expect(await committed(stub)).toEqual(upTo(summary.seq));
  await vi.waitFor(() => expect(viewer.sequence()).toEqual(upTo(summary.seq).slice(seq)));
  expect(await runInDurableObject(stub, (_: Ecosystem, state) => state.storage.getAlarm())).toBeGreaterThan(0);
});

test("eviction brings the state back with the same hash, keeps the socket and its role, and leaves no gap in the sequence", async () => {
  const { stub } = await createRoom();
  const viewer = await watch(stub, { role: "participant" });
  await viewer.until("welcome");
  await told(stub.control("step", 5, owner));
  const before = await told(stub.dashboard());
  await evictDurableObject(stub);
  const after = await told(stub.dashboard());
  expect(after).toMatchObject({ seq: before.seq, state_hash: before.state_hash, viewers: 1 });
  viewer.socket.send(JSON.stringify({ type: "say", ref: "r1", to: ["c-0"], text: "Good evening, Ada." }));
  const { seq } = await viewer.until("ack", ({ ref }) => ref === "r1");
  viewer.socket.send(JSON.stringify({ type: "control", ref: "r2", action: "pause" }));
  expect(await viewer.until("error", ({ ref }) => ref === "r2")).toMatchObject({ code: "forbidden" });
  expect(await committed(stub)).toEqual(upTo((await told(stub.summary())).seq));
  await vi.waitFor(() => expect(viewer.sequence()).toContain(seq));
  const heard = viewer.sequence();
  expect(heard).toEqual(heard.map((_, index) => (heard[0] ?? 0) + index));
  expect(viewer.closed).toEqual([]);
});

test("a repeated alarm takes no second tick", async () => {
  const { stub } = await createRoom();
  await tick(stub);
  const { tick: first } = await told(stub.health());
  await runDurableObjectAlarm(stub);
  expect((await told(stub.health())).tick).toBe(first);
});

test("no tick waits for a store that hangs", async () => {
  const { stub } = await createRoom({}, `${HANGING}-0000-4000-8000-${crypto.randomUUID().slice(-12)}`);
  await told(stub.control("step", 20, owner));
  const { sinks, seq, tick: ticks } = await told(stub.health());
  expect(ticks).toBeGreaterThan(20);
  expect(sinks.find(({ sink }) => sink === "postgres")).toEqual({
    sink: "postgres",
    cursor: 0,
    lag: seq,
    lag_seconds: expect.any(Number) as number,
    parked: 0,
    failures: 0,
    last_error: null,
  });
});

test("a client that returns gets what it missed and nothing twice; one too far behind, or ahead, gets a snapshot", async () => {
  const { stub } = await createRoom();
  await told(stub.control("step", 5, owner));
  const { seq } = await told(stub.summary());
  const back = await watch(stub, { since: 3 });
  expect(await back.until("welcome")).toMatchObject({ seq, snapshot: null });
  await vi.waitFor(() => expect(back.sequence()).toEqual(upTo(seq).slice(3)));
  const ahead = await watch(stub, { since: seq + 10 });
  expect((await ahead.until("welcome")).snapshot?.meta.seq).toBe(seq);
  expect(ahead.sequence()).toEqual([]);
});

test("an observer gets the place of a private event in the sequence and nothing else of it, and no secrets with the snapshot", async () => {
  const { stub } = await createRoom();
  const observer = await watch(stub, { role: "observer" });
  const { snapshot } = await observer.until("welcome");
  expect(JSON.stringify(snapshot)).not.toContain("has the key");
  const director = await watch(stub, { role: "director" });
  director.socket.send(JSON.stringify({ type: "direct", ref: "r", to: "c-1", text: "Ask her for the lamp." }));
  const { seq } = await director.until("ack");
  await director.until("events", ({ events }) => events.some((event) => event.seq === seq && event.type === "character_directed"));
  await observer.until("events", ({ events }) => events.some((event) => event.seq === seq));
  const hidden = observer.heard.flatMap((message) => (message.type === "events" ? message.events : [])).find((event) => event.seq === seq);
  expect(hidden).toEqual({ seq, type: "hidden" });
});

test("pausing stops ticks and words; resuming goes on; ending is for good", async () => {
  const { stub } = await createRoom();
  await told(stub.control("step", 3, owner));
  await told(stub.control("pause", 1, owner));
  const { seq } = await told(stub.summary());
  expect(await told(stub.health())).toMatchObject({ status: "paused", next_tick_at: null });
  await told(stub.control("resume", 1, owner));
  expect((await told(stub.health())).next_tick_at).not.toBeNull();
  await told(stub.control("end", 1, owner));
  expect((await told(stub.health())).next_tick_at).toBeNull();
  const { events } = await told(stub.events({ since: seq, limit: 100 }, "owner"));
  expect(events.filter(({ type }) => type === "character_interaction")).toEqual([]);
  expect(events.flatMap((event) => (event.type === "status_changed" ? [event.data.status] : []))).toEqual(["running", "ended"]);
  expect(await stub.control("resume", 1, owner)).toMatchObject({ refusal: { status: 422 } });
});

test("a replay of the log has the live state's hash", async () => {
  const { stub } = await createRoom();
  await told(stub.control("step", 12, owner));
  const live = await told(stub.dashboard());
  expect(await told(stub.replay(live.seq, "owner"))).toMatchObject({ seq: live.seq, state_hash: live.state_hash });
  const half = await told(stub.replay(Math.floor(live.seq / 2), "owner"));
  expect(half.state_hash).not.toBe(live.state_hash);
});

test("an interaction asked for from outside is answered at once and recorded with both lines", async () => {
  const { stub } = await createRoom();
  const request = { initiator_id: "c-0", target_id: "c-1", type: "chat", content: "Have you seen the lamp?" } as const;
  const result = await told(stub.interact(request, owner));
  expect(result).toMatchObject({ success: true, reason: null });
  expect(result.response).toBeTruthy();
  const event = await told(stub.interaction(Number(result.interaction_id?.split(":")[1]), "observer"));
  expect(event?.data).toMatchObject({ participants: ["c-0", "c-1"], content: request.content, response: result.response });
  expect(await stub.interact({ ...request, target_id: "nobody" }, owner)).toMatchObject({ refusal: { status: 404 } });
  expect(await stub.interact(request, { ...owner, role: "observer" })).toMatchObject({ refusal: { status: 403 } });
});

test("lines are counted by type as they are committed, and an eviction forgets none", async () => {
  const { stub } = await createRoom();
  await told(stub.control("step", 15, owner));
  await evictDurableObject(stub);
  const { events } = await told(stub.events({ since: 0, limit: 1000 }, "owner"));
  const counts: Record<string, number> = {};
  for (const event of events)
    if (event.type === "character_interaction") counts[event.data.interaction_type] = (counts[event.data.interaction_type] ?? 0) + 1;
  const health = await told(stub.health());
  expect(health).toMatchObject({ interactions: counts, active_characters: 6, interaction_seconds: { count: 0, sum: 0 } });
  expect(Object.keys(counts)).not.toEqual([]);
});

test("the circumstances of an interaction are recorded with it", async () => {
  const { stub } = await createRoom();
  const request = { initiator_id: "c-0", target_id: "c-1", type: "chat", content: "Well?", context: "The lamp has gone out." } as const;
  const { interaction_id } = await told(stub.interact(request, owner));
  const event = await told(stub.interaction(Number(interaction_id?.split(":")[1]), "observer"));
  expect(event?.data).toMatchObject({ content: "Well?", context: "The lamp has gone out." });
  expect(await told(stub.health())).toMatchObject({ interaction_seconds: { count: 1 } });
});

test("lines that a person says at once to one character are answered one after the other, each by its own line", async () => {
  const { stub } = await createRoom();
  const lines = ["Good evening, Ada.", "Have you found the missing lamp?", "Who told you that?"];
  const replies = await Promise.all(lines.map((text) => told(stub.chat("c-0", text, owner))));
  for (const { response, emotional_state, relationship_change } of replies) {
    expect(response).not.toBe("");
    expect(emotional_state.social_energy).toBeGreaterThan(0);
    expect(relationship_change).toEqual([]);
  }
  expect(new Set(replies.map(({ interaction_id }) => interaction_id)).size).toBe(3);
  const { events } = await told(stub.events({ since: 0, limit: 1000 }, "owner"));
  const talk = events.flatMap((event) =>
    event.type === "visitor_spoke"
      ? [event.data.text]
      : event.type === "character_interaction" && event.data.addressees.includes("visitor:u-1")
        ? [event.data.content]
        : [],
  );
  expect(talk).toEqual(lines.flatMap((text, index) => [text, replies[index]?.response ?? ""]));
});

test("nobody talks to who is not there, in a paused story, or without the right to", async () => {
  const { stub } = await createRoom();
  expect(await stub.chat("nobody", "Hello?", owner)).toMatchObject({ refusal: { status: 404 } });
  expect(await stub.chat("c-0", "Hello?", { ...owner, role: "observer" })).toMatchObject({ refusal: { status: 403 } });
  await told(stub.control("pause", 1, owner));
  expect(await stub.chat("c-0", "Hello?", owner)).toMatchObject({ refusal: { status: 409 } });
  await told(stub.control("end", 1, owner));
  expect(await stub.chat("c-0", "Hello?", owner)).toMatchObject({ refusal: { status: 422 } });
});

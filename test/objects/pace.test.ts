/** Who ticks, and how fast. */
import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import type { Ecosystem } from "../../objects/ecosystem.ts";
import { AWAY_SECONDS, nextAlarm, nextTick, tickDelay, WAKE_MS } from "../../objects/ecosystem/pace.ts";
import { createRoom, owner, told } from "./room.ts";

const settings = { tick_seconds: 4, model: "local", visibility: "private", run_while_away: false } as const;
const room = { status: "running", settings, company: 5, watched: false } as const;

test.each([
  ["a watched room", { ...room, watched: true }, 4_000],
  ["an unwatched one with the local mind", room, AWAY_SECONDS * 1000],
  ["an unwatched one with a model", { ...room, settings: { ...settings, model: "openai" } }, null],
  ["the same, when its owner chose so", { ...room, settings: { ...settings, model: "openai", run_while_away: true } }, AWAY_SECONDS * 1000],
  ["somebody alone and watched", { ...room, company: 1, watched: true }, 4_000],
  ["somebody alone and unwatched", { ...room, company: 1 }, null],
  ["a paused room", { ...room, status: "paused", watched: true } as const, null],
])("%s", (_, of, delay) => {
  expect(tickDelay(of)).toBe(delay);
});

test.each([
  ["comes for the tick", 1_200, null, 1_200],
  ["comes for a sink that is to be tried before the tick", 1_200, 1_100, 1_100],
  ["comes at once for what is overdue", 900, null, 1_001],
  // workerd never fires an alarm that was set, while one runs, to the time of the one that runs: the room stood still until a sink failed
  ["is not set to the time at which it fires", 1_200, 1_000, 1_001],
  ["is not set when nothing is due", null, null, null],
])("the alarm %s", (_, tick, retry, alarm) => {
  expect(nextAlarm(tick, retry, 1_000)).toBe(alarm);
});

test.each([
  ["a room that slept wakes at once", null, 4_000, 1_000 + WAKE_MS],
  ["so does one that went slowly", 300_000, 4_000, 1_000 + WAKE_MS],
  ["one that keeps the pace is not hurried by another visitor", 3_500, 4_000, 3_500],
  ["nor is one whose tick is overdue", 500, 4_000, 500],
  ["a very fast one waits no longer than its own pace", null, 200, 1_200],
  ["one that has to stop has no next tick", 3_500, null, null],
])("%s", (_, planned, delay, expected) => {
  expect(nextTick(planned, delay, 1_000)).toBe(expected);
});

test("a nudge arms a lost alarm, leaves a good one alone, and finds that a sleeping room is due never", async () => {
  const { stub } = await createRoom();
  expect(await told(stub.nudge())).toMatchObject({ nudged: false, next_tick_at: expect.any(String) });
  await runInDurableObject(stub, (_: Ecosystem, { storage }) => storage.deleteAlarm());
  expect(await told(stub.nudge())).toMatchObject({ nudged: true, next_tick_at: expect.any(String) });
  await told(stub.control("pause", 1, owner));
  expect(await told(stub.nudge())).toEqual({ nudged: false, next_tick_at: null });
});

test("an ecosystem that was never made cannot be nudged", async () => {
  const stub = env.ECOSYSTEM.getByName(crypto.randomUUID());
  expect(await stub.nudge()).toMatchObject({ refusal: { status: 404 } });
});

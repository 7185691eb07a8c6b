/**
 * A killed process loses nothing that a viewer has seen: every event is there after the restart, the sequence has no gap, and the
 * characters go on by themselves. A killed process is not a power cut: the disk's own promises are not tested.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { ServerMessage, ViewedEvent } from "../../objects/protocol.ts";
import { createEcosystem, signUp, type Client } from "./client.ts";
import { startStudio, type Studio } from "./studio.ts";

/** Longer than a dead one takes to be noticed. */
const BUSY_MS = 14_000;

let studio: Studio;
let client: Client;
let ecosystem: { id: string };

beforeAll(async () => {
  studio = await startStudio();
  client = await signUp(studio.origin);
  ecosystem = await createEcosystem(client);
});
afterAll(() => studio?.stop());

const watch = async (since: number | null) => {
  const { ticket } = await client.call<{ ticket: string }>("POST", `/ecosystems/${ecosystem.id}/tickets`);
  const query = new URLSearchParams({ ticket, ...(since === null ? {} : { since: String(since) }) });
  const socket = new WebSocket(`${studio.origin.replace("http", "ws")}/ws/ecosystem/${ecosystem.id}?${query}`);
  const seen: ViewedEvent[] = [];
  let snapshotSeq = 0;
  socket.addEventListener("message", ({ data }) => {
    const message = JSON.parse(String(data)) as ServerMessage;
    if (message.type === "welcome") snapshotSeq = message.snapshot === null ? 0 : message.seq;
    if (message.type === "events") seen.push(...message.events);
  });
  const until = (count: number) => vi.waitFor(() => expect(seen.length).toBeGreaterThanOrEqual(count), { timeout: 60_000, interval: 50 });
  return { socket, seen, until, snapshotSeq: () => snapshotSeq };
};

const log = async (): Promise<ViewedEvent[]> => {
  const events: ViewedEvent[] = [];
  for (let since: number | null = 0; since !== null;) {
    const page: { events: ViewedEvent[]; next_since: number | null } = await client.call(
      "GET",
      `/ecosystems/${ecosystem.id}/events?since=${since}&limit=1000`,
    );
    events.push(...page.events);
    since = page.next_since;
  }
  return events;
};

const expectWhole = (events: readonly ViewedEvent[], seen: readonly ViewedEvent[]) => {
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
  const kept = new Map(events.map((event) => [event.seq, event]));
  for (const event of seen) expect(kept.get(event.seq)).toEqual(event);
};

test("kill -9 of workerd: it is started again, everything seen is there, the viewer resumes without a gap", async () => {
  const before = await watch(null);
  await before.until(40);
  const ready = studio.nextReady();
  for (const pid of studio.workerd()) process.kill(pid, "SIGKILL");
  await ready;
  const last = Math.max(...before.seen.map(({ seq }) => seq));
  expectWhole(await log(), before.seen);
  const after = await watch(last);
  await after.until(20);
  expect(after.seen.slice(0, 20).map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, index) => last + 1 + index));
  after.socket.close();
});

test("a workerd that answers nobody for a while, as one that computes, is let be and goes on", async () => {
  const running = studio.workerd();
  for (const pid of running) process.kill(pid, "SIGSTOP");
  await sleep(BUSY_MS);
  for (const pid of running) process.kill(pid, "SIGCONT");
  const { seen, until, socket } = await watch(null);
  await until(5);
  expect(seen.length).toBeGreaterThanOrEqual(5);
  expect(studio.workerd()).toEqual(running);
  socket.close();
});

test("kill -9 of everything, then npm start again: the same, and accounts and books are kept", async () => {
  const before = await watch(null);
  await before.until(40);
  const { dataDir, origin } = studio;
  await studio.kill();
  studio = await startStudio({ dataDir, port: Number(new URL(origin).port) });
  expectWhole(await log(), before.seen);
  const after = await watch(Math.max(...before.seen.map(({ seq }) => seq)));
  await after.until(20);
  expect(after.seen[0]?.seq).toBe(Math.max(...before.seen.map(({ seq }) => seq)) + 1);
  after.socket.close();
});

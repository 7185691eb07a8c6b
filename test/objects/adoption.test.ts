/** A log comes into another object: the same to the byte, across an eviction in the middle, and not before it is whole. */
import { evictDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import type { LogPage, LogRow } from "../../objects/ecosystem/contract.ts";
import { digestOf } from "../../objects/ecosystem/log-digest.ts";
import { fold, stateHash, type Event } from "../../objects/simulation/index.ts";
import { createRoom, creation, owner, told } from "./room.ts";

const lived = async () => {
  const { stub } = await createRoom();
  await told(stub.control("step", 15, owner));
  await told(stub.control("pause", 1, owner));
  const head = await told(stub.exportHead(owner));
  const { rows } = await told(stub.exportLog({ since: 0, until: head.seq }, owner));
  return { stub, head, rows };
};

const empty = () => env.ECOSYSTEM.getByName(crypto.randomUUID());

test("an adopted log is the same, its memory can be searched, and the room goes on from there", async () => {
  const { stub, head, rows } = await lived();
  const other = empty();
  await told(other.adopt({ step: "begin", head }));
  await told(other.adopt({ step: "append", rows: rows.slice(0, -1) }));
  expect(await told(other.adopt({ step: "complete", head, rows: rows.slice(-1) }))).toEqual({ seq: head.seq, state_hash: head.state_hash });
  expect(await told(other.exportHead(owner))).toEqual(head);
  expect((await told(other.exportLog({ since: 0 }, owner))).rows).toEqual(rows);
  expect((await told(other.health())).interactions).toEqual((await told(stub.health())).interactions);
  await evictDurableObject(other);
  expect(await told(other.exportHead(owner))).toEqual(head);
  await told(other.control("resume", 1, owner));
  expect((await told(other.control("step", 3, owner))).seq).toBeGreaterThan(head.seq);
});

test("half a log is no ecosystem; whoever was cut off goes on, and a page that comes twice is there once", async () => {
  const { head, rows } = await lived();
  const other = empty();
  const half = Math.ceil(rows.length / 2);
  await told(other.adopt({ step: "begin", head }));
  await told(other.adopt({ step: "append", rows: rows.slice(0, half) }));
  await evictDurableObject(other);
  expect(await other.dashboard()).toMatchObject({ refusal: { status: 404 } });
  expect(await other.create(creation("x"))).toMatchObject({ refusal: { status: 409 } });
  const another = { ...head, seq: head.seq + 1 };
  expect(await other.adopt({ step: "begin", head: another })).toMatchObject({ refusal: { status: 409 } });
  expect(await other.adopt({ step: "complete", head: another, rows })).toMatchObject({ refusal: { status: 409 } });
  expect(await told(other.adopt({ step: "begin", head }))).toEqual({ seq: rows[half - 1]?.last_seq, state_hash: null });
  expect(await told(other.adopt({ step: "complete", head, rows }))).toMatchObject({ state_hash: head.state_hash });
  expect(await other.adopt({ step: "begin", head })).toMatchObject({ refusal: { status: 409 } });
  expect(await other.adopt({ step: "append", rows })).toMatchObject({ refusal: { status: 409 } });
  expect(await other.adopt({ step: "complete", head, rows })).toMatchObject({ refusal: { status: 409 } });
  expect(await told(other.exportHead(owner))).toEqual(head);
});

test("a log that ends where it should not is given up with its last part", async () => {
  const { head, rows } = await lived();
  const other = empty();
  expect(await other.adopt({ step: "complete", head, rows: rows.slice(0, -1) })).toMatchObject({ refusal: { status: 422 } });
  expect(await told(other.create(creation("x")))).toMatchObject({ status: "running" });
});

test("a log is known by its digest, up to any event; it is an owner's to ask", async () => {
  const { stub, head, rows } = await lived();
  expect(await told(stub.mark(head.seq, owner))).toEqual({ seq: head.seq, digest: digestOf([rows]) });
  const until = rows[1]?.last_seq ?? 0;
  expect(await told(stub.mark(until, owner))).toEqual({ seq: head.seq, digest: digestOf([rows.slice(0, 2)]) });
  expect(await stub.mark(head.seq, { ...owner, role: "director" })).toMatchObject({ refusal: { status: 403 } });
  expect(await empty().mark(1, owner)).toMatchObject({ refusal: { status: 404 } });
});

test("a log that was given up leaves an empty object", async () => {
  const { head, rows } = await lived();
  const other = empty();
  await told(other.adopt({ step: "begin", head }));
  await told(other.adopt({ step: "append", rows: rows.slice(0, 2) }));
  await told(other.adopt({ step: "abandon" }));
  expect(await told(other.create(creation("x")))).toMatchObject({ status: "running" });
});

test("a part of a log, cut in the middle of a commit, is the state as it was there", async () => {
  const { stub, head, rows } = await lived();
  const long = rows.find(({ first_seq, last_seq }) => last_seq > first_seq + 1);
  if (long === undefined) throw new Error("no commit has three events");
  const until = long.first_seq + 1;
  const part = await told(stub.exportLog({ since: 0, until }, owner));
  const other = empty();
  const cut = { ...head, seq: until, state_hash: null };
  const { state_hash } = await told(other.adopt({ step: "complete", head: cut, rows: part.rows }));
  expect(state_hash).toBe((await told(stub.replay(until, "owner"))).state_hash);
});

test("only an owner may take the log away", async () => {
  const { stub } = await lived();
  const director = { ...owner, role: "director" } as const;
  expect(await stub.exportHead(director)).toMatchObject({ refusal: { status: 403 } });
  expect(await stub.exportLog({ since: 0 }, director)).toMatchObject({ refusal: { status: 403 } });
});

test("50,000 events come over whole, in pages that one remote call carries", async () => {
  const { rows } = await lived();
  const begun = rows.flatMap(({ events }) => JSON.parse(events) as Event[]);
  const last = begun.at(-1);
  if (last === undefined) throw new Error("no events");
  const id = last.id.split(":")[0] ?? "";
  const events: Event[] = [...begun];
  const content = "The bell rings over the harbour, and nobody at the quay turns to look at it. ".repeat(4);
  for (let seq = begun.length + 1; seq <= 50_000; seq++)
    events.push({
      ...last,
      seq,
      id: `${id}:${seq}`,
      type: "world_event",
      visibility: "public",
      data: { content, location: null, by: "test" },
    });
  const commits: LogRow[] = [];
  for (let from = 0; from < events.length; from += 5) {
    const part = events.slice(from, from + 5);
    commits.push({ first_seq: from + 1, last_seq: from + part.length, tick: 1, events: JSON.stringify(part) });
  }
  const settings = { tick_seconds: 3600, model: "local", visibility: "private", run_while_away: false } as const;
  const head = { seq: events.length, state_hash: stateHash(fold(events)), settings, clock: { tick: 9_000, at: 1 } };
  const first = empty();
  await told(first.adopt({ step: "begin", head }));
  for (let from = 0; from < commits.length; from += 2_000)
    await told(first.adopt({ step: "append", rows: commits.slice(from, from + 2_000) }));
  await told(first.adopt({ step: "complete", head, rows: [] }));

  const second = empty();
  const started = performance.now();
  await told(second.adopt({ step: "begin", head }));
  let pages = 0;
  for (let since: number | null = 0; since !== null; pages++) {
    const page: LogPage = await told(first.exportLog({ since }, owner));
    await told(second.adopt({ step: "append", rows: page.rows }));
    since = page.next_since;
  }
  const copied = performance.now();
  expect(await told(second.adopt({ step: "complete", head, rows: [] }))).toEqual({ seq: 50_000, state_hash: head.state_hash });
  console.log(
    `50,000 events: ${pages} pages copied in ${Math.round(copied - started)} ms, folded in ${Math.round(performance.now() - copied)} ms`,
  );
  expect(pages).toBeGreaterThan(1);
}, 60_000);

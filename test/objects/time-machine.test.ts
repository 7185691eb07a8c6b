/** Going back in a log and parting from it, in workerd: every state is found again, a branch has its parent's past and its own future. */
import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import type { Ecosystem } from "../../objects/ecosystem.ts";
import { beginAdoption } from "../../objects/ecosystem/adoption.ts";
import type { BranchChange } from "../../objects/ecosystem/contract.ts";
import { Journal } from "../../objects/ecosystem/journal.ts";
import { partsOf, surplus } from "../../objects/ecosystem/snapshots.ts";
import { fold, stateHash, takeSnapshot, type Event } from "../../objects/simulation/index.ts";
import { createRoom, owner, told } from "./room.ts";

type Stub = Awaited<ReturnType<typeof createRoom>>["stub"];

const logOf = async (stub: Stub): Promise<Event[]> => {
  const events: Event[] = [];
  for (let since: number | null = 0; since !== null;) {
    const page: { events: readonly unknown[]; next_since: number | null } = await told(stub.events({ since, limit: 1000 }, "owner"));
    events.push(...(page.events as Event[]));
    since = page.next_since;
  }
  return events;
};

const hashAt = async (stub: Stub, seq: number): Promise<string> => (await told(stub.replay(seq, "owner"))).state_hash;

const branchOf = async (parent: { id: string }, from_seq: number, change: BranchChange = { kind: "none" }) => {
  const id = crypto.randomUUID();
  const stub = env.ECOSYSTEM.getByName(id);
  const answer = await stub.branch({ id, name: "What if", parent_id: parent.id, from_seq, change }, { visibility: "private" }, owner);
  return { id, stub, answer };
};

/** A paused room with some hundred events: nothing happens in it, or in its branches, but what a test does. */
const grown = async (ticks = 60) => {
  const room = await createRoom();
  await told(room.stub.control("pause", 1, owner));
  await told(room.stub.control("step", ticks, owner));
  return room;
};

test("the state at any event is the fold of the log up to it, from whatever snapshot it was made", async () => {
  const { stub } = await grown(120);
  const events = await logOf(stub);
  const heads = await runInDurableObject(stub, (_: Ecosystem, { storage }) =>
    storage.sql.exec<{ seq: number }>("select seq from snapshot_heads").toArray(),
  );
  expect(heads.length).toBeGreaterThan(1);
  const places = [1, 2, ...heads.flatMap(({ seq }) => [seq - 1, seq, seq + 1]), events.length].filter((seq) => seq <= events.length);
  for (const seq of places) expect(await hashAt(stub, seq), `event ${seq}`).toBe(stateHash(fold(events.slice(0, seq))));
});

test("a branch has its parent's state at the fork and goes on by itself; the parent is not touched", async () => {
  const parent = await grown();
  const before = await told(parent.stub.dashboard());
  const from_seq = Math.floor(before.seq / 2);
  const { id, stub } = await branchOf(parent, from_seq, { kind: "world_event", content: "The lamp goes out.", location: null });
  expect(await hashAt(stub, from_seq)).toBe(await hashAt(parent.stub, from_seq));
  expect(await told(stub.summary())).toMatchObject({
    parent: { ecosystem_id: parent.id, seq: from_seq },
    settings: { visibility: "private" },
  });
  const [mine, theirs] = [await logOf(stub), await logOf(parent.stub)];
  expect(mine.slice(0, from_seq)).toEqual(theirs.slice(0, from_seq));
  expect(mine[from_seq]).toMatchObject({ type: "ecosystem_branched", id: `${id}:${from_seq + 1}` });
  expect(mine[from_seq + 1]).toMatchObject({ type: "world_event", data: { content: "The lamp goes out." } });
  await told(stub.control("step", 10, owner));
  await evictDurableObject(stub);
  const after = await told(stub.dashboard());
  expect(after.seq).toBeGreaterThan(from_seq + 2);
  expect(after.state_hash).toBe(stateHash(fold(await logOf(stub))));
  expect(await told(parent.stub.dashboard())).toMatchObject({ seq: before.seq, state_hash: before.state_hash });
});

test("a branch remembers and counts what there was at the fork, and its clock goes on from there", async () => {
  const parent = await grown();
  const { seq } = await told(parent.stub.summary());
  const from_seq = seq - 40;
  const { stub } = await branchOf(parent, from_seq);
  const events = (await logOf(parent.stub)).slice(0, from_seq);
  const rows = await runInDurableObject(stub, (_: Ecosystem, { storage }) => ({
    memories: storage.sql.exec<{ rowid: number }>("select rowid from memories order by rowid").toArray(),
    climate: storage.sql.exec<{ seq: number }>("select seq from climate order by seq").toArray(),
    clock: storage.sql.exec<{ tick: number; interactions: string }>("select tick, interactions from clock").one(),
  }));
  const gone = new Set(
    events.flatMap((event) =>
      event.type === "memories_forgotten" ? event.data.memory_ids : event.type === "memories_consolidated" ? event.data.replaced : [],
    ),
  );
  const kept = events.flatMap((event) =>
    (event.type === "memory_formed" || event.type === "memories_consolidated") && !gone.has(event.data.memory.id) ? [event.seq] : [],
  );
  expect(rows.memories.map(({ rowid }) => rowid)).toEqual(kept);
  expect(rows.climate.map(({ seq: measured }) => measured)).toEqual(
    events.filter(({ type }) => type === "climate_measured").map((event) => event.seq),
  );
  // the branch's first step takes no turn of its parent's dice
  expect(rows.clock.tick).toBe(events.at(-1)?.tick);
  const lines = Object.values(JSON.parse(rows.clock.interactions) as Record<string, number>).reduce((sum, count) => sum + count, 0);
  expect(lines).toBe(events.filter(({ type }) => type === "character_interaction").length);
});

test.each<[string, BranchChange, string]>([
  ["a mood", { kind: "mood", character_id: "c-0", emotion: "anger", intensity: 0.9 }, "emotion_felt"],
  ["a direction", { kind: "direct", to: "c-0", text: "Say nothing." }, "character_directed"],
  ["a confidence", { kind: "tell", to: ["c-0"], text: "The lamp is in the well." }, "fact_learned"],
  ["a departure", { kind: "leave", character_id: "c-0" }, "character_left"],
  [
    "a tie",
    { kind: "override", from: "c-0", to: "c-1", change: { dimension: "strength", value: -0.9 }, because: "He lied." },
    "relationship_changed",
  ],
])("a branch may begin with %s", async (_, change, type) => {
  const parent = await grown(5);
  const { seq } = await told(parent.stub.summary());
  const { stub, answer } = await branchOf(parent, seq, change);
  expect("value" in answer).toBe(true);
  const events = (await logOf(stub)).slice(seq);
  expect(events.map((event) => event.type)).toContain(type);
});

test("a branch whose change the story cannot take is refused and leaves nothing", async () => {
  const parent = await grown(5);
  const { seq } = await told(parent.stub.summary());
  const nobody = await branchOf(parent, seq, { kind: "leave", character_id: "nobody" });
  expect(nobody.answer).toMatchObject({ refusal: { status: 422 } });
  expect(await nobody.stub.summary()).toMatchObject({ refusal: { status: 404 } });
  expect((await branchOf(parent, seq + 1)).answer).toMatchObject({ refusal: { status: 422, reason: expect.stringContaining(`${seq}`) } });
  expect((await branchOf(parent, 0)).answer).toMatchObject({ refusal: { status: 422 } });
});

test("asking twice for the same branch makes one; a story that is there is not written over", async () => {
  const parent = await grown(5);
  const { seq } = await told(parent.stub.summary());
  const { id, stub, answer } = await branchOf(parent, seq);
  const request = { id, name: "What if", parent_id: parent.id, from_seq: seq, change: { kind: "none" } } as const;
  expect(await stub.branch(request, {}, owner)).toEqual(answer);
  const other = await grown(3);
  expect(await other.stub.branch({ ...request, id: other.id }, {}, owner)).toMatchObject({ refusal: { status: 409 } });
});

test("a copy that was interrupted is no story, and is thrown away", async () => {
  const stub = env.ECOSYSTEM.getByName(crypto.randomUUID());
  await runInDurableObject(stub, (_: Ecosystem, { storage }) => {
    beginAdoption(storage, "elsewhere", 10);
    storage.sql.exec("insert into commits (first_seq, last_seq, tick, events) values (1, 1, 1, '[]')");
  });
  await evictDurableObject(stub);
  expect(await stub.summary()).toMatchObject({ refusal: { status: 404 } });
  const left = await runInDurableObject(stub, (_: Ecosystem, { storage }) => storage.sql.exec("select * from commits").toArray());
  expect(left).toEqual([]);
});

const memory = (number: number, text: string) =>
  ({ id: `m${number}`, kind: "dialogue", text, importance: 0.5, subjects: [], sources: [], at: 0 }) as const;

test("the index of memories follows what is consolidated and forgotten, and keeps what was let go for branches", async () => {
  const { stub } = await grown(5);
  await runInDurableObject(stub, (_: Ecosystem, { storage }) => {
    const journal = new Journal(storage);
    const { state, clock } = journal.load();
    const seq = state.meta.seq;
    const common = { timestamp: "2026-01-01T00:00:00.000Z", tick: 1, at: 0, audience: [], visibility: "private" } as const;
    const ids = [seq + 1, seq + 2];
    const formed = ids.map((number): Event => ({
      ...common,
      seq: number,
      id: `e:${number}`,
      type: "memory_formed",
      data: { character_id: "c-0", memory: memory(number, "zanzibar") },
    }));
    const consolidated: Event = {
      ...common,
      seq: seq + 3,
      id: `e:${seq + 3}`,
      type: "memories_consolidated",
      data: { character_id: "c-0", memory: memory(seq + 3, "zanzibar twice"), replaced: [`m${seq + 1}`] },
    };
    const forgotten: Event = {
      ...common,
      seq: seq + 4,
      id: `e:${seq + 4}`,
      type: "memories_forgotten",
      data: { character_id: "c-0", memory_ids: [`m${seq + 2}`], because: "long ago" },
    };
    journal.commit([...formed, consolidated, forgotten], clock);
    const found = storage.sql.exec<{ rowid: number }>("select rowid from memories where memories match 'zanzibar'").toArray();
    expect(found.map(({ rowid }) => rowid)).toEqual([seq + 3]);
    const former = storage.sql.exec("select seq, gone_seq from former_memories where seq > ? order by seq", seq).toArray();
    expect(former).toEqual([
      { seq: seq + 1, gone_seq: seq + 3 },
      { seq: seq + 2, gone_seq: seq + 4 },
    ]);
  });
});

test("snapshots stay bounded in number and size, the newest among them, closer together the newer they are", () => {
  let heads: { seq: number; characters: number }[] = [];
  for (let seq = 500; seq <= 1_000_000; seq += 500) {
    heads.push({ seq, characters: 100_000 });
    const gone = new Set(surplus(heads));
    heads = heads.filter((head) => !gone.has(head.seq));
  }
  expect(heads.length).toBe(64);
  expect(heads.slice(-2).map(({ seq }) => seq)).toEqual([999_500, 1_000_000]);
  const gaps = heads.map(({ seq }, index) => seq - (heads[index - 1]?.seq ?? 0));
  expect(Math.max(...gaps)).toBeLessThan(60_000);
  expect(Math.max(...gaps.slice(-8))).toBeLessThan(10_000);
  const large = [1, 2, 3, 4].map((seq) => ({ seq, characters: 40_000_000 }));
  expect(surplus(large)).toEqual([1, 2]);
});

test("a snapshot is kept in parts of a bounded size, each JSON by itself", async () => {
  const { stub } = await grown(20);
  const state = fold(await logOf(stub));
  const parts = [...partsOf(takeSnapshot(state))];
  expect(Math.max(...parts.map((part) => part.length))).toBeLessThan(500_000);
  expect(parts.map((part) => Object.keys(JSON.parse(part) as object))).toContainEqual(["relationships"]);
});

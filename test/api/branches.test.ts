/** What-ifs over the API: who may make them, what they share, how they are compared; and why somebody spoke. */
import { beforeAll, expect, test } from "vitest";
import type { Event } from "../../objects/simulation/index.ts";
import type { Ecosystem } from "../../worker/contract.ts";
import { makeEcosystem, send, signUp, type Person } from "./client.ts";

let owner: Person;
let stranger: Person;
let id: string;
let characters: string[];
let seq: number;
beforeAll(async () => {
  [owner, stranger] = [await signUp(), await signUp()];
  ({ id, characters } = await makeEcosystem(owner));
  ({ seq } = await owner.call<{ seq: number }>("POST", `/ecosystems/${id}/control`, { action: "step", ticks: 20 }));
}, 30_000);

const branch = (who: Person, body: object) => who.call<Ecosystem>("POST", `/ecosystems/${id}/branches`, body);
const hashAt = async (who: Person, room: string, to: number) =>
  (await who.call<{ state_hash: string }>("GET", `/ecosystems/${room}/replay?to=${to}`)).state_hash;

test("a branch is an ecosystem of one's own with the parent's past; the parent is as it was", async () => {
  const before = await hashAt(owner, id, seq);
  const made = await branch(owner, { from_seq: seq - 5, change: { kind: "world_event", content: "The lamp goes out." }, name: "Darkness" });
  expect(made).toMatchObject({
    name: "Darkness",
    role: "owner",
    parent: { ecosystem_id: id, seq: seq - 5 },
    settings: { visibility: "private" },
  });
  expect(made.character_ids.toSorted()).toEqual(characters.toSorted());
  expect(await hashAt(owner, made.id, seq - 5)).toBe(await hashAt(owner, id, seq - 5));
  expect(await hashAt(owner, id, seq)).toBe(before);
  expect((await owner.call<Ecosystem>("GET", `/ecosystems/${id}`)).seq).toBe(seq);
  const { items } = await owner.call<{ items: Ecosystem[] }>("GET", `/ecosystems/${id}/branches`);
  expect(items.map((one) => one.id)).toContain(made.id);
  await owner.call("POST", `/ecosystems/${made.id}/control`, { action: "step", ticks: 10 });
  const comparison = await owner.call<{
    divergence: { seq: number; events: Event[] };
    relationships: unknown[];
    counts: { events: number[] };
  }>("GET", `/ecosystems/${id}/compare?with=${made.id}`);
  expect(comparison.divergence).toMatchObject({ seq: seq - 4, events: [{ id: `${id}:${seq - 4}` }, { type: "ecosystem_branched" }] });
  expect(comparison).toMatchObject({ stories: [{ id }, { id: made.id, name: "Darkness" }], present: { only: [[], []] } });
  expect(comparison.counts.events[0]).toBe(seq);
});

test("two branches of the same moment part there, and ties that became different are told", async () => {
  const [from, to] = characters;
  const override = { kind: "override", from, to, change: { dimension: "strength", value: -0.95 } };
  const [first, second] = [await branch(owner, { from_seq: seq }), await branch(owner, { from_seq: seq, change: override })];
  const comparison = await owner.call<{
    divergence: { seq: number };
    relationships: { from: string; to: string; difference: { strength: number } }[];
  }>("GET", `/ecosystems/${first.id}/compare?with=${second.id}`);
  expect(comparison.divergence.seq).toBe(seq + 1);
  const tie = comparison.relationships.find((one) => one.from === from && one.to === to);
  expect(tie?.difference.strength).toBeLessThan(-0.5);
  expect((await owner.refused("GET", `/ecosystems/${first.id}/compare?with=${first.id}`)).status).toBe(422);
});

test("a changed line is said and answered in the branch alone", async () => {
  await owner.call("POST", `/ecosystems/${id}/control`, { action: "resume" });
  const { seq: now } = await owner.call<Ecosystem>("GET", `/ecosystems/${id}`);
  const change = { kind: "line", character_id: characters[0], to: characters[1], text: "I never loved the sea.", type: "confession" };
  const made = await branch(owner, { from_seq: now, change });
  await owner.call("POST", `/ecosystems/${id}/control`, { action: "pause" });
  const { events } = await owner.call<{ events: Event[] }>("GET", `/ecosystems/${made.id}/events?since=${now}`);
  const line = events.find((event) => event.type === "character_interaction");
  expect(line?.data).toMatchObject({ content: "I never loved the sea." });
});

test("a room is branched by those alone who may know what is private in it, into a room of their own", async () => {
  expect((await stranger.refused("POST", `/ecosystems/${id}/branches`, { from_seq: 3 })).status).toBe(404);
  const open = await makeEcosystem(owner, "public");
  const refused = await stranger.refused("POST", `/ecosystems/${open.id}/branches`, { from_seq: 3 });
  expect(refused).toMatchObject({ status: 403, body: { detail: expect.stringContaining("private") } });
  const made = await branch(owner, { from_seq: 3 });
  expect(made).toMatchObject({ role: "owner", settings: { visibility: "private" } });
  expect((await stranger.refused("GET", `/ecosystems/${made.id}`)).status).toBe(404);
  expect((await stranger.refused("GET", `/ecosystems/${open.id}/compare?with=${made.id}`)).status).toBe(404);
  expect((await send("POST", `/ecosystems/${open.id}/branches`, { from_seq: 3 })).status).toBe(401);
});

test("a branch that cannot be leaves no ecosystem behind", async () => {
  const before = (await owner.call<{ items: Ecosystem[] }>("GET", "/ecosystems?limit=100")).items.length;
  const far = await owner.refused("POST", `/ecosystems/${id}/branches`, { from_seq: 1_000_000 });
  expect(far).toMatchObject({ status: 422, body: { detail: expect.stringContaining("The log goes from event 1") } });
  const nobody = { from_seq: seq, change: { kind: "leave", character_id: "nobody" } };
  expect((await owner.refused("POST", `/ecosystems/${id}/branches`, nobody)).status).toBe(422);
  const model = { from_seq: seq, change: { kind: "settings", settings: { model: "nothing-we-know" } } };
  expect((await owner.refused("POST", `/ecosystems/${id}/branches`, model)).status).toBe(422);
  expect((await owner.call<{ items: Ecosystem[] }>("GET", "/ecosystems?limit=100")).items.length).toBe(before);
});

test("why somebody had the floor: every bid with its terms, and the chance it had", async () => {
  const { events } = await owner.call<{ events: Event[] }>("GET", `/ecosystems/${id}/events?limit=1000`);
  const chosen = events.find((event) => event.type === "speaker_chosen");
  if (chosen?.type !== "speaker_chosen") throw new Error("nobody had the floor");
  const line = events.find((event) => event.type === "character_interaction" && event.data.turn_id === chosen.data.turn_id);
  const why = await owner.call<{ bids: { bidder: string; probability: number; total: number }[]; line_seq: number | null }>(
    "GET",
    `/ecosystems/${id}/turns/${chosen.data.turn_id}/why`,
  );
  expect(why).toMatchObject({ speaker_id: chosen.data.speaker_id, intent: chosen.data.intent, line_seq: line?.seq ?? null });
  expect(why.bids.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 2);
  expect(why.bids.map(({ bidder }) => bidder)).toContain(chosen.data.speaker_id);
  expect(await owner.call("GET", `/ecosystems/${id}/turns/${line?.seq ?? chosen.seq}/why`)).toEqual(why);
  expect((await owner.refused("GET", `/ecosystems/${id}/turns/1/why`)).status).toBe(404);
});

test("the climate comes from its own rows, in pages", async () => {
  const { points } = await owner.call<{ points: { seq: number; climate: { energy: number } }[] }>("GET", `/ecosystems/${id}/climate`);
  expect(points.length).toBeGreaterThan(1);
  const { events } = await owner.call<{ events: Event[] }>("GET", `/ecosystems/${id}/events?limit=1000`);
  expect(points.map((point) => point.seq)).toEqual(events.flatMap((event) => (event.type === "climate_measured" ? [event.seq] : [])));
  const page = await owner.call<{ points: unknown[]; next_since: number | null }>("GET", `/ecosystems/${id}/climate?limit=1`);
  expect(page).toEqual({ points: points.slice(0, 1), next_since: points[0]?.seq });
});

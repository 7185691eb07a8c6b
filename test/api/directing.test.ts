/** A director's hand in a story over the API: what each route does to the log, and who may not. */
import { beforeAll, describe, expect, test } from "vitest";
import type { Event } from "../../objects/simulation/index.ts";
import { makeEcosystem, send, signUp, writeCharacters, type Person, type Refusal } from "./client.ts";

let owner: Person;
let stranger: Person;
let id: string;
let a: string;
let b: string;
beforeAll(async () => {
  [owner, stranger] = [await signUp(), await signUp()];
  const made = await makeEcosystem(owner, "public");
  id = made.id;
  [a = "", b = ""] = made.characters;
}, 30_000);

interface Written {
  readonly seq: number;
}

const eventAt = async (seq: number, who = owner): Promise<Event | { seq: number; type: "hidden" }> => {
  const { events } = await who.call<{ events: Event[] }>("GET", `/ecosystems/${id}/events?since=${seq - 1}&until=${seq}`);
  const [event] = events;
  if (!event) throw new Error(`no event ${seq}`);
  return event;
};

describe("a director", () => {
  test("directs one character, privately", async () => {
    const { seq } = await owner.call<Written>("POST", `/ecosystems/${id}/directions`, { to: a, text: "Keep the door shut.", turns: 5 });
    expect(await eventAt(seq)).toMatchObject({ type: "character_directed", data: { character_id: a, turns: 5 } });
    expect(await eventAt(seq, stranger)).toEqual({ seq, type: "hidden" });
    const { items } = await stranger.call<{ items: { id: string; direction: unknown }[] }>("GET", `/ecosystems/${id}/characters`);
    expect(items.find((character) => character.id === a)?.direction).toBeNull();
  });

  test("lets characters know a fact, and traces it", async () => {
    const { seq } = await owner.call<Written>("POST", `/ecosystems/${id}/tell`, { to: [a], text: "The will is a forgery." });
    const told = await eventAt(seq);
    if (told.type !== "fact_learned") throw new Error(told.type);
    const trace = await owner.call<object>("GET", `/ecosystems/${id}/facts/${told.data.known.fact_id}/trace`);
    expect(trace).toMatchObject({ text: "The will is a forgery.", steps: [{ seq, how: "author", character_id: a, from: null }] });
    expect((await stranger.refused("GET", `/ecosystems/${id}/facts/${told.data.known.fact_id}/trace`)).status).toBe(403);
    expect((await owner.refused("GET", `/ecosystems/${id}/facts/f0/trace`)).status).toBe(404);
  });

  test("sets a tie, and takes the change back once", async () => {
    const path = `/ecosystems/${id}/relationships/${a}/${b}`;
    const strength = async () => {
      const { edges } = await owner.call<{ edges: { from: string; to: string; strength: number }[] }>("GET", `/ecosystems/${id}/graph`);
      return edges.find(({ from, to }) => from === a && to === b)?.strength ?? 0;
    };
    const before = await strength();
    await owner.call("PUT", path, { dimension: "strength", value: -0.7, because: "She broke her word." });
    expect(await strength()).toBe(-0.7);
    const { items } = await owner.call<{ items: { seq: number; dimension: string; rule: string; quote: string }[] }>(
      "GET",
      `/relationships/${a}/${b}/history`,
    );
    const change = items.findLast(({ dimension }) => dimension === "strength");
    expect(change).toMatchObject({ rule: "author", quote: "She broke her word." });
    await owner.call("POST", `${path}/undo`, { seq: change?.seq });
    expect(await strength()).toBeCloseTo(before, 3);
    expect((await owner.refused("POST", `${path}/undo`, { seq: change?.seq })).body.detail).toContain("already");
    expect((await owner.refused("POST", `${path}/undo`, { seq: 1 })).status).toBe(422);
    expect((await owner.refused("PUT", path, { dimension: "trust", value: -0.5 })).status).toBe(422);
  });

  test("brings a character in, moves and dismisses them", async () => {
    const [newcomer = ""] = await writeCharacters(owner, 1);
    const path = `/ecosystems/${id}/characters`;
    await owner.call("POST", path, { character_id: newcomer });
    expect((await owner.call<{ character_ids: string[] }>("GET", `/ecosystems/${id}`)).character_ids).toContain(newcomer);
    expect((await owner.refused("POST", path, { character_id: newcomer })).status).toBe(422);
    await owner.call("POST", `${path}/${newcomer}/move`, { location: "the library" });
    const { seq } = await owner.call<Written>("POST", `${path}/${newcomer}/move`, { location: "the garden" });
    expect(await eventAt(seq)).toMatchObject({ type: "character_moved", data: { character_id: newcomer, to: "the garden" } });
    expect((await owner.refused("POST", `${path}/${newcomer}/move`, { location: "the moon" })).body.detail).toContain("the garden");
    await owner.call("DELETE", `${path}/${newcomer}`);
    expect((await owner.refused("DELETE", `${path}/${newcomer}`)).status).toBe(422);
    const [theirs = ""] = await writeCharacters(stranger, 1);
    expect((await owner.refused("POST", path, { character_id: theirs })).status).toBe(404);
  });

  test("begins a scenario and leads it; others do not see its secret objectives", async () => {
    const { id: scenarioId, start_time } = await owner.call<{ id: string; status: string; start_time: string }>(
      "POST",
      `/ecosystems/${id}/scenario`,
      {
        title: "The reading of the will",
        mood: "tense",
        minutes: 30,
        objectives: [
          { text: "Somebody names the forger", measure: { kind: "said", words: "forger" } },
          { text: "Keep the key", character_id: a, secret: true, measure: { kind: "kept", text: "I have the key." } },
        ],
      },
    );
    expect(Number.isNaN(Date.parse(start_time))).toBe(false);
    const seenBy = async (person: Person) =>
      (await person.call<{ scenario: { id: string; status: string; objectives: { text: string }[] } }>("GET", `/ecosystems/${id}/scenario`))
        .scenario;
    expect((await seenBy(owner)).objectives.map(({ text }) => text)).toEqual(["Somebody names the forger", "Keep the key"]);
    expect((await seenBy(stranger)).objectives.map(({ text }) => text)).toEqual(["Somebody names the forger"]);
    const paused = await owner.call("POST", `/ecosystems/${id}/scenario/control`, { action: "pause" });
    expect(paused).toMatchObject({ scenario: { id: scenarioId, status: "paused" } });
    await owner.call("POST", `/ecosystems/${id}/scenario/control`, { action: "end" });
    expect((await seenBy(stranger)).status).toBe("ended");
  });

  test("is answered at the singular address too", async () => {
    const { seq } = await owner.call<Written>("POST", `/ecosystem/${id}/events`, { content: "It begins to rain." });
    expect((await owner.call<{ points: unknown[] }>("GET", `/ecosystem/${id}/climate?until=${seq}`)).points).toBeInstanceOf(Array);
  });
});

test.each([
  ["POST", "directions", () => ({ to: a, text: "Go." })],
  ["POST", "tell", () => ({ to: [a], text: "A secret." })],
  ["POST", "characters", () => ({ character_id: a })],
  ["POST", "scenario", () => ({ title: "A coup" })],
  ["POST", "scenario/control", () => ({ action: "end" })],
  ["POST", "events", () => ({ content: "Fire!" })],
])("%s /%s is for directors: others are refused in words, visitors are asked to sign in", async (method, path, body) => {
  const refused = await stranger.refused(method, `/ecosystems/${id}/${path}`, body());
  expect(refused.status).toBe(403);
  expect(refused.body.detail.length).toBeGreaterThan(20);
  expect((await send<Refusal>(method, `/ecosystems/${id}/${path}`, body())).status).toBe(401);
});

test.each([
  ["directions", { to: "x", text: " " }],
  ["directions", { to: "x", text: "Go.", turns: 21 }],
  ["tell", { to: [], text: "A secret." }],
  ["scenario", { title: "" }],
  ["scenario", { title: "A", objectives: [{ text: "B", measure: { kind: "tie", from: "a", to: "b", dimension: "strength" } }] }],
  ["branches", { from_seq: 0 }],
  ["branches", { from_seq: 1, change: { kind: "mood", character_id: "x", emotion: "envy" } }],
])("POST /%s with %j is refused before it reaches the story", async (path, body) => {
  expect((await owner.refused("POST", `/ecosystems/${id}/${path}`, body)).status).toBe(422);
});

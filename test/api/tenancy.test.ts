/** What belongs to one person does not exist for another: 404, whatever the method, and nothing changes. */
import { beforeAll, describe, expect, test } from "vitest";
import { BOOK } from "./book.ts";
import { makeEcosystem, send, signUp, upload, type Person, type Refusal } from "./client.ts";

let owner: Person;
let stranger: Person;
const things: Record<string, string> = {};

beforeAll(async () => {
  [owner, stranger] = [await signUp(), await signUp()];
  const { document_id, task_id } = await (await upload(owner, "lamp.txt", BOOK)).json<{ document_id: string; task_id: string }>();
  const { id, characters } = await makeEcosystem(owner);
  Object.assign(things, { DOCUMENT: document_id, TASK: task_id, ECOSYSTEM: id, CHARACTER: characters[0], OTHER: characters[1] });
});

const at = (path: string): string => path.replaceAll(/[A-Z]{4,}/g, (name) => things[name] ?? name);

const routes: readonly { readonly method: string; readonly path: string; readonly body?: unknown }[] = [
  { method: "GET", path: "/documents/DOCUMENT" },
  { method: "GET", path: "/documents/DOCUMENT/status" },
  { method: "GET", path: "/documents/DOCUMENT/text" },
  { method: "GET", path: "/documents/DOCUMENT/analyze" },
  { method: "POST", path: "/documents/DOCUMENT/cast", body: { characters: [] } },
  { method: "DELETE", path: "/documents/DOCUMENT" },
  { method: "GET", path: "/characters/CHARACTER" },
  { method: "PATCH", path: "/characters/CHARACTER", body: { name: "Mine" } },
  { method: "DELETE", path: "/characters/CHARACTER" },
  { method: "POST", path: "/characters/CHARACTER/chat", body: { message: "Hello." } },
  { method: "GET", path: "/tasks/TASK" },
  { method: "DELETE", path: "/tasks/TASK" },
  { method: "GET", path: "/ecosystems/ECOSYSTEM" },
  { method: "PATCH", path: "/ecosystems/ECOSYSTEM", body: { name: "Mine" } },
  { method: "DELETE", path: "/ecosystems/ECOSYSTEM" },
  { method: "GET", path: "/ecosystems/ECOSYSTEM/dashboard" },
  { method: "GET", path: "/ecosystem/ECOSYSTEM/dashboard" },
  { method: "GET", path: "/ecosystems/ECOSYSTEM/graph" },
  { method: "GET", path: "/ecosystems/ECOSYSTEM/events" },
  { method: "GET", path: "/ecosystems/ECOSYSTEM/characters" },
  { method: "GET", path: "/ecosystems/ECOSYSTEM/threads" },
  { method: "GET", path: "/ecosystems/ECOSYSTEM/replay" },
  { method: "POST", path: "/ecosystems/ECOSYSTEM/control", body: { action: "end" } },
  { method: "POST", path: "/ecosystems/ECOSYSTEM/events", body: { content: "A knock." } },
  { method: "POST", path: "/ecosystems/ECOSYSTEM/tickets" },
  { method: "GET", path: "/interactions/ECOSYSTEM:1" },
  { method: "GET", path: "/relationships/CHARACTER" },
  { method: "GET", path: "/relationships/CHARACTER/OTHER/history" },
];

describe.each(routes)("$method $path", ({ method, path, body }) => {
  test("is 404 for somebody else", async () => {
    const answer = await stranger.refused(method, at(path), body);
    expect(answer.status).toBe(404);
    expect(JSON.stringify(answer.body)).not.toContain(things["ECOSYSTEM"]);
  });

  test("is 401 for nobody", async () => {
    expect((await send<Refusal>(method, at(path), body)).status).toBe(401);
  });
});

test("others' characters can neither be cast into an ecosystem nor made to speak", async () => {
  const ids = [things["CHARACTER"], things["OTHER"]];
  const created = await stranger.refused("POST", "/ecosystems", { name: "Mine", character_ids: ids });
  expect(created.status).toBe(422);
  expect(created.body.errors.map(({ path }) => path)).toEqual(["character_ids.0", "character_ids.1"]);
  const words = { initiator_id: ids[0], target_id: ids[1], content: "Say something." };
  expect((await stranger.refused("POST", "/interactions", words)).status).toBe(404);
  expect((await stranger.refused("POST", "/interactions", { ...words, ecosystem_id: things["ECOSYSTEM"] })).status).toBe(404);
});

test("lists show one's own only", async () => {
  const lists = await Promise.all(["/documents", "/characters", "/ecosystems", "/tasks"].map((list) => stranger.call("GET", list)));
  expect(lists).toEqual(lists.map(() => ({ items: [], next_cursor: null })));
});

test("after all that, the owner has everything as it was", async () => {
  expect(await owner.call("GET", at("/ecosystems/ECOSYSTEM"))).toMatchObject({ name: "An evening", status: "paused" });
  expect(await owner.call("GET", at("/characters/CHARACTER"))).toMatchObject({ name: "Ada" });
});

test("whoever watches a public ecosystem may look, and touch nothing", async () => {
  const { id, characters } = await makeEcosystem(owner, "public");
  for (const person of [undefined, stranger.tokens.access_token]) {
    expect((await send("GET", `/ecosystems/${id}/dashboard`, undefined, person)).status).toBe(200);
    const seen = await send<{ events: { type: string }[] }>("GET", `/ecosystems/${id}/events`, undefined, person);
    expect(seen.body.events.map(({ type }) => type)).toContain("character_joined");
  }
  const cast = await send<{ items: { secrets: unknown[] }[] }>("GET", `/ecosystems/${id}/characters`);
  expect(cast.body.items).toHaveLength(2);
  const touches: readonly (readonly [string, string, unknown])[] = [
    ["POST", `/ecosystems/${id}/control`, { action: "resume" }],
    ["POST", `/ecosystems/${id}/events`, { content: "A knock." }],
    ["PATCH", `/ecosystems/${id}`, { name: "Mine" }],
    ["POST", "/interactions", { ecosystem_id: id, initiator_id: characters[0], target_id: characters[1], content: "Hello." }],
  ];
  const answers = await Promise.all(touches.map(([method, path, body]) => stranger.refused(method, path, body)));
  expect(answers.map(({ status }) => status)).toEqual(touches.map(() => 403));
});

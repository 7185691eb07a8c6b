/** An ecosystem leaves as a zip and comes back the same; what is no bundle, or a trap, leaves nothing behind. */
import { env } from "cloudflare:workers";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { beforeAll, describe, expect, test } from "vitest";
import type { Adoption, Dashboard, EventPage, LogPage } from "../../objects/ecosystem/contract.ts";
import type { Answer } from "../../objects/ecosystem/refusal.ts";
import type { Ecosystem } from "../../worker/contract.ts";
import { signOperatorToken } from "../../worker/auth/operator.ts";
import { makeEcosystem, request, send, signUp, type Person, type Refusal } from "./client.ts";

type Files = Record<string, Uint8Array>;

let person: Person;
let id: string;
let files: Files;

const take = async (by: Person, ecosystem: string): Promise<Response> =>
  request(`/api/v1/ecosystems/${ecosystem}/bundle`, { headers: { authorization: `Bearer ${by.tokens.access_token}` } });

const bring = async (
  by: Person,
  bytes: Uint8Array,
): Promise<{ status: number; body: Omit<Ecosystem, "status"> & Omit<Refusal, "status"> }> => {
  const headers = { authorization: `Bearer ${by.tokens.access_token}`, "content-type": "application/zip" };
  const response = await request("/api/v1/ecosystems/import", { method: "POST", headers, body: new Uint8Array(bytes) });
  return { status: response.status, body: await response.json() };
};

/** Log files in their order. */
const logsIn = (held: Files): string[] =>
  Object.keys(held)
    .filter((name) => name.startsWith("log/"))
    .map((name) => strFromU8(held[name] ?? strToU8("")));

const eventsOf = async (by: Person, ecosystem: string): Promise<EventPage["events"]> =>
  (await by.call<EventPage>("GET", `/ecosystems/${ecosystem}/events?limit=1000`)).events;

beforeAll(async () => {
  person = await signUp();
  ({ id } = await makeEcosystem(person, "public"));
  await person.call("POST", `/ecosystems/${id}/control`, { action: "resume" });
  await person.call("POST", `/ecosystems/${id}/control`, { action: "step", ticks: 20 });
  await person.call("POST", `/ecosystems/${id}/events`, { content: "The lights go out. “Ünlaut”, she said." });
  await person.call("POST", `/ecosystems/${id}/control`, { action: "pause" });
  const response = await take(person, id);
  files = unzipSync(new Uint8Array(await response.arrayBuffer()));
}, 60_000);

test("a bundle becomes the same ecosystem, in somebody else's hands too", async () => {
  const other = await signUp();
  const brought = await bring(other, zipSync(files));
  expect(brought.body).toMatchObject({ name: "An evening", status: "paused", role: "owner", settings: { visibility: "private" } });
  expect(brought.status).toBe(201);
  const [before, after] = await Promise.all([
    person.call<Dashboard>("GET", `/ecosystems/${id}/dashboard`),
    other.call<Dashboard>("GET", `/ecosystems/${brought.body.id}/dashboard`),
  ]);
  expect(after).toMatchObject({ seq: before.seq, state_hash: before.state_hash, ecosystem_id: brought.body.id });
  expect(await eventsOf(other, brought.body.id)).toEqual(await eventsOf(person, id));
  expect(brought.body.character_ids).toEqual((await person.call<Ecosystem>("GET", `/ecosystems/${id}`)).character_ids);
  // and its bundle is the same again
  const again = unzipSync(new Uint8Array(await (await take(other, brought.body.id)).arrayBuffer()));
  expect(logsIn(again)).toEqual(logsIn(files));
  // it lives on
  await other.call("POST", `/ecosystems/${brought.body.id}/control`, { action: "resume" });
  const lived = await other.call<{ seq: number }>("POST", `/ecosystems/${brought.body.id}/control`, { action: "step", ticks: 3 });
  expect(lived.seq).toBeGreaterThan(after.seq);
});

test("it is sent as a zip, under the ecosystem's name", async () => {
  const { headers } = await take(person, id);
  expect(headers.get("content-type")).toBe("application/zip");
  expect(headers.get("content-disposition")).toBe("attachment; filename*=UTF-8''An%20evening.zip");
});

test("a bundle holds cards, relationships and every change of them", () => {
  expect(Object.keys(files).filter((name) => name.startsWith("characters/"))).toHaveLength(2);
  expect(JSON.parse(strFromU8(files["characters/0001.json"] ?? strToU8("null")))).toMatchObject({ goals: ["find the lamp"] });
  expect(JSON.parse(strFromU8(files["relationships.json"] ?? strToU8("null")))).toBeInstanceOf(Array);
  expect(files["relationship_history.jsonl"]).toBeDefined();
});

test("only its owner may take an ecosystem away, though all may watch it", async () => {
  const other = await signUp();
  expect((await take(other, id)).status).toBe(403);
  expect((await request(`/api/v1/ecosystems/${id}/bundle`)).status).toBe(401);
});

const changed = (change: (events: { [key: string]: unknown }[]) => unknown): Files => {
  const name = "log/000001.jsonl";
  const rows = strFromU8(files[name] ?? strToU8(""))
    .split("\n")
    .map((line) => JSON.parse(line) as { events: string });
  const [first] = rows;
  if (first) first.events = JSON.stringify(change(JSON.parse(first.events) as { [key: string]: unknown }[]));
  return { ...files, [name]: strToU8(rows.map((row) => JSON.stringify(row)).join("\n")) };
};

describe("what is no bundle is refused, and leaves nothing behind", () => {
  test.each<[string, () => Uint8Array, string]>([
    ["no zip", () => strToU8("hello"), "no zip archive"],
    ["an empty body", () => new Uint8Array(), "no zip archive"],
    ["half a zip", () => zipSync(files).slice(0, 400), "no zip archive"],
    ["another zip", () => zipSync({ "readme.txt": strToU8("hello") }), "manifest.json"],
    ["a manifest that is none", () => zipSync({ ...files, "manifest.json": strToU8("{") }), "not JSON"],
    ["a log with a gap", () => zipSync(changed((events) => events.slice(0, -1))), "does not hold the events"],
    [
      "a log that was edited",
      () => zipSync(changed(([first, ...events]) => [{ ...first, data: { ...(first?.["data"] as object), name: "Another" } }, ...events])),
      "folds to another state",
    ],
    [
      "an event of another shape",
      () => zipSync(changed((events) => [{ ...events[0], data: { scene: null } }, ...events.slice(1)])),
      "event 1 (ecosystem_created)",
    ],
    ["an event of no known type", () => zipSync(changed((events) => [{ ...events[0], type: "__proto__" }, ...events.slice(1)])), "type"],
    ["a bomb", () => zipSync({ ...files, "log/000002.jsonl": new Uint8Array(10_000_000) }), "far too much"],
    [
      "an entry larger than any log's",
      () => zipSync({ ...files, "log/000002.jsonl": new Uint8Array(17_000_000) }, { level: 0 }),
      "more than may be brought in",
    ],
    [
      "a crowd of files",
      () => zipSync(Object.fromEntries(Array.from({ length: 4_100 }, (_, index) => [`f${index}`, new Uint8Array(1)]))),
      "more than 4000 files",
    ],
  ])("%s", async (_what, bytes, words) => {
    const other = await signUp();
    const { status, body } = await bring(other, bytes());
    expect(body.detail).toContain(words);
    expect(status).toBe(422);
    expect(await other.call("GET", "/ecosystems")).toEqual({ items: [], next_cursor: null });
  });

  test("a file that says it unpacks to less than it does", async () => {
    const bytes = zipSync({ ...files, "log/000002.jsonl": new Uint8Array(5_000_000) });
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    for (let at = 0; at < bytes.length - 30; at++)
      if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) === 5_000_000) view.setUint32(at + 24, 1_000, true);
    const { status, body } = await bring(await signUp(), bytes);
    expect({ status, detail: body.detail }).toMatchObject({ status: 422, detail: expect.stringContaining("not JSON") as string });
  });

  test("a body that is announced to be too large", async () => {
    const headers = { authorization: `Bearer ${person.tokens.access_token}`, "content-length": String(33 * 1024 * 1024) };
    const response = await request("/api/v1/ecosystems/import", { method: "POST", headers, body: "zip" });
    expect(response.status).toBe(413);
  });
});

const asked = async (path: string, token: string, init: RequestInit = {}) =>
  request(`/api/v1/operator${path}`, { ...init, headers: { authorization: `Bearer ${token}` } });

describe("the operator", () => {
  test("is known by a token of the deployment's secret, and nobody else is", async () => {
    const tokens = [person.tokens.access_token, "nonsense", await signOperatorToken("another secret of another deployment, 32")];
    for (const token of tokens) expect((await asked(`/ecosystems/${id}/head`, token)).status).toBe(404);
    expect((await request(`/api/v1/operator/ecosystems/${id}/head`)).status).toBe(404);
    const operator = await signOperatorToken(env.AUTH_SECRET);
    expect((await asked(`/ecosystems/${id}/head`, operator)).status).toBe(200);
    expect((await send("GET", "/auth/me", undefined, operator)).status).toBe(401);
  });

  test("carries a log over in parts, which may be sent again; an ecosystem that lives takes no other log", async () => {
    const operator = await signOperatorToken(env.AUTH_SECRET);
    const head = await (await asked(`/ecosystems/${id}/head`, operator)).json();
    const { rows } = await (await asked(`/ecosystems/${id}/log`, operator)).json<LogPage>();
    const other = crypto.randomUUID();
    const put = async (part: { rows: readonly unknown[]; last: boolean }) => {
      const body = JSON.stringify({ parts: [{ id: other, head, ...part }], settled: true });
      const [answer] = await (await asked("/logs", operator, { method: "POST", body })).json<[Answer<Adoption>]>();
      return answer;
    };
    const mark = async (of: string) => {
      const body = JSON.stringify({ wanted: [{ id: of, until: (head as { seq: number }).seq }] });
      return (await asked("/marks", operator, { method: "POST", body })).json();
    };
    const half = Math.ceil(rows.length / 2);
    expect(await put({ rows: rows.slice(0, half), last: false })).toMatchObject({ value: { state_hash: null } });
    expect(await (await asked(`/ecosystems/${other}/head`, operator)).json()).toBeNull();
    expect(await mark(other)).toEqual([null]);
    expect(await put({ rows: rows.slice(half + 1), last: false })).toMatchObject({ refusal: { status: 422 } });
    expect(await put({ rows, last: true })).toMatchObject({ value: { seq: (head as { seq: number }).seq } });
    expect(await (await asked(`/ecosystems/${other}/head`, operator)).json()).toEqual(head);
    expect(await mark(other)).toEqual(await mark(id));
    expect(await put({ rows, last: true })).toMatchObject({ refusal: { status: 409 } });
  });

  test("brings a talk from elsewhere into a room, once", async () => {
    const operator = await signOperatorToken(env.AUTH_SECRET);
    const { id: room, characters: both } = await makeEcosystem(person);
    // whoever stays talks to nobody
    await person.call("DELETE", `/ecosystems/${room}/characters/${both[1]}`);
    const characters = both.slice(0, 1);
    const { seq: after } = await person.call<Dashboard>("GET", `/ecosystems/${room}/dashboard`);
    const lines = [
      { speaker_id: null, is_note: false, text: "Is the lamp lit?", metadata: { legacy: { id: "1" } } },
      { speaker_id: characters[0], is_note: false, text: "It is.", metadata: { legacy: { id: "2" } } },
    ];
    const body = JSON.stringify({ participants: characters, after, visitor: { id: person.user.id, name: "Vi" }, topic: "", lines });
    const recount = () => asked(`/ecosystems/${room}/recount`, operator, { method: "POST", body });
    expect((await recount()).status).toBe(200);
    expect((await recount()).status).toBe(422);
    const spoken = (await eventsOf(person, room)).filter(
      ({ seq, type }) => seq > after && (type === "visitor_spoke" || type === "character_interaction"),
    );
    expect(spoken).toMatchObject([
      { data: { text: "Is the lamp lit?" } },
      { data: { content: "It is.", metadata: { legacy: { id: "2" } } } },
    ]);
  });

  test("reads and writes files", async () => {
    const operator = await signOperatorToken(env.AUTH_SECRET);
    expect((await asked("/files/documents/x/text.txt", operator, { method: "PUT", body: "words" })).status).toBe(204);
    expect(await (await asked("/files/documents/x/text.txt", operator)).text()).toBe("words");
    expect(await (await asked("/files", operator)).json()).toMatchObject({
      keys: expect.arrayContaining(["documents/x/text.txt"]) as string[],
    });
    expect((await asked("/files/documents/x/none.txt", operator)).status).toBe(404);
  });
});

/** A bundle in a studio that has nothing of it becomes the same ecosystem: its people, its scenarios, its relationships, and what they remember. */
import { env } from "cloudflare:workers";
import { strFromU8, unzipSync, zipSync } from "fflate";
import { beforeAll, expect, test } from "vitest";
import { createDatabase } from "../../db/client.ts";
import { createPgvectorMemories } from "../../db/memories.ts";
import { localEmbedder } from "../../objects/mind/embedder.ts";
import type { Dashboard, Graph, LogMark } from "../../objects/ecosystem/contract.ts";
import { signOperatorToken } from "../../worker/auth/operator.ts";
import type { Character, Ecosystem } from "../../worker/contract.ts";
import { eventually, makeEcosystem, request, signUp, type Person } from "./client.ts";

const QUERIES = ["the lamp", "what was said about the harbour", "a quarrel", "Ben", "talked with Ada", "the letter in the drawing room"];

let person: Person;
let id: string;
let characters: string[];
let bundle: Record<string, Uint8Array>;

const operator = async <Value>(path: string, body?: unknown): Promise<Value> => {
  const headers = { authorization: `Bearer ${await signOperatorToken(env.AUTH_SECRET)}` };
  const init = body === undefined ? { headers } : { headers, method: "POST", body: JSON.stringify(body) };
  return (await request(`/api/v1/operator${path}`, init)).json<Value>();
};

const memories = createPgvectorMemories(
  createDatabase({ databaseUrl: env.DATABASE_URL, ...(env.NEON_LOCAL ? { neonLocal: env.NEON_LOCAL } : {}) }),
);

/** Every query's answers: of the whole ecosystem, and of each character. */
const searched = async (ecosystem_id: string, characterIds: readonly string[]) => {
  const embeddings = await localEmbedder.embed(QUERIES);
  const answers = embeddings.flatMap((embedding) =>
    [undefined, ...characterIds].map(async (character_id) => {
      const found = await memories.search({ ecosystem_id, character_id, embedding, limit: 10 });
      return found.map(({ id: _id, ecosystem_id: _ecosystem, ...memory }) => memory);
    }),
  );
  return Promise.all(answers);
};

const parsed = (name: string): unknown => JSON.parse(strFromU8(bundle[name] ?? new Uint8Array()));

beforeAll(async () => {
  person = await signUp();
  ({ id, characters } = await makeEcosystem(person));
  await person.call("POST", `/ecosystems/${id}/control`, { action: "resume" });
  const [ada, ben] = characters;
  await person.call("POST", `/ecosystems/${id}/scenario`, {
    title: "The lamp goes out",
    setting: "The harbour at night",
    objectives: [
      { text: "find the lamp" },
      { text: "hide the letter", character_id: ada, secret: true, measure: { kind: "kept", text: "the letter is in the lamp" } },
    ],
    secrets: [{ character_id: ben, text: "He sold the lamp." }],
    complications: ["Somebody knocks."],
  });
  await person.call("POST", `/ecosystems/${id}/control`, { action: "step", ticks: 40 });
  await person.call("POST", `/ecosystems/${id}/control`, { action: "pause" });
  const response = await request(`/api/v1/ecosystems/${id}/bundle`, { headers: { authorization: `Bearer ${person.tokens.access_token}` } });
  bundle = unzipSync(new Uint8Array(await response.arrayBuffer()));
}, 60_000);

test("the scenarios that were played are in it as they can be played again", async () => {
  expect(parsed("scenarios/0001.json")).toMatchObject({
    title: "The lamp goes out",
    setting: "The harbour at night",
    objectives: [{ text: "find the lamp" }, { text: "hide the letter", character_id: characters[0], secret: true }],
    secrets: [{ character_id: characters[1], text: "He sold the lamp." }],
    complications: ["Somebody knocks."],
  });
  const { id: other } = await makeEcosystem(person);
  const unknown = await person.refused("POST", `/ecosystems/${other}/scenario`, parsed("scenarios/0001.json"));
  // it is well-formed; only its people are elsewhere
  expect(unknown.body.detail).toContain("Nobody of the cast is present");
});

test("its lorebook has the scene, the people and what they know of their world, for other programs", () => {
  const lorebook = parsed("lorebook.json") as { spec: string; data: { entries: { keys: string[]; content: string }[] } };
  expect(lorebook.spec).toBe("lorebook_v3");
  expect(lorebook.data.entries[0]).toMatchObject({ enabled: true, use_regex: false, insertion_order: 0 });
  expect(lorebook.data.entries.every(({ keys, content }) => keys.length > 0 && content !== "")).toBe(true);
});

test("where nothing of it is, everything is as it was: log, people, relationships, and the answers of a search in their memories", async () => {
  expect(await operator<number[]>("/settle", { ids: [id] })).toEqual([0]);
  const look = async (who: Person, of: string) => ({
    dashboard: await who.call<Dashboard>("GET", `/ecosystems/${of}/dashboard`),
    graph: await who.call<Graph>("GET", `/ecosystems/${of}/graph`),
    scenario: await who.call("GET", `/ecosystems/${of}/scenario`),
    people: (await who.call<{ items: Character[] }>("GET", "/characters")).items
      .map(({ created_at: _created, updated_at: _updated, ...character }) => character)
      .toSorted((a, b) => a.id.localeCompare(b.id)),
    mark: (await operator<LogMark[]>("/marks", { wanted: [{ id: of, until: Number.MAX_SAFE_INTEGER }] }))[0],
    answers: await searched(of, characters),
  });
  const before = await look(person, id);
  expect(before.answers.flat().length).toBeGreaterThan(QUERIES.length);

  await person.call("DELETE", `/ecosystems/${id}`);
  for (const character of characters) await person.call("DELETE", `/characters/${character}`);
  await eventually(async () => expect((await searched(id, characters)).flat()).toEqual([]));

  const headers = { authorization: `Bearer ${person.tokens.access_token}`, "content-type": "application/zip" };
  const brought = await request("/api/v1/ecosystems/import", { method: "POST", headers, body: new Uint8Array(zipSync(bundle)) });
  expect(brought.status).toBe(201);
  const made = await brought.json<Ecosystem>();
  expect(made.character_ids).toEqual(characters);
  expect(await operator<number[]>("/settle", { ids: [made.id] })).toEqual([0]);
  const after = await look(person, made.id);
  expect({ ...after, dashboard: { ...after.dashboard, ecosystem_id: id } }).toEqual(before);
}, 60_000);

test("a branch that is brought in again is among the branches of its parent, and others are not", async () => {
  const { id: parent } = await makeEcosystem(person);
  const { id: other } = await makeEcosystem(person);
  const branch = await person.call<Ecosystem>("POST", `/ecosystems/${parent}/branches`, { from_seq: 2 });
  await person.call("POST", `/ecosystems/${other}/branches`, { from_seq: 2 });
  const bytes = await (
    await request(`/api/v1/ecosystems/${branch.id}/bundle`, { headers: { authorization: `Bearer ${person.tokens.access_token}` } })
  ).arrayBuffer();
  const headers = { authorization: `Bearer ${person.tokens.access_token}`, "content-type": "application/zip" };
  const again = await (await request("/api/v1/ecosystems/import", { method: "POST", headers, body: bytes })).json<Ecosystem>();
  const { items } = await person.call<{ items: Ecosystem[] }>("GET", `/ecosystems/${parent}/branches`);
  expect(items.map((one) => one.id).toSorted()).toEqual([branch.id, again.id].toSorted());
  expect((await person.call<{ items: Ecosystem[] }>("GET", `/ecosystems/${branch.id}/branches`)).items).toEqual([]);
}, 60_000);

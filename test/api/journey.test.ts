/** From a book to an ecosystem whose characters talk: what a reader does, through the API alone. */
import { describe, expect, test } from "vitest";
import type { Analysis, Character, Document, Ecosystem, RelationshipChange, Task } from "../../worker/contract.ts";
import type { Dashboard, EventPage, Graph, InteractionResult } from "../../objects/ecosystem/contract.ts";
import { BOOK } from "./book.ts";
import { eventually, makeEcosystem, request, signUp, upload, type Person, type Refusal } from "./client.ts";

const readBook = async (person: Person, text = BOOK): Promise<{ document_id: string; task_id: string }> => {
  const response = await upload(person, "lamp.txt", text);
  expect(response.status).toBe(201);
  const ids = await response.json<{ document_id: string; task_id: string; status: string }>();
  expect(ids.status).toBe("processing");
  await eventually(async () => {
    const task = await person.call<Task>("GET", `/tasks/${ids.task_id}`);
    expect(task).toMatchObject({ kind: "book_analysis", status: "succeeded", progress: 1 });
  });
  return ids;
};

test("a book is uploaded, read, cast, and comes alive", async () => {
  const person = await signUp();
  const { document_id: id } = await readBook(person);
  expect(await person.call("GET", `/documents/${id}/status`)).toEqual({ status: "ready", stage: "done", progress: 1, error: null });
  expect(await person.call("GET", `/documents/${id}/text`)).toEqual({ document_id: id, text: BOOK });
  expect((await person.call<{ items: Document[] }>("GET", "/documents")).items.map((document) => document.id)).toEqual([id]);

  const analysis = await person.call<Analysis>("GET", `/documents/${id}/analyze`);
  expect(analysis.chapters.length).toBeGreaterThanOrEqual(3);
  for (const { evidence } of analysis.characters) for (const { start, end, text } of evidence) expect(BOOK.slice(start, end)).toBe(text);
  const member = (name: string) => {
    const found = analysis.characters.find((character) => [character.name, ...character.aliases].some((one) => one.includes(name)));
    if (found === undefined) throw new Error(`${name} is not in the cast: ${analysis.characters.map((one) => one.name).join(", ")}`);
    return found;
  };
  const [harriet, tobias] = [member("Harriet"), member("Tobias")];

  const decision = { characters: [{ cast_id: harriet.cast_id, name: "Miss Collier" }, { cast_id: tobias.cast_id }] };
  const { characters } = await person.call<{ characters: Character[] }>("POST", `/documents/${id}/cast`, decision);
  expect(characters.map(({ name }) => name)).toEqual(["Miss Collier", tobias.name]);
  expect(characters[0]).toMatchObject({ document_id: id, source: analysis.title, personality_traits: harriet.personality_traits });
  const again = await person.call<{ characters: Character[] }>("POST", `/documents/${id}/cast`, decision);
  expect(again.characters.map((character) => character.id)).toEqual(characters.map((character) => character.id));

  const ecosystem = await person.call<Ecosystem>("POST", "/ecosystems", {
    name: "At the harbour",
    character_ids: characters.map((character) => character.id),
    settings: { tick_seconds: 3600 },
  });
  expect(ecosystem).toMatchObject({ status: "running", role: "owner", character_ids: characters.map((character) => character.id) });
  const stepped = await person.call<{ seq: number }>("POST", `/ecosystems/${ecosystem.id}/control`, { action: "step", ticks: 10 });
  expect(stepped.seq).toBeGreaterThanOrEqual(ecosystem.seq);

  await person.call("DELETE", `/documents/${id}`);
  expect((await person.refused("GET", `/documents/${id}`)).status).toBe(404);
  expect(await person.call("GET", `/characters/${characters[0]?.id}`)).toMatchObject({ name: "Miss Collier", document_id: null });
});

test("an ecosystem is watched, steered, asked and deleted", async () => {
  const person = await signUp();
  const { id, characters } = await makeEcosystem(person);
  const [initiator_id, target_id] = characters;
  await person.call("POST", `/ecosystems/${id}/control`, { action: "resume" });

  const asked = {
    ecosystem_id: id,
    initiator_id,
    target_id,
    type: "dialogue",
    content: "Have you seen the lamp?",
    context: { place: "the quay", weather: "rain" },
  };
  const result = await person.call<InteractionResult>("POST", "/interactions", asked);
  expect(result).toMatchObject({ success: true, reason: null });
  expect(result.response).not.toBe("");
  expect(await person.call("GET", `/interactions/${result.interaction_id}`)).toEqual(result);
  const unnamed = await person.call<InteractionResult>("POST", "/interactions", { ...asked, ecosystem_id: undefined });
  const told = await person.call<EventPage>(
    "GET",
    `/ecosystems/${id}/events?since=${Number(result.interaction_id?.split(":")[1]) - 1}&limit=1`,
  );
  expect(told.events[0]).toMatchObject({ type: "character_interaction", data: { context: "place: the quay; weather: rain" } });
  expect(unnamed.interaction_id === null || unnamed.interaction_id.startsWith(id)).toBe(true);

  const { seq } = await person.call<{ seq: number }>("POST", `/ecosystems/${id}/events`, { content: "The lights go out." });
  const page = await person.call<EventPage>("GET", `/ecosystems/${id}/events?since=${seq - 1}&limit=1`);
  expect(page.events.map((event) => event.seq)).toEqual([seq]);
  const dashboard = await person.call<Dashboard>("GET", `/ecosystems/${id}/dashboard`);
  expect(dashboard).toMatchObject({ ecosystem_id: id, status: "running", active_characters: 2 });
  const graph = await person.call<Graph>("GET", `/ecosystems/${id}/graph`);
  expect(graph.nodes.map((node) => node.id).toSorted()).toEqual(characters.toSorted());
  const replay = await person.call<{ seq: number; state_hash: string }>("GET", `/ecosystems/${id}/replay?to=${dashboard.seq}`);
  expect(replay).toMatchObject({ seq: dashboard.seq, state_hash: dashboard.state_hash });

  const ties = await person.call<{ items: object[] }>("GET", `/relationships/${initiator_id}`);
  expect(ties.items[0]).toMatchObject({ ecosystem_id: id, from: initiator_id, to: target_id });
  const ledger = await person.call<{ items: RelationshipChange[] }>("GET", `/relationships/${initiator_id}/${target_id}/history`);
  expect(ledger.items.length).toBeGreaterThan(0);
  for (const change of ledger.items) expect(change).toMatchObject({ ecosystem_id: id, from: initiator_id, to: target_id });

  expect(await person.call("GET", `/ecosystem/${id}/dashboard`)).toMatchObject({ ecosystem_id: id });
  const changed = await person.call<Ecosystem>("PATCH", `/ecosystems/${id}`, { name: "After dark", settings: { visibility: "public" } });
  expect(changed).toMatchObject({ name: "After dark", settings: { visibility: "public", tick_seconds: 3600 } });
  const shelf = await request("/api/v1/ecosystems?visibility=public");
  expect((await shelf.json<{ items: Ecosystem[] }>()).items.map((one) => one.id)).toContain(id);

  await person.call("DELETE", `/ecosystems/${id}`);
  expect((await person.refused("GET", `/ecosystems/${id}`)).status).toBe(404);
  expect((await person.call<{ items: Ecosystem[] }>("GET", "/ecosystems")).items).toEqual([]);
});

test("lists come in pages, newest first, each once", async () => {
  const person = await signUp();
  for (const name of ["one", "two", "three"]) await person.call("POST", "/characters", { name });
  const names: string[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const query: string = cursor === "" ? "limit=2" : `limit=2&cursor=${cursor}`;
    const page: { items: Character[]; next_cursor: string | null } = await person.call("GET", `/characters?${query}`);
    names.push(...page.items.map((character) => character.name));
    cursor = page.next_cursor;
  }
  expect(names).toEqual(["three", "two", "one"]);
});

test("a character changes only by what was sent, and cannot change hands", async () => {
  const [person, other] = [await signUp(), await signUp()];
  const character = await person.call<Character>("POST", "/characters", { name: "Ada", goals: ["find the lamp"] });
  const changed = await person.call<Character>("PATCH", `/characters/${character.id}`, {
    background: "A clockmaker.",
    owner_id: other.user.id,
  });
  expect(changed).toEqual({ ...character, background: "A clockmaker.", updated_at: changed.updated_at });
  expect((await other.refused("GET", `/characters/${character.id}`)).status).toBe(404);
  await person.call("DELETE", `/characters/${character.id}`);
  expect((await person.refused("GET", `/characters/${character.id}`)).status).toBe(404);
});

test("traits that are left out are average at first and stay as they were later; an unknown one is refused", async () => {
  const person = await signUp();
  const made = await person.call<Character>("POST", "/characters", { name: "Ada", personality_traits: { openness: 0.8 } });
  expect(made.personality_traits).toMatchObject({ openness: 0.8, neuroticism: 0.5 });
  const changed = await person.call<Character>("PATCH", `/characters/${made.id}`, { personality_traits: { neuroticism: 0.1 } });
  expect(changed.personality_traits).toEqual({ ...made.personality_traits, neuroticism: 0.1 });
  const refusal = await person.refused("PATCH", `/characters/${made.id}`, { personality_traits: { charm: 1 } });
  expect(refusal.status).toBe(422);
});

describe("uploads that are no books leave nothing behind", () => {
  test.each<[string, string, string | Uint8Array<ArrayBuffer>, number, string]>([
    ["an empty file", "empty.txt", "", 422, "empty"],
    ["a file without words", "dots.txt", "... 123 ...", 422, "no words"],
    ["a binary called .txt", "photo.txt", new Uint8Array(4000).map((_, index) => (index * 7919) % 256), 422, "text"],
    ["a PDF called .txt", "book.txt", "%PDF-1.7 and so on", 422, "PDF"],
    ["words called .docx", "book.docx", "words and words", 422, ".docx"],
    ["another format", "book.mobi", "words and words", 415, ".mobi"],
    ["a name without an ending", "book", "words and words", 415, "ending"],
  ])("%s", async (_what, name, content, status, words) => {
    const person = await signUp();
    const response = await upload(person, name, content);
    expect(response.status).toBe(status);
    const problem = await response.json<Refusal>();
    expect(problem.detail).toContain(words);
    expect(problem.errors).toEqual([{ path: "file", message: problem.detail }]);
    expect(await person.call("GET", "/documents")).toEqual({ items: [], next_cursor: null });
    expect(await person.call("GET", "/tasks")).toEqual({ items: [], next_cursor: null });
  });

  test("a file that announces more than 50 MB is refused before it is read", async () => {
    const person = await signUp();
    const response = await request("/api/v1/documents/upload", {
      method: "POST",
      headers: {
        authorization: `Bearer ${person.tokens.access_token}`,
        "content-type": "multipart/form-data; boundary=x",
        "content-length": String(60 * 1024 * 1024 + 1000),
      },
      body: "--x--",
    });
    expect(response.status).toBe(413);
    expect((await response.json<Refusal>()).detail).toBe("The file is 60 MB; a book may have at most 50 MB.");
  });

  test("no file at all", async () => {
    const person = await signUp();
    const body = new FormData();
    body.set("title", "x");
    const headers = { authorization: `Bearer ${person.tokens.access_token}` };
    const response = await request("/api/v1/documents/upload", { method: "POST", headers, body });
    expect(response.status).toBe(422);
    expect((await response.json<Refusal>()).errors).toEqual([{ path: "file", message: "is missing" }]);
  });
});

test("of a very long file the beginning is read, and the document says so", async () => {
  const person = await signUp();
  const line = "The harbour was grey, and \u201cnobody\u201d spoke of it.\n\n";
  const { document_id: id } = await (await upload(person, "long.txt", line.repeat(200_000))).json<{ document_id: string }>();
  expect(await person.call("GET", `/documents/${id}`)).toMatchObject({ truncated: true, size: new Blob([line]).size * 200_000 });
  const { text } = await person.call<{ text: string }>("GET", `/documents/${id}/text`);
  expect(line.repeat(200_000).startsWith(text)).toBe(true);
  expect(text.length).toBeGreaterThan(3_500_000);
  await person.call("DELETE", `/documents/${id}`);
});

test("the same book can be uploaded twice: two documents", async () => {
  const person = await signUp();
  const [one, other] = [await readBook(person), await readBook(person)];
  expect(one.document_id).not.toBe(other.document_id);
});

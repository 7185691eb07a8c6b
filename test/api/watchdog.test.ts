/** What the cron puts right, and what a reading does when it cannot go on. */
import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import type { Document, Task } from "../../worker/contract.ts";
import { watch } from "../../worker/jobs/watchdog.ts";
import { dependenciesOf } from "../../worker/services/dependencies.ts";
import { BOOK } from "./book.ts";
import { eventually, makeEcosystem, signUp, upload, type Person } from "./client.ts";

const { stores, files } = dependenciesOf(env);

/** A document and its task as the edge leaves them when it dies before the workflow is made. */
const abandoned = async (person: Person, text: string | null): Promise<{ document_id: string; task_id: string }> => {
  const [document_id, task_id] = [crypto.randomUUID(), crypto.randomUUID()];
  if (text !== null) await files.putText(document_id, text);
  await stores.documents.insert({ id: document_id, owner_id: person.user.id, filename: "a.txt", size: 1, sha256: "", task_id });
  const long_ago = new Date(0).toISOString();
  await stores.tasks.insert({
    id: task_id,
    owner_id: person.user.id,
    kind: "book_analysis",
    subject_id: document_id,
    heartbeat_at: long_ago,
  });
  return { document_id, task_id };
};

test("a reading that was never begun is begun", async () => {
  const person = await signUp();
  const { document_id, task_id } = await abandoned(person, BOOK);
  await watch(env);
  await eventually(async () => expect(await person.call<Task>("GET", `/tasks/${task_id}`)).toMatchObject({ status: "succeeded" }));
  expect(await person.call<Document>("GET", `/documents/${document_id}`)).toMatchObject({ status: "ready" });
});

test("a reading that cannot go on fails in words for the reader", async () => {
  const person = await signUp();
  const { document_id, task_id } = await abandoned(person, null);
  await watch(env);
  await eventually(async () => expect(await person.call<Task>("GET", `/tasks/${task_id}`)).toMatchObject({ status: "failed" }));
  const document = await person.call<Document>("GET", `/documents/${document_id}`);
  expect(document).toMatchObject({ status: "failed", error: expect.stringContaining("Upload it again") });
  const analysis = await person.refused("GET", `/documents/${document_id}/analyze`);
  expect([analysis.status, analysis.body.detail]).toEqual([409, document.error]);
});

test("a cancelled reading stays cancelled, and a finished one cannot be cancelled", async () => {
  const person = await signUp();
  const { document_id, task_id } = await abandoned(person, BOOK);
  expect(await person.call("DELETE", `/tasks/${task_id}`)).toMatchObject({ status: "cancelled" });
  await watch(env);
  expect(await person.call("GET", `/documents/${document_id}/status`)).toMatchObject({ status: "failed", stage: "cancelled" });
  expect((await person.refused("DELETE", `/tasks/${task_id}`)).status).toBe(409);
  const uploaded = await (await upload(person, "b.txt", BOOK)).json<{ task_id: string }>();
  await eventually(async () => expect(await person.call<Task>("GET", `/tasks/${uploaded.task_id}`)).toMatchObject({ status: "succeeded" }));
  expect((await person.refused("DELETE", `/tasks/${uploaded.task_id}`)).status).toBe(409);
});

/** What the record says of an ecosystem. */
const dueOf = async (id: string): Promise<string | null | undefined> => (await stores.ecosystems.get(id))?.next_tick_at;
const longAgo = new Date(0).toISOString();

test("the record says when a running ecosystem is due, and nothing for a paused one", async () => {
  const person = await signUp();
  const { id } = await makeEcosystem(person);
  await eventually(async () => expect(await dueOf(id)).toBeNull());
  await person.call("POST", `/ecosystems/${id}/control`, { action: "resume" });
  await eventually(async () => expect(Date.parse((await dueOf(id)) ?? "")).toBeGreaterThan(Date.now()));
});

test("an ecosystem that lost its alarm is armed again, and one that sleeps is no longer in the record", async () => {
  const person = await signUp();
  const [awake, asleep] = [await makeEcosystem(person), await makeEcosystem(person)];
  await person.call("POST", `/ecosystems/${awake.id}/control`, { action: "resume" });
  await eventually(async () => expect(await dueOf(awake.id)).not.toBeNull());
  await eventually(async () => expect(await dueOf(asleep.id)).toBeNull());
  await runInDurableObject(env.ECOSYSTEM.getByName(awake.id), (_instance, state) => state.storage.deleteAlarm());
  for (const { id } of [awake, asleep]) await stores.ecosystems.setNextTick(id, longAgo);
  await watch(env);
  const alarm = await runInDurableObject(env.ECOSYSTEM.getByName(awake.id), (_instance, state) => state.storage.getAlarm());
  expect(alarm).not.toBeNull();
  expect(await dueOf(asleep.id)).toBeNull();
  expect(Date.parse((await dueOf(awake.id)) ?? "")).toBeGreaterThan(0);
});

test("a row whose object was never made goes after ten minutes, and not before", async () => {
  const person = await signUp();
  const insert = (created_at: string) =>
    stores.ecosystems.insertWithCast({
      ecosystem: { name: "Half made", created_at, next_tick_at: longAgo },
      character_ids: [],
      owner: person.user.id,
    });
  const [old, young] = [await insert(longAgo), await insert(new Date().toISOString())];
  await watch(env);
  expect(await stores.ecosystems.get(old.id)).toBeNull();
  expect(await stores.ecosystems.get(young.id)).not.toBeNull();
});

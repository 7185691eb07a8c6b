/** A reading cut off while it writes down its end: what was finished is not done again, and the end is written all the same. */
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { createReading } from "../../worker/jobs/reading.ts";
import { dependenciesOf } from "../../worker/services/dependencies.ts";
import { BOOK } from "./book.ts";
import { signUp } from "./client.ts";

const { stores, files } = dependenciesOf(env);
type Patch = Parameters<typeof stores.tasks.update>[1];

test("cut off between the document's word and the task's, the last stage is not counted twice", async () => {
  const { user } = await signUp();
  const [document_id, task_id] = [crypto.randomUUID(), crypto.randomUUID()];
  await files.putText(document_id, BOOK);
  await stores.documents.insert({ id: document_id, owner_id: user.id, filename: "a.txt", size: 1, sha256: "", task_id });
  await stores.tasks.insert({ id: task_id, owner_id: user.id, kind: "book_analysis", subject_id: document_id });
  const update = (id: string, patch: Patch) => {
    if (patch.status === "succeeded") throw new Error("killed");
    return stores.tasks.update(id, patch);
  };
  const cutOff = createReading({ files, stores: { ...stores, tasks: { ...stores.tasks, update } } }, null, { document_id, task_id });
  const readAll = async (stages: typeof cutOff.stages): Promise<void> => {
    for (const { run } of stages) await run();
  };
  await expect(readAll(cutOff.stages)).rejects.toThrow("killed");
  expect(await stores.documents.get(document_id)).toMatchObject({ status: "ready" });
  expect(await stores.tasks.get(task_id)).toMatchObject({ status: "running" });

  const again = createReading({ files, stores }, null, { document_id, task_id });
  await readAll(again.stages.slice(-1));
  const found = await files.analysis(document_id);
  expect(await stores.tasks.get(task_id)).toMatchObject({
    status: "succeeded",
    result: { characters: found?.characters.length, runs: { reading: 1, cast: 1, quotes: 1, ties: 1, done: 1 } },
  });
});

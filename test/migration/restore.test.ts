/** A studio that is backed up and restored into an empty one is the same there: rows, logs, files, and what its people remember. */
import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { sql } from "drizzle-orm";
import { afterAll, afterEach, expect, test } from "vitest";
import { createPgvectorMemories } from "../../db/memories.ts";
import { localEmbedder } from "../../objects/mind/embedder.ts";
import { readRows } from "../../scripts/backup/rows.ts";
import { readTables } from "../../scripts/backup/tables.ts";
import { openStudio, type OpenStudio } from "../../scripts/studio/open.ts";
import { createEcosystem, signUp, type Client } from "../e2e/client.ts";
import { startStudio, type Studio } from "../e2e/studio.ts";

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), "studio-restore-"));
const QUERIES = ["the lamp", "a quarrel at the harbour", "what Ben said", "talked with Ada", "the letter", "an evening in the garden"];

afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

/** The studio that runs on this folder, as its operator has it. */
const enter = async ({ origin, dataDir }: Studio): Promise<OpenStudio> => {
  process.env["DATA_DIR"] = dataDir;
  process.env["PORT"] = new URL(origin).port;
  return openStudio();
};

const command = (script: string, argument: string, env: Readonly<Record<string, string>>) =>
  run(process.execPath, [`scripts/backup/${script}.ts`, argument], { env: { ...process.env, CI: "true", ...env } });

const live = async (client: Client, origin: string): Promise<readonly string[]> => {
  const { document_id } = await client.upload("lamp.txt", `CHAPTER I\n\n${"“Is the lamp lit?” said Ada. Ben went to see. ".repeat(200)}`);
  const { id, characters } = await createEcosystem(client, { count: 4, tickSeconds: 3_600 });
  await client.call("POST", `/ecosystems/${id}/scenario`, { title: "The lamp goes out", objectives: [{ text: "find the lamp" }] });
  await client.call("POST", `/ecosystems/${id}/control`, { action: "step", ticks: 40 });
  await client.call("POST", `/ecosystems/${id}/control`, { action: "pause" });
  const { id: branch } = await client.call<{ id: string }>("POST", `/ecosystems/${id}/branches`, {
    from_seq: 20,
    change: { kind: "world_event", content: "It begins to rain." },
  });
  await client.call("POST", `/ecosystems/${branch}/control`, { action: "step", ticks: 10 });
  await client.call("POST", `/ecosystems/${branch}/control`, { action: "pause" });
  await client.call("POST", `/characters/${characters[0]}/chat`, { message: "Do you know where the lamp is?" });
  for (let status = ""; status !== "ready";) {
    ({ status } = await client.call<{ status: string }>("GET", `/documents/${document_id}/status`));
    if (status === "failed") throw new Error(`the book could not be read at ${origin}`);
  }
  return [id, branch];
};

/** All that has to be equal, but for when a room means to tick next. @param quiet those where nothing has happened since. */
const look = async ({ database, operator }: OpenStudio, until: ReadonlyMap<string, number>, quiet: readonly string[]) => {
  const rows: Record<string, unknown[]> = {};
  for (const table of await readTables(database)) {
    rows[table.name] = [];
    for await (const lines of readRows(database, table))
      for (const line of lines) {
        const { next_tick_at: _next, ...row } = JSON.parse(line) as Record<string, unknown>;
        rows[table.name]?.push(row);
      }
  }
  const ids = [...until.keys()];
  expect(await operator.settle(ids)).toEqual(ids.map(() => 0));
  const marks = await operator.marks(ids.map((id) => ({ id, until: until.get(id) ?? 0 })));
  const memories = createPgvectorMemories(database);
  const answers = [];
  for (const embedding of await localEmbedder.embed(QUERIES))
    for (const ecosystem_id of quiet) answers.push(await memories.search({ ecosystem_id, embedding, limit: 20 }));
  const files: Record<string, string> = {};
  for await (const key of operator.files()) files[key] = Buffer.from((await operator.file(key)) ?? []).toString("base64");
  return { rows, digests: marks.map((mark) => mark?.digest), answers, files };
};

const running: Studio[] = [];
afterEach(async () => void (await Promise.all(running.splice(0).map((studio) => studio.stop()))));
const begin = async (options?: { readonly dataDir: string }): Promise<Studio> => {
  const studio = await startStudio(options);
  running.push(studio);
  return studio;
};

test("backed up and restored into an empty studio, it is the same", async () => {
  const source = await begin();
  const client = await signUp(source.origin);
  const paused = await live(client, source.origin);
  const here = await enter(source);
  await here.database.execute(sql`
    insert into scenarios (owner_id, title, body, share_token) select id, 'Tea', '{"objectives": [{"text": "pour it"}]}', 'a token' from users limit 1`);
  const out = join(folder, "backup");
  const backup = await command("back-up", out, { DATA_DIR: source.dataDir, PORT: new URL(source.origin).port });
  console.log(backup.stdout.trim());
  const unpacked = join(folder, "empty");
  const restored = await command("restore", out, { DATA_DIR: unpacked, PORT: "1" });
  console.log(restored.stdout.trim());
  expect(restored.stdout).toContain("came back");

  const target = await begin({ dataDir: unpacked });
  const there = await enter(target);
  // the demo goes on in both: as far as the backup has it
  const until = new Map(
    readdirSync(join(out, "ecosystems")).map((file) => {
      const [head = ""] = readFileSync(join(out, "ecosystems", file), "utf8").split("\n", 1);
      return [file.replace(".jsonl", ""), (JSON.parse(head) as { seq: number }).seq] as const;
    }),
  );
  expect([...until.keys()]).toEqual(expect.arrayContaining([...paused]));
  const demo = sql`select id from ecosystems where kind = 'demo'`;
  const lively = (await here.database.execute<{ id: string }>(demo)).rows.map(({ id }) => id);
  const quiet = [...until.keys()].filter((id) => !lively.includes(id));
  // with a person's own talk with a character
  expect(quiet).toHaveLength(paused.length + 1);
  const [before, after] = [await look(here, until, quiet), await look(there, until, quiet)];
  expect(after.rows["scenarios"]).toHaveLength(1);
  expect(after).toEqual(before);
  expect(after.answers.flat().length).toBeGreaterThan(QUERIES.length);
}, 600_000);

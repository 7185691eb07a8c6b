/**
 * The embedded Postgres as a process: its lock, its death and its return. A kill here is a killed process, not a power cut: PGlite
 * leaves the last writes to the operating system.
 */
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { sql } from "drizzle-orm";
import { afterAll, describe, expect, it } from "vitest";
import { createDatabase } from "../../db/client.ts";
import type { Database } from "../../db/client.ts";
import { createHistorySink } from "../../db/history.ts";
import { migrateDatabase } from "../../db/migrate.ts";
import { DATABASE_URL } from "./database.ts";
import { changed } from "./events.ts";

const script = fileURLToPath(new URL("../../scripts/embedded/postgres.ts", import.meta.url));
const spawned: ChildProcess[] = [];
const folders: string[] = [];

const newFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), "stores-"));
  folders.push(folder);
  return folder;
};

const run = (dataDir: string) => {
  const child = spawn(process.execPath, [script, dataDir, "0"], { stdio: ["ignore", "pipe", "pipe"] });
  spawned.push(child);
  return child;
};

/** Resolves at the ready line. */
const start = async (dataDir: string): Promise<{ child: ReturnType<typeof run>; database: Database }> => {
  const child = run(dataDir);
  for await (const line of createInterface({ input: child.stdout })) {
    const ready = JSON.parse(line) as { ready: boolean; port: number };
    expect(ready).toEqual({ ready: true, port: expect.any(Number) });
    return { child, database: createDatabase({ databaseUrl: DATABASE_URL, neonLocal: `127.0.0.1:${ready.port}` }) };
  }
  throw new Error(await text(child.stderr));
};

const kill = async (child: ChildProcess, signal: NodeJS.Signals): Promise<void> => {
  const gone = once(child, "exit");
  child.kill(signal);
  await gone;
};

afterAll(async () => {
  await Promise.all(
    spawned.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null).map((child) => kill(child, "SIGKILL")),
  );
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
});

describe("the embedded Postgres", () => {
  it("refuses a second process, survives kill -9 with every acknowledged event, and mends itself when a statement breaks it", async () => {
    const dataDir = await newFolder();
    const first = await start(dataDir);
    await migrateDatabase(first.database);

    const second = run(dataDir);
    const [complaint, [code]] = await Promise.all([text(second.stderr), once(second, "exit")]);
    expect(code).toBe(1);
    expect(complaint).toMatch(new RegExp(`already in use by process ${first.child.pid}[\\s\\S]*DATA_DIR`));

    const id = crypto.randomUUID();
    let acknowledged = 0;
    const sink = createHistorySink(first.database);
    const writing = (async () => {
      for (let seq = 1; ; seq += 10) {
        await sink.write(
          id,
          Array.from({ length: 10 }, (_, index) => changed(id, seq + index, ["anna", "bruno"], "trust", 0.1)),
        );
        acknowledged = seq + 9;
        if (acknowledged === 100) first.child.kill("SIGKILL");
      }
    })();
    await expect(writing).rejects.toThrow(/Failed query/);
    expect(acknowledged).toBeGreaterThanOrEqual(100);

    // The killed process left its lock behind.
    const third = await start(dataDir);
    const seqs = (await createHistorySink(third.database).eventsOf(id, 0, 10_000)).map(({ seq }) => seq);
    expect(seqs.length).toBeGreaterThanOrEqual(acknowledged);
    expect(seqs).toEqual(seqs.map((_, index) => index + 1));
    expect(await migrateDatabase(third.database)).toBe(0);

    await third.database.execute(
      sql`create function endless(n int) returns int language plpgsql as $$ begin return endless(n + 1); end $$`,
    );
    await expect(third.database.execute(sql`select endless(1)`)).rejects.toMatchObject({
      cause: { message: expect.stringContaining("opened again") },
    });
    expect(await createHistorySink(third.database).eventsOf(id, 0, 10_000)).toHaveLength(seqs.length);

    await kill(third.child, "SIGTERM");
    expect(third.child.exitCode).toBe(0);
    await expect(readFile(join(dataDir, "postgres.lock"))).rejects.toMatchObject({ code: "ENOENT" });
  }, 180_000);
});

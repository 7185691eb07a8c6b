/** 200,000 rows into a real studio: killed in the middle, gone on with, run again; one result, and every anomaly told. */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { randomFor } from "../../objects/simulation/index.ts";
import { generateLegacy } from "../../scripts/legacy/generator.ts";
import type { Outcome } from "../../scripts/legacy/migration.ts";
import type { Finding } from "../../scripts/legacy/report.ts";

const ROWS = Number(process.env["LEGACY_ROWS"] ?? 200_000);
const SEED = Number(process.env["LEGACY_SEED"] ?? 20_261_120);

const folder = mkdtempSync(join(tmpdir(), "studio-migration-"));
const path = join(folder, "legacy.db");

interface Run {
  readonly code: number | null;
  readonly minutes: number;
}

/** @param onLine may kill it. */
const run = (report: string, onLine: (line: string, kill: () => void) => void = () => undefined): Promise<Run> => {
  const from = performance.now();
  const command = ["--disable-warning=ExperimentalWarning", "scripts/legacy/migrate.ts", path, "--report", report];
  // another port than anybody's studio: nothing listens there, so one is started
  const env = { ...process.env, DATA_DIR: join(folder, "data"), PORT: "1", CI: "true" };
  const child = spawn(process.execPath, command, { env, stdio: ["ignore", "pipe", "inherit"], detached: true });
  const kill = (): void => void (child.pid !== undefined && process.kill(-child.pid, "SIGKILL"));
  createInterface({ input: child.stdout }).on("line", (line) => {
    console.log(line);
    onLine(line, kill);
  });
  return new Promise((ended) => child.once("close", (code) => ended({ code, minutes: (performance.now() - from) / 60_000 })));
};

const read = (report: string) =>
  JSON.parse(readFileSync(report, "utf8")) as { anomalies: readonly Finding[]; summary: { tables: Outcome; behind: number } };

afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

test(`${ROWS} rows, seed ${SEED}`, async () => {
  const random = randomFor(SEED, 2);
  const manifest = generateLegacy(path, ROWS, SEED);
  const killed = await run(join(folder, "killed.json"), (line, kill) => {
    // conversations come last, and take longest: at the least 0.7 ms a row
    if (line.startsWith("characters:")) void sleep(200 + random.next() * ROWS * 0.3).then(kill);
  });
  expect(killed.code).toBeNull();

  const first = await run(join(folder, "first.json"));
  expect(first.code).toBe(0);
  const { anomalies, summary } = read(join(folder, "first.json"));
  const told = new Set(anomalies.map(({ table, id, what }) => `${table} ${id} ${what}`));
  expect(manifest.planted.filter(({ table, id, what }) => !told.has(`${table} ${id} ${what}`))).toEqual([]);
  for (const [table, rows] of Object.entries(manifest.rows))
    expect([table, summary.tables[table as keyof Outcome]]).toEqual([
      table,
      expect.objectContaining({ source: rows, target: rows, equal: true }),
    ]);

  const second = await run(join(folder, "second.json"));
  expect(second.code).toBe(0);
  const again = read(join(folder, "second.json"));
  expect(again.anomalies).toEqual(anomalies);
  for (const [table, { kept }] of Object.entries(summary.tables))
    expect([table, again.summary.tables[table as keyof Outcome]]).toEqual([
      table,
      expect.objectContaining({ written: 0, equal: true, kept }),
    ]);
  const odd = `all ${manifest.planted.length} planted anomalies told, ${summary.behind} rooms still to be projected`;
  const minutes = [killed, first, second].map((one) => one.minutes.toFixed(1));
  console.log(`${ROWS} rows: ${minutes[0]} minutes until killed, ${minutes[1]} to go on and finish, ${minutes[2]} to run again; ${odd}`);
});

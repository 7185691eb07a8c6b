/**
 * The embedded Postgres, migrated: one for all the tests of a project. In processes of its own, since set-up files of a project
 * that runs in workerd get workerd's stand-ins for Node's modules.
 */
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { TestProject } from "vitest/node";

export const DATABASE_URL = "postgres://studio:studio@database.invalid/studio";

export default async (project: TestProject): Promise<() => Promise<void>> => {
  const folder = mkdtempSync(join(tmpdir(), "studio-test-"));
  const child = spawn(process.execPath, ["scripts/embedded/postgres.ts", folder, "0"], { stdio: ["ignore", "pipe", "inherit"] });
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const [line] = (await Promise.race([
    new Promise<string[]>((resolve) => createInterface({ input: child.stdout }).once("line", (text) => resolve([text]))),
    exited.then(() => []),
  ])) satisfies string[];
  if (line === undefined) throw new Error("The embedded Postgres did not start; the lines above say why.");
  const { port } = JSON.parse(line) as { port: number };
  const env = { ...process.env, DATABASE_URL, NEON_LOCAL: `127.0.0.1:${port}` };
  execFileSync(process.execPath, ["scripts/embedded/migrate.ts"], { env, stdio: ["ignore", "ignore", "inherit"] });
  project.provide("database", port);
  return async () => {
    child.kill("SIGTERM");
    await exited;
    rmSync(folder, { recursive: true, force: true });
  };
};

declare module "vitest" {
  interface ProvidedContext {
    database: number;
    failingDatabase: number;
  }
}

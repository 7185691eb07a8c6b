/** Builds the pages when a source is newer than the last build; copies that start at once wait for one another. */
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const sources = ["app", "objects", "public", "worker", "vite.config.ts", "package-lock.json", "tsconfig.json"];
const built = join("build", "server", "index.js");
const lock = join("node_modules", ".studio-build-lock");
/** A build takes seconds; a lock older than this is of a build that was killed. */
const LOCK_STALE_MS = 180_000;

const newest = (path: string): number => {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
};

const isStale = (): boolean => {
  const at = statSync(built, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return sources.some((source) => newest(source) > at);
};

const takeLock = async (): Promise<void> => {
  for (;;) {
    try {
      mkdirSync(lock);
      return;
    } catch {
      const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs;
      if (since !== undefined && Date.now() - since > LOCK_STALE_MS) rmSync(lock, { recursive: true, force: true });
      else await sleep(200);
    }
  }
};

export const buildIfStale = async (): Promise<void> => {
  if (!isStale()) return;
  await takeLock();
  try {
    if (!isStale()) return;
    console.log("building the pages");
    const { status } = spawnSync("npm", ["run", "--silent", "build"], {
      stdio: ["ignore", "ignore", "inherit"],
      shell: process.platform === "win32",
    });
    if (status !== 0) throw new Error("The pages could not be built; the lines above say why.");
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
};

/** One process per data directory: a file that names its owner. */
import { link, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

export interface Owner {
  readonly pid: number;
  readonly port: number;
  /** What the owner's `GET /health` says it is. */
  readonly instance: string;
}

/** Another live process owns the data directory. */
export class LockedError extends Error {
  readonly owner: Owner;
  constructor(path: string, owner: Owner) {
    super(
      `The database is already in use by process ${owner.pid} (port ${owner.port}), says ${path}.\n` +
        "1. Another copy of the studio runs on the same data directory: stop it, or set DATA_DIR to another folder.\n" +
        "2. You meant to talk to that copy: point NEON_LOCAL at its port instead of starting a second one.",
    );
    this.name = "LockedError";
    this.owner = owner;
  }
}

const isOwner = (value: unknown): value is Owner =>
  typeof value === "object" &&
  value !== null &&
  "pid" in value &&
  typeof value.pid === "number" &&
  "port" in value &&
  typeof value.port === "number" &&
  "instance" in value &&
  typeof value.instance === "string";

const codeOf = (error: unknown): string | null =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;

const readOwner = async (path: string): Promise<Owner | null> => {
  try {
    const value: unknown = JSON.parse(await readFile(path, "utf8"));
    return isOwner(value) ? value : null;
  } catch {
    return null;
  }
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
};

/** A process id comes back after a restart, so a living one proves nothing: the owner listens before it locks and says who it is. */
const isServing = async ({ port, instance }: Owner): Promise<boolean> => {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/health`, { signal: AbortSignal.timeout(5_000) });
    return (await response.text()).includes(instance);
  } catch (error) {
    // Busy with a long query is alive; nobody listening is not.
    return error instanceof Error && error.name === "TimeoutError";
  }
};

const create = async (path: string, owner: Owner): Promise<boolean> => {
  const draft = `${path}.${owner.instance}`;
  await writeFile(draft, JSON.stringify(owner));
  try {
    // A link appears whole or not at all: nobody can read half an owner.
    await link(draft, path);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
};

/** Moves a dead owner's file away; puts it back when another process has taken over in the meantime. */
const discard = async (path: string, stale: Owner | null): Promise<void> => {
  const aside = `${path}.stale-${process.pid}`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return;
    throw error;
  }
  const moved = await readOwner(aside);
  if (moved?.instance !== stale?.instance) await link(aside, path).catch(() => undefined);
  await rm(aside, { force: true });
};

/**
 * Takes the lock at `path` for `owner`, from a dead owner too.
 * @throws LockedError when a live process holds it.
 * @returns gives the lock back; harmless when it is no longer ours.
 */
export const acquireLock = async (path: string, owner: Owner): Promise<() => Promise<void>> => {
  await mkdir(dirname(path), { recursive: true });
  const release = async (): Promise<void> => {
    if ((await readOwner(path))?.instance === owner.instance) await rm(path, { force: true });
  };
  const attempt = async (left: number): Promise<() => Promise<void>> => {
    if (await create(path, owner)) return release;
    const holder = await readOwner(path);
    if (holder !== null && ((isAlive(holder.pid) && (await isServing(holder))) || left === 0)) throw new LockedError(path, holder);
    if (left === 0) throw new Error(`Could not take the lock ${path}: remove the file if no other copy runs.`);
    await discard(path, holder);
    return attempt(left - 1);
  };
  return attempt(3);
};

/** A server of somebody else's as a child process: started, waited for, and ended with its files. */
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { chown, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { EngineMissingError } from "./command.ts";

export interface RunningServer {
  /** Milliseconds until it served. */
  readonly startedIn: number;
  readonly process: ChildProcess;
  /** Ends it and removes `folder`. */
  stop(): Promise<void>;
}

/** Servers that refuse to run as root run as nobody then. */
export const unprivileged = (): { readonly uid?: number; readonly gid?: number } =>
  process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

/** An empty folder that `unprivileged` may write. */
export const newFolder = async (prefix: string): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), prefix));
  const { uid, gid } = unprivileged();
  if (uid !== undefined && gid !== undefined) await chown(folder, uid, gid);
  return folder;
};

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => (typeof address === "object" && address !== null ? resolve(address.port) : reject(new Error("no port"))));
    });
  });

export interface ServerStart {
  readonly command: readonly [string, ...string[]];
  /** Its files, removed at the end. */
  readonly folder: string;
  /** Resolves when the server answers; rejects while it does not. */
  readonly probe: () => Promise<void>;
  readonly stopSignal: NodeJS.Signals;
  /** As which user; as ours unless given. */
  readonly user?: { readonly uid?: number; readonly gid?: number };
}

const START_MS = 90_000;
const STOP_MS = 10_000;
const PROBE_EVERY_MS = 100;

/** @throws EngineMissingError when there is no such program; Error with the server's last words when it does not come up. */
export const startServer = async ({ command, folder, probe, stopSignal, user = {} }: ServerStart): Promise<RunningServer> => {
  const [program, ...args] = command;
  const from = performance.now();
  const child = spawn(program, args, { ...user, cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  let words = "";
  const hear = (chunk: Buffer): void => void (words = (words + chunk.toString()).slice(-4_000));
  child.stdout.on("data", hear);
  child.stderr.on("data", hear);
  let failure: Error | null = null;
  const gone = new Promise<void>((resolve) => {
    child.once("exit", (code, signal) => {
      failure ??= new Error(`${program} ended with ${signal ?? code}`);
      resolve();
    });
    child.once("error", (error) => {
      failure ??= "code" in error && error.code === "ENOENT" ? new EngineMissingError(`${program} is not installed.`) : error;
      resolve();
    });
  });
  // A test run that is cut off leaves no server behind.
  const kill = (): void => void child.kill("SIGKILL");
  process.once("exit", kill);

  const stop = async (): Promise<void> => {
    process.off("exit", kill);
    child.kill(stopSignal);
    const timer = setTimeout(() => child.kill("SIGKILL"), STOP_MS);
    await gone;
    clearTimeout(timer);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };

  const serves = async (): Promise<boolean> => {
    try {
      await probe();
      return true;
    } catch (error) {
      if (failure !== null || performance.now() - from > START_MS) {
        await stop();
        throw failure instanceof EngineMissingError
          ? failure
          : new Error(`${program} did not come up.\n${words}`, { cause: failure ?? error });
      }
      return false;
    }
  };
  while (!(await serves())) await sleep(PROBE_EVERY_MS);
  return { startedIn: performance.now() - from, process: child, stop };
};

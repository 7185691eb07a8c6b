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
  /** Ends it and starts it again on its files; resolves when it answers. */
  restart(signal: NodeJS.Signals): Promise<void>;
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

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });

/** Below those that systems give to outgoing connections: a server that is started again finds its own still free. */
const PORTS = { least: 15_000, count: 15_000 };

export const freePort = async (): Promise<number> => {
  const port = PORTS.least + Math.floor(Math.random() * PORTS.count);
  return (await isFree(port)) ? port : freePort();
};

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

const START_MS = 180_000;
const STOP_MS = 10_000;
const PROBE_EVERY_MS = 100;

interface Running {
  readonly child: ChildProcess;
  /** Resolves with why it ended. */
  readonly gone: Promise<Error>;
  /** The same, once it has. */
  failure(): Error | null;
  /** What it said last. */
  words(): string;
}

const launch = ({ command: [program, ...args], folder, user }: ServerStart): Running => {
  const child = spawn(program, args, { ...user, cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  let words = "";
  const hear = (chunk: Buffer): void => void (words = (words + chunk.toString()).slice(-4_000));
  child.stdout.on("data", hear);
  child.stderr.on("data", hear);
  let failure: Error | null = null;
  const gone = new Promise<Error>((resolve) => {
    const fail = (error: Error): void => resolve((failure ??= error));
    child.once("exit", (code, signal) => fail(new Error(`${program} ended with ${signal ?? code}`)));
    child.once("error", (error) =>
      fail("code" in error && error.code === "ENOENT" ? new EngineMissingError(`${program} is not installed.`) : error),
    );
  });
  return { child, gone, failure: () => failure, words: () => words };
};

const end = async ({ child, gone }: Running, signal: NodeJS.Signals): Promise<void> => {
  child.kill(signal);
  const timer = setTimeout(() => child.kill("SIGKILL"), STOP_MS);
  await gone;
  clearTimeout(timer);
};

/** @throws EngineMissingError when there is no such program; Error with the server's last words when it does not come up. */
export const startServer = async (start: ServerStart): Promise<RunningServer> => {
  const from = performance.now();
  let running = launch(start);
  // A test run that is cut off leaves no server behind.
  const kill = (): void => void running.child.kill("SIGKILL");
  process.once("exit", kill);

  const stop = async (): Promise<void> => {
    process.off("exit", kill);
    await end(running, start.stopSignal);
    await rm(start.folder, { recursive: true, force: true, maxRetries: 5 });
  };

  const answers = async (): Promise<boolean> => {
    try {
      await start.probe();
      return true;
    } catch {
      return false;
    }
  };

  /** @param isAgain what is left of a killed server may be in the way of the next for a moment. */
  const untilItAnswers = async (isAgain: boolean): Promise<void> => {
    let words = "";
    for (const deadline = performance.now() + START_MS; !(await answers()); await sleep(PROBE_EVERY_MS)) {
      const failure = running.failure();
      if (failure instanceof EngineMissingError || (failure !== null && !isAgain) || performance.now() > deadline) {
        await stop();
        if (failure instanceof EngineMissingError) throw failure;
        throw new Error(`${start.command[0]} did not come up.\n${words}${running.words()}`, failure === null ? {} : { cause: failure });
      }
      if (failure === null) continue;
      words = running.words();
      running = launch(start);
    }
  };

  await untilItAnswers(false);
  return {
    startedIn: performance.now() - from,
    restart: async (signal) => {
      await end(running, signal);
      running = launch(start);
      await untilItAnswers(true);
    },
    stop,
  };
};

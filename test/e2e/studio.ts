/** A copy of the studio as a newcomer starts it, on a port and a data folder of its own, and a client of its API. */
import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => (typeof address === "object" && address ? resolve(address.port) : reject(new Error("no port"))));
    });
  });

export interface Studio {
  readonly origin: string;
  readonly dataDir: string;
  /** Milliseconds from the command to `ready on`. */
  readonly startedIn: number;
  /** Process ids of its workerd. */
  workerd(): number[];
  /** Resolves at the next `ready on` line. */
  nextReady(): Promise<void>;
  /** Ends everything at once, as a power cut would. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

export const startStudio = async ({ dataDir = mkdtempSync(join(tmpdir(), "studio-")), port = 0 } = {}): Promise<Studio> => {
  const chosen = port === 0 ? await freePort() : port;
  const from = Date.now();
  const child = spawn("npm", ["start"], {
    cwd: root,
    env: { ...process.env, PORT: String(chosen), DATA_DIR: dataDir, CI: "true" },
    stdio: ["ignore", "pipe", "inherit"],
    detached: true,
  });
  const waiting = new Set<() => void>();
  // close, not exit: npm goes first, and whoever still holds its output is still at work
  const gone = new Promise<number | null>((resolve) => child.once("close", resolve));
  createInterface({ input: child.stdout }).on("line", (line) => {
    if (!line.startsWith("ready on ")) return;
    for (const resolve of waiting) resolve();
    waiting.clear();
  });
  const nextReady = () =>
    Promise.race([
      new Promise<void>((resolve) => waiting.add(resolve)),
      gone.then((code) => {
        throw new Error(`npm start ended with ${code}`);
      }),
    ]);
  await nextReady();
  return {
    origin: `http://127.0.0.1:${chosen}`,
    dataDir,
    startedIn: Date.now() - from,
    workerd: () =>
      processesOf(dataDir)
        .filter(({ command }) => /(^|\/)workerd /.test(command))
        .map(({ pid }) => pid),
    nextReady,
    kill: async () => {
      for (const { pid } of processesOf(dataDir)) signal(pid, "SIGKILL");
      killGroup(child, "SIGKILL");
      await gone;
    },
    stop: async () => {
      killGroup(child, "SIGTERM");
      await gone;
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
};

const signal = (pid: number, name: NodeJS.Signals): void => {
  try {
    process.kill(pid, name);
  } catch {
    // it has gone already
  }
};

const killGroup = (child: ChildProcess, name: NodeJS.Signals): void => {
  if (child.pid !== undefined) signal(-child.pid, name);
};

interface Running {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

/** Whoever works on the data folder, with all their children: workerd's command line does not name it. */
const processesOf = (dataDir: string): Running[] => {
  const all = execFileSync("ps", ["-eo", "pid=,ppid=,args="], { encoding: "utf8", maxBuffer: 16_000_000 })
    .split("\n")
    .flatMap((line) => {
      const match = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line);
      return match ? [{ pid: Number(match[1]), parent: Number(match[2]), command: match[3] ?? "" }] : [];
    });
  const found = new Set(all.filter(({ command }) => command.includes(dataDir)).map(({ pid }) => pid));
  for (let size = -1; size !== found.size;) {
    size = found.size;
    for (const { pid, parent } of all) if (found.has(parent)) found.add(pid);
  }
  return all.filter(({ pid }) => found.has(pid) && pid !== process.pid);
};

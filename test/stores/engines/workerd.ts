/** A Worker of the tests in `wrangler dev`: bundled as wrangler comes, run in workerd. */
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { History } from "../../../db/history.ts";
import type { MemoryIndex } from "../../../db/memories.ts";
import type { Sink } from "../../../db/sink.ts";
import type { RelationGraph } from "../../../graph/relations.ts";
import { freePort } from "../../../scripts/engines/server.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const START_MS = 60_000;
const STOP_MS = 5_000;

export interface TestWorker {
  readonly origin: string;
  close(): Promise<void>;
}

const answers = async (origin: string): Promise<boolean> => {
  try {
    return (await fetch(origin)).ok;
  } catch {
    return false;
  }
};

/** To wrangler and to the workerd that it started. */
const signal = ({ pid, exitCode }: ChildProcess, name: NodeJS.Signals): void => {
  if (pid !== undefined && exitCode === null) process.kill(-pid, name);
};

/** @param variables bindings of text, by name. */
export const startWorker = async (config: string, variables: Readonly<Record<string, string>>): Promise<TestWorker> => {
  const [port, inspector, state] = [await freePort(), await freePort(), await mkdtemp(join(tmpdir(), "worker-"))];
  const flags = [
    "--local",
    "--ip=127.0.0.1",
    `--port=${port}`,
    `--inspector-port=${inspector}`,
    `--persist-to=${state}`,
    "--log-level=warn",
  ];
  const bindings = Object.entries(variables).flatMap(([name, value]) => ["--var", `${name}:${value}`]);
  const child = spawn("npx", ["--no-install", "wrangler", "dev", `--config=${config}`, ...flags, ...bindings], {
    cwd: root,
    env: { ...process.env, CLOUDFLARE_CF_FETCH_ENABLED: "false", WRANGLER_SEND_METRICS: "false", X_LOCAL_OBSERVABILITY: "false" },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  let words = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => (words = (words + chunk.toString()).slice(-4_000)));
  const gone = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const close = async (): Promise<void> => {
    signal(child, "SIGTERM");
    const timer = setTimeout(() => signal(child, "SIGKILL"), STOP_MS);
    await gone;
    clearTimeout(timer);
    await rm(state, { recursive: true, force: true, maxRetries: 5 });
  };
  const origin = `http://127.0.0.1:${port}`;
  const from = performance.now();
  while (!(await answers(origin))) {
    if (child.exitCode !== null || performance.now() - from > START_MS) {
      await close();
      throw new Error(`wrangler dev did not come up.\n${words}`);
    }
    await sleep(200);
  }
  return { origin, close };
};

/** Whatever a port has: each contract asks for its own. */
type AnyPort = RelationGraph & History & Sink & MemoryIndex;

/** The port that lives in the worker at `<place>/<name>`: each call is one request. */
export const remotePort = (worker: () => TestWorker, place: "worker" | "object", name: string): AnyPort =>
  new Proxy({} as AnyPort, {
    get:
      (_target, method) =>
      async (...args: unknown[]) => {
        const url = `${worker().origin}/${place}/${name}/${String(method)}`;
        const response = await fetch(url, { method: "POST", body: JSON.stringify(args) });
        const { value, error } = (await response.json()) as { value: unknown; error?: string };
        if (error !== undefined) throw new Error(error);
        return value;
      },
  });

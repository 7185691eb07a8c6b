/**
 * The studio that a command-line tool works on. With STUDIO_URL it is a deployment, which takes AUTH_SECRET and DATABASE_URL too;
 * otherwise the one on this machine's DATA_DIR, which is started for the time of the work unless it runs already.
 */
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { parseEnv } from "node:util";
import { createDatabase, type Database } from "../../db/client.ts";
import { signOperatorToken } from "../../worker/auth/operator.ts";
import { createOperatorClient, type Operator } from "./operator.ts";

export interface OpenStudio {
  readonly database: Database;
  readonly operator: Operator;
  /** Ends what was started for the work. */
  close(): Promise<void>;
}

/** A page of rows, or an index over everything there is. */
const TIMEOUT_MS = 300_000;

interface Address {
  readonly origin: string;
  readonly secret: string;
  readonly databaseUrl: string;
  readonly neonLocal: string | undefined;
}

const connect = ({ origin, secret, databaseUrl, neonLocal }: Address, close: () => Promise<void>): OpenStudio => ({
  database: createDatabase({ databaseUrl, neonLocal, timeoutMs: TIMEOUT_MS }),
  operator: createOperatorClient(origin, secret),
  close,
});

const required = (name: string): string => {
  const value = process.env[name];
  if (value) return value;
  throw new Error(
    `${name} is missing: with STUDIO_URL set, the work is done on that deployment.\n` +
      "1. Set STUDIO_URL, AUTH_SECRET and DATABASE_URL, as the deployment has them, or\n" +
      "2. leave STUDIO_URL out: then it is done on this machine's own studio, in DATA_DIR.",
  );
};

/** What scripts/start.ts gave the Worker, when one was started on this folder. */
const localAddress = (dataDir: string, port: number): Address | null => {
  const file = join(dataDir, "worker.vars");
  if (!existsSync(file)) return null;
  const { AUTH_SECRET: secret, DATABASE_URL: databaseUrl, NEON_LOCAL: neonLocal } = parseEnv(readFileSync(file, "utf8"));
  if (secret === undefined || databaseUrl === undefined) return null;
  return { origin: `http://127.0.0.1:${port}`, secret, databaseUrl, neonLocal };
};

/** Whether it is the studio of this folder that listens there, and no other. */
const isUp = async ({ origin, secret }: Address): Promise<boolean> => {
  try {
    const headers = { authorization: `Bearer ${await signOperatorToken(secret)}` };
    return (await fetch(`${origin}/api/v1/operator/files`, { headers, signal: AbortSignal.timeout(10_000) })).ok;
  } catch {
    return false;
  }
};

const freePort = (): Promise<number> =>
  new Promise((found, failed) => {
    const server = createServer();
    server.once("error", failed);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => (typeof address === "object" && address !== null ? found(address.port) : failed(new Error("no port"))));
    });
  });

const start = async (dataDir: string): Promise<OpenStudio> => {
  const port = await freePort();
  const env = { ...process.env, PORT: String(port), DATA_DIR: dataDir };
  const child = spawn(process.execPath, ["scripts/start.ts"], { env, stdio: ["ignore", "pipe", "inherit"] });
  const gone = new Promise<false>((ended) => child.once("close", () => ended(false)));
  const isReady = new Promise<true>((ready) => {
    createInterface({ input: child.stdout }).on("line", (line) => {
      if (line.startsWith("ready on ")) ready(true);
    });
  });
  const stop = async (): Promise<void> => {
    child.kill("SIGTERM");
    await gone;
  };
  const address = (await Promise.race([isReady, gone])) ? localAddress(dataDir, port) : null;
  if (address !== null) return connect(address, stop);
  await stop();
  throw new Error("The studio did not start; the lines above say why.");
};

export const openStudio = async (): Promise<OpenStudio> => {
  const { STUDIO_URL: url } = process.env;
  if (url) {
    const origin = url.replace(/\/+$/, "");
    const address = { origin, secret: required("AUTH_SECRET"), databaseUrl: required("DATABASE_URL"), neonLocal: process.env.NEON_LOCAL };
    return connect(address, async () => undefined);
  }
  const dataDir = resolve(process.env.DATA_DIR ?? ".data");
  const running = localAddress(dataDir, Number(process.env.PORT ?? 8787));
  if (running !== null && (await isUp(running))) return connect(running, async () => undefined);
  console.error(`Starting the studio on ${dataDir} for the time of the work.`);
  return start(dataDir);
};

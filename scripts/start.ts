/**
 * `npm start`: the whole studio on one machine, with no account, key or container. Starts the embedded Postgres, migrates it, builds the
 * pages when they are stale, and runs the Worker with its objects in workerd. PORT (8787) and DATA_DIR (.data) are honoured, so
 * several copies run side by side. With --dev, Vite serves the pages with hot reloading instead.
 */
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { createDatabase } from "../db/client.ts";
import { migrateDatabase } from "../db/migrate.ts";
import { buildIfStale } from "./build-if-stale.ts";
import { endLeftover, start, type Child } from "./children.ts";
import { waitForPort } from "./ports.ts";

const dev = process.argv.includes("--dev");
const port = Number(process.env.PORT ?? 8787);
const dataDir = resolve(process.env.DATA_DIR ?? ".data");
const origin = `http://127.0.0.1:${port}`;
const databaseUrl = "postgres://studio:studio@database.invalid/studio";
/** How often the clock that production's cron is strikes here, and how often the Worker is asked whether it lives. */
const CRON_MS = 60_000;
const PULSE_MS = 2_000;
/** Unanswered pulses after which a workerd that is still there is taken to hang: one that is merely busy is let be. */
const HANGS_AFTER = 15;
const READY_WITHIN_MS = 90_000;

const secret = (): string => {
  const file = join(dataDir, "auth-secret");
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString("base64url"), { mode: 0o600 });
  return readFileSync(file, "utf8");
};

/** The embedded one, unless NEON_LOCAL names one that runs already. */
const findPostgres = async (): Promise<string> => {
  if (process.env.NEON_LOCAL) return process.env.NEON_LOCAL;
  const { child, neonLocal } = await startPostgres();
  children.add(child);
  void child.exited.then(() => stop(1));
  return neonLocal;
};

const startPostgres = async (): Promise<{ child: Child; neonLocal: string }> => {
  const pidFile = join(dataDir, "postgres.group");
  endLeftover(pidFile, "embedded");
  const child = start([process.execPath, "scripts/embedded/postgres.ts", dataDir, "0"], { env: process.env, pidFile, stdout: "pipe" });
  if (!child.process.stdout) throw new Error("The embedded Postgres has no output to read.");
  for await (const line of createInterface({ input: child.process.stdout })) {
    const answer = JSON.parse(line) as { ready?: boolean; port?: number };
    if (answer.ready) return { child, neonLocal: `127.0.0.1:${answer.port}` };
  }
  throw new Error("The embedded Postgres did not start; the lines above say why.");
};

const startWorker = (neonLocal: string): Child => {
  const pidFile = join(dataDir, "worker.group");
  endLeftover(pidFile, "node");
  const variables = { AUTH_SECRET: secret(), DATABASE_URL: databaseUrl, NEON_LOCAL: neonLocal, ...optionalSecrets() };
  const file = join(dataDir, "worker.vars");
  writeFileSync(
    file,
    Object.entries(variables)
      .map(([name, value]) => `${name}="${value}"\n`)
      .join(""),
    { mode: 0o600 },
  );
  const env = {
    ...process.env,
    CLOUDFLARE_CF_FETCH_ENABLED: "false",
    WRANGLER_SEND_METRICS: "false",
    // wrangler would keep a trace of every statement of every object, at twice the cost of the work itself
    X_LOCAL_OBSERVABILITY: "false",
    WRANGLER_REGISTRY_PATH: join(dataDir, "registry"),
  };
  if (dev) {
    writeFileSync(".dev.vars", readFileSync(file, "utf8"), { mode: 0o600 });
    const vite = [
      "node_modules/@remix-run/dev/dist/cli.js",
      "vite:dev",
      "--port",
      String(port),
      "--host",
      "127.0.0.1",
      "--strictPort",
    ] as const;
    return start([process.execPath, ...vite], { env: { ...env, DATA_DIR: dataDir }, pidFile, stdout: "inherit" });
  }
  const wrangler = [
    "node_modules/wrangler/bin/wrangler.js",
    "dev",
    "--local",
    "--ip",
    "127.0.0.1",
    "--port",
    String(port),
    "--inspector-port",
    "0",
    "--persist-to",
    join(dataDir, "state"),
    "--env-file",
    file,
    "--show-interactive-dev-session=false",
    "--log-level",
    "error",
  ] as const;
  return start([process.execPath, ...wrangler], { env, pidFile, stdout: "inherit" });
};

/** Models and stores that the person who starts us has set up in their environment. */
const optionalSecrets = (): Record<string, string> => {
  const names = ["OPENAI_API_KEY", "OPENAI_BASE_URL", "OPENAI_MODEL", "NEO4J_URI", "NEO4J_USER", "NEO4J_PASSWORD"];
  return Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
};

const answers = async (path: string, withinMs: number): Promise<boolean> => {
  try {
    return (await fetch(origin + path, { signal: AbortSignal.timeout(withinMs) })).ok;
  } catch {
    return false;
  }
};

const untilReady = async (worker: Child): Promise<void> => {
  const gone = worker.exited.then(() => "gone" as const);
  for (const deadline = Date.now() + READY_WITHIN_MS; Date.now() < deadline;) {
    if (await answers("/health/ready", 10_000)) return;
    if ((await Promise.race([gone, sleep(150)])) === "gone") throw new Error("The Worker did not start; the lines above say why.");
  }
  throw new Error(`The Worker did not answer within ${READY_WITHIN_MS / 1000} s.`);
};

const children = new Set<Child>();
const stopping = new AbortController();

/** Whoever calls first decides the exit code. */
const stop = async (code: number): Promise<void> => {
  if (stopping.signal.aborted) return;
  stopping.abort();
  await Promise.all([...children].map((child) => child.stop()));
  process.exit(code);
};

/** Strikes the clock that is cron in production: what is overdue wakes, and a new studio gets its demo. */
const strike = (): Promise<boolean> => answers("/cdn-cgi/handler/scheduled?cron=*+*+*+*+*", 30_000);

const isMissing = (wanted: readonly number[], there: readonly number[]): boolean => wanted.some((one) => !there.includes(one));

/** Keeps the Worker alive and its clock striking, as the platform does in production. Returns when workerd has died or hangs. */
const watch = async (worker: Child): Promise<void> => {
  const started = worker.running("workerd");
  let [unanswered, sinceCron] = [0, 0];
  const gone = worker.exited.then(() => "gone" as const);
  while (unanswered < HANGS_AFTER && !stopping.signal.aborted) {
    if (sinceCron >= CRON_MS) {
      sinceCron = 0;
      await strike();
    }
    if ((await Promise.race([gone, sleep(PULSE_MS)])) === "gone") return;
    sinceCron += PULSE_MS;
    unanswered = (await answers("/health/live", PULSE_MS)) ? 0 : unanswered + 1;
    // wrangler outlives a workerd that was killed, and starts another that it does not talk to
    if (unanswered > 0 && isMissing(started, worker.running("workerd"))) return;
  }
};

const run = async (): Promise<void> => {
  mkdirSync(dataDir, { recursive: true });
  // on, not once: npm passes on a signal that the terminal has sent us already, and a second one must not cut the stopping short
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void stop(0));
  const [neonLocal] = await Promise.all([findPostgres(), dev ? undefined : buildIfStale()]);
  await migrateDatabase(createDatabase({ databaseUrl, neonLocal, timeoutMs: 600_000 }));
  while (!stopping.signal.aborted) {
    await waitForPort(port);
    // whoever stops us meanwhile would not know of this one
    if (stopping.signal.aborted) return;
    const worker = startWorker(neonLocal);
    children.add(worker);
    await untilReady(worker);
    // first, so that whoever comes at once finds the demo playing
    await strike();
    console.log(`ready on ${origin}`);
    await watch(worker);
    if (stopping.signal.aborted) return;
    console.error("workerd has stopped; starting it again (nothing that was acknowledged is lost)");
    await worker.stop(0);
    children.delete(worker);
  }
};

run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  void stop(1);
});

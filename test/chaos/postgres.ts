/** The two Postgres of the storms as processes that can be ended and started again on their files. */
import { spawn, type ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import { createServerEngine } from "../../scripts/embedded/server-postgres.ts";
import { serveSql } from "../../scripts/embedded/server.ts";
import { startPostgres } from "../../scripts/engines/postgres.ts";
import { fetchProgramsWithVector } from "../../scripts/engines/programs.ts";

/** By its own shutdown, or by kill -9. */
export type Ending = "shutdown" | "kill -9";

export interface PostgresProcess {
  readonly name: string;
  /** Of `POST /sql` at the moment. */
  port(): number;
  /** Ends it and starts it again; resolves when it serves. */
  restart(ending: Ending): Promise<void>;
  stop(): Promise<void>;
}

const launchEmbedded = async (folder: string): Promise<{ child: ChildProcess; port: number; gone: Promise<void> }> => {
  const child = spawn(process.execPath, ["scripts/embedded/postgres.ts", folder, "0"], { stdio: ["ignore", "pipe", "inherit"] });
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  for await (const line of createInterface({ input: child.stdout })) {
    const answer = JSON.parse(line) as { ready?: boolean; port?: number };
    if (answer.ready && answer.port !== undefined) return { child, port: answer.port, gone };
  }
  throw new Error("The embedded Postgres did not start.");
};

export const startEmbedded = async (folder: string): Promise<PostgresProcess> => {
  let running = await launchEmbedded(folder);
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    running.child.kill(signal);
    await running.gone;
  };
  return {
    name: "the embedded Postgres",
    port: () => running.port,
    restart: async (ending) => {
      await end(ending === "kill -9" ? "SIGKILL" : "SIGTERM");
      running = await launchEmbedded(folder);
    },
    stop: () => end("SIGTERM"),
  };
};

/** What it has written it need not keep through a power cut; what it has acknowledged it must keep through a kill. */
const SETTINGS = ["fsync=off", "full_page_writes=off"];

/** @throws EngineMissingError when this machine cannot have it. */
export const startPostgresServer = async (): Promise<PostgresProcess> => {
  const server = await startPostgres({ programs: await fetchProgramsWithVector(), settings: SETTINGS });
  const engine = createServerEngine(server.url);
  const front = await serveSql({ engine: Promise.resolve(engine), port: 0 });
  return {
    name: "a PostgreSQL server",
    port: () => front.port,
    // its fast shutdown: the polite one would wait for those who are connected
    restart: (ending) => server.restart(ending === "kill -9" ? "SIGKILL" : "SIGINT"),
    stop: async () => {
      await front.close();
      await engine.close();
      await server.stop();
    },
  };
};

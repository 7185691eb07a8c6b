/** The embedded Postgres as a process that can be killed and started again on its folder. */
import { spawn, type ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";

export interface EmbeddedProcess {
  /** Of the one that runs, or ran last. */
  port(): number;
  /** kill -9, and again; resolves when it serves. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

const startOnce = async (folder: string): Promise<{ child: ChildProcess; port: number; gone: Promise<void> }> => {
  const child = spawn(process.execPath, ["scripts/embedded/postgres.ts", folder, "0"], { stdio: ["ignore", "pipe", "inherit"] });
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  for await (const line of createInterface({ input: child.stdout })) {
    const answer = JSON.parse(line) as { ready?: boolean; port?: number };
    if (answer.ready && answer.port !== undefined) return { child, port: answer.port, gone };
  }
  throw new Error("The embedded Postgres did not start.");
};

export const startEmbeddedProcess = async (folder: string): Promise<EmbeddedProcess> => {
  let running = await startOnce(folder);
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    running.child.kill(signal);
    await running.gone;
  };
  return {
    port: () => running.port,
    restart: async () => {
      await end("SIGKILL");
      running = await startOnce(folder);
    },
    stop: () => end("SIGTERM"),
  };
};

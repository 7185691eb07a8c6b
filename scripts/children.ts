/** Child processes that go when we go: each leads a process group, which is ended as a whole. */
import { spawn, type ChildProcess } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";

export interface Child {
  readonly process: ChildProcess;
  /** Resolves with the exit code (null for a signal). */
  readonly exited: Promise<number | null>;
  /** Ends the whole group; SIGKILL after `graceMs`. */
  stop(graceMs?: number): Promise<void>;
}

const end = (group: number, signal: NodeJS.Signals): void => {
  try {
    process.kill(-group, signal);
  } catch {
    // it has gone already
  }
};

/**
 * Starts `command` in a group of its own. `pidFile` remembers the group, so that the next start can end what a killed
 * one left behind.
 */
export const start = (
  command: readonly [string, ...string[]],
  options: { env: NodeJS.ProcessEnv; pidFile: string; stdout: "pipe" | "inherit" | "ignore" },
): Child => {
  const [program, ...rest] = command;
  const child = spawn(program, rest, { env: options.env, stdio: ["ignore", options.stdout, "inherit"], detached: true });
  const group = child.pid;
  if (group !== undefined) writeFileSync(options.pidFile, String(group));
  const exited = new Promise<number | null>((resolve) => {
    child.once("error", () => resolve(1));
    child.once("exit", (code) => resolve(code));
  });
  return {
    process: child,
    exited,
    stop: async (graceMs = 5_000) => {
      if (group === undefined) return;
      end(group, "SIGTERM");
      const timer = setTimeout(() => end(group, "SIGKILL"), graceMs);
      await exited;
      clearTimeout(timer);
      // the leader has gone; whoever it left in the group goes too
      end(group, "SIGKILL");
      rmSync(options.pidFile, { force: true });
    },
  };
};

/** Ends the group that an earlier, killed start left behind, if its leader's command still matches. */
export const endLeftover = (pidFile: string, commandPart: string): void => {
  let group: number;
  try {
    group = Number(readFileSync(pidFile, "utf8"));
  } catch {
    return;
  }
  try {
    // no /proc (macOS): the group's own liveness has to do
    const command = readFileSync(`/proc/${group}/cmdline`, "utf8");
    if (command.includes(commandPart)) end(group, "SIGKILL");
  } catch {
    end(group, "SIGKILL");
  }
  rmSync(pidFile, { force: true });
};

/** Child processes that go when we go: each leads a process group, which is ended as a whole. */
import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename } from "node:path";

export interface Child {
  readonly process: ChildProcess;
  /** Resolves with the exit code (null for a signal). */
  readonly exited: Promise<number | null>;
  /** Ids of the processes of the group that run `program` now; none where nothing tells (no `ps`). */
  running(program: string): readonly number[];
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

const runningIn = (group: number, program: string): readonly number[] => {
  try {
    const lines = execFileSync("ps", ["-A", "-o", "pid=,pgid=,stat=,args="], { encoding: "utf8", maxBuffer: 16_000_000 }).split("\n");
    return lines.flatMap((line) => {
      const [pid, of, status, path] = line.trim().split(/\s+/);
      return Number(of) === group && !status?.startsWith("Z") && basename(path ?? "") === program ? [Number(pid)] : [];
    });
  } catch {
    return [];
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
    running: (name) => (group === undefined ? [] : runningIn(group, name)),
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

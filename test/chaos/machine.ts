/** How late the machine itself is, told by a process that shares nothing with the studio: what that process lost, no sink took. */
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

export interface Machine {
  /** Milliseconds within [from, to] in which a process that only waits was kept from going on. */
  lost(from: number, to: number): number;
  /** The longest such time so far, in milliseconds. */
  worst(): number;
  stop(): void;
}

export const watchMachine = (): Machine => {
  const child = spawn(process.execPath, ["test/chaos/idle.ts"], { stdio: ["ignore", "pipe", "inherit"] });
  const times: (readonly [from: number, to: number])[] = [];
  createInterface({ input: child.stdout }).on("line", (line) => times.push(JSON.parse(line) as [number, number]));
  return {
    lost: (from, to) => times.reduce((sum, [start, end]) => sum + Math.max(0, Math.min(end, to) - Math.max(start, from)), 0),
    worst: () => Math.max(0, ...times.map(([from, to]) => to - from)),
    stop: () => void child.kill(),
  };
};

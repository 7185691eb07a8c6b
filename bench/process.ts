/** What a process costs, seen from outside (Linux): inside workerd the clock stands still while it computes. */
import { readFileSync, writeFileSync } from "node:fs";

/** `USER_HZ`: ticks per second of the times in /proc, the same on every architecture we run on. */
const TICKS_PER_SECOND = 100;
const UTIME = 11;

/** Seconds of CPU that it has used, in steps of ten milliseconds. */
export const cpuSeconds = (pid: number): number => {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const [user = 0, system = 0] = stat
    .slice(stat.lastIndexOf(")") + 2)
    .split(" ")
    .slice(UTIME, UTIME + 2)
    .map(Number);
  return (user + system) / TICKS_PER_SECOND;
};

const memory = (pid: number, field: "VmRSS" | "VmHWM"): number =>
  Number(new RegExp(`^${field}:\\s*(\\d+) kB`, "m").exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? NaN) / 1024;

export interface Cost {
  /** Of CPU. */
  readonly seconds: number;
  /** The most memory it had at once above what it had before, in MB. */
  readonly peak: number;
}

/** What a piece of work costs a process. */
export const costOf = async (pid: number, work: () => Promise<unknown>): Promise<Cost> => {
  // the peak is counted from here on
  writeFileSync(`/proc/${pid}/clear_refs`, "5");
  const [seconds, base] = [cpuSeconds(pid), memory(pid, "VmRSS")];
  await work();
  return { seconds: cpuSeconds(pid) - seconds, peak: memory(pid, "VmHWM") - base };
};

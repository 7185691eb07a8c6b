/** Whether any tick waited for what happened to the stores. Times in epoch milliseconds, durations in milliseconds. */
import { TUNING, type Event } from "../../objects/simulation/index.ts";
import type { Machine } from "./machine.ts";
import type { Storm } from "./storm.ts";

/**
 * How late a tick may be, beyond what the machine itself took. One that waited for a store would be 11,000 late in a long hang and 8,000 at
 * any deadline; a room that has lost its alarm stands still until something else wakes it, which takes seconds.
 */
const LATE_MS = 1_000;
/** A room goes on within this of its viewer's return. */
const WAKING_MS = 2_000;

/** From one tick that left an event to the next: quiet ticks leave none, but move the story's clock. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly ticks: number;
  /** By which it took longer than its ticks should. */
  readonly late: number;
}

export interface Pace {
  /** Between two ticks. */
  readonly everyMs: number;
  /** When workerd was dead or its room had no viewer. */
  readonly gone: readonly (readonly [from: number, to: number])[];
}

/** From each kill to a while after the studio serves again and the room's viewer is back. */
export const goneOf = (joined: readonly number[], { outages }: Storm): (readonly [number, number])[] =>
  outages.map(([from, to]) => [from, Math.max(to, joined.find((time) => time > from) ?? Infinity) + WAKING_MS]);

/** When all sleep, one tick passes hours of the story: such a stretch is shorter than its minutes say, and left out. */
export const stretchesOf = (log: readonly Event[], { everyMs, gone }: Pace): Stretch[] => {
  const stretches: Stretch[] = [];
  let before: Event | null = null;
  for (const event of log) {
    if (before !== null && event.at <= before.at) continue;
    if (before !== null) {
      const [from, to] = [Date.parse(before.timestamp), Date.parse(event.timestamp)];
      const ticks = Math.round((event.at - before.at) / TUNING.clock.minutes_per_tick);
      const late = to - from - ticks * everyMs;
      if (late > -everyMs && !gone.some(([start, end]) => start < to && end > from)) stretches.push({ from, to, ticks, late });
    }
    before = event;
  }
  return stretches;
};

const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;

const print = (when: string, stretches: readonly Stretch[]): void => {
  const late = stretches.map((stretch) => stretch.late).toSorted((left, right) => left - right);
  const [median, most] = [percentile(late, 0.5), percentile(late, 0.99)];
  console.log(`chaos: ticks ${when} late by ${median} ms at the median, ${most} at p99, ${late.at(-1) ?? 0} at most, of ${late.length}`);
};

/** Prints how late ticks were under faults and without; yields those that were too late. */
export const checkPace = (stretches: readonly Stretch[], { rounds }: Storm, machine: Machine): string[] => {
  const during = ({ from, to }: Stretch) => rounds.filter((round) => round.from < to && round.to > from);
  const [calm, stormy] = [
    stretches.filter((stretch) => during(stretch).length === 0),
    stretches.filter((stretch) => during(stretch).length > 0),
  ];
  print("in the calm", calm);
  print("under faults", stormy);
  console.log(`chaos: a process that only waits was late by ${machine.worst()} ms at most`);
  return stretches
    .map((stretch) => ({ ...stretch, lost: machine.lost(stretch.from, stretch.to) }))
    .filter(({ late, lost }) => late - lost > LATE_MS)
    .map((stretch) => {
      const names = during(stretch).map(({ round }) => round);
      const { ticks, late, lost, from } = stretch;
      return `${ticks} ticks were ${late} ms late, at ${new Date(from).toISOString()} (${names.join(", ") || "calm"}); the machine took ${lost} of it`;
    });
};

/** A log that piled up while the stores were away, through the object in workerd, with its memory. */
import { execFileSync } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import type { BundleHead, LogRow, SinkHealth } from "../objects/ecosystem/contract.ts";
import { stateHash, type Event } from "../objects/simulation/index.ts";
import type { Operator } from "../scripts/studio/operator.ts";
import type { Studio } from "../test/e2e/studio.ts";
import type { Run } from "../test/simulation/run.ts";

const COMMIT_EVENTS = 12;
const PAGE_CHARACTERS = 4_000_000;
const TENTHS = 10;

const rowsOf = (events: readonly Event[]): LogRow[] => {
  const rows: LogRow[] = [];
  for (let start = 0; start < events.length; start += COMMIT_EVENTS) {
    const commit = events.slice(start, start + COMMIT_EVENTS);
    const [first, last] = [commit[0], commit.at(-1)];
    if (first && last) rows.push({ first_seq: first.seq, last_seq: last.seq, tick: last.tick, events: JSON.stringify(commit) });
  }
  return rows;
};

const adopt = async (operator: Operator, id: string, run: Run): Promise<void> => {
  const { tick, at } = run.now();
  const settings = { tick_seconds: 3_600, model: "local", visibility: "private", run_while_away: false } as const;
  const head: BundleHead = { seq: run.events.length, state_hash: stateHash(run.state), settings, clock: { tick, at } };
  let [page, size]: [LogRow[], number] = [[], 0];
  for (const row of rowsOf(run.events)) {
    page.push(row);
    size += row.events.length;
    if (size < PAGE_CHARACTERS) continue;
    await operator.adopt(id, { head, rows: page, last: false });
    [page, size] = [[], 0];
  }
  await operator.adopt(id, { head, rows: page, last: true });
};

const residentMb = (studio: Studio): number =>
  Math.round(
    studio
      .workerd()
      .map((pid) => Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" })))
      .reduce((sum, kilobytes) => sum + kilobytes, 0) / 1_024,
  );

export interface CatchUpFigures {
  readonly events: number;
  /** By sink: events per second from the moment when all could begin. */
  readonly events_per_second: Readonly<Record<string, number>>;
  /** Megabytes of workerd: before the log came in, and when the slowest sink had a tenth of it, two tenths, and so on to all of it. */
  readonly resident_mb: readonly number[];
  /** At any time meanwhile. */
  readonly peak_mb: number;
}

export const benchCatchUp = async (studio: Studio, operator: Operator, run: Run): Promise<CatchUpFigures> => {
  const id = crypto.randomUUID();
  const events = run.events.length;
  const resident = [residentMb(studio)];
  await adopt(operator, id, run);
  const from = performance.now();
  let peak = 0;
  const reached: Record<string, number> = {};
  const begun = new Map((await operator.sinks(id)).map(({ sink, cursor }) => [sink, cursor]));
  for (let slowest = 0; slowest < events;) {
    await sleep(250);
    const sinks: readonly SinkHealth[] = await operator.sinks(id);
    const seconds = (performance.now() - from) / 1000;
    const megabytes = residentMb(studio);
    peak = Math.max(peak, megabytes);
    for (const { sink, cursor, lag } of sinks) if (lag === 0) reached[sink] ??= Math.round((cursor - (begun.get(sink) ?? 0)) / seconds);
    slowest = Math.min(...sinks.map(({ cursor }) => cursor));
    while (resident.length <= Math.floor((slowest * TENTHS) / events)) {
      resident.push(megabytes);
      console.log(`${`catching up: ${resident.length - 1} tenths`.padEnd(48)} ${megabytes} MB, ${Math.round(slowest / seconds)} events/s`);
    }
  }
  for (const [sink, rate] of Object.entries(reached)) console.log(`${`catching up with ${events}: ${sink}`.padEnd(48)} ${rate} events/s`);
  console.log(`${"workerd meanwhile, by tenths".padEnd(48)} ${resident.join(" ")} MB, ${peak} at most`);
  return { events, events_per_second: reached, resident_mb: resident, peak_mb: peak };
};

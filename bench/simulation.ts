/**
 * The core alone: ticks per second, what ten times the cast costs when as many talk, whether the memory grows with the story, and how
 * long a log takes to fold.
 */
import { performance } from "node:perf_hooks";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { fold, restore, stateHash, takeSnapshot, type Event, type Snapshot } from "../objects/simulation/index.ts";
import { chatter, creation } from "../test/simulation/cast.ts";
import { startRun, type Run } from "../test/simulation/run.ts";

export interface SimulationFigures {
  readonly ticks_per_second_100: number;
  /** A tick with 1,000 characters, in ticks with 100. */
  readonly cost_of_1000_characters: number;
  /** Megabytes in use after so many ticks, when what can go has gone. */
  readonly heap: Readonly<Record<number, number>>;
  /** Seconds for a log of 100,000 events: as events, and as the text that is stored. */
  readonly fold_100_000: number;
  readonly parse_and_fold_100_000: number;
  /** Milliseconds to hash a state of 1,000 characters for the first time, and again after a tick. */
  readonly hash_first: number;
  readonly hash_again: number;
}

const TICKS = 10_000;
const LONG_RUN = [10_000, 50_000, 100_000] as const;
const LOG = 100_000;

const say = (name: string, figure: string): void => console.log(`${name.padEnd(48)} ${figure}`);

const secondsOf = (work: () => void): number => {
  const from = performance.now();
  work();
  return (performance.now() - from) / 1000;
};

/** The better of two runs: a neighbour on the machine makes one slower, and none faster. */
const ticksPerSecond = (characters: number): number =>
  Math.max(
    ...[1, 2].map(() => {
      const run = startRun(creation(characters, 1), false);
      return TICKS / secondsOf(() => run.live(TICKS, chatter));
    }),
  );

const collectGarbage = (): void => {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
};

const heapOver = (run: Run): Record<number, number> => {
  const heap: Record<number, number> = {};
  let lived = 0;
  for (const ticks of LONG_RUN) {
    run.live(ticks - lived, chatter);
    lived = ticks;
    collectGarbage();
    heap[ticks] = Math.round(process.memoryUsage().heapUsed / 100_000) / 10;
  }
  return heap;
};

const logOf = (events: number): readonly Event[] => {
  const run = startRun(creation(100, 1));
  while (run.events.length < events) run.live(100, chatter);
  return run.events.slice(0, events);
};

export const benchSimulation = (): SimulationFigures => {
  const [hundred, thousand] = [ticksPerSecond(100), ticksPerSecond(1_000)];
  say("simulation, 100 characters", `${Math.round(hundred)} ticks/s`);
  say("a tick with 1,000 characters", `${(hundred / thousand).toFixed(2)} × a tick with 100`);
  const log = logOf(LOG);
  const fold_100_000 = secondsOf(() => fold(log));
  const rows = Array.from({ length: LOG / 20 }, (_, index) => JSON.stringify(log.slice(index * 20, (index + 1) * 20)));
  const parse_and_fold_100_000 = secondsOf(() => fold(rows.flatMap((row) => JSON.parse(row) as Event[])));
  say("a log of 100,000 events", `folds in ${fold_100_000.toFixed(2)} s, from its text in ${parse_and_fold_100_000.toFixed(2)} s`);
  const crowd = startRun(creation(1_000, 1), false);
  crowd.live(3_000, chatter);
  const state = restore(JSON.parse(JSON.stringify(takeSnapshot(crowd.state))) as Snapshot);
  const hash_first = 1000 * secondsOf(() => stateHash(state));
  stateHash(crowd.state);
  crowd.live(1, chatter);
  const hash_again = 1000 * secondsOf(() => stateHash(crowd.state));
  say("hash of 1,000 characters", `${hash_first.toFixed(0)} ms the first time, ${hash_again.toFixed(1)} ms after a tick`);
  const heap = heapOver(startRun(creation(100, 1), false));
  say("memory in use", LONG_RUN.map((ticks) => `${heap[ticks]} MB after ${ticks.toLocaleString("en")} ticks`).join(", "));
  return {
    ticks_per_second_100: Math.round(hundred),
    cost_of_1000_characters: hundred / thousand,
    heap,
    fold_100_000,
    parse_and_fold_100_000,
    hash_first,
    hash_again,
  };
};

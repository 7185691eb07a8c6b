/** The core alone: ticks per second, and what ten times the cast costs when as many talk. */
import { performance } from "node:perf_hooks";
import { chatter, creation } from "../test/simulation/cast.ts";
import { startRun } from "../test/simulation/run.ts";

export interface SimulationFigures {
  readonly ticks_per_second_100: number;
  /** A tick with 1,000 characters, in ticks with 100. */
  readonly cost_of_1000_characters: number;
}

const TICKS = 3_000;

const ticksPerSecond = (characters: number): number => {
  const run = startRun(creation(characters, 1));
  const from = performance.now();
  run.live(TICKS, chatter);
  return TICKS / ((performance.now() - from) / 1000);
};

export const benchSimulation = (): SimulationFigures => {
  const [hundred, thousand] = [ticksPerSecond(100), ticksPerSecond(1_000)];
  const figures = { ticks_per_second_100: Math.round(hundred), cost_of_1000_characters: hundred / thousand };
  console.log(`${"simulation, 100 characters".padEnd(48)} ${figures.ticks_per_second_100} ticks/s`);
  console.log(`${"a tick with 1,000 characters".padEnd(48)} ${figures.cost_of_1000_characters.toFixed(2)} × a tick with 100`);
  return figures;
};

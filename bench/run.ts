/**
 * `npm run bench`: every figure that the README quotes. Prints them, and writes them to `build/bench.json`. On a shared machine
 * medians and ratios count, not absolutes. `npm run bench -- stores` measures the stores instead, on servers of their own, and writes
 * `build/bench-stores.json`; `npm run bench -- books` what books cost alone; `npm run bench -- projection` how fast the logs get into them, and writes `build/bench-projection.json`.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { signUp } from "../test/e2e/client.ts";
import { startStudio } from "../test/e2e/studio.ts";
import { benchBooks } from "./books.ts";
import { benchLive } from "./live.ts";
import { benchProjection } from "./projection.ts";
import { benchSimulation } from "./simulation.ts";
import { benchStores } from "./stores.ts";
import { benchTimeMachine } from "./time-machine.ts";

console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? "unknown processor"}`);

const save = (name: string, figures: unknown): void => {
  mkdirSync("build", { recursive: true });
  writeFileSync(`build/${name}.json`, JSON.stringify(figures, null, 2));
};

const benchStudio = async (): Promise<void> => {
  const simulation = benchSimulation();
  const books = await benchBooks();
  const studio = await startStudio();
  try {
    console.log(`${"npm start to ready".padEnd(48)} ${(studio.startedIn / 1000).toFixed(1)} s`);
    const live = await benchLive(studio.origin, await signUp(studio.origin));
    const time_machine = await benchTimeMachine(studio.origin, await signUp(studio.origin));
    save("bench", { started_in_ms: studio.startedIn, simulation, books, live, time_machine });
  } finally {
    await studio.stop();
  }
};

if (process.argv[2] === "stores") save("bench-stores", await benchStores());
else if (process.argv[2] === "books") save("bench-books", await benchBooks());
else if (process.argv[2] === "projection") save("bench-projection", await benchProjection());
else await benchStudio();

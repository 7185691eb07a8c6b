/**
 * `npm run bench`: every figure that the README quotes. Prints them, and writes them to `build/bench.json`. On a shared machine
 * medians and ratios count, not absolutes.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { signUp } from "../test/e2e/client.ts";
import { startStudio } from "../test/e2e/studio.ts";
import { benchBooks } from "./books.ts";
import { benchLive } from "./live.ts";
import { benchSimulation } from "./simulation.ts";

console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? "unknown processor"}`);
const simulation = benchSimulation();
const books = benchBooks();
const studio = await startStudio();
try {
  console.log(`${"npm start to ready".padEnd(48)} ${(studio.startedIn / 1000).toFixed(1)} s`);
  const live = await benchLive(studio.origin, await signUp(studio.origin));
  mkdirSync("build", { recursive: true });
  writeFileSync("build/bench.json", JSON.stringify({ started_in_ms: studio.startedIn, simulation, books, live }, null, 2));
} finally {
  await studio.stop();
}

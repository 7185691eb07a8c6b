/**
 * `npm run --silent simulate -- --characters N --ticks T --seed S [--json OUT]`: runs the core alone, with made-up people and a
 * small built-in mind, and prints what came of it. For measuring and for tuning the rules.
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { stateHash } from "../objects/simulation/index.ts";
import { chatter, creation } from "../test/simulation/cast.ts";
import { startRun } from "../test/simulation/run.ts";

const { values } = parseArgs({
  options: {
    characters: { type: "string", default: "12" },
    ticks: { type: "string", default: "600" },
    seed: { type: "string", default: "1" },
    json: { type: "string" },
  },
});

const characters = Number(values.characters);
const ticks = Number(values.ticks);
const seed = Number(values.seed);
if (![characters, ticks, seed].every((value) => Number.isInteger(value) && value >= 0)) {
  console.error("--characters, --ticks and --seed are whole numbers, 0 or more.");
  process.exit(2);
}

const run = startRun(creation(characters, seed), values.json !== undefined);
const started = performance.now();
run.live(ticks, chatter);
const seconds = (performance.now() - started) / 1000;

const result = {
  characters,
  ticks,
  seed,
  events: run.state.meta.seq,
  lines: run.state.meta.interactions,
  conversations_open: run.state.conversations.size,
  threads: run.state.threads.size,
  state_hash: stateHash(run.state),
  ticks_per_second: Math.round(ticks / seconds),
};
for (const [name, value] of Object.entries(result)) console.log(`${name.padEnd(20)} ${value}`);
if (values.json) writeFileSync(values.json, `${JSON.stringify({ ...result, log: run.events })}\n`);

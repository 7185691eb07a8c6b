/**
 * `npm run test:chaos`: a studio in a storm, and whether it kept its promises; half of the rounds on the embedded Postgres, half on a real
 * one, all with a real Neo4j. ROUNDS (200) and SEED are honoured; the seed is printed, and gives the same rounds again.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EngineMissingError } from "../../scripts/engines/command.ts";
import { startNeo4j, type RunningNeo4j } from "../../scripts/engines/neo4j.ts";
import { eventually, judge } from "./judge.ts";
import { watchMachine } from "./machine.ts";
import { startEmbedded, startPostgresServer, type PostgresProcess } from "./postgres.ts";
import { createRandom, type Random } from "./random.ts";
import { setStage } from "./stage.ts";
import { rage, type Storm } from "./storm.ts";

const ROUNDS = Number(process.env.ROUNDS ?? 200);
const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));

const report = (counts: ReadonlyMap<string, number>): string => [...counts].map(([name, number]) => `${name} ${number}`).join(", ");

const tally = ({ rounds }: Storm): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const { round } of rounds) counts.set(round, (counts.get(round) ?? 0) + 1);
  return counts;
};

/** What a machine that builds the studio can have; another goes without, and says so. */
const ifPossible = async <Engine>(name: string, start: () => Promise<Engine>): Promise<Engine | null> => {
  try {
    return await start();
  } catch (error) {
    if (!(error instanceof EngineMissingError) || process.env.CI === "true") throw error;
    console.log(`chaos: no ${name}: ${error.message}`);
    return null;
  }
};

const secondsSince = (from: number): number => Math.round((Date.now() - from) / 1000);

const storm = async (postgres: PostgresProcess, neo4j: RunningNeo4j | null, rounds: number, random: Random): Promise<string[]> => {
  console.log(`chaos: ${rounds} rounds on ${postgres.name} and ${neo4j === null ? "no Neo4j" : `Neo4j ${neo4j.version}`}`);
  const stage = await setStage(postgres, neo4j, createRandom(SEED + 1));
  const machine = watchMachine();
  try {
    await eventually("everybody is there", async () => stage.rooms.every(({ viewer, reader }) => viewer.isThere() && reader.opened() > 0));
    const from = Date.now();
    const raged = await rage(stage, rounds, random);
    console.log(`chaos: ${rounds} rounds in ${secondsSince(from)} s: ${report(tally(raged))}`);
    console.log(`chaos: met on the way to Postgres: ${report(stage.sql.met)}`);
    if (stage.bolt !== null)
      console.log(`chaos: met on the way to Neo4j: ${report(stage.bolt.met)}; ${stage.bolt.repeated()} transactions delivered again`);
    const over = Date.now();
    const violations = await judge(stage, raged, machine);
    console.log(`chaos: judged in ${secondsSince(over)} s: ${violations.length} violations on ${postgres.name}`);
    return violations.map((violation) => `${postgres.name}: ${violation}`);
  } finally {
    machine.stop();
    await stage.close();
  }
};

const run = async (): Promise<boolean> => {
  console.log(`chaos: SEED=${SEED} ROUNDS=${ROUNDS}`);
  const random = createRandom(SEED);
  const folder = mkdtempSync(join(tmpdir(), "chaos-"));
  const neo4j = await ifPossible("Neo4j", startNeo4j);
  const violations: string[] = [];
  try {
    const starts = [() => startEmbedded(join(folder, "database")), startPostgresServer];
    for (const [index, start] of starts.entries()) {
      // one after the other: each has the machine to itself
      const postgres = await ifPossible("PostgreSQL server", start);
      if (postgres === null) continue;
      try {
        violations.push(...(await storm(postgres, neo4j, Math.floor((ROUNDS + index) / 2), random)));
      } finally {
        await postgres.stop();
      }
    }
  } finally {
    await neo4j?.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
  for (const violation of violations.slice(0, 50)) console.error(`violation: ${violation}`);
  console.log(`chaos: ${violations.length} violations (SEED=${SEED})`);
  return violations.length === 0;
};

process.exitCode = (await run()) ? 0 : 1;

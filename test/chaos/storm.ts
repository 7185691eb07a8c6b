/** Round after round of whatever may happen to a studio's processes and to its ways to the stores. */
import { setTimeout as sleep } from "node:timers/promises";
import { FAULTS, type Fault } from "./faults.ts";
import type { Random } from "./random.ts";
import type { Stage } from "./stage.ts";

const RESTARTS = ["restart of Postgres", "kill -9 of Postgres", "restart of Neo4j", "kill -9 of Neo4j"] as const;

export type Round = Fault | (typeof RESTARTS)[number] | "kill -9 of workerd";

/** A restart and a kill take several rounds' time; what they are for happens at once. */
const ROUNDS: readonly (readonly [Round, number])[] = [
  ...FAULTS.map((fault) => [fault, 12] as const),
  ["restart of Postgres", 3],
  ["kill -9 of Postgres", 4],
  ["restart of Neo4j", 1],
  ["kill -9 of Neo4j", 2],
  ["kill -9 of workerd", 4],
];
/** Which ways a fault is in. */
const WAYS: readonly (readonly [{ readonly onSql: boolean; readonly onBolt: boolean }, number])[] = [
  [{ onSql: true, onBolt: false }, 5],
  [{ onSql: true, onBolt: true }, 4],
  [{ onSql: false, onBolt: true }, 3],
];
/** How long a fault lasts, and the calm behind it. Milliseconds. */
const FAULT_MS = { least: 250, more: 450 };
const CALM_MS = { least: 100, more: 300 };
/** One hang in so many outlasts every deadline. */
const LONG_HANGS = 15;
const LONG_HANG_MS = 11_000;
const RETURN_MS = 120_000;

export interface Storm {
  /** In order of their beginning; times in epoch milliseconds. */
  readonly rounds: readonly { readonly round: Round; readonly from: number; readonly to: number }[];
  /** From each kill of workerd to when the studio served again; epoch milliseconds. */
  readonly outages: readonly (readonly [from: number, to: number])[];
}

const lasting = ({ least, more }: { least: number; more: number }, random: Random): number => least + random.next() * more;

const killWorkerd = async ({ studio }: Stage): Promise<void> => {
  const ready = studio.nextReady();
  for (const pid of studio.workerd()) process.kill(pid, "SIGKILL");
  const late = AbortSignal.timeout(RETURN_MS);
  await Promise.race([
    ready,
    new Promise<never>((_, reject) => {
      late.addEventListener("abort", () => reject(new Error("workerd was not started again")));
    }),
  ]);
};

const restart = (stage: Stage, round: (typeof RESTARTS)[number]): Promise<void> => {
  const { postgres, neo4j } = stage;
  switch (round) {
    case "restart of Postgres":
      return postgres.restart("shutdown");
    case "kill -9 of Postgres":
      return postgres.restart("kill -9");
    case "restart of Neo4j":
      return neo4j === null ? postgres.restart("shutdown") : neo4j.restart("SIGTERM");
    case "kill -9 of Neo4j":
      return neo4j === null ? postgres.restart("kill -9") : neo4j.restart("SIGKILL");
    default:
      return round satisfies never;
  }
};

/** Each once, in some order, on both ways: a short storm has them all. */
const opening = (random: Random): Round[] =>
  ROUNDS.map(([round]) => ({ round, place: random.next() }))
    .toSorted((left, right) => left.place - right.place)
    .map(({ round }) => round);

const isRestart = (round: Round): round is (typeof RESTARTS)[number] => RESTARTS.some((name) => name === round);

export const rage = async (stage: Stage, rounds: number, random: Random): Promise<Storm> => {
  const done: { round: Round; from: number; to: number }[] = [];
  const outages: (readonly [number, number])[] = [];
  const { sql, bolt } = stage;
  /** A store that is coming back; the storm goes on meanwhile. */
  let returning: Promise<void> = Promise.resolve();
  const first = opening(random);
  for (let number = 1; number <= rounds; number++) {
    const round = first[number - 1] ?? random.pick(ROUNDS);
    const { onSql, onBolt } = number <= first.length ? { onSql: true, onBolt: true } : random.pick(WAYS);
    const isLong = random.next() * LONG_HANGS < 1;
    const [fault, calm] = [round === "hang" && isLong ? LONG_HANG_MS : lasting(FAULT_MS, random), lasting(CALM_MS, random)];
    if (isRestart(round)) await returning;
    const at = { round, from: Date.now(), to: Infinity };
    done.push(at);
    const over = (): void => void (at.to = Date.now());
    if (isRestart(round)) {
      returning = restart(stage, round).then(over);
      // awaited later, and heard of then
      returning.catch(() => undefined);
    } else if (round === "kill -9 of workerd") {
      await killWorkerd(stage);
      over();
      outages.push([at.from, at.to]);
    } else {
      if (onSql || bolt === null) sql.set(round);
      if (onBolt) bolt?.set(round);
      await sleep(fault);
      sql.set(null);
      bolt?.set(null);
      over();
    }
    await sleep(calm);
    if (number % 20 === 0) console.log(`chaos: round ${number} of ${rounds}`);
  }
  await returning;
  await bolt?.settle();
  return { rounds: done, outages };
};

/** Round after round of whatever may happen to a studio's processes and to its ways to the stores. */
import { setTimeout as sleep } from "node:timers/promises";
import { FAULTS, type Fault } from "./faults.ts";
import type { Random } from "./random.ts";
import type { Stage } from "./stage.ts";

export type Round = Fault | "restart of the store" | "kill -9 of workerd";

/** A restart and a kill take several rounds' time; what they are for happens at once. */
const ROUNDS: readonly (readonly [Round, number])[] = [
  ...FAULTS.map((fault) => [fault, 12] as const),
  ["restart of the store", 6],
  ["kill -9 of workerd", 4],
];
/** How long a fault lasts, and the calm behind it. */
const FAULT_MS = { least: 250, more: 450 };
const CALM_MS = { least: 100, more: 300 };
/** One hang in so many outlasts every deadline. */
const LONG_HANGS = 15;
const LONG_HANG_MS = 11_000;
const RETURN_MS = 120_000;

export interface Storm {
  /** In order; times in epoch milliseconds. */
  readonly rounds: readonly { readonly round: Round; readonly from: number; readonly to: number }[];
  /** Epoch milliseconds of each kill. */
  readonly kills: readonly number[];
}

const lasting = ({ least, more }: { least: number; more: number }, random: Random): number => least + random.next() * more;

const kill = async ({ studio }: Stage): Promise<void> => {
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

export const rage = async (stage: Stage, rounds: number, random: Random): Promise<Storm> => {
  const done: { round: Round; from: number; to: number }[] = [];
  const kills: number[] = [];
  const { sql, bolt, postgres } = stage;
  for (let number = 1; number <= rounds; number++) {
    const round = random.pick(ROUNDS);
    const [onSql, onBolt] = random.pick([
      [[true, false] as const, 5] as const,
      [[true, true] as const, 4] as const,
      [[false, true] as const, 1] as const,
    ]);
    const isLong = random.next() * LONG_HANGS < 1;
    const from = Date.now();
    if (round === "restart of the store") await postgres.restart();
    else if (round === "kill -9 of workerd") {
      kills.push(from);
      await kill(stage);
    } else {
      if (onSql || bolt === null) sql.set(round);
      if (onBolt) bolt?.set(round);
      await sleep(round === "hang" && isLong ? LONG_HANG_MS : lasting(FAULT_MS, random));
      sql.set(null);
      bolt?.set(null);
    }
    done.push({ round, from, to: Date.now() });
    await sleep(lasting(CALM_MS, random));
    if (number % 20 === 0) console.log(`chaos: round ${number} of ${rounds}`);
  }
  return { rounds: done, kills };
};

/**
 * `npm run test:chaos`: a studio in a storm, and whether it kept its promises. ROUNDS (200) and SEED are honoured; the seed is printed,
 * and gives the same rounds again.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { createPostgresGraph } from "../../graph/postgres.ts";
import type { SinkHealth } from "../../objects/ecosystem/contract.ts";
import { TUNING, type Event } from "../../objects/simulation/index.ts";
import { checkJournal, stretchesOf, type Stretch } from "./journal-check.ts";
import { feelPulse, type Pulse } from "./pulse.ts";
import { createRandom } from "./random.ts";
import { checkGraph, checkHistory, checkMemories, dump } from "./sink-check.ts";
import { setStage, TICK_SECONDS, type Stage } from "./stage.ts";
import { rage, type Storm } from "./storm.ts";
import type { Viewer } from "./viewer.ts";

const ROUNDS = Number(process.env.ROUNDS ?? 200);
const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
/** A sink that has failed again and again is tried once a minute. */
const CATCH_UP_MS = 180_000;
/** How much later than its pace a tick may be on a machine that does everything else too; a hang lasts up to 11,000. */
const LATE_MS = 2_000;
/** A room goes on within this of its viewer's return. */
const WAKING_MS = 2_000;
const STORES = ["postgres", "graph", "vectors"] as const;

const report = (counts: ReadonlyMap<string, number>): string => [...counts].map(([name, number]) => `${name} ${number}`).join(", ");

const tally = ({ rounds }: Storm): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const { round } of rounds) counts.set(round, (counts.get(round) ?? 0) + 1);
  return counts;
};

const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;

const eventually = async (what: string, isSo: () => Promise<boolean>): Promise<void> => {
  for (const deadline = Date.now() + CATCH_UP_MS; Date.now() < deadline; await sleep(200)) if (await isSo().catch(() => false)) return;
  throw new Error(`not within ${CATCH_UP_MS / 1000} s: ${what}`);
};

const readLog = async ({ operator }: Stage, id: string): Promise<Event[]> => {
  const events: Event[] = [];
  for (let since: number | null = 0; since !== null;) {
    const page: Awaited<ReturnType<typeof operator.log>> = await operator.log(id, since, Number.MAX_SAFE_INTEGER);
    for (const row of page.rows) events.push(...(JSON.parse(row.events) as Event[]));
    since = page.next_since;
  }
  return events;
};

const caughtUp = (stage: Stage, ids: readonly string[]): Promise<void> =>
  eventually("every sink has everything", async () => {
    const sinks: (readonly SinkHealth[])[] = [];
    for (const id of ids) sinks.push(await stage.operator.sinks(id));
    return sinks.flat().every(({ lag }) => lag === 0);
  });

/** Times in which nobody can expect a tick. */
const goneOf = (viewer: Viewer, { kills }: Storm): (readonly [number, number])[] =>
  kills.map((at) => [at, (viewer.joined.find((time) => time > at) ?? Infinity) + WAKING_MS]);

const checkRoom = async (stage: Stage, id: string, log: readonly Event[]): Promise<string[]> => {
  const database = stage.database();
  const sinks = await stage.operator.sinks(id);
  return [
    ...sinks.filter(({ parked }) => parked > 0).map(({ sink, parked }) => `${sink} of ${id} parked ${parked} events`),
    ...(await checkHistory(database, id, log)),
    ...(await checkMemories(database, id, log)),
    ...(await checkGraph("Postgres' graph", createPostgresGraph(database), id, log)),
    ...(stage.graph === null ? [] : await checkGraph("Neo4j", stage.graph, id, log)),
  ];
};

const during = ({ rounds }: Storm, { from, to }: Stretch): string =>
  rounds
    .filter((round) => round.from < to && round.to > from)
    .map(({ round }) => round)
    .join(", ") || "calm";

/** Prints how late ticks were; yields those that were too late while workerd answered. */
const checkPace = (stretches: readonly Stretch[], storm: Storm, pulse: Pulse): string[] => {
  const late = stretches.map((stretch) => stretch.late).toSorted((left, right) => left - right);
  const [median, most] = [percentile(late, 0.5), percentile(late, 0.99)];
  console.log(`chaos: ticks late by ${median} ms at the median, ${most} at p99, ${late.at(-1)} at most, of ${late.length}`);
  return stretches
    .filter((stretch) => stretch.late > LATE_MS)
    .flatMap((stretch) => {
      const still = pulse.stoodStill(stretch.from, stretch.to);
      const told = `${stretch.ticks} ticks were ${stretch.late} ms late (${during(storm, stretch)}); workerd answered nobody for ${still} ms of it`;
      if (stretch.late - still > LATE_MS) return [told];
      console.log(`chaos: not a sink's doing: ${told}`);
      return [];
    });
};

const judge = async (stage: Stage, storm: Storm, pulse: Pulse): Promise<string[]> => {
  const { viewers, client, operator } = stage;
  const ids = viewers.map(({ ecosystem }) => ecosystem);
  const violations: string[] = [];
  await Promise.all(viewers.map((viewer) => viewer.leave()));
  for (const id of ids)
    await eventually(`${id} is paused`, async () => {
      await client.call("POST", `/ecosystems/${id}/control`, { action: "pause" });
      return true;
    });
  await caughtUp(stage, ids);
  const stretches: Stretch[] = [];
  let [events, acknowledged, shown] = [0, 0, 0];
  for (const viewer of viewers) {
    const id = viewer.ecosystem;
    const log = await readLog(stage, id);
    events += log.length;
    acknowledged += viewer.acknowledged.length;
    shown += viewer.seen.size;
    violations.push(...checkJournal(log, viewer), ...(await checkRoom(stage, id, log)));
    const { state_hash } = await client.call<{ state_hash: string }>("GET", `/ecosystems/${id}/replay`);
    if (state_hash !== (await operator.head(id))?.state_hash) violations.push(`${id} folds to another state than it is in`);
    const pace = { everyMs: TICK_SECONDS * 1000, minutes: TUNING.clock.minutes_per_tick, gone: goneOf(viewer, storm) };
    stretches.push(...stretchesOf(log, pace));
    const before = await dump(stage.database(), id);
    for (const store of STORES) await operator.reproject(id, store, 0);
    await caughtUp(stage, [id]);
    const after = await dump(stage.database(), id);
    if (before.join("\n") !== after.join("\n")) violations.push(`${id}: projected anew, the stores hold something else`);
    violations.push(...(await checkRoom(stage, id, log)).map((violation) => `projected anew: ${violation}`));
  }
  violations.push(...checkPace(stretches, storm, pulse));
  console.log(`chaos: ${events} events in ${ids.length} rooms, ${shown} shown, ${acknowledged} acknowledged`);
  return violations;
};

const run = async (): Promise<boolean> => {
  console.log(`chaos: SEED=${SEED} ROUNDS=${ROUNDS}`);
  const random = createRandom(SEED);
  const stage = await setStage(random);
  const pulse = feelPulse(stage.studio.origin);
  try {
    await eventually("everybody is there", async () => stage.viewers.every((viewer) => viewer.isThere()));
    const from = Date.now();
    const storm = await rage(stage, ROUNDS, random);
    console.log(`chaos: ${ROUNDS} rounds in ${Math.round((Date.now() - from) / 1000)} s: ${report(tally(storm))}`);
    console.log(`chaos: met on the way to Postgres: ${report(stage.sql.met)}; to Neo4j: ${report(stage.bolt?.met ?? new Map())}`);
    const violations = await judge(stage, storm, pulse);
    for (const violation of violations.slice(0, 50)) console.error(`violation: ${violation}`);
    console.log(`chaos: ${violations.length} violations (SEED=${SEED})`);
    return violations.length === 0;
  } finally {
    await pulse.stop();
    await stage.close();
  }
};

process.exitCode = (await run()) ? 0 : 1;

/** Once the storm is over: whether the studio kept its promises. */
import { setTimeout as sleep } from "node:timers/promises";
import { createPostgresGraph } from "../../graph/postgres.ts";
import type { SinkHealth } from "../../objects/ecosystem/contract.ts";
import type { Event } from "../../objects/simulation/index.ts";
import { checkJournal } from "./journal-check.ts";
import type { Machine } from "./machine.ts";
import { checkPace, goneOf, stretchesOf, type Stretch } from "./pace-check.ts";
import { checkGraph, checkHistory, checkMemories, dump } from "./sink-check.ts";
import { TICK_SECONDS, type Room, type Stage } from "./stage.ts";
import type { Storm } from "./storm.ts";

/** A sink that has failed again and again is tried once a minute. */
const CATCH_UP_MS = 180_000;
const STORES = ["postgres", "graph", "vectors"] as const;

export const eventually = async (what: string, isSo: () => Promise<boolean>): Promise<void> => {
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

const checkStores = async (stage: Stage, id: string, log: readonly Event[]): Promise<string[]> => {
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

/** Whether the stores hold the same when they are filled from the beginning. */
const checkAnew = async (stage: Stage, id: string, log: readonly Event[]): Promise<string[]> => {
  const before = await dump(stage.database(), id);
  for (const store of STORES) await stage.operator.reproject(id, store, 0);
  await caughtUp(stage, [id]);
  const after = await dump(stage.database(), id);
  const violations = await checkStores(stage, id, log);
  return [
    ...(before.join("\n") === after.join("\n") ? [] : [`${id}: projected anew, Postgres holds something else`]),
    ...violations.map((violation) => `projected anew: ${violation}`),
  ];
};

const checkRoom = async (stage: Stage, { id, viewer, reader }: Room, log: readonly Event[]): Promise<string[]> => {
  const { state_hash } = await stage.client.call<{ state_hash: string }>("GET", `/ecosystems/${id}/replay`);
  return [
    ...checkJournal(log, viewer, [viewer.sequence, reader.sequence]),
    ...(state_hash === (await stage.operator.head(id))?.state_hash ? [] : [`${id} folds to another state than it is in`]),
    ...(await checkStores(stage, id, log)),
    ...(await checkAnew(stage, id, log)),
  ];
};

/** Violations, in words. */
export const judge = async (stage: Stage, storm: Storm, machine: Machine): Promise<string[]> => {
  const { rooms, client } = stage;
  const violations: string[] = [];
  await Promise.all(rooms.flatMap(({ viewer, reader }) => [viewer.leave(), reader.leave()]));
  for (const { id } of rooms)
    await eventually(`${id} is paused`, async () => {
      await client.call("POST", `/ecosystems/${id}/control`, { action: "pause" });
      return true;
    });
  await caughtUp(
    stage,
    rooms.map(({ id }) => id),
  );
  const stretches: Stretch[] = [];
  let events = 0;
  for (const room of rooms) {
    const log = await readLog(stage, room.id);
    events += log.length;
    violations.push(...(await checkRoom(stage, room, log)));
    stretches.push(...stretchesOf(log, { everyMs: TICK_SECONDS * 1000, gone: goneOf(room.viewer.joined, storm) }));
  }
  violations.push(...checkPace(stretches, storm, machine));
  const sum = (of: (room: Room) => number) => rooms.reduce((total, room) => total + of(room), 0);
  const [sockets, streams] = [sum(({ viewer }) => viewer.sequence.shown.size), sum(({ reader }) => reader.sequence.shown.size)];
  const acknowledged = sum(({ viewer }) => viewer.acknowledged.length);
  const returns = sum(({ viewer, reader }) => viewer.joined.length + reader.opened() - 2);
  console.log(
    `chaos: ${events} events in ${rooms.length} rooms, ${acknowledged} acknowledged; ${sockets} shown on WebSockets, ${streams} as server-sent events, over ${returns} returns`,
  );
  return violations;
};

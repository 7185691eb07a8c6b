/** Going back and parting: a room of 100 characters that has lived for 50,000 events, over HTTP. */
import { setTimeout } from "node:timers/promises";
import { createEcosystem, type Client } from "../test/e2e/client.ts";
import { repeated, show, spreadOf, timed, type Spread } from "./measure.ts";

const CAST = 100;
const EVENTS = 50_000;
const BRANCHES = 3;
const LOOKS = 10;

export interface TimeMachineFigures {
  readonly branch: Spread;
  /** While the stores still take in the branch before. */
  readonly busy: Spread;
  readonly replay: Spread;
  readonly compare_ms: number;
}

/** Resolves when every store has what the log has: copying it takes the processor that a branch is timed on. */
const caughtUp = async (origin: string, { token }: Client): Promise<void> => {
  for (;;) {
    const response = await fetch(`${origin}/health/detailed`, { headers: { Authorization: `Bearer ${token}` } });
    const health = (await response.json()) as { ecosystems: readonly { sinks: readonly { lag: number }[] }[] };
    if (health.ecosystems.every(({ sinks }) => sinks.every(({ lag }) => lag === 0))) return;
    await setTimeout(500);
  }
};

const inOrder = async (count: number, work: (round: number) => Promise<number>): Promise<readonly number[]> => {
  const results: number[] = [];
  for (let round = 0; round < count; round++) results.push(await work(round));
  return results;
};

export const benchTimeMachine = async (origin: string, client: Client): Promise<TimeMachineFigures> => {
  const { id } = await createEcosystem(client, { count: CAST, tickSeconds: 3600 });
  await client.call("POST", `/ecosystems/${id}/control`, { action: "pause" });
  let seq = 0;
  while (seq < EVENTS) ({ seq } = await client.call<{ seq: number }>("POST", `/ecosystems/${id}/control`, { action: "step", ticks: 50 }));
  const made: string[] = [];
  const change = { kind: "world_event", content: "The lamp goes out." };
  const branchAt = async (from_seq: number): Promise<void> => {
    made.push((await client.call<{ id: string }>("POST", `/ecosystems/${id}/branches`, { from_seq, change })).id);
  };
  const branch = spreadOf(
    await inOrder(BRANCHES, async (round) => {
      await caughtUp(origin, client);
      // a different place each time: the parent keeps the state of one that was asked for
      return timed(() => branchAt(EVENTS - 7 * round));
    }),
  );
  const busy = spreadOf(await inOrder(BRANCHES - 1, (round) => timed(() => branchAt(EVENTS - 7 * (BRANCHES + round)))));
  await caughtUp(origin, client);
  const replay = await repeated(LOOKS, (round) => client.call("GET", `/ecosystems/${id}/replay?to=${EVENTS - 1_234 * round}`));
  const compare_ms = await timed(() => client.call("GET", `/ecosystems/${id}/compare?with=${made[0] ?? ""}`));
  show(`branch of ${CAST} characters at event ${EVENTS.toLocaleString("en")}`, branch);
  show("the same, while the last one is copied to the stores", busy);
  show("GET replay, anywhere in it", replay);
  console.log(`${"GET compare with the branch".padEnd(48)} ${compare_ms.toFixed(0)} ms`);
  return { branch, busy, replay, compare_ms };
};

/** How far behind the stores are while rooms are alive, and what this machine made of a plain timer meanwhile. */
import { setTimeout as sleep } from "node:timers/promises";
import type { SinkHealth } from "../objects/ecosystem/contract.ts";
import type { Operator } from "../scripts/studio/operator.ts";
import { createEcosystem, signUp } from "../test/e2e/client.ts";
import type { Studio } from "../test/e2e/studio.ts";
import { show, spreadOf, type Spread } from "./measure.ts";

const CAST = 12;
const PER_MINUTE = 10_000;
const SECONDS = 30;
const ROOMS = 6;
const TIMER_MS = 20;

/** As the object tells it; milliseconds. */
export interface LagFigures {
  /** Of a room at once; a tick makes some thirty events. */
  readonly ticks: number;
  readonly events_per_minute: number;
  readonly milliseconds: Readonly<Record<string, Spread>>;
  /** Lateness of a timer in this process, which has little else to do: what the machine does to anybody. */
  readonly control: Spread;
}

const newest = (sinks: readonly SinkHealth[]): number => Math.max(0, ...sinks.map(({ cursor, lag }) => cursor + lag));

const lateness = (): { readonly stop: () => Spread } => {
  const samples: number[] = [];
  let due = performance.now() + TIMER_MS;
  const timer = setInterval(() => {
    const now = performance.now();
    samples.push(Math.max(0, now - due));
    due = now + TIMER_MS;
  }, TIMER_MS);
  return {
    stop: () => {
      clearInterval(timer);
      return spreadOf(samples);
    },
  };
};

/**
 * Rooms that are stepped by hand, so that as much happens as is wanted, whatever they have to say.
 * @param ticks at once: 1 as rooms live, more for bursts, which come in all rooms at the same time.
 */
export const benchLag = async (studio: Studio, operator: Operator, ticks: number): Promise<LagFigures> => {
  const client = await signUp(studio.origin);
  const samples = new Map<string, number[]>();
  const live = async (id: string): Promise<number> => {
    const first = newest(await operator.sinks(id));
    let seq = first;
    for (let from = performance.now(), elapsed = 0; elapsed < SECONDS; elapsed = (performance.now() - from) / 1000) {
      if (seq - first < (elapsed * PER_MINUTE) / 60 / ROOMS)
        await client.call("POST", `/ecosystems/${id}/control`, { action: "step", ticks });
      else await sleep(TIMER_MS);
      const sinks = await operator.sinks(id);
      seq = newest(sinks);
      for (const { sink, lag_seconds } of sinks) samples.set(sink, [...(samples.get(sink) ?? []), lag_seconds * 1000]);
    }
    return seq - first;
  };
  const ids: string[] = [];
  for (let room = 0; room < ROOMS; room++) ids.push((await createEcosystem(client, { count: CAST, tickSeconds: 3_600 })).id);
  const timer = lateness();
  const events = (await Promise.all(ids.map(live))).reduce((sum, count) => sum + count, 0);
  const control = timer.stop();
  const perMinute = Math.round((events * 60) / SECONDS);
  const milliseconds = Object.fromEntries([...samples].map(([sink, lags]) => [sink, spreadOf(lags)]));
  for (const [sink, spread] of Object.entries(milliseconds))
    show(`lag at ${perMinute} events/min, ${ticks} ticks at once: ${sink}`, spread);
  show("control: a timer's lateness meanwhile", control);
  return { ticks, events_per_minute: perMinute, milliseconds, control };
};

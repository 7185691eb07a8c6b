/** Whether workerd itself goes on, told by an answer of its that asks no store: what stands still then was not waiting for a sink. */
import { setTimeout as sleep } from "node:timers/promises";

export interface Pulse {
  /** Milliseconds within [from, to] in which an answer was overdue. */
  stoodStill(from: number, to: number): number;
  stop(): Promise<void>;
}

const EVERY_MS = 100;
/** What an answer may take on a busy machine. */
const USUAL_MS = 100;

export const feelPulse = (origin: string): Pulse => {
  const stopping = new AbortController();
  const stalls: [number, number][] = [];
  const beat = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const from = Date.now();
      await fetch(`${origin}/health/live`, { signal: AbortSignal.timeout(10_000) }).catch(() => undefined);
      if (Date.now() - from > USUAL_MS) stalls.push([from, Date.now()]);
      await sleep(EVERY_MS);
    }
  };
  const beating = beat();
  return {
    stoodStill: (from, to) => stalls.reduce((sum, [start, end]) => sum + Math.max(0, Math.min(end, to) - Math.max(start, from)), 0),
    stop: async () => {
      stopping.abort();
      await beating;
    },
  };
};

/** What one client is shown, in the order in which it is shown: every number once, through every interruption. Pure. */
import type { ServerMessage } from "../../objects/protocol.ts";

export interface Sequence {
  /** Last number that the client has; null before the first welcome. */
  last(): number | null;
  hear(message: ServerMessage): void;
  /** Events as they were shown, as JSON, by number. */
  readonly shown: ReadonlyMap<number, string>;
  /** Numbers that were left out, shown again or taken back, in words. */
  readonly violations: readonly string[];
}

/** @param who names the client in what is said of it. */
export const followSequence = (who: string): Sequence => {
  const shown = new Map<number, string>();
  const violations: string[] = [];
  let last: number | null = null;
  return {
    last: () => last,
    shown,
    violations,
    hear: (message) => {
      if (message.type === "welcome") {
        if (message.seq < (last ?? 0)) violations.push(`${who}: was welcomed at ${message.seq} and had seen ${last}`);
        // a snapshot stands for everything up to its number; without one, what was missed follows
        if (message.snapshot !== null) last = message.seq;
        else if (last === null) violations.push(`${who}: was resumed and had seen nothing`);
      }
      if (message.type !== "events") return;
      const numbers = message.events.map(({ seq }) => seq);
      if (message.from !== numbers[0] || message.to !== numbers.at(-1))
        violations.push(`${who}: a frame from ${message.from} to ${message.to} holds ${numbers[0]} to ${numbers.at(-1)}`);
      for (const event of message.events) {
        if (event.seq <= (last ?? 0)) violations.push(`${who}: was shown ${event.seq} again after ${last}`);
        else if (event.seq > (last ?? 0) + 1) violations.push(`${who}: was shown ${event.seq} after ${last}`);
        shown.set(event.seq, JSON.stringify(event));
        last = Math.max(last ?? 0, event.seq);
      }
    },
  };
};

/** Whether the log is what its readers were promised: whole, and with everything that was acknowledged in it once. */
import type { Event } from "../../objects/simulation/event.ts";
import type { Viewer } from "./viewer.ts";

const wordsOf = (event: Event): string | null => {
  if (event.type === "visitor_spoke") return event.data.text;
  if (event.type === "character_interaction" || event.type === "world_event") return event.data.content;
  return null;
};

/** Violations, in words. `log` is the ecosystem's, as its object has it. */
export const checkJournal = (log: readonly Event[], viewer: Viewer): string[] => {
  const violations = [...viewer.contradictions];
  log.forEach(({ seq }, index) => {
    if (seq !== index + 1) violations.push(`the event at ${index + 1} has the number ${seq}`);
  });
  for (const [seq, shown] of viewer.seen)
    if (JSON.stringify(log[seq - 1]) !== shown) violations.push(`event ${seq} was shown and is not, or not so, in the log: ${shown}`);
  for (const { type, text, by } of viewer.acknowledged) {
    const kept = log.filter((event) => event.type === type && wordsOf(event) === text);
    if (kept.length !== 1) violations.push(`"${text}" was acknowledged and is ${kept.length} times in the log`);
    else if (typeof by === "string" ? kept[0]?.id !== by : (kept[0]?.seq ?? Infinity) > by)
      violations.push(`"${text}" was acknowledged as ${by} and is ${kept[0]?.seq}`);
  }
  return violations;
};

export interface Pace {
  /** Milliseconds between two ticks. */
  readonly everyMs: number;
  /** Story minutes that a tick takes. */
  readonly minutes: number;
  /** Epoch milliseconds between which workerd was dead or its room had no viewer. */
  readonly gone: readonly (readonly [from: number, to: number])[];
}

/** From one tick that left an event to the next: quiet ticks leave none, but move the story's clock. Epoch milliseconds. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly ticks: number;
  /** Milliseconds by which it took longer than its ticks should. */
  readonly late: number;
}

export const stretchesOf = (log: readonly Event[], { everyMs, minutes, gone }: Pace): Stretch[] => {
  const stretches: Stretch[] = [];
  let before: Event | null = null;
  for (const event of log) {
    if (before !== null && event.at <= before.at) continue;
    if (before !== null) {
      const [from, to] = [Date.parse(before.timestamp), Date.parse(event.timestamp)];
      const ticks = Math.round((event.at - before.at) / minutes);
      if (!gone.some(([start, end]) => start < to && end > from)) stretches.push({ from, to, ticks, late: to - from - ticks * everyMs });
    }
    before = event;
  }
  return stretches;
};

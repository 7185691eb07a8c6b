/** Whether the log is what its readers were promised: whole, and with everything that was acknowledged in it once. */
import type { Event } from "../../objects/simulation/event.ts";
import type { Sequence } from "./sequence.ts";
import type { Viewer } from "./viewer.ts";

const wordsOf = (event: Event): string | null => {
  if (event.type === "visitor_spoke") return event.data.text;
  if (event.type === "character_interaction" || event.type === "world_event") return event.data.content;
  return null;
};

/** Violations, in words. `log` is the ecosystem's, as its object has it; `sequences` are what its viewers were shown. */
export const checkJournal = (
  log: readonly Event[],
  { acknowledged }: Pick<Viewer, "acknowledged">,
  sequences: readonly Sequence[],
): string[] => {
  const violations = sequences.flatMap((sequence) => sequence.violations);
  log.forEach(({ seq }, index) => {
    if (seq !== index + 1) violations.push(`the event at ${index + 1} has the number ${seq}`);
  });
  for (const [seq, shown] of sequences.flatMap((sequence) => [...sequence.shown]))
    if (JSON.stringify(log[seq - 1]) !== shown) violations.push(`event ${seq} was shown and is not, or not so, in the log: ${shown}`);
  for (const { type, text, by } of acknowledged) {
    const kept = log.filter((event) => event.type === type && wordsOf(event) === text);
    if (kept.length !== 1) violations.push(`"${text}" was acknowledged and is ${kept.length} times in the log`);
    else if (typeof by === "string" ? kept[0]?.id !== by : (kept[0]?.seq ?? Infinity) > by)
      violations.push(`"${text}" was acknowledged as ${by} and is ${kept[0]?.seq}`);
  }
  return violations;
};

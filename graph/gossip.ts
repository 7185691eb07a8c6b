/** Who learned a fact from whom, from every time that it was passed on. */
import type { GossipTrace, Learned, Telling } from "./relations.ts";

/** @param tellings of one fact, oldest first. */
export const traceOf = (tellings: readonly Telling[]): GossipTrace => {
  const learned = new Map<string, Learned>();
  for (const { teller_id, listeners, seq } of tellings)
    for (const character_id of listeners) if (!learned.has(character_id)) learned.set(character_id, { character_id, from: teller_id, seq });
  return { tellings, learned: [...learned.values()] };
};

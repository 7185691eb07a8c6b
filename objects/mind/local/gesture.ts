/** What a speaker does while speaking, in two lines out of five. */
import { actions } from "./bank/actions.ts";
import { directedGesture } from "./direction.ts";
import { sayFrom } from "./grammar.ts";
import type { Moment } from "./moment.ts";

const GESTURES = 0.4;

/** Third person, present tense, no name in front; "" for none. */
export const actionFor = (moment: Moment): string => {
  const directed = directedGesture(moment);
  if (directed !== null) return directed;
  if (!moment.dice.chance(GESTURES)) return "";
  return (sayFrom(actions, moment) ?? "").replace(/\s+/g, " ").trim();
};

/** A plan for a goal: steps made from the goal's own words, as somebody would put them to themselves. */
import type { Traits } from "../state.ts";
import { TUNING } from "../tuning.ts";

/** Steps by what the goal's first verb is about; "[it]" stands for the rest of the goal's words. */
const PLANS: readonly (readonly [RegExp, readonly string[]])[] = [
  [
    /^(?:find|learn|discover|know|see|search|uncover|trace|understand|solve|prove)\b/iu,
    ["ask around about [it]", "find somebody who was there", "put together what is known of [it]", "make certain of [it]"],
  ],
  [
    /^(?:keep|protect|guard|save|defend|hide|hold|preserve|rescue|shield)\b/iu,
    ["find out what threatens [it]", "win somebody over to help with [it]", "stay close to [it]", "see [it] through to safety"],
  ],
  [
    /^(?:leave|escape|flee|get away|run|go|travel|return|reach)\b/iu,
    ["settle what is still owed here", "find a way to [whole]", "tell those who must be told", "[whole]"],
  ],
  [
    /^(?:win|earn|gain|become|marry|get|obtain|attain|make .+ (?:love|trust|respect))\b/iu,
    ["find out what stands in the way of [it]", "make a friend who can help with [it]", "show what one is worth", "[whole]"],
  ],
  [
    /^(?:build|make|repair|mend|write|finish|create|paint|restore|start|open|run)\b/iu,
    ["think [it] through", "find hands to help with [it]", "get the worst of [it] done", "bring [it] to an end"],
  ],
  [
    /^(?:sell|buy|pay|trade|borrow|lend)\b/iu,
    ["find out what [it] is worth", "find somebody who wants [it]", "agree on terms", "close the bargain over [it]"],
  ],
  [
    /^(?:convince|persuade|tell|ask|warn|confess|forgive|reconcile|help|teach)\b/iu,
    ["find the right words for [it]", "find the right moment", "[whole]", "make sure that [it] is understood"],
  ],
];

const ANY: readonly string[] = [
  "talk [it] over with somebody",
  "find help with [it]",
  "take the first step toward [it]",
  "see [it] through",
];

/** Two to four steps: the conscientious think further ahead. */
export const planFor = (goal: string, { conscientiousness }: Traits): readonly string[] => {
  const whole = lowered(goal.replace(/[.!]+$/u, "").trim()).replace(/^to /iu, "");
  const steps = PLANS.find(([verb]) => verb.test(whole))?.[1] ?? ANY;
  const { fewest, most } = TUNING.goals.steps;
  const count = fewest + Math.round((most - fewest) * conscientiousness);
  const kept = [...steps.slice(0, count - 1), ...steps.slice(-1)];
  const rest = objectOf(whole);
  return kept.map((step) => step.replaceAll("[it]", rest).replaceAll("[whole]", whole));
};

/** What the goal is about: its words without the verb, when they begin like a thing; otherwise "it". */
const objectOf = (whole: string): string => {
  const rest = whole.replace(/^\p{L}+\s*/u, "");
  if (/^(?:who|what|why|how|where|whether)\b/iu.test(rest)) return rest;
  if (!/^(?:the|a|an|my|his|her|their|our|one's|this|that)\b/iu.test(rest)) return "it";
  return rest.replace(/ (?:out of|from|to|before|by|with|for|at|in|on|into|so|and|until|without|back|again)\b.*$/iu, "");
};

const lowered = (text: string): string => (/^I\b/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1));

/**
 * Every constant of the rules, with its unit, where it comes from, and what a viewer would notice if it changed.
 * "Ours" marks a value set by watching runs of `npm run simulate`.
 */
import { feelings } from "./tuning/feelings.ts";
import { minds } from "./tuning/minds.ts";
import { plot } from "./tuning/plot.ts";
import { talk } from "./tuning/talk.ts";
import { ties } from "./tuning/ties.ts";

export const TUNING = { ...feelings, ...talk, ...ties, ...minds, ...plot } as const;

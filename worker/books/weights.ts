import { FEATURES } from "./features.ts";
import { LEARNED } from "./learned.ts";

/** How much each sign counts for or against a speaker, in nats, by its index in `FEATURES`. */
export const WEIGHTS: Float64Array = Float64Array.from(FEATURES, (name) => LEARNED[name] ?? 0);

/** How everybody felt over time, from the rows that commits leave for it. */
import type { Climate } from "../simulation/index.ts";
import type { ClimatePoint } from "./contract-authoring.ts";
import type { Range } from "./journal.ts";
import type { Storage } from "./schema.ts";

/** Measurements after event `since` up to `until`, oldest first, at most `limit`. */
export const climateChart = (storage: Storage, { since, until = Number.MAX_SAFE_INTEGER, limit = 1000 }: Range): readonly ClimatePoint[] =>
  storage.sql
    .exec<{ seq: number; at: number; climate: string }>(
      "select seq, at, climate from climate where seq > ? and seq <= ? order by seq limit ?",
      since,
      until,
      limit,
    )
    .toArray()
    .map(({ seq, at, climate }) => ({ seq, at, climate: JSON.parse(climate) as Climate }));

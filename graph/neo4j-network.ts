/** Who likes whom, out of Neo4j: all of it as numbers, or only what has changed. */
import { ALL_LIKES, REVISION } from "./cypher.ts";
import type { NetworkSource } from "./kept.ts";
import { likesNetwork } from "./network.ts";
import type { Revision, Step } from "./revision.ts";

type Found = Revision & { readonly steps: readonly (Omit<Step, "after"> & { readonly after: number | string })[] };

/** @param query runs a statement and yields its rows as objects. */
export const createNeo4jNetworks = (
  query: <Row extends Record<string, unknown>>(cypher: string, parameters: Record<string, unknown>) => Promise<Row[]>,
): NetworkSource => ({
  revision: async (ecosystemId, since) => {
    const [row] = await query<Found & Record<string, unknown>>(REVISION, { ecosystem_id: ecosystemId, since });
    if (row === undefined) return null;
    const { changes, stamp, newest, characters } = row;
    return { revision: { changes, stamp, newest, characters }, steps: row.steps.map((step) => ({ ...step, after: String(step.after) })) };
  },
  network: async (ecosystemId) => {
    const rows = await query<{ id: string; others: string[]; strengths: number[] }>(ALL_LIKES, { ecosystem_id: ecosystemId });
    const sorted = rows.toSorted((left, right) => (left.id < right.id ? -1 : 1));
    const positions = new Map(sorted.map(({ id }, position) => [id, position]));
    return likesNetwork(
      sorted.map(({ id }) => id),
      sorted.map(({ others, strengths }) => ({ others: others.map((id) => positions.get(id) ?? 0), strengths })),
    );
  },
});

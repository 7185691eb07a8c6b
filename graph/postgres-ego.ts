/** The ties among some characters, in Postgres. */
import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { toJson } from "../db/values.ts";
import type { GraphRelationship } from "./relations.ts";

/** Positions of the two ends among the characters, from 1, then what is between them. */
export type TieRow = readonly [
  from: number,
  to: number,
  type: GraphRelationship["type"],
  strength: number,
  trust: number,
  familiarity: number,
];

/**
 * One row whose `ties` are a list, null for none: those of the greatest strength first. Each character's ties are read by the index; the
 * planner would rather read everybody's. `offset 0` keeps it from that.
 */
export const tiesAmongQuery = (ecosystemId: string, characterIds: readonly string[], limit: number): SQL => sql`
  with among as materialized (
    select id, position from jsonb_array_elements_text(${toJson(characterIds)}::jsonb) with ordinality as known (id, position)
  ), ties as (
    select holder.position as from_position, other.position as to_position, tie.type, tie.strength, tie.trust, tie.familiarity
    from among holder
      cross join lateral (
        select to_id, type, strength, trust, familiarity from graph_relationships
        where ecosystem_id = ${ecosystemId}::uuid and from_id = holder.id offset 0) tie
      join among other on other.id = tie.to_id
    order by abs(tie.strength) desc, holder.id, other.id limit ${limit}
  )
  select json_agg(json_build_array(from_position, to_position, type, strength, trust, familiarity)) as ties from ties`;

export const tieOf = (
  ecosystem_id: string,
  characterIds: readonly string[],
  [from, to, type, strength, trust, familiarity]: TieRow,
): GraphRelationship => ({
  ecosystem_id,
  from: characterIds[from - 1] ?? "",
  to: characterIds[to - 1] ?? "",
  type,
  strength,
  trust,
  familiarity,
});

/** Walks along ties, in Postgres, level by level. */
import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { MAX_HOPS } from "./relations.ts";

export const clampHops = (hops: number): number => Math.min(MAX_HOPS, Math.max(1, Math.trunc(hops)));

/** The other ends of a character's ties, whichever holds them; two halves, because each then has an index to itself. */
const beside = (ecosystemId: string, characterId: SQL) => sql`
  lateral (
    select to_id as character_id from graph_relationships where ecosystem_id = ${ecosystemId}::uuid and from_id = ${characterId}
    union all
    select from_id from graph_relationships where ecosystem_id = ${ecosystemId}::uuid and to_id = ${characterId}
  ) beside`;

const level = (distance: number): SQL => sql.raw(`level_${distance}`);
const visited = (distance: number): SQL => sql.raw(`visited_${distance}`);

/**
 * The queries `level_0` to `level_<hops>`: who is at that distance from `start`, with a predecessor. A recursive query cannot ask who has
 * been reached before, and would walk each tie once per level; these walk each tie once.
 * @param isOver as soon as it holds of `visited_<n>`, the levels behind n stay empty and cost nothing.
 */
const levels = (ecosystemId: string, start: string, hops: number, isOver: (reached: SQL) => SQL): SQL[] =>
  Array.from({ length: hops }, (_, before) => {
    const reached = sql.join(
      Array.from(
        { length: before + 1 },
        (_level, distance) => sql`select character_id, ${sql.raw(String(distance))} as distance, parent from ${level(distance)}`,
      ),
      sql` union all `,
    );
    return sql`
    ${visited(before)} as materialized (${reached}),
    ${level(before + 1)} as materialized (
      select beside.character_id, min(previous.character_id) as parent
      from ${level(before)} previous cross join ${beside(ecosystemId, sql`previous.character_id`)}
      where not (${isOver(visited(before))}) and beside.character_id not in (select character_id from ${visited(before)})
      group by beside.character_id
    )`;
  });

const walk = (ecosystemId: string, start: string, hops: number, isOver: (reached: SQL) => SQL): SQL => {
  const origin = sql`level_0 as (select ${start}::text as character_id, null::text as parent)`;
  const last = sql`reached as materialized (
    select character_id, distance, parent from ${visited(hops - 1)}
    union all select character_id, ${sql.raw(String(hops))}, parent from ${level(hops)})`;
  return sql.join([origin, ...levels(ecosystemId, start, hops, isOver), last], sql`, `);
};

/** Rows of character_id, name and distance, 1 to `hops`. */
export const neighboursQuery = (ecosystemId: string, characterId: string, hops: number): SQL => {
  const everybody = sql`(select count(*) from graph_characters where ecosystem_id = ${ecosystemId}::uuid)`;
  // Once everybody is reached, nobody is left to find.
  return sql`
    with ${walk(ecosystemId, characterId, clampHops(hops), (reached) => sql`(select count(*) from ${reached}) >= ${everybody}`)}
    select reached.character_id, coalesce(known.name, '') as name, reached.distance
    from reached left join graph_characters known
      on known.ecosystem_id = ${ecosystemId}::uuid and known.character_id = reached.character_id
    where reached.distance > 0 order by reached.distance, reached.character_id`;
};

/** One row whose `path` goes from `from` to `to`, or none. */
export const pathQuery = (ecosystemId: string, from: string, to: string): SQL => sql`
  with recursive ${walk(ecosystemId, from, MAX_HOPS, (reached) => sql`exists (select from ${reached} where character_id = ${to})`)},
  back (character_id, parent, distance, path) as (
    select character_id, parent, distance, array[character_id] from reached where character_id = ${to}
    union all
    select previous.character_id, previous.parent, previous.distance, previous.character_id || back.path
    from back join reached previous on previous.character_id = back.parent and previous.distance = back.distance - 1
  )
  select path from back where distance = 0`;

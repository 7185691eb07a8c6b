/** The relationship graph in Postgres: the embedded stand-in for Neo4j, behind the same port. */
import { and, asc, eq, or, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { Database } from "../db/client.ts";
import { graphChanges, graphCharacters, graphRelationships } from "../db/schema.ts";
import { toJson } from "../db/values.ts";
import { batchOf, isEmpty } from "./changes.ts";
import type { GraphBatch } from "./changes.ts";
import { MAX_HOPS } from "./relations.ts";
import type { GraphChange, GraphRelationship, RelationGraph } from "./relations.ts";

const stamped = <Value>(name: string, { value, seq }: { value: Value; seq: number }) => ({ [name]: value, [`${name}_seq`]: seq });

const characterRows = ({ characters }: GraphBatch) =>
  characters.map(({ id, name, present }) => ({ character_id: id, ...stamped("name", name), ...stamped("present", present) }));

const relationshipRows = ({ relationships }: GraphBatch) =>
  relationships.map(({ from, to, type, strength, trust, familiarity }) => ({
    from_id: from,
    to_id: to,
    ...stamped("type", type),
    ...stamped("strength", strength),
    ...stamped("trust", trust),
    ...stamped("familiarity", familiarity),
  }));

const changeRows = ({ changes }: GraphBatch) =>
  changes.map(({ from, to, before, after, ...change }) => ({
    ...change,
    from_id: from,
    to_id: to,
    before: String(before),
    after: String(after),
  }));

/** Each value by its own stamp, so that an event that comes late takes nothing back. */
const setNewer = (table: string, columns: readonly string[]) =>
  sql.raw(
    columns
      .map((column) => {
        const isNewer = `excluded.${column}_seq > ${table}.${column}_seq`;
        const choose = (name: string) => `${name} = case when ${isNewer} then excluded.${name} else ${table}.${name} end`;
        return `${choose(column)}, ${choose(`${column}_seq`)}`;
      })
      .join(", "),
  );

const writeStatement = (ecosystemId: string, batch: GraphBatch) => sql`
  with characters as (
    insert into graph_characters (ecosystem_id, character_id, name, name_seq, present, present_seq)
    select ${ecosystemId}::uuid, row.* from jsonb_to_recordset(${toJson(characterRows(batch))}::jsonb) as row (
      character_id text, name text, name_seq bigint, present boolean, present_seq bigint)
    on conflict (ecosystem_id, character_id) do update set ${setNewer("graph_characters", ["name", "present"])}
  ), relationships as (
    insert into graph_relationships (
      ecosystem_id, from_id, to_id, type, type_seq, strength, strength_seq, trust, trust_seq, familiarity, familiarity_seq)
    select ${ecosystemId}::uuid, row.* from jsonb_to_recordset(${toJson(relationshipRows(batch))}::jsonb) as row (
      from_id text, to_id text, type text, type_seq bigint, strength double precision, strength_seq bigint,
      trust double precision, trust_seq bigint, familiarity double precision, familiarity_seq bigint)
    on conflict (ecosystem_id, from_id, to_id) do update
      set ${setNewer("graph_relationships", ["type", "strength", "trust", "familiarity"])}
  )
  insert into graph_changes (
    ecosystem_id, seq, event_id, from_id, to_id, dimension, before, delta, after, causes, quote, rule, "timestamp")
  select ${ecosystemId}::uuid, row.* from jsonb_to_recordset(${toJson(changeRows(batch))}::jsonb) as row (
    seq bigint, event_id text, from_id text, to_id text, dimension text, before text, delta double precision, after text,
    causes jsonb, quote text, rule text, "timestamp" timestamptz)
  on conflict do nothing`;

/** The other ends of a character's ties, whichever holds them; two halves, because each then has an index to itself. */
const beside = (ecosystemId: string, characterId: SQL) => sql`
  lateral (
    select to_id as character_id from graph_relationships where ecosystem_id = ${ecosystemId}::uuid and from_id = ${characterId}
    union all
    select from_id from graph_relationships where ecosystem_id = ${ecosystemId}::uuid and to_id = ${characterId}
  ) beside`;

/**
 * Everybody within `hops` ties of `start`, with the distance. `union` on the character and its depth keeps the work at (characters ×
 * hops), where whole paths would grow with every branch.
 */
const reach = (ecosystemId: string, start: string, hops: number) => sql`
  reached (character_id, distance) as (
    select ${start}::text, 0
    union
    select beside.character_id, reached.distance + 1
    from reached cross join ${beside(ecosystemId, sql`reached.character_id`)}
    where reached.distance < ${Math.min(hops, MAX_HOPS)}
  ), nearest as materialized (select character_id, min(distance)::int as distance from reached group by character_id)`;

const toRelationship = (row: typeof graphRelationships.$inferSelect): GraphRelationship => ({
  ecosystem_id: row.ecosystem_id,
  from: row.from_id,
  to: row.to_id,
  type: row.type,
  strength: row.strength,
  trust: row.trust,
  familiarity: row.familiarity,
});

const toChange = ({ from_id, to_id, before, after, ...row }: typeof graphChanges.$inferSelect): GraphChange => {
  const value = (text: string) => (row.dimension === "type" ? text : Number(text));
  return { ...row, from: from_id, to: to_id, before: value(before), after: value(after) };
};

export const createPostgresGraph = (database: Database): RelationGraph => ({
  write: async (ecosystemId, events) => {
    const batch = batchOf(ecosystemId, events);
    if (!isEmpty(batch)) await database.execute(writeStatement(ecosystemId, batch));
  },
  relationshipsOf: async (ecosystemId, characterId) => {
    const { from_id, to_id, ecosystem_id } = graphRelationships;
    const rows = await database
      .select()
      .from(graphRelationships)
      .where(and(eq(ecosystem_id, ecosystemId), or(eq(from_id, characterId), eq(to_id, characterId))))
      .orderBy(asc(from_id), asc(to_id));
    return rows.map(toRelationship);
  },
  history: async (ecosystemId, from, to) => {
    const { ecosystem_id, from_id, to_id, seq } = graphChanges;
    const rows = await database
      .select()
      .from(graphChanges)
      .where(and(eq(ecosystem_id, ecosystemId), eq(from_id, from), eq(to_id, to)))
      .orderBy(asc(seq));
    return rows.map(toChange);
  },
  path: async (ecosystemId, from, to) => {
    const { rows } = await database.execute<{ path: string[] }>(sql`
      with recursive ${reach(ecosystemId, from, MAX_HOPS)}, back (character_id, distance, path) as (
        select character_id, distance, array[character_id] from nearest where character_id = ${to}
        union all
        (select previous.character_id, previous.distance, previous.character_id || back.path
        from back cross join ${beside(ecosystemId, sql`back.character_id`)}
        join nearest previous on previous.character_id = beside.character_id and previous.distance = back.distance - 1
        order by previous.character_id limit 1)
      )
      select path from back where distance = 0`);
    return rows[0]?.path ?? null;
  },
  neighbours: async (ecosystemId, characterId, hops) => {
    const { rows } = await database.execute<{ character_id: string; name: string; distance: number }>(sql`
      with recursive ${reach(ecosystemId, characterId, hops)}
      select nearest.character_id, coalesce(known.name, '') as name, nearest.distance
      from nearest left join graph_characters known
        on known.ecosystem_id = ${ecosystemId}::uuid and known.character_id = nearest.character_id
      where nearest.distance > 0 order by nearest.distance, nearest.character_id`);
    return rows;
  },
  remove: async (ecosystemId) => {
    await database.batch([
      database.delete(graphCharacters).where(eq(graphCharacters.ecosystem_id, ecosystemId)),
      database.delete(graphRelationships).where(eq(graphRelationships.ecosystem_id, ecosystemId)),
      database.delete(graphChanges).where(eq(graphChanges.ecosystem_id, ecosystemId)),
    ]);
  },
});

/** How a batch of changes goes into Postgres. */
import { sql } from "drizzle-orm";
import { toJson } from "../db/values.ts";
import type { GraphBatch } from "./changes.ts";
import { STAMPS, stampOf, stepOf } from "./revision.ts";

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
  changes.map((changed) => {
    const { from, to, before, after, ...change } = changed;
    return {
      ...change,
      stamp: stampOf(stepOf(changed)),
      from_id: from,
      to_id: to,
      before: String(before),
      after: String(after),
    };
  });

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

/** Everything of a batch, with one statement and a few parameters however long it is. */
export const writeStatement = (ecosystemId: string, batch: GraphBatch) => sql`
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
  ), tellings as (
    insert into graph_tellings (
      ecosystem_id, seq, event_id, fact_id, text, teller_id, listeners, source_seq, conversation_id, "timestamp")
    select ${ecosystemId}::uuid, row.* from jsonb_to_recordset(${toJson(batch.tellings)}::jsonb) as row (
      seq bigint, event_id text, fact_id text, text text, teller_id text, listeners jsonb, source_seq bigint,
      conversation_id text, "timestamp" timestamptz)
    on conflict do nothing
  ), incoming as (
    select * from jsonb_to_recordset(${toJson(changeRows(batch))}::jsonb) as row (
      seq bigint, event_id text, from_id text, to_id text, dimension text, before text, delta double precision, after text,
      causes jsonb, quote text, rule text, "timestamp" timestamptz, stamp bigint)
  ), added as (
    insert into graph_changes (
      ecosystem_id, seq, event_id, from_id, to_id, dimension, before, delta, after, causes, quote, rule, "timestamp")
    select ${ecosystemId}::uuid, seq, event_id, from_id, to_id, dimension, before, delta, after, causes, quote, rule, "timestamp" from incoming
    on conflict do nothing
    returning seq
  )
  insert into graph_revisions (ecosystem_id, changes, stamp, newest)
  select ${ecosystemId}::uuid, count(*), sum(stamp) % ${sql.raw(String(STAMPS))}, max(seq) from added join incoming using (seq) having count(*) > 0
  on conflict (ecosystem_id) do update set
    changes = graph_revisions.changes + excluded.changes,
    stamp = (graph_revisions.stamp + excluded.stamp) % ${sql.raw(String(STAMPS))},
    newest = greatest(graph_revisions.newest, excluded.newest)`;

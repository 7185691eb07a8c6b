/** Who likes whom, out of Postgres: all of it as numbers, or only what has changed. */
import { sql } from "drizzle-orm";
import type { Database } from "../db/client.ts";
import type { NetworkSource } from "./kept.ts";
import { likesNetwork } from "./network.ts";
import type { Likes, Network } from "./network.ts";
import { MAX_STEPS } from "./revision.ts";
import type { Revision, Step } from "./revision.ts";

/** The bytes that base64 made text of. */
const toView = (base64: string): DataView => {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) bytes[index] = text.charCodeAt(index);
  return new DataView(bytes.buffer);
};

/** Bytes of one liking: whom, by position, as `int4send` writes it, and how much, as `float8send` does. */
const LIKING = 12;

const toLikes = (base64: string): Likes => {
  const view = toView(base64);
  const size = view.byteLength / LIKING;
  const likes = { others: new Int32Array(size), strengths: new Float64Array(size) };
  for (let index = 0; index < size; index++) {
    likes.others[index] = view.getInt32(index * LIKING);
    likes.strengths[index] = view.getFloat64(index * LIKING + 4);
  }
  return likes;
};

/** For one statement: within its usual four megabytes PostgreSQL would sort a hundred thousand ties on disk. */
const ROOM_TO_WORK = sql`select set_config('work_mem', '32MB', true)`;

/**
 * Positions instead of ids, bytes instead of digits, a row per character instead of one per tie: PostgreSQL takes longer to write a
 * hundred thousand numbers in decimals than to find them.
 */
const loadNetwork = async (database: Database, ecosystemId: string): Promise<Network> => {
  // an outer join, though none is missing: the planner would else make its table of the many ties and not of the few characters
  const query = database.execute<{ character_id: string; likes: string | null }>(sql`
    with known as materialized (
      select character_id, (row_number() over (order by character_id collate "C") - 1)::int as position
      from graph_characters where ecosystem_id = ${ecosystemId}::uuid
    ), likes as (
      select tie.from_id, encode(string_agg(int4send(other.position) || float8send(tie.strength), ''), 'base64') as likes
      from graph_relationships tie left join known other on other.character_id = tie.to_id
      where tie.ecosystem_id = ${ecosystemId}::uuid and tie.strength > 0
      group by tie.from_id
    )
    select known.character_id, likes.likes
    from known left join likes on likes.from_id = known.character_id order by known.position`);
  const [, { rows }] = await database.batch([database.execute(ROOM_TO_WORK), query]);
  return likesNetwork(
    rows.map((row) => row.character_id),
    rows.map(({ likes }) => toLikes(likes ?? "")),
  );
};

/** One statement, so that the numbers and the changes are of the same moment. */
const findRevision: (database: Database) => NetworkSource["revision"] = (database) => async (ecosystemId, since) => {
  const { rows } = await database.execute<Record<keyof Revision, string> & { steps: Step[] | null }>(sql`
    select changes, stamp, newest,
      (select count(*) from graph_characters where ecosystem_id = ${ecosystemId}::uuid) as characters,
      (select jsonb_agg(step order by step.seq) from (
        select seq, event_id, from_id as "from", to_id as "to", dimension, after from graph_changes
        where ecosystem_id = ${ecosystemId}::uuid and seq > ${since}::bigint order by seq limit ${MAX_STEPS}) as step) as steps
    from graph_revisions where ecosystem_id = ${ecosystemId}::uuid`);
  const [row] = rows;
  if (row === undefined) return null;
  const { changes, stamp, newest, characters, steps } = row;
  const revision = { changes: Number(changes), stamp: Number(stamp), newest: Number(newest), characters: Number(characters) };
  return { revision, steps: steps ?? [] };
};

export const createPostgresNetworks = (database: Database): NetworkSource => ({
  revision: findRevision(database),
  network: (ecosystemId) => loadNetwork(database, ecosystemId),
});

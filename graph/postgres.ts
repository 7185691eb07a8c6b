/** Relationships in Postgres: history in production, and where there is no Neo4j the graph itself, behind the same port. */
import { and, asc, eq, or, sql } from "drizzle-orm";
import type { Database } from "../db/client.ts";
import { graphChanges, graphCharacters, graphRelationships, graphTellings } from "../db/schema.ts";
import { toJson } from "../db/values.ts";
import { createAnalyses } from "./analyses.ts";
import { batchOf, isEmpty } from "./changes.ts";
import { traceOf } from "./gossip.ts";
import { likesNetwork } from "./network.ts";
import type { Network } from "./network.ts";
import { writeStatement } from "./postgres-write.ts";
import { neighboursQuery, pathQuery } from "./postgres-walk.ts";
import { MAX_EGO_TIES } from "./relations.ts";
import type { GraphChange, GraphRelationship, Neighbour, RelationGraph } from "./relations.ts";

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

/** The bytes that base64 made text of. */
const toView = (base64: string): DataView => {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) bytes[index] = text.charCodeAt(index);
  return new DataView(bytes.buffer);
};

/** Numbers as `int4send` and `float8send` write them, the most significant byte first. */
const toIntegers = (base64: string): Int32Array => {
  const view = toView(base64);
  const numbers = new Int32Array(view.byteLength / 4);
  for (let index = 0; index < numbers.length; index++) numbers[index] = view.getInt32(index * 4);
  return numbers;
};
const toFractions = (base64: string): Float64Array => {
  const view = toView(base64);
  const numbers = new Float64Array(view.byteLength / 8);
  for (let index = 0; index < numbers.length; index++) numbers[index] = view.getFloat64(index * 8);
  return numbers;
};

/** For one statement: within its usual four megabytes PostgreSQL would sort a hundred thousand ties on disk. */
const ROOM_TO_WORK = sql`select set_config('work_mem', '32MB', true)`;

/**
 * Positions instead of ids, bytes instead of digits, a row per character instead of one per tie: PostgreSQL takes longer to write a
 * hundred thousand numbers in decimals than to find them.
 */
const loadLikes = async (database: Database, ecosystemId: string): Promise<Network> => {
  const query = database.execute<{ character_id: string; others: string | null; strengths: string | null }>(sql`
    with known as materialized (
      select character_id, (row_number() over (order by character_id collate "C") - 1)::int as position
      from graph_characters where ecosystem_id = ${ecosystemId}::uuid
    ), likes as (
      select tie.from_id, encode(string_agg(int4send(other.position), ''), 'base64') as others,
        encode(string_agg(float8send(tie.strength), ''), 'base64') as strengths
      from graph_relationships tie join known other on other.character_id = tie.to_id
      where tie.ecosystem_id = ${ecosystemId}::uuid and tie.strength > 0
      group by tie.from_id
    )
    select known.character_id, likes.others, likes.strengths
    from known left join likes on likes.from_id = known.character_id order by known.position`);
  const [, { rows }] = await database.batch([database.execute(ROOM_TO_WORK), query]);
  return likesNetwork(
    rows.map((row) => row.character_id),
    rows.map(({ others, strengths }) => ({ others: toIntegers(others ?? ""), strengths: toFractions(strengths ?? "") })),
  );
};

const findNeighbours = async (database: Database, ecosystemId: string, characterId: string, hops: number): Promise<Neighbour[]> => {
  const { rows } = await database.execute<Neighbour & Record<string, unknown>>(neighboursQuery(ecosystemId, characterId, hops));
  return rows;
};

const findName = async (database: Database, ecosystemId: string, characterId: string): Promise<string> => {
  const { ecosystem_id, character_id } = graphCharacters;
  const [row] = await database
    .select({ name: graphCharacters.name })
    .from(graphCharacters)
    .where(and(eq(ecosystem_id, ecosystemId), eq(character_id, characterId)));
  return row?.name ?? "";
};

export const createPostgresGraph = (database: Database): RelationGraph => ({
  ...createAnalyses((ecosystemId) => loadLikes(database, ecosystemId)),
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
    const { rows } = await database.execute<{ path: string[] }>(pathQuery(ecosystemId, from, to));
    return rows[0]?.path ?? null;
  },
  neighbours: (ecosystemId, characterId, hops) => findNeighbours(database, ecosystemId, characterId, hops),
  egoNetwork: async (ecosystemId, characterId, hops) => {
    const [name, neighbours] = await Promise.all([
      findName(database, ecosystemId, characterId),
      findNeighbours(database, ecosystemId, characterId, hops),
    ]);
    const characters = [{ character_id: characterId, name, distance: 0 }, ...neighbours];
    const { ecosystem_id, from_id, to_id, strength } = graphRelationships;
    const among = sql`(select jsonb_array_elements_text(${toJson(characters.map((character) => character.character_id))}::jsonb))`;
    const ties = await database
      .select()
      .from(graphRelationships)
      .where(and(eq(ecosystem_id, ecosystemId), sql`${from_id} in ${among}`, sql`${to_id} in ${among}`))
      .orderBy(sql`abs(${strength}) desc`, asc(from_id), asc(to_id))
      .limit(MAX_EGO_TIES);
    return { characters, ties: ties.map(toRelationship) };
  },
  gossipTrace: async (ecosystemId, factId) => {
    const { ecosystem_id, fact_id, seq } = graphTellings;
    const rows = await database
      .select()
      .from(graphTellings)
      .where(and(eq(ecosystem_id, ecosystemId), eq(fact_id, factId)))
      .orderBy(asc(seq));
    return traceOf(rows.map(({ ecosystem_id: _ecosystem, ...telling }) => telling));
  },
  remove: async (ecosystemId) => {
    await database.batch([
      database.delete(graphCharacters).where(eq(graphCharacters.ecosystem_id, ecosystemId)),
      database.delete(graphRelationships).where(eq(graphRelationships.ecosystem_id, ecosystemId)),
      database.delete(graphChanges).where(eq(graphChanges.ecosystem_id, ecosystemId)),
      database.delete(graphTellings).where(eq(graphTellings.ecosystem_id, ecosystemId)),
    ]);
  },
});

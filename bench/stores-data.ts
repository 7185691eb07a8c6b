/** A large ecosystem, made inside the stores: 1,000 characters in 20 circles, 100,000 relationships, a million memories. */
import type { Driver } from "neo4j-driver";
import type { Client } from "pg";
import { CONSTRAINTS } from "../graph/constraints.ts";

export interface Size {
  readonly characters: number;
  readonly relationships: number;
  readonly memories: number;
}

/** Friends come in circles of this size. */
const CIRCLE = 50;

/** As the journal names them: ids of 36 characters. */
export const characterId = (position: number): string => `00000000-0000-4000-8000-${String(position).padStart(12, "0")}`;

/** Position of the `nth` character that the one at `position` knows: their circle first, then others far and wide. */
const acquaintance = (position: number, nth: number, characters: number): number =>
  nth < CIRCLE - 1
    ? position - (position % CIRCLE) + ((position + nth + 1) % CIRCLE)
    : (position + CIRCLE * (1 + ((nth * 7 + position * 3) % (characters / CIRCLE - 1))) + nth * 11) % characters;

/** A fraction that looks like chance and is none. */
const noise = (seed: number): number => {
  const value = Math.sin(seed * 12.9898) * 43_758.5453;
  return value - Math.floor(value);
};

export interface Tie {
  readonly from: string;
  readonly to: string;
  readonly strength: number;
}

export const tiesOf = ({ characters, relationships }: Size): Tie[] => {
  const each = relationships / characters;
  const ties = new Map<string, Tie>();
  for (let position = 0; position < characters; position++)
    for (let nth = 0, known = 0; known < each; nth++) {
      const other = acquaintance(position, nth, characters);
      if (other === position || ties.has(`${position}:${other}`)) continue;
      known++;
      const chance = noise(position * each + nth);
      const strength = nth < CIRCLE - 1 ? 0.2 + chance * 0.8 : chance * 1.2 - 0.8;
      if (other !== position)
        ties.set(`${position}:${other}`, { from: characterId(position), to: characterId(other), strength: Number(strength.toFixed(4)) });
    }
  return [...ties.values()];
};

/** Rows by SQL alone; `client` speaks to the server itself, past the front. */
export const loadRelations = async (client: Client, ecosystemId: string, size: Size): Promise<number> => {
  const ties = tiesOf(size);
  await client.query(
    `insert into graph_characters (ecosystem_id, character_id, name, name_seq, present, present_seq)
    select $1, '00000000-0000-4000-8000-' || lpad(n::text, 12, '0'), 'Character ' || n, n + 1, true, n + 1
    from generate_series(0, $2::int - 1) as n`,
    [ecosystemId, size.characters],
  );
  await client.query(
    `insert into graph_relationships (ecosystem_id, from_id, to_id, type, strength, strength_seq, trust, familiarity)
    select $1, "from", "to", 'friend', strength, 1, 0.5, 0.5
    from jsonb_to_recordset($2) as tie ("from" text, "to" text, strength double precision)`,
    [ecosystemId, JSON.stringify(ties)],
  );
  await client.query(
    `insert into graph_changes (ecosystem_id, seq, event_id, from_id, to_id, dimension, before, delta, after, causes, quote, rule, "timestamp")
    select ecosystem_id, row_number() over (), 'e', from_id, to_id, 'strength', '0', strength, strength::text, '[]', '', 'bench', now()
    from graph_relationships where ecosystem_id = $1`,
    [ecosystemId],
  );
  await client.query("vacuum analyze graph_characters, graph_relationships, graph_changes");
  return ties.length;
};

/** Texts lie around 2,000 topics: a vector is a topic's and one of 5,000 deviations. The index is built after the load, as a restore does. */
export const loadMemories = async (client: Client, ecosystemId: string, size: Size, dimensions: number): Promise<void> => {
  const random = (spread: number) =>
    `(select array_agg((random() - 0.5) * ${spread} + outside.n * inside * 0) from generate_series(1, ${dimensions}) as inside)::vector(${dimensions})`;
  const index = await client.query<{ indexdef: string }>("select indexdef from pg_indexes where indexname = 'memories_nearest'");
  await client.query("select setseed(0.5)");
  await client.query("drop index if exists memories_nearest");
  await client.query(`create temp table topics as select outside.n, ${random(1)} as vector from generate_series(0, 1999) as outside (n)`);
  await client.query(
    `create temp table deviations as select outside.n, ${random(0.7)} as vector from generate_series(0, 4999) as outside (n)`,
  );
  await client.query("create unique index on topics (n)");
  await client.query("create unique index on deviations (n)");
  await client.query(
    `insert into memories (id, ecosystem_id, character_id, kind, text, importance, at, seq, embedding)
    select $1 || ':' || row, $1::uuid, '00000000-0000-4000-8000-' || lpad((row % $2::int)::text, 12, '0'), 'observation',
      'Memory number ' || row, 0.5, row, row, topics.vector + deviations.vector
    from generate_series(0, $3::int - 1) as row
      join topics on topics.n = (row / $2::int * 7 + row * 13::bigint) % 2000 join deviations on deviations.n = row * 31::bigint % 5000`,
    [ecosystemId, size.characters, size.memories],
  );
  await client.query(index.rows[0]?.indexdef ?? "");
  await client.query("vacuum analyze memories");
};

export const loadNeo4j = async (driver: Driver, ecosystemId: string, size: Size): Promise<void> => {
  for (const constraint of CONSTRAINTS) await driver.executeQuery(constraint);
  await driver.executeQuery(
    `CREATE (ecosystem:Ecosystem {id: $id}) WITH ecosystem UNWIND $ids AS id
    CREATE (:Character {key: $id + ':' + id, ecosystem_id: $id, id: id, name: 'Character', present: true})-[:PART_OF]->(ecosystem)`,
    { id: ecosystemId, ids: Array.from({ length: size.characters }, (_, position) => characterId(position)) },
  );
  const ties = tiesOf(size);
  for (let from = 0; from < ties.length; from += 5_000)
    await driver.executeQuery(
      `UNWIND $ties AS tie MATCH (from:Character {key: $id + ':' + tie.from}), (to:Character {key: $id + ':' + tie.to})
      CREATE (from)-[:RELATES_TO {type: 'friend', strength: tie.strength, strength_seq: 1, trust: 0.5, familiarity: 0.5}]->(to)
      CREATE (change:Change {key: $id + ':' + tie.from + tie.to, ecosystem_id: $id, from: tie.from, to: tie.to, seq: 1})
      CREATE (from)-[:CHANGED]->(change)-[:TOWARD]->(to)`,
      { id: ecosystemId, ties: ties.slice(from, from + 5_000) },
    );
};

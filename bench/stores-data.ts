/** A large ecosystem: 1,000 characters in 20 circles, 100,000 relationships, a million memories and lines. */
import type { Client } from "pg";
import type { RelationGraph } from "../graph/relations.ts";
import type { Event } from "../objects/simulation/event.ts";
import { changed, joined } from "../test/stores/events.ts";

export interface Size {
  readonly characters: number;
  readonly relationships: number;
  readonly memories: number;
}

/** Friends come in circles of this size. */
const CIRCLE = 50;
/** Events that are written at once, as a sink does. */
const BATCH = 250;
const ATTEMPTS = 5;

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

/** A server that has just started may take longer than a write has time for: then it is written again, as a sink does. */
const writeAgain = async (graph: RelationGraph, ecosystemId: string, events: readonly Event[]): Promise<void> => {
  for (let attempt = 1; ; attempt++)
    try {
      return await graph.write(ecosystemId, events);
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
    }
};

/** As the log tells it, and as a sink writes it; returns how many ties there are. */
export const loadRelations = async (graph: RelationGraph, ecosystemId: string, size: Size): Promise<number> => {
  const ties = tiesOf(size);
  const events = [
    ...Array.from({ length: size.characters }, (_, position) => joined(ecosystemId, position + 1, characterId(position))),
    ...ties.map(({ from, to, strength }, index) => changed(ecosystemId, size.characters + index + 1, [from, to], "strength", strength)),
  ];
  for (let start = 0; start < events.length; start += BATCH) await writeAgain(graph, ecosystemId, events.slice(start, start + BATCH));
  return ties.length;
};

/**
 * What else is in the tables. Of every thousand rows the ecosystem that is asked has `slots[0]`, the others the rest; rows of all of them
 * lie among each other, as they come in.
 */
const SLOTS = [800, 100, ...Array<number>(5).fill(10), ...Array<number>(50).fill(1)];

/** The largest first. @param size of all together */
export const ecosystemsIn = (first: string, size: number): { readonly id: string; readonly rows: number }[] =>
  SLOTS.map((slots, index) => ({ id: index === 0 ? first : crypto.randomUUID(), rows: (slots * size) / 1_000 }));

/** Of each slot the ecosystem's id, as an SQL array. */
const slotsOf = (ids: readonly string[]): string =>
  `{${SLOTS.flatMap((slots, index) => Array<string>(slots).fill(ids[index] ?? "")).join(",")}}`;

/** Whose a row is, in SQL; no two neighbours are of the same character. `$1` are the slots, `$2` is the number of characters. */
const OWNER = `($1::uuid[])[row % 1000 + 1]`;
const CHARACTER = `'00000000-0000-4000-8000-' || lpad(((row * 7::bigint + row / 1000) % $2::int)::text, 12, '0')`;

/** Texts lie around 2,000 topics: a vector is a topic's and one of 5,000 deviations. The index is built after the load, as a restore does. */
export const loadMemories = async (client: Client, ids: readonly string[], size: Size, dimensions: number): Promise<void> => {
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
    select ${OWNER} || ':' || row, ${OWNER}, ${CHARACTER}, case when row % 19 = 7 then 'reflection' else 'observation' end,
      'Memory number ' || row, 0.5, row, row, topics.vector + deviations.vector
    from generate_series(0, $3::int - 1) as row
      join topics on topics.n = (row / $2::int * 7 + row * 13::bigint) % 2000 join deviations on deviations.n = row * 31::bigint % 5000
    order by row`,
    [slotsOf(ids), size.characters, size.memories],
  );
  await client.query(index.rows[0]?.indexdef ?? "");
  await client.query("vacuum analyze memories");
};

/**
 * Lines of twelve words out of 20,000: the `n`th word is said about 1/n as often as the first, as in any language (Zipf). One that is said
 * often in the second ecosystem is never said elsewhere. As many as there are memories.
 */
export const loadLines = async (client: Client, ids: readonly string[], size: Size): Promise<void> => {
  await client.query("select setseed(0.5)");
  await client.query(
    `insert into interactions (ecosystem_id, seq, event_id, "timestamp", visibility, audience, speaker_id, participants,
      interaction_type, content, response, conversation_id, relationship_change, emotional_states)
    select ${OWNER}, row, ${OWNER} || ':' || row, now(), 'public', '[]', ${CHARACTER},
      jsonb_build_array(${CHARACTER}, '00000000-0000-4000-8000-' || lpad(((row * 11::bigint) % $2::int)::text, 12, '0')), 'chat',
      (select string_agg('word' || floor(power(20000, random() + word * row * 0))::int, ' ') from generate_series(1, 12) as word)
        || case when row % 1000 between 800 and 899 and row % 7 = 0 then ' lighthouse' else '' end,
      null, 'c' || row / 8, '[]', '{}'
    from generate_series(0, $3::int - 1) as row`,
    [slotsOf(ids), size.characters, size.memories],
  );
  await client.query("vacuum analyze interactions");
};

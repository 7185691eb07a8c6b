/** What characters remember, searchable across ecosystems: the port, its pgvector adapter, and the sink that fills either. */
import { and, eq, inArray, sql } from "drizzle-orm";
import type { MemoryKind } from "../objects/simulation/state.ts";
import type { Event } from "../objects/simulation/event.ts";
import type { Database } from "./client.ts";
import { EMBEDDING_DIMENSIONS, memories } from "./schema.ts";
import type { Sink } from "./sink.ts";
import { toJson } from "./values.ts";

export interface MemoryRow {
  /** `<ecosystem id>:<seq>`. */
  readonly id: string;
  readonly ecosystem_id: string;
  readonly character_id: string;
  readonly kind: MemoryKind;
  readonly text: string;
  /** 0..1. */
  readonly importance: number;
  /** Story minute. */
  readonly at: number;
  /** The event that formed it. */
  readonly seq: number;
}
export interface EmbeddedMemory extends MemoryRow {
  /** EMBEDDING_DIMENSIONS numbers. */
  readonly embedding: readonly number[];
}
export interface FoundMemory extends MemoryRow {
  /** Cosine similarity, -1..1. */
  readonly score: number;
}

export interface MemorySearch {
  readonly ecosystem_id: string;
  readonly character_id?: string | undefined;
  readonly kind?: MemoryKind | undefined;
  readonly embedding: readonly number[];
  /** 1..20. */
  readonly limit: number;
}

export interface MemoryIndex {
  /** A row that is there already is written over. */
  write(rows: readonly EmbeddedMemory[]): Promise<void>;
  /** The nearest first. */
  search(query: MemorySearch): Promise<readonly FoundMemory[]>;
  /** All of an ecosystem's, or only those of the characters named: the rows of a document are those of its characters. */
  remove(ecosystemId: string, characterIds?: readonly string[]): Promise<void>;
  /** Rows by their own ids; those that are not there are passed over. */
  removeRows(ids: readonly string[]): Promise<void>;
}

/** A vector of another length or without a direction would be refused, or found by everything: the embedder changed. */
export const checkEmbedding = (embedding: readonly number[]): void => {
  if (embedding.length === EMBEDDING_DIMENSIONS && embedding.every(Number.isFinite)) return;
  throw new Error(`An embedding must be ${EMBEDDING_DIMENSIONS} finite numbers; this one has ${embedding.length}.`);
};

/**
 * So many are measured one by one; the walk through the index takes over where there are more. Measured with a million in the table
 * (`npm run bench -- stores`): below it a walk has to pass over too many of others, above it measuring all of one's own takes longer.
 */
const MEASURED_ONE_BY_ONE = 20_000;
/** The walk gives its best in nearly the right order: among so many of them the exact one is then made. */
const CANDIDATES = 40;
/** Adding to the index takes milliseconds a row, and a statement must not take seconds. */
const ROWS_PER_STATEMENT = 100;

/**
 * Within one statement's transaction: candidates of other ecosystems are passed over until there are enough, and the walk is wide enough
 * to miss hardly any (pgvector's README, "Iterative Index Scans").
 */
const searchSettings = sql`select set_config('hnsw.iterative_scan', 'relaxed_order', true), set_config('hnsw.ef_search', '100', true)`;

const upsert = (rows: readonly EmbeddedMemory[]) => sql`
  insert into ${memories} (id, ecosystem_id, character_id, kind, text, importance, at, seq, embedding)
  select id, ecosystem_id, character_id, kind, text, importance, at, seq, embedding::vector
  from jsonb_to_recordset(${toJson(rows.map((row) => ({ ...row, embedding: `[${row.embedding.join(",")}]` })))}::jsonb) as memory (
    id text, ecosystem_id uuid, character_id text, kind text, text text, importance real, at double precision, seq bigint, embedding text)
  on conflict (id) do update set
    character_id = excluded.character_id, kind = excluded.kind, text = excluded.text, importance = excluded.importance,
    at = excluded.at, embedding = excluded.embedding`;

type FoundRow = { [Column in keyof FoundMemory]: Column extends "seq" ? string : FoundMemory[Column] };

/**
 * A character's memories are few: they are found by their index and each is measured. A whole ecosystem's may be a million: then the graph
 * of neighbours (HNSW) is walked. How many there are says the table, not the planner, whose numbers may be of yesterday.
 */
const nearest = ({ ecosystem_id, character_id, kind, embedding, limit }: MemorySearch) => {
  const owned = and(
    eq(memories.ecosystem_id, ecosystem_id),
    character_id === undefined ? undefined : eq(memories.character_id, character_id),
  );
  const wanted = and(owned, kind === undefined ? undefined : eq(memories.kind, kind));
  const distance = sql`embedding <=> ${`[${embedding.join(",")}]`}::vector`;
  const isMany = sql`(select count(*) from (select from ${memories} where ${owned} limit ${MEASURED_ONE_BY_ONE + 1}) as own) > ${MEASURED_ONE_BY_ONE}`;
  // the sum keeps the first half from the index, whatever the planner thinks of it
  return sql`
    with amount as materialized (select ${isMany} as is_many), near as (
      (select * from ${memories} where ${wanted} and not (select is_many from amount) order by (${distance}) + 0 limit ${limit})
      union all
      (select * from ${memories} where ${wanted} and (select is_many from amount) order by ${distance} limit ${Math.max(limit, CANDIDATES)})
    )
    select id, ecosystem_id, character_id, kind, text, importance, at, seq, 1 - (${distance}) as score
    from near order by score desc, seq limit ${limit}`;
};

export const createPgvectorMemories = (database: Database): MemoryIndex => ({
  write: async (rows) => {
    for (const { embedding } of rows) checkEmbedding(embedding);
    for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT)
      // One after another: side by side they would wait for each other's pages of the index.
      await database.execute(upsert(rows.slice(start, start + ROWS_PER_STATEMENT)));
  },
  search: async (query) => {
    checkEmbedding(query.embedding);
    const [, { rows }] = await database.batch([database.execute(searchSettings), database.execute<FoundRow>(nearest(query))]);
    return rows.map((row) => ({ ...row, seq: Number(row.seq) }));
  },
  remove: async (ecosystemId, characterIds) => {
    const ofCharacters = characterIds === undefined ? undefined : inArray(memories.character_id, [...characterIds]);
    await database.delete(memories).where(and(eq(memories.ecosystem_id, ecosystemId), ofCharacters));
  },
  removeRows: async (ids) => {
    if (ids.length > 0) await database.delete(memories).where(inArray(memories.id, [...ids]));
  },
});

/** One vector per text, in order. */
export type Embed = (texts: readonly string[]) => Promise<readonly (readonly number[])[]>;

/** A text without a word has no direction, so nothing could find it. */
const hasDirection = (embedding: readonly number[]): boolean => embedding.some((value) => value !== 0);

export const createMemorySink = (index: MemoryIndex, embed: Embed): Sink => ({
  name: "vectors",
  write: async (ecosystemId, events: readonly Event[]) => {
    const formed = events.filter((event) => event.type === "memory_formed");
    if (formed.length === 0) return;
    const embeddings = await embed(formed.map((event) => event.data.memory.text));
    const rows = formed.map(({ seq, data: { character_id, memory } }, position): EmbeddedMemory => {
      const { kind, text, importance, at } = memory;
      const embedding = embeddings[position] ?? [];
      return { id: `${ecosystemId}:${seq}`, ecosystem_id: ecosystemId, character_id, kind, text, importance, at, seq, embedding };
    });
    await index.write(rows.filter((row) => hasDirection(row.embedding)));
  },
});

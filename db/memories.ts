/** What characters remember, searchable across ecosystems: the port, its pgvector adapter, and the sink that fills either. */
import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
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

/** The index gives its best in nearly the right order: among so many of them the exact one is then made. */
const CANDIDATES = 60;
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

/**
 * A character's memories are few: PostgreSQL finds them by their index and measures each. A whole ecosystem's may be a million: then it
 * walks the graph of neighbours (HNSW). Which of the two, its planner decides by what it knows of the table.
 */
export const createPgvectorMemories = (database: Database): MemoryIndex => ({
  write: async (rows) => {
    for (const { embedding } of rows) checkEmbedding(embedding);
    for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT)
      // One after another: side by side they would wait for each other's pages of the index.
      await database.execute(upsert(rows.slice(start, start + ROWS_PER_STATEMENT)));
  },
  search: async ({ ecosystem_id, character_id, kind, embedding, limit }) => {
    checkEmbedding(embedding);
    const vector = `[${embedding.join(",")}]`;
    const near = database
      .select()
      .from(memories)
      .where(
        and(
          eq(memories.ecosystem_id, ecosystem_id),
          character_id === undefined ? undefined : eq(memories.character_id, character_id),
          kind === undefined ? undefined : eq(memories.kind, kind),
        ),
      )
      .orderBy(sql`${memories.embedding} <=> ${vector}::vector`)
      .limit(Math.max(limit, CANDIDATES))
      .as("near");
    const score = sql<number>`1 - (${near.embedding} <=> ${vector}::vector)`;
    const found = database
      .select({
        id: near.id,
        ecosystem_id: near.ecosystem_id,
        character_id: near.character_id,
        kind: near.kind,
        text: near.text,
        importance: near.importance,
        at: near.at,
        seq: near.seq,
        score,
      })
      .from(near)
      .orderBy(desc(score), asc(near.seq))
      .limit(limit);
    const [, rows] = await database.batch([database.execute(searchSettings), found]);
    return rows;
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

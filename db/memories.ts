/** What characters remember, searchable across ecosystems: the port, its pgvector adapter, and the sink that fills either. */
import { and, asc, cosineDistance, eq, sql } from "drizzle-orm";
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
  readonly embedding: readonly number[];
  /** 1..20. */
  readonly limit: number;
}

export interface MemoryIndex {
  /** A row that is there already is written over. */
  write(rows: readonly EmbeddedMemory[]): Promise<void>;
  /** The nearest first. */
  search(query: MemorySearch): Promise<readonly FoundMemory[]>;
  remove(ecosystemId: string): Promise<void>;
}

/** A vector of another length or without a direction would be refused, or found by everything: the embedder changed. */
export const checkEmbedding = (embedding: readonly number[]): void => {
  if (embedding.length === EMBEDDING_DIMENSIONS && embedding.every(Number.isFinite)) return;
  throw new Error(`An embedding must be ${EMBEDDING_DIMENSIONS} finite numbers; this one has ${embedding.length}.`);
};

/** Exact search: among the memories of one ecosystem it beats an approximate index, and finds every one. */
export const createPgvectorMemories = (database: Database): MemoryIndex => ({
  write: async (rows) => {
    if (rows.length === 0) return;
    for (const { embedding } of rows) checkEmbedding(embedding);
    const values = rows.map((row) => ({ ...row, embedding: `[${row.embedding.join(",")}]` }));
    await database.execute(sql`
      insert into ${memories} (id, ecosystem_id, character_id, kind, text, importance, at, seq, embedding)
      select id, ecosystem_id, character_id, kind, text, importance, at, seq, embedding::vector
      from jsonb_to_recordset(${toJson(values)}::jsonb) as memory (
        id text, ecosystem_id uuid, character_id text, kind text, text text, importance real, at double precision, seq bigint,
        embedding text)
      on conflict (id) do update set
        character_id = excluded.character_id, kind = excluded.kind, text = excluded.text, importance = excluded.importance,
        at = excluded.at, embedding = excluded.embedding`);
  },
  search: async ({ ecosystem_id, character_id, embedding, limit }) => {
    checkEmbedding(embedding);
    const distance = cosineDistance(memories.embedding, [...embedding]);
    const ofCharacter = character_id === undefined ? undefined : eq(memories.character_id, character_id);
    return database
      .select({
        id: memories.id,
        ecosystem_id: memories.ecosystem_id,
        character_id: memories.character_id,
        kind: memories.kind,
        text: memories.text,
        importance: memories.importance,
        at: memories.at,
        seq: memories.seq,
        score: sql<number>`1 - (${distance})`,
      })
      .from(memories)
      .where(and(eq(memories.ecosystem_id, ecosystem_id), ofCharacter))
      .orderBy(distance, asc(memories.seq))
      .limit(limit);
  },
  remove: async (ecosystemId) => {
    await database.delete(memories).where(eq(memories.ecosystem_id, ecosystemId));
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

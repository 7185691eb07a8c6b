/** Memories in Vectorize: one namespace per ecosystem. */
import { checkEmbedding } from "./memories.ts";
import type { EmbeddedMemory, FoundMemory, MemoryIndex, MemoryRow } from "./memories.ts";

type Metadata = Record<string, string | number>;

interface StoredVector {
  readonly id: string;
  readonly values: number[];
  readonly namespace: string;
  readonly metadata: Metadata;
}

/** The part of the platform's binding that is used here. */
export interface VectorizeBinding {
  upsert(vectors: StoredVector[]): Promise<unknown>;
  query(
    vector: number[],
    options: { topK: number; namespace: string; filter?: Record<string, string>; returnMetadata: "all" | "none" },
  ): Promise<{ readonly matches: readonly { readonly id: string; readonly score: number; readonly metadata?: Record<string, unknown> }[] }>;
  deleteByIds(ids: string[]): Promise<unknown>;
}

/** Ids of all memories of an ecosystem, for removing them: an index cannot list what it holds. */
export type ListMemoryIds = (ecosystemId: string) => Promise<readonly string[]>;

/** What one call from a Worker may carry. */
const BATCH = 1_000;
/** What one query may return together with metadata. */
const MAX_RESULTS = 20;
/** Metadata of a vector is at most 10 KiB; a memory is a sentence or two, so this cuts accidents only. */
const MAX_TEXT = 2_000;

const inBatches = async <Item>(items: readonly Item[], work: (batch: Item[]) => Promise<unknown>): Promise<void> => {
  const starts = Array.from({ length: Math.ceil(items.length / BATCH) }, (_, index) => index * BATCH);
  await Promise.all(starts.map((start) => work(items.slice(start, start + BATCH))));
};

const toVector = ({ id, ecosystem_id, embedding, character_id, kind, text, importance, at, seq }: EmbeddedMemory): StoredVector => ({
  id,
  values: [...embedding],
  namespace: ecosystem_id,
  metadata: { character_id, kind, text: text.slice(0, MAX_TEXT).toWellFormed(), importance, at, seq },
});

const KINDS: readonly MemoryRow["kind"][] = ["dialogue", "observation", "reflection", "summary", "canon"];

const toText = (value: unknown): string => (typeof value === "string" ? value : "");
const toNumber = (value: unknown): number => (typeof value === "number" ? value : 0);

/**
 * Written vectors are found after a few seconds: Vectorize works through changes in the background.
 * The index needs a metadata index on `character_id`, made before the first write.
 */
export const createVectorizeMemories = (binding: VectorizeBinding, listIds: ListMemoryIds = async () => []): MemoryIndex => ({
  write: async (rows) => {
    for (const { embedding } of rows) checkEmbedding(embedding);
    await inBatches(rows.map(toVector), (batch) => binding.upsert(batch));
  },
  search: async ({ ecosystem_id, character_id, embedding, limit }) => {
    checkEmbedding(embedding);
    const { matches } = await binding.query([...embedding], {
      topK: Math.min(limit, MAX_RESULTS),
      namespace: ecosystem_id,
      ...(character_id === undefined ? {} : { filter: { character_id } }),
      returnMetadata: "all",
    });
    return matches.map(({ id, score, metadata = {} }): FoundMemory => {
      const kind = KINDS.find((known) => known === metadata.kind) ?? "observation";
      return {
        id,
        ecosystem_id,
        character_id: toText(metadata.character_id),
        kind,
        text: toText(metadata.text),
        importance: toNumber(metadata.importance),
        at: toNumber(metadata.at),
        seq: toNumber(metadata.seq),
        score,
      };
    });
  },
  remove: async (ecosystemId) => {
    await inBatches(await listIds(ecosystemId), (batch) => binding.deleteByIds(batch));
  },
});

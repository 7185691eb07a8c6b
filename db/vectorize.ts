/**
 * Memories in Vectorize: one namespace per ecosystem. Made before the first write, since they hold only what is written after them:
 *
 *     npx wrangler vectorize create literaryai-memories --dimensions=384 --metric=cosine
 *     npx wrangler vectorize create-metadata-index literaryai-memories --property-name=character_id --type=string
 *     npx wrangler vectorize create-metadata-index literaryai-memories --property-name=kind --type=string
 */
import { checkEmbedding } from "./memories.ts";
import type { EmbeddedMemory, FoundMemory, MemoryIndex, MemoryRow, MemorySearch } from "./memories.ts";
import { createRecent } from "./vectorize-recent.ts";

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

/** Ids of the memories of an ecosystem, or of some of its characters, for removing them: an index cannot list what it holds. */
export type ListMemoryIds = (ecosystemId: string, characterIds?: readonly string[]) => Promise<readonly string[]>;

/** What one call from a Worker may carry. */
const BATCH = 1_000;
/** What one query may return together with metadata. */
const MAX_RESULTS = 20;
/** Of an id, and of what a metadata index sees of a text, in bytes of UTF-8. */
const MAX_ID_BYTES = 64;
/** Metadata of a vector is at most 10 KiB; a memory is a sentence or two, so this cuts accidents only. */
const MAX_TEXT = 2_000;

/** One call after another: Vectorize works them off in that order, so what is removed last stays removed. */
const inBatches = async <Item>(items: readonly Item[], work: (batch: Item[]) => Promise<unknown>): Promise<void> => {
  for (let start = 0; start < items.length; start += BATCH) await work(items.slice(start, start + BATCH));
};

const bytes = (text: string): number => new TextEncoder().encode(text).length;

const toVector = ({ id, ecosystem_id, embedding, character_id, kind, text, importance, at, seq }: EmbeddedMemory): StoredVector => {
  checkEmbedding(embedding);
  if (bytes(id) > MAX_ID_BYTES) throw new Error(`The id ${id} is longer than the ${MAX_ID_BYTES} bytes that Vectorize takes.`);
  return {
    id,
    values: [...embedding],
    namespace: ecosystem_id,
    metadata: { character_id, kind, text: text.slice(0, MAX_TEXT).toWellFormed(), importance, at, seq },
  };
};

const KINDS: readonly MemoryRow["kind"][] = ["dialogue", "observation", "reflection", "summary", "canon"];

const toText = (value: unknown): string => (typeof value === "string" ? value : "");
const toNumber = (value: unknown): number => (typeof value === "number" ? value : 0);

const toFound = (ecosystem_id: string, id: string, score: number, metadata: Record<string, unknown>): FoundMemory => ({
  id,
  ecosystem_id,
  character_id: toText(metadata.character_id),
  kind: KINDS.find((known) => known === metadata.kind) ?? "observation",
  text: toText(metadata.text),
  importance: toNumber(metadata.importance),
  at: toNumber(metadata.at),
  seq: toNumber(metadata.seq),
  score,
});

/** An index sees the first bytes of a longer id only: others' may begin alike. */
const filterOf = ({ character_id, kind }: MemorySearch): Record<string, string> => ({
  ...(character_id === undefined || bytes(character_id) > MAX_ID_BYTES ? {} : { character_id }),
  ...(kind === undefined ? {} : { kind }),
});

/**
 * Vectorize works through changes in the background and shows them a few seconds later. What this index itself wrote or removed is seen
 * at once all the same; what another did, a few seconds later.
 * @param now milliseconds since 1970.
 */
export const createVectorizeMemories = (
  binding: VectorizeBinding,
  listIds: ListMemoryIds = async () => [],
  now: () => number = Date.now,
): MemoryIndex => {
  const recent = createRecent(now);
  const removeRows = async (ids: readonly string[]): Promise<void> => {
    await inBatches(ids, (batch) => binding.deleteByIds(batch));
    recent.removed(ids);
  };

  return {
    write: async (rows) => {
      await inBatches(rows.map(toVector), (batch) => binding.upsert(batch));
      recent.wrote(rows);
    },
    search: async (search) => {
      const { ecosystem_id, character_id, kind, embedding, limit } = search;
      checkEmbedding(embedding);
      const filter = filterOf(search);
      const { matches } = await binding.query([...embedding], {
        // What was removed a moment ago may still be among the best, and goes.
        topK: Math.min(recent.isEmpty() ? limit : MAX_RESULTS, MAX_RESULTS),
        namespace: ecosystem_id,
        ...(Object.keys(filter).length === 0 ? {} : { filter }),
        returnMetadata: "all",
      });
      const stored = matches
        .map(({ id, score, metadata = {} }) => toFound(ecosystem_id, id, score, metadata))
        .filter((found) => (character_id ?? found.character_id) === found.character_id && (kind ?? found.kind) === found.kind);
      return recent.merge(search, stored).slice(0, limit);
    },
    remove: async (ecosystemId, characterIds) => {
      const written = recent.idsOf(ecosystemId, characterIds);
      await removeRows([...new Set([...(await listIds(ecosystemId, characterIds)), ...written])]);
    },
    removeRows,
  };
};

/**
 * Vectorize as a Worker sees it, in memory, with the limits of its documentation (platform/limits, best-practices): they are errors
 * here too, filters see only what a metadata index was made for, and what is written or deleted counts only once the background job has
 * run (`settle`), in the order of the calls.
 */
import type { VectorizeBinding } from "../../db/vectorize.ts";

type Vector = Parameters<VectorizeBinding["upsert"]>[0][number];

const MAX_BATCH = 1_000;
const MAX_BYTES = 64;
const MAX_METADATA_BYTES = 10_240;
const MAX_METADATA_INDEXES = 10;

const cosine = (a: readonly number[], b: readonly number[]): number => {
  const dot = a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
  return dot / (Math.hypot(...a) * Math.hypot(...b));
};

const refuse = (condition: boolean, message: string): void => {
  if (condition) throw new Error(`VECTOR_ERROR: ${message}`);
};

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What an index keeps of a text. */
const indexed = (value: unknown): unknown =>
  typeof value === "string" ? new TextDecoder().decode(bytes(value).slice(0, MAX_BYTES)) : value;

export interface VectorizeMock extends VectorizeBinding {
  /** Does what has been asked for so far, and nothing that comes later. */
  settle(): Promise<void>;
  /** Names of the calls so far, with how many rows each carried. */
  readonly calls: readonly (readonly [name: string, rows: number])[];
}

/** @param metadataIndexes properties that were declared filterable before the first write. */
export const createVectorizeMock = (dimensions: number, metadataIndexes: readonly string[]): VectorizeMock => {
  refuse(metadataIndexes.length > MAX_METADATA_INDEXES, "too many metadata indexes");
  const vectors = new Map<string, Vector>();
  const pending: (() => void)[] = [];
  const calls: [string, number][] = [];

  const check = ({ id, values, namespace, metadata }: Vector): void => {
    refuse(values.length !== dimensions, `expected ${dimensions} dimensions, got ${values.length}`);
    refuse(!values.every(Number.isFinite), "values must be numbers");
    refuse(id === "" || bytes(id).length > MAX_BYTES, "id must have 1 to 64 bytes");
    refuse(bytes(namespace).length > MAX_BYTES, "namespace is longer than 64 bytes");
    refuse(bytes(JSON.stringify(metadata)).length > MAX_METADATA_BYTES, "metadata is larger than 10 KiB");
    refuse(
      Object.keys(metadata).some((name) => name === "" || /[".]|^\$/.test(name)),
      "a metadata key is empty, holds a dot or a quote, or begins with $",
    );
  };

  return {
    calls,
    upsert: async (batch) => {
      calls.push(["upsert", batch.length]);
      refuse(batch.length > MAX_BATCH, `at most ${MAX_BATCH} vectors in a call`);
      batch.forEach(check);
      const copies = structuredClone(batch);
      pending.push(() => copies.forEach((vector) => vectors.set(vector.id, vector)));
    },
    query: async (vector, { topK, namespace, filter = {}, returnMetadata }) => {
      calls.push(["query", topK]);
      refuse(vector.length !== dimensions, `expected ${dimensions} dimensions, got ${vector.length}`);
      refuse(topK < 1 || topK > (returnMetadata === "all" ? 20 : 100), `topK ${topK} is out of range`);
      // The real one finds nothing by a property without an index; a test should hear of it.
      for (const name of Object.keys(filter)) refuse(!metadataIndexes.includes(name), `there is no metadata index on ${name}`);
      const matches = [...vectors.values()]
        .filter((stored) => stored.namespace === namespace)
        .filter(({ metadata }) => Object.entries(filter).every(([name, value]) => indexed(metadata[name]) === indexed(value)))
        .map(({ id, values, metadata }) => ({ id, score: cosine(vector, values), ...(returnMetadata === "all" ? { metadata } : {}) }))
        .toSorted((a, b) => b.score - a.score)
        .slice(0, topK);
      return { matches };
    },
    deleteByIds: async (ids) => {
      calls.push(["deleteByIds", ids.length]);
      refuse(ids.length > MAX_BATCH, `at most ${MAX_BATCH} ids in a call`);
      const copies = [...ids];
      pending.push(() => copies.forEach((id) => vectors.delete(id)));
    },
    settle: async () => {
      for (const apply of pending.splice(0)) apply();
    },
  };
};

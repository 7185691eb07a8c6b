/**
 * Vectorize as a Worker sees it, in memory: its limits are errors here too, and what is written or deleted counts only once the
 * background job has run (`settle`).
 */
import type { VectorizeBinding } from "../../db/vectorize.ts";

type Vector = Parameters<VectorizeBinding["upsert"]>[0][number];

const cosine = (a: readonly number[], b: readonly number[]): number => {
  const dot = a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
  return dot / (Math.hypot(...a) * Math.hypot(...b));
};

const refuse = (condition: boolean, message: string): void => {
  if (condition) throw new Error(`VECTOR_ERROR: ${message}`);
};

export const createVectorizeMock = (dimensions: number): VectorizeBinding & { settle(): Promise<void> } => {
  const vectors = new Map<string, Vector>();
  const pending: (() => void)[] = [];

  const check = (vector: Vector): void => {
    refuse(vector.values.length !== dimensions, `expected ${dimensions} dimensions, got ${vector.values.length}`);
    refuse(new TextEncoder().encode(vector.id).length > 64, "id is longer than 64 bytes");
    refuse(JSON.stringify(vector.metadata).length > 10_240, "metadata is larger than 10 KiB");
  };

  return {
    upsert: async (batch) => {
      refuse(batch.length > 1000, "at most 1000 vectors in a call");
      batch.forEach(check);
      pending.push(() => batch.forEach((vector) => vectors.set(vector.id, structuredClone(vector))));
    },
    query: async (vector, { topK, namespace, filter = {}, returnMetadata }) => {
      refuse(topK < 1 || topK > (returnMetadata === "all" ? 20 : 100), `topK ${topK} is out of range`);
      const matches = [...vectors.values()]
        .filter((stored) => stored.namespace === namespace)
        .filter(({ metadata }) => Object.entries(filter).every(([name, value]) => metadata[name] === value))
        .map(({ id, values, metadata }) => ({ id, score: cosine(vector, values), ...(returnMetadata === "all" ? { metadata } : {}) }))
        .toSorted((a, b) => b.score - a.score)
        .slice(0, topK);
      return { matches };
    },
    deleteByIds: async (ids) => {
      refuse(ids.length > 1000, "at most 1000 ids in a call");
      pending.push(() => ids.forEach((id) => vectors.delete(id)));
    },
    settle: async () => {
      for (const apply of pending.splice(0)) apply();
    },
  };
};

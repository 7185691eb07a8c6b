/** What was written and removed moments ago, until an index that works in the background is sure to show it. */
import type { EmbeddedMemory, FoundMemory, MemorySearch } from "./memories.ts";

export interface Recent {
  isEmpty(): boolean;
  wrote(rows: readonly EmbeddedMemory[]): void;
  removed(ids: readonly string[]): void;
  /** Ids of recently written rows. */
  idsOf(ecosystemId: string, characterIds?: readonly string[]): string[];
  /** What the index found, put right by what is known better; the nearest first. */
  merge(search: MemorySearch, found: readonly FoundMemory[]): FoundMemory[];
}

/** Vectorize's documentation says "a few seconds". */
const KEPT_MS = 30_000;
/** An object's memory is not for a whole catching-up: of more rows, the newest are kept. */
const MAX_ROWS = 1_000;

interface Change {
  /** null: removed. */
  readonly row: EmbeddedMemory | null;
  readonly at: number;
}

const cosine = (left: readonly number[], right: readonly number[]): number => {
  const dot = left.reduce((sum, value, index) => sum + value * (right[index] ?? 0), 0);
  return dot / (Math.hypot(...left) * Math.hypot(...right));
};

const isWanted = ({ ecosystem_id, character_id, kind }: MemorySearch, row: EmbeddedMemory): boolean =>
  row.ecosystem_id === ecosystem_id && (character_id ?? row.character_id) === row.character_id && (kind ?? row.kind) === row.kind;

/** @param now milliseconds since 1970. */
export const createRecent = (now: () => number): Recent => {
  /** In the order of change. */
  const changes = new Map<string, Change>();

  const note = (id: string, row: EmbeddedMemory | null): void => {
    changes.delete(id);
    changes.set(id, { row, at: now() });
  };
  const forgetOld = (): void => {
    const surplus = changes.size - MAX_ROWS;
    const oldest = now() - KEPT_MS;
    for (const [position, [id, { at }]] of [...changes].entries()) {
      if (at >= oldest && position >= surplus) break;
      changes.delete(id);
    }
  };

  return {
    isEmpty: () => {
      forgetOld();
      return changes.size === 0;
    },
    wrote: (rows) => {
      for (const row of rows) note(row.id, row);
      forgetOld();
    },
    removed: (ids) => {
      for (const id of ids) note(id, null);
      forgetOld();
    },
    idsOf: (ecosystemId, characterIds) =>
      [...changes.values()].flatMap(({ row }) =>
        row?.ecosystem_id === ecosystemId && (characterIds?.includes(row.character_id) ?? true) ? [row.id] : [],
      ),
    merge: (search, found) => {
      forgetOld();
      const written = [...changes.values()].flatMap(({ row }): FoundMemory[] => {
        if (row === null || !isWanted(search, row)) return [];
        const { embedding, ...memory } = row;
        return [{ ...memory, score: cosine(search.embedding, embedding) }];
      });
      return [...found.filter(({ id }) => !changes.has(id)), ...written].toSorted(
        (left, right) => right.score - left.score || left.seq - right.seq,
      );
    },
  };
};

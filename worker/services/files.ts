/** What is kept of a book in R2: the file as it came, its text, what the reading found, what its reader decided, and stages of a reading under way. */
import type { Cast, Quote, Structure } from "../books/analyze.ts";
import { plainOutline, type Outline } from "../books/outline.ts";
import type { Analysis } from "../contract.ts";
import { putOriginal } from "./upload/original.ts";
import type { Review } from "./review/decisions.ts";

/** What a stage leaves for those after it: its result, or the questions it has for a model. */
export type StageName = "structure" | "cast" | "quotes" | "ties" | "names" | "speakers" | "unanswered";

/** What a finished reading leaves besides the analysis: enough to read on from it with other people or fewer chapters. */
export interface Reading {
  /** The task that made it. */
  readonly task_id: string;
  readonly structure: Structure;
  readonly cast: Cast;
  readonly quotes: readonly Quote[];
  /** Cast ids up to this number were given away once: a later reading gives none of them to somebody else. */
  readonly last_id: number;
}

const folderOf = (documentId: string): string => `documents/${documentId}/`;
const keyOf = (documentId: string, name: string): string => `${folderOf(documentId)}${name}`;
const stageKey = (documentId: string, taskId: string, name: string): string => keyOf(documentId, `stages/${taskId}/${name}.json`);

const JSON_TYPE = { httpMetadata: { contentType: "application/json" } };
/** As many as one call may delete. */
const AT_ONCE = 1000;

export const createFiles = (bucket: R2Bucket) => {
  const read = async <Value>(key: string): Promise<Value | null> => {
    const object = await bucket.get(key);
    return object === null ? null : object.json<Value>();
  };
  const write = async (key: string, value: unknown): Promise<void> => {
    await bucket.put(key, JSON.stringify(value), JSON_TYPE);
  };
  /** How many there were. */
  const removeFolder = async (prefix: string): Promise<number> => {
    let removed = 0;
    for (let more = true; more;) {
      const found = await bucket.list({ prefix, limit: AT_ONCE });
      if (found.objects.length > 0) await bucket.delete(found.objects.map(({ key }) => key));
      removed += found.objects.length;
      more = found.truncated;
    }
    return removed;
  };

  return {
    /** The file as it came, first of all; `putText` or `remove` follows. */
    putOriginal: (documentId: string, body: AsyncIterable<Uint8Array>) => putOriginal(bucket, keyOf(documentId, "original"), body),
    async putText(documentId: string, text: string, outline: Outline = plainOutline(text)): Promise<void> {
      await bucket.put(keyOf(documentId, "text.txt"), text, { httpMetadata: { contentType: "text/plain; charset=utf-8" } });
      await write(keyOf(documentId, "outline.json"), outline);
    },
    /** null for a book of before outlines were kept. */
    outline: (documentId: string) => read<Outline>(keyOf(documentId, "outline.json")),
    async text(documentId: string): Promise<string | null> {
      const object = await bucket.get(keyOf(documentId, "text.txt"));
      return object === null ? null : object.text();
    },

    /** The analysis last: where it is, the rest is. What was derived from the reading before is gone. */
    async putAnalysis(documentId: string, analysis: Analysis, reading: Reading): Promise<void> {
      await write(keyOf(documentId, "reading.json"), reading);
      await write(keyOf(documentId, "analysis.json"), analysis);
      await removeFolder(keyOf(documentId, "views/"));
    },
    analysis: (documentId: string) => read<Analysis>(keyOf(documentId, "analysis.json")),
    async hasAnalysis(documentId: string): Promise<boolean> {
      return (await bucket.head(keyOf(documentId, "analysis.json"))) !== null;
    },
    reading: (documentId: string) => read<Reading>(keyOf(documentId, "reading.json")),

    /** The analysis as somebody looked at it: as of a chapter, or with people split. Can be made again at any time. */
    view: (documentId: string, name: string) => read<Analysis>(keyOf(documentId, `views/${name}.json`)),
    putView: (documentId: string, name: string, view: Analysis) => write(keyOf(documentId, `views/${name}.json`), view),

    /** The reader's decisions; `etag` is null before the first. */
    async review(documentId: string): Promise<{ readonly review: Review; readonly etag: string | null }> {
      const object = await bucket.get(keyOf(documentId, "review.json"));
      return object === null
        ? { review: { version: 0, decisions: [] }, etag: null }
        : { review: await object.json<Review>(), etag: object.etag };
    },
    /** False when somebody else has decided since `etag`; then nothing is written. */
    async putReview(documentId: string, review: Review, etag: string | null): Promise<boolean> {
      const onlyIf = etag === null ? new Headers({ "If-None-Match": "*" }) : { etagMatches: etag };
      return (await bucket.put(keyOf(documentId, "review.json"), JSON.stringify(review), { ...JSON_TYPE, onlyIf })) !== null;
    },

    putStage: (documentId: string, taskId: string, name: StageName, result: unknown) => write(stageKey(documentId, taskId, name), result),
    hasStage: async (documentId: string, taskId: string, name: StageName) =>
      (await bucket.head(stageKey(documentId, taskId, name))) !== null,
    /** @throws Error when the stage before has left nothing. */
    async stage<Result>(documentId: string, taskId: string, name: StageName): Promise<Result> {
      const found = await read<Result>(stageKey(documentId, taskId, name));
      if (found === null) throw new Error(`The stage "${name}" of document ${documentId} is missing.`);
      return found;
    },
    removeStages: (documentId: string) => removeFolder(keyOf(documentId, "stages/")),

    /** What a model said of this book, and what it has cost. */
    fromModel: <Value>(documentId: string, name: string) => read<Value>(keyOf(documentId, `model/${name}.json`)),
    putFromModel: (documentId: string, name: string, value: unknown) => write(keyOf(documentId, `model/${name}.json`), value),

    /** All of it. How many files there were. */
    remove: (documentId: string) => removeFolder(folderOf(documentId)),
    /** Keys of everything that is kept, in order, a page at a time. */
    async list(cursor: string | null): Promise<{ keys: readonly string[]; next_cursor: string | null }> {
      const page = await bucket.list({ limit: AT_ONCE, ...(cursor === null ? {} : { cursor }) });
      return { keys: page.objects.map(({ key }) => key), next_cursor: page.truncated ? page.cursor : null };
    },
    async read(key: string): Promise<ReadableStream | null> {
      return (await bucket.get(key))?.body ?? null;
    },
    async write(key: string, body: ArrayBuffer): Promise<void> {
      const type = key.endsWith(".json")
        ? "application/json"
        : key.endsWith(".txt")
          ? "text/plain; charset=utf-8"
          : "application/octet-stream";
      await bucket.put(key, body, { httpMetadata: { contentType: type } });
    },
    /** Whether the bucket answers. */
    async ping(): Promise<void> {
      await bucket.head("health");
    },
  };
};

export type Files = ReturnType<typeof createFiles>;

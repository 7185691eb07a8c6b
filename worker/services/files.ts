/** What is kept of a book in R2: the file as it came, its text, what the reading found, and stages of a reading under way. */
import type { SpokenQuote } from "../books/analyze.ts";
import type { Analysis } from "../contract.ts";

export type StageName = "structure" | "cast" | "quotes" | "ties";
const STAGES: readonly StageName[] = ["structure", "cast", "quotes", "ties"];

const keyOf = (documentId: string, name: string): string => `documents/${documentId}/${name}`;
const stageKey = (documentId: string, name: StageName): string => keyOf(documentId, `stages/${name}.json`);

const JSON_TYPE = { httpMetadata: { contentType: "application/json" } };

export const createFiles = (bucket: R2Bucket) => ({
  async putUpload(documentId: string, original: Blob, text: string): Promise<void> {
    await bucket.put(keyOf(documentId, "original"), original, { httpMetadata: { contentType: "application/octet-stream" } });
    await bucket.put(keyOf(documentId, "text.txt"), text, { httpMetadata: { contentType: "text/plain; charset=utf-8" } });
  },
  async text(documentId: string): Promise<string | null> {
    const object = await bucket.get(keyOf(documentId, "text.txt"));
    return object === null ? null : object.text();
  },
  async putAnalysis(documentId: string, analysis: Analysis, quotes: readonly SpokenQuote[]): Promise<void> {
    await bucket.put(keyOf(documentId, "quotes.json"), JSON.stringify(quotes), JSON_TYPE);
    await bucket.put(keyOf(documentId, "analysis.json"), JSON.stringify(analysis), JSON_TYPE);
  },
  async analysis(documentId: string): Promise<Analysis | null> {
    const object = await bucket.get(keyOf(documentId, "analysis.json"));
    return object === null ? null : object.json<Analysis>();
  },
  async putStage(documentId: string, name: StageName, result: unknown): Promise<void> {
    await bucket.put(stageKey(documentId, name), JSON.stringify(result), JSON_TYPE);
  },
  /** @throws Error when the stage before has left nothing. */
  async stage<Result>(documentId: string, name: StageName): Promise<Result> {
    const object = await bucket.get(stageKey(documentId, name));
    if (object === null) throw new Error(`The stage "${name}" of document ${documentId} is missing.`);
    return object.json<Result>();
  },
  async removeStages(documentId: string): Promise<void> {
    await bucket.delete(STAGES.map((name) => stageKey(documentId, name)));
  },
  async remove(documentId: string): Promise<void> {
    const kept = ["original", "text.txt", "quotes.json", "analysis.json"].map((name) => keyOf(documentId, name));
    await bucket.delete([...kept, ...STAGES.map((name) => stageKey(documentId, name))]);
  },
  /** Whether the bucket answers. */
  async ping(): Promise<void> {
    await bucket.head("health");
  },
});

export type Files = ReturnType<typeof createFiles>;

/** A log known by its text, here and wherever else it is. */
import { createHash } from "node:crypto";
import type { LogRow } from "./contract.ts";

/** SHA-256 over a line for each commit: its first sequence number, a space, its events as they are stored. */
export const digestOf = (pages: Iterable<readonly LogRow[]>): string => {
  const hash = createHash("sha256");
  for (const rows of pages) for (const { first_seq, events } of rows) hash.update(`${first_seq} ${events}\n`);
  return hash.digest("hex");
};

/** Ids that follow from the old ones, so that a second run finds what the first has made. */
import { createHash } from "node:crypto";

/** Our own namespace (RFC 9562, version 5); changing it would make every migration anew. */
const NAMESPACE = Buffer.from("6c1b2f8e5d0a4c3e9f7712ab34cd56ef", "hex");

/** The UUID of a row of the old database. */
export const idOf = (table: string, legacyId: string): string => {
  const bytes = createHash("sha1").update(NAMESPACE).update(`${table}/${legacyId}`).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
};

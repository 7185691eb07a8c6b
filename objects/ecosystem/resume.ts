/** A client that comes back gets every event it missed, or a snapshot when that is the shorter way. One decision. */

/** Events that are cheaper to send one by one than the state; beyond it a snapshot is. */
export const RESUME_LIMIT = 2_000;

export type Resumption = { readonly kind: "events"; readonly since: number } | { readonly kind: "snapshot" };

/** `since` is the last sequence number the client has; null when it has none. */
export const resume = (since: number | null, newest: number): Resumption =>
  since !== null && Number.isInteger(since) && since >= 0 && since <= newest && newest - since <= RESUME_LIMIT
    ? { kind: "events", since }
    : { kind: "snapshot" };

import type { ServerMessage } from "../../objects/protocol.ts";

const KNOWN: ReadonlySet<unknown> = new Set<ServerMessage["type"]>(["welcome", "events", "delta", "presence", "pong", "ack", "error"]);

/** A frame from the server; null for one that this version does not know (a newer server's, or a pong). */
export const decodeServerMessage = (raw: unknown): ServerMessage | null => {
  if (typeof raw !== "string") return null;
  try {
    const value: unknown = JSON.parse(raw);
    if (typeof value !== "object" || value === null || !KNOWN.has(Reflect.get(value, "type"))) return null;
    return value as ServerMessage;
  } catch {
    return null;
  }
};

/**
 * The language of the wire: what travels over /ws/ecosystem/:id and /events/:id, its version, how it is decoded.
 * Both ends use this file; every send is checked against `ServerMessage`, every switch over it ends in `never`.
 */
import { z } from "zod";
import type { Event } from "./simulation/event.ts";
import type { Snapshot } from "./simulation/snapshot.ts";

export const PROTOCOL_VERSION = 1;
/** Longest client frame, in UTF-16 units; a longer one is answered with `too_large` and not read. */
export const MAX_CLIENT_MESSAGE = 16_384;

/** What a viewer may see and do in one ecosystem. Owners and directors see private events. */
export type Role = "owner" | "director" | "participant" | "observer";

/** An event as a viewer of some role gets it: whole, or only its place in the sequence. */
export type ViewedEvent = Event | { readonly seq: number; readonly type: "hidden" };

export type ErrorCode = "malformed" | "unknown_message" | "too_large" | "too_fast" | "forbidden" | "not_found" | "refused" | "internal";

export type ServerMessage =
  | {
      readonly type: "welcome";
      readonly protocol: number;
      readonly ecosystem_id: string;
      readonly role: Role;
      /** Everything up to `seq` is in `snapshot`, or is known to a client that resumes (`snapshot` null). */
      readonly seq: number;
      readonly snapshot: Snapshot | null;
      readonly viewers: number;
      readonly tick_seconds: number;
    }
  | { readonly type: "events"; readonly from: number; readonly to: number; readonly events: readonly ViewedEvent[] }
  | { readonly type: "delta"; readonly turn_id: string; readonly speaker_id: string; readonly text: string }
  | { readonly type: "presence"; readonly viewers: number }
  | { readonly type: "pong" }
  | { readonly type: "ack"; readonly ref: string; readonly seq: number }
  | { readonly type: "error"; readonly ref: string | null; readonly code: ErrorCode; readonly message: string };

const ref = z.string().min(1).max(64);
const id = z.string().min(1).max(100);
const text = z.string().trim().min(1).max(2000);

const clientMessage = z.discriminatedUnion("type", [
  z.object({ type: z.literal("say"), ref, to: z.array(id).max(8).default([]), text, whisper: z.boolean().optional() }),
  z.object({ type: z.literal("direct"), ref, to: id, text, turns: z.number().int().min(1).max(20).optional() }),
  z.object({
    type: z.literal("control"),
    ref,
    action: z.enum(["pause", "resume", "step", "end"]),
    ticks: z.number().int().min(1).max(50).optional(),
  }),
  z.object({ type: z.literal("ping") }),
]);

export type ClientMessage = z.infer<typeof clientMessage>;

export type Decoded = { readonly message: ClientMessage } | { readonly error: Extract<ServerMessage, { type: "error" }> };

const failed = (code: ErrorCode, message: string, failedRef: string | null = null): Decoded => ({
  error: { type: "error", ref: failedRef, code, message },
});

/** Reads a client frame; anything that is not a known, well-formed message yields the error frame to answer with. */
export const decodeClientMessage = (raw: unknown): Decoded => {
  if (typeof raw !== "string") return failed("malformed", "Messages are JSON text; binary frames are not read.");
  if (raw.length > MAX_CLIENT_MESSAGE) return failed("too_large", `A message may have at most ${MAX_CLIENT_MESSAGE} characters.`);
  let value: unknown;
  try {
    value = JSON.parse(raw);
  } catch {
    return failed("malformed", "The message is not JSON.");
  }
  const parsed = clientMessage.safeParse(value);
  if (parsed.success) return { message: parsed.data };
  const fields = z.object({ type: z.unknown(), ref: z.unknown() }).partial().safeParse(value);
  const sentRef = fields.success && typeof fields.data.ref === "string" ? fields.data.ref.slice(0, 64) : null;
  const known = ["say", "direct", "control", "ping"];
  if (!fields.success || typeof fields.data.type !== "string" || !known.includes(fields.data.type))
    return failed("unknown_message", `"type" must be one of ${known.join(", ")}.`, sentRef);
  const issue = parsed.error.issues[0];
  return failed("malformed", issue ? `${issue.path.join(".") || "message"}: ${issue.message}` : "The message is malformed.", sentRef);
};

/** The frame that the platform answers by itself, without waking the object, and its answer. */
export const PING_FRAME = JSON.stringify({ type: "ping" } satisfies ClientMessage);
export const PONG_FRAME = JSON.stringify({ type: "pong" } satisfies ServerMessage);

/** Text of a frame to send. Stringify once per role class, send to many. */
export const encode = (message: ServerMessage): string => JSON.stringify(message);

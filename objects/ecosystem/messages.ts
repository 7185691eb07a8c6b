/** What a viewer's message does. Rights are checked on every message; an answer goes to the sender alone. */
import type { ClientMessage, ServerMessage } from "../protocol.ts";
import { Refusal, type Event, type Input } from "../simulation/index.ts";
import type { Viewer } from "./viewers.ts";
import { mayAct } from "./visibility.ts";

/** Messages a socket may send at once, and how many come back each second. */
export const BURST = 20;
const PER_SECOND = 5;

export interface Bucket {
  readonly left: number;
  readonly at: number;
}

/** Takes one message out of the bucket; null when it is empty. Times in milliseconds. */
export const takeToken = (bucket: Bucket | undefined, now: number): Bucket | null => {
  const left = bucket === undefined ? BURST : Math.min(BURST, bucket.left + ((now - bucket.at) / 1000) * PER_SECOND);
  return left < 1 ? null : { left: left - 1, at: now };
};

export interface MessageDeps {
  /** Takes a step with the input and returns its events; throws `Refusal`. */
  advance(input: Input): Event[];
  /** Runs autonomous ticks at once. */
  step(ticks: number): Promise<void>;
  newest(): number;
}

/** Carries out the message; yields the frame to answer with, or null for none. */
export const handleMessage = async (message: ClientMessage, viewer: Viewer, deps: MessageDeps): Promise<ServerMessage | null> => {
  if (message.type === "ping") return { type: "pong" };
  const { ref } = message;
  const least = message.type === "say" ? "participant" : "director";
  if (!mayAct(viewer.role, least))
    return { type: "error", ref, code: "forbidden", message: `Only a ${least} of this room may do that; you are here as ${viewer.role}.` };
  try {
    if (message.type === "control" && message.action === "step") await deps.step(message.ticks ?? 1);
    else deps.advance(inputOf(message, viewer));
    return { type: "ack", ref, seq: deps.newest() };
  } catch (error) {
    if (error instanceof Refusal) return { type: "error", ref, code: "refused", message: error.message };
    throw error;
  }
};

const inputOf = (message: Exclude<ClientMessage, { type: "ping" }>, viewer: Viewer): Input => {
  switch (message.type) {
    case "say":
      return {
        kind: "say",
        speaker_id: `visitor:${viewer.user_id}`,
        name: viewer.name,
        to: message.to,
        text: message.text,
        ...(message.whisper ? { whisper: true } : {}),
      };
    case "direct":
      return {
        kind: "direct",
        to: message.to,
        text: message.text,
        by: viewer.user_id,
        ...(message.turns === undefined ? {} : { turns: message.turns }),
      };
    case "control":
      if (message.action === "step") throw new Refusal("A single step is not an input.");
      return { kind: "control", action: message.action, by: viewer.user_id };
    default:
      return message satisfies never;
  }
};

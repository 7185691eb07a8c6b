/** Somebody who follows a room by server-sent events, as a browser does: after every interruption from the last id on. */
import { setTimeout as sleep } from "node:timers/promises";
import type { ServerMessage } from "../../objects/protocol.ts";
import type { Client } from "../e2e/client.ts";
import { followSequence, type Sequence } from "./sequence.ts";

export interface EventReader {
  readonly sequence: Sequence;
  /** How often the stream was opened. */
  opened(): number;
  leave(): Promise<void>;
}

/** For the head of the answer; then it goes on without end. */
const ANSWER_MS = 4_000;
const AGAIN_MS = 150;
const FIELD = /^(id|data): (.*)$/gm;

export const readEvents = (origin: string, client: Client, ecosystem: string): EventReader => {
  const sequence = followSequence(`events of ${ecosystem.slice(0, 8)}`);
  const leaving = new AbortController();
  let lastId: string | null = null;
  let opened = 0;

  const hear = (block: string): void => {
    for (const [, field, value = ""] of block.matchAll(FIELD))
      if (field === "id") lastId = value;
      else sequence.hear(JSON.parse(value) as ServerMessage);
  };

  /** Resolves when the stream has ended; rejects when it was cut off. */
  const follow = async (): Promise<void> => {
    const deadline = new AbortController();
    const late = setTimeout(() => deadline.abort(), ANSWER_MS);
    const response = await fetch(`${origin}/events/${ecosystem}`, {
      headers: { Authorization: `Bearer ${client.token}`, ...(lastId === null ? {} : { "Last-Event-ID": lastId }) },
      signal: AbortSignal.any([leaving.signal, deadline.signal]),
    }).finally(() => clearTimeout(late));
    if (!response.ok || response.body === null) throw new Error(`events: ${response.status}`);
    opened++;
    let waiting = "";
    for await (const piece of response.body.pipeThrough(new TextDecoderStream())) {
      const blocks = (waiting + piece).split("\n\n");
      waiting = blocks.pop() ?? "";
      blocks.forEach(hear);
    }
  };

  const stays = (async () => {
    while (!leaving.signal.aborted) {
      await follow().catch(() => undefined);
      await sleep(AGAIN_MS);
    }
  })();
  return {
    sequence,
    opened: () => opened,
    leave: async () => {
      leaving.abort();
      await stays;
    },
  };
};

/** Somebody in a room through every interruption: what they were shown, what was acknowledged to them. */
import { setTimeout as sleep } from "node:timers/promises";
import type { ServerMessage } from "../../objects/protocol.ts";
import type { Client } from "../e2e/client.ts";
import { followSequence, type Sequence } from "./sequence.ts";

export interface Acknowledged {
  readonly type: "visitor_spoke" | "character_interaction" | "world_event";
  /** The words, of which there are no others like them. */
  readonly text: string;
  /** At least the event's sequence number, or its id. */
  readonly by: number | string;
}

export interface Viewer {
  readonly ecosystem: string;
  readonly sequence: Sequence;
  readonly acknowledged: readonly Acknowledged[];
  /** Epoch milliseconds at which the room was joined, first and again. */
  readonly joined: readonly number[];
  isThere(): boolean;
  leave(): Promise<void>;
}

const ANSWER_MS = 4_000;
const AGAIN_MS = 150;

export interface Visit {
  readonly origin: string;
  readonly client: Client;
  readonly ecosystem: string;
  readonly characters: readonly string[];
  /** Between the things that they do. */
  readonly everyMs: number;
}

export const visit = ({ origin, client, ecosystem, characters, everyMs }: Visit): Viewer => {
  const sequence = followSequence(`socket of ${ecosystem.slice(0, 8)}`);
  const acknowledged: Acknowledged[] = [];
  const joined: number[] = [];
  const asked = new Map<string, string>();
  const leaving = new AbortController();
  let socket: WebSocket | null = null;
  let turn = 0;

  const hear = (message: ServerMessage): void => {
    sequence.hear(message);
    if (message.type === "ack") acknowledged.push({ type: "visitor_spoke", text: asked.get(message.ref) ?? "", by: message.seq });
  };

  /** Resolves when the connection has ended. */
  const join = async (): Promise<void> => {
    const { ticket } = await post<{ ticket: string }>(`/ecosystems/${ecosystem}/tickets`);
    // whoever left meanwhile opens no connection: nobody would close it
    if (leaving.signal.aborted) return;
    const last = sequence.last();
    const query = new URLSearchParams({ ticket, ...(last === null ? {} : { since: String(last) }) });
    const opened = new WebSocket(`${origin.replace("http", "ws")}/ws/ecosystem/${ecosystem}?${query}`);
    await new Promise<void>((resolve) => {
      const late = setTimeout(() => {
        opened.close();
        resolve();
      }, ANSWER_MS);
      opened.addEventListener("message", ({ data }) => hear(JSON.parse(String(data)) as ServerMessage));
      opened.addEventListener("open", () => {
        clearTimeout(late);
        socket = opened;
        joined.push(Date.now());
      });
      for (const end of ["close", "error"] as const) opened.addEventListener(end, () => resolve());
      leaving.signal.addEventListener("abort", () => opened.close(), { once: true });
    });
    socket = null;
  };

  const post = async <Answer>(path: string, body: object = {}): Promise<Answer> => {
    const response = await fetch(`${origin}/api/v1${path}`, {
      method: "POST",
      headers: { Authorization: `Bearer ${client.token}`, "Content-Type": "application/json" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return (await response.json()) as Answer;
  };

  const act = async (): Promise<void> => {
    const text = `Has number ${++turn} of ${ecosystem.slice(0, 8)} been seen?`;
    const character = (offset: number) => characters[(turn + offset) % characters.length] ?? "";
    if (turn % 4 === 0) {
      const body = { ecosystem_id: ecosystem, initiator_id: character(0), target_id: character(1), type: "chat", content: text };
      const { success, interaction_id } = await post<{ success: boolean; interaction_id: string | null }>("/interactions", body);
      if (success && interaction_id !== null) acknowledged.push({ type: "character_interaction", text, by: interaction_id });
    } else if (turn % 4 === 2) {
      const { seq } = await post<{ seq: number }>(`/ecosystems/${ecosystem}/events`, { content: text });
      acknowledged.push({ type: "world_event", text, by: seq });
    } else {
      asked.set(String(turn), text);
      socket?.send(JSON.stringify({ type: "say", ref: String(turn), to: [character(0)], text }));
    }
  };

  /** What is refused or cut off was not acknowledged, and is forgotten. */
  const again = async (work: () => Promise<void>, pauseMs: number): Promise<void> => {
    while (!leaving.signal.aborted) {
      await work().catch(() => undefined);
      await sleep(pauseMs);
    }
  };
  const stays = Promise.all([again(join, AGAIN_MS), again(act, everyMs)]);
  return {
    ecosystem,
    sequence,
    acknowledged,
    joined,
    isThere: () => socket !== null,
    leave: async () => {
      leaving.abort();
      await stays;
    },
  };
};

/** The live connection: a fresh ticket for every attempt, and after a break everything since the last event seen. */
import WebSocket from "partysocket/ws";
import type { ClientMessage, ServerMessage } from "../../objects/protocol.ts";
import { decodeServerMessage } from "./decode.ts";

export type ConnectionState = "connecting" | "live" | "reconnecting" | "refused";

export interface SocketOptions {
  readonly ecosystemId: string;
  /** Last event known; null asks for a snapshot. */
  readonly since: () => number | null;
  readonly onMessage: (message: ServerMessage) => void;
  readonly onState: (state: ConnectionState, detail: string) => void;
}

export interface LiveSocket {
  send(message: ClientMessage): void;
  /** Breaks off and resumes, after a gap in the sequence. */
  resume(): void;
  close(): void;
}

/** A request that hangs must not cost a watcher the opening: it is asked again. */
const TICKET_TIMEOUT = 4000;
const PING_EVERY = 25_000;

/** Refusals that asking again does not change. */
const FINAL = new Set([401, 403, 404, 410]);

const fetchTicket = async (ecosystemId: string): Promise<{ ticket: string } | { status: number }> => {
  const response = await fetch(`/ecosystems/${ecosystemId}/ticket`, { method: "POST", signal: AbortSignal.timeout(TICKET_TIMEOUT) });
  if (!response.ok) return { status: response.status };
  const body: unknown = await response.json();
  const ticket: unknown = typeof body === "object" && body !== null ? Reflect.get(body, "ticket") : null;
  return typeof ticket === "string" ? { ticket } : { status: 502 };
};

export const openSocket = ({ ecosystemId, since, onMessage, onState }: SocketOptions): LiveSocket => {
  let closed = false;
  let opened = false;

  const address = async (): Promise<string> => {
    const answer = await fetchTicket(ecosystemId);
    if (!("ticket" in answer)) {
      if (FINAL.has(answer.status)) {
        closed = true;
        socket.close();
        onState("refused", "This room is not open to you any more. Reload the page to sign in again.");
      }
      throw new Error(`no ticket: ${answer.status}`);
    }
    const url = new URL(`/ws/ecosystem/${ecosystemId}`, location.href);
    url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
    url.searchParams.set("ticket", answer.ticket);
    const known = since();
    if (known !== null) url.searchParams.set("since", String(known));
    return url.href;
  };

  const socket = new WebSocket(address, null, {
    minReconnectionDelay: 300 + Math.random() * 700,
    maxReconnectionDelay: 15_000,
    reconnectionDelayGrowFactor: 1.6,
    connectionTimeout: 10_000,
    maxEnqueuedMessages: 4,
  });

  const ping = setInterval(() => {
    if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ type: "ping" } satisfies ClientMessage));
  }, PING_EVERY);

  const hurry = (): void => {
    if (!closed && socket.readyState !== WebSocket.OPEN) socket.reconnect();
  };
  addEventListener("online", hurry);

  socket.addEventListener("open", () => {
    opened = true;
    onState("live", "");
  });
  socket.addEventListener("close", () => {
    if (!closed) onState(opened ? "reconnecting" : "connecting", "");
  });
  socket.addEventListener("message", (event) => {
    const message = decodeServerMessage(event.data);
    if (message !== null) onMessage(message);
  });

  return {
    send: (message) => {
      socket.send(JSON.stringify(message));
    },
    resume: () => socket.reconnect(),
    close: () => {
      closed = true;
      clearInterval(ping);
      removeEventListener("online", hurry);
      socket.close();
    },
  };
};

/** Single-use tickets for one live connection: a URL that leaks is already dead. */
import type { Actor } from "./contract.ts";
import type { Storage } from "./schema.ts";

export const TICKET_SECONDS = 30;

const hashOf = async (ticket: string): Promise<string> => {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(ticket));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
};

export const issueTicket = async (storage: Storage, actor: Actor, now: number): Promise<{ ticket: string; expires_in: number }> => {
  const ticket = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32))))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
  const hash = await hashOf(ticket);
  storage.sql.exec("delete from tickets where expires_at < ?", now);
  storage.sql.exec(
    "insert into tickets (hash, actor, expires_at) values (?, ?, ?)",
    hash,
    JSON.stringify(actor),
    now + TICKET_SECONDS * 1000,
  );
  return { ticket, expires_in: TICKET_SECONDS };
};

/** Whose ticket it is; null when it is unknown, used or expired. It is used up either way. */
export const redeemTicket = async (storage: Storage, ticket: string, now: number): Promise<Actor | null> => {
  const hash = await hashOf(ticket);
  const row = storage.sql
    .exec<{ actor: string; expires_at: number }>("delete from tickets where hash = ? returning actor, expires_at", hash)
    .toArray()[0];
  return row && row.expires_at >= now ? (JSON.parse(row.actor) as Actor) : null;
};

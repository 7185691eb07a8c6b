/** Every ecosystem's log in Postgres: the sink that writes it, and what reads it. */
import { and, asc, eq, gt, sql } from "drizzle-orm";
import type { Event } from "../objects/simulation/event.ts";
import type { Database } from "./client.ts";
import { events as table } from "./schema.ts";
import type { Sink } from "./sink.ts";
import { toJson } from "./values.ts";

export interface History {
  /** Events after `since` in order, at most `limit`, private ones too: the caller shows them by the viewer's role. */
  eventsOf(ecosystemId: string, since: number, limit: number): Promise<readonly Event[]>;
  /** Sequence numbers of the events that formed memories. */
  memorySeqs(ecosystemId: string): Promise<readonly number[]>;
  removeEcosystem(ecosystemId: string): Promise<void>;
}

/** Each batch is one statement with one parameter, whatever its length. */
export const createHistorySink = (database: Database): Sink & History => ({
  name: "postgres",
  write: async (ecosystemId, events) => {
    if (events.length === 0) return;
    await database.execute(sql`
      insert into ${table} (ecosystem_id, seq, event_id, type, "timestamp", tick, at, visibility, audience, data)
      select ${ecosystemId}::uuid, seq, id, type, "timestamp", tick, at, visibility, audience, data
      from jsonb_to_recordset(${toJson(events)}::jsonb) as event (
        seq bigint, id text, type text, "timestamp" timestamptz, tick bigint, at double precision,
        visibility text, audience jsonb, data jsonb)
      on conflict do nothing`);
  },
  eventsOf: async (ecosystemId, since, limit) => {
    const rows = await database
      .select()
      .from(table)
      .where(and(eq(table.ecosystem_id, ecosystemId), gt(table.seq, since)))
      .orderBy(asc(table.seq))
      .limit(limit);
    return rows.map(({ ecosystem_id: _ecosystem, event_id, ...event }) => ({ ...event, id: event_id }) as Event);
  },
  memorySeqs: async (ecosystemId) => {
    const formed = and(eq(table.ecosystem_id, ecosystemId), eq(table.type, "memory_formed"));
    return (await database.select({ seq: table.seq }).from(table).where(formed).orderBy(asc(table.seq))).map((row) => row.seq);
  },
  removeEcosystem: async (ecosystemId) => {
    await database.delete(table).where(eq(table.ecosystem_id, ecosystemId));
  },
});

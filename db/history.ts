/** Every ecosystem's log in Postgres: the sink that writes it, and what reads it. */
import { and, asc, eq, gt, inArray, sql } from "drizzle-orm";
import type { Event } from "../objects/simulation/event.ts";
import type { Database } from "./client.ts";
import { findInteractions } from "./interaction-search.ts";
import type { InteractionRow, InteractionSearch } from "./interaction-search.ts";
import { events as table, interactions } from "./schema.ts";
import type { Sink } from "./sink.ts";
import { toJson } from "./values.ts";

export interface History {
  /** Events after `since` in order, at most `limit`, private ones too: the caller shows them by the viewer's role. */
  eventsOf(ecosystemId: string, since: number, limit: number): Promise<readonly Event[]>;
  /** What was said, the newest first, private ones too: the caller shows them by the viewer's role. */
  interactionsOf(ecosystemId: string, search: InteractionSearch): Promise<readonly InteractionRow[]>;
  /** Sequence numbers of the events that formed memories, of all characters or of those named. */
  memorySeqs(ecosystemId: string, characterIds?: readonly string[]): Promise<readonly number[]>;
  removeEcosystem(ecosystemId: string): Promise<void>;
}

/** Each batch is one statement with one parameter, whatever its length. */
export const createHistorySink = (database: Database): Sink & History => ({
  name: "postgres",
  write: async (ecosystemId, events) => {
    if (events.length === 0) return;
    await database.execute(sql`
      with event as (
        select * from jsonb_to_recordset(${toJson(events)}::jsonb) as event (
          seq bigint, id text, type text, "timestamp" timestamptz, tick bigint, at double precision,
          visibility text, audience jsonb, data jsonb)
      ), spoken as (
        insert into ${interactions} (ecosystem_id, seq, event_id, "timestamp", visibility, audience, speaker_id, participants,
          interaction_type, content, response, conversation_id, relationship_change, emotional_states)
        select ${ecosystemId}::uuid, seq, id, "timestamp", visibility, audience, data ->> 'speaker_id', data -> 'participants',
          data ->> 'interaction_type', data ->> 'content', data ->> 'response', data ->> 'conversation_id',
          data -> 'relationship_change', data -> 'emotional_states'
        from event where type = 'character_interaction'
        on conflict do nothing
      )
      insert into ${table} (ecosystem_id, seq, event_id, type, "timestamp", tick, at, visibility, audience, data)
      select ${ecosystemId}::uuid, seq, id, type, "timestamp", tick, at, visibility, audience, data
      from event
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
  interactionsOf: (ecosystemId, search) => findInteractions(database, ecosystemId, search),
  memorySeqs: async (ecosystemId, characterIds) => {
    const ofCharacters = characterIds === undefined ? undefined : inArray(sql`${table.data} ->> 'character_id'`, [...characterIds]);
    const formed = and(eq(table.ecosystem_id, ecosystemId), eq(table.type, "memory_formed"), ofCharacters);
    return (await database.select({ seq: table.seq }).from(table).where(formed).orderBy(asc(table.seq))).map((row) => row.seq);
  },
  removeEcosystem: async (ecosystemId) => {
    await database.batch([
      database.delete(table).where(eq(table.ecosystem_id, ecosystemId)),
      database.delete(interactions).where(eq(interactions.ecosystem_id, ecosystemId)),
    ]);
  },
});

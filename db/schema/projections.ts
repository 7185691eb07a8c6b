/** Copies of every ecosystem's log, made by its sinks: for queries across ecosystems, and to be thrown away and made again. */
import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { bigint, doublePrecision, index, jsonb, pgTable, primaryKey, real, text, uuid, vector } from "drizzle-orm/pg-core";
import type { EventType, RelationshipDelta } from "../../objects/simulation/event.ts";
import type { InteractionType, MemoryKind } from "../../objects/simulation/state.ts";
import { instant, tsvector } from "./columns.ts";

/** Length of every embedding; the local embedder and the configured model must agree with it. */
export const EMBEDDING_DIMENSIONS = 384;
/** History: a copy of every ecosystem's log, for queries across ecosystems. */
export const events = pgTable(
  "events",
  {
    ecosystem_id: uuid("ecosystem_id").notNull(),
    seq: bigint("seq", { mode: "number" }).notNull(),
    event_id: text("event_id").notNull(),
    type: text("type").$type<EventType>().notNull(),
    timestamp: instant("timestamp").notNull(),
    tick: bigint("tick", { mode: "number" }).notNull(),
    at: doublePrecision("at").notNull(),
    visibility: text("visibility").$type<"public" | "private">().notNull(),
    audience: jsonb("audience").$type<readonly string[]>().notNull(),
    data: jsonb("data").$type<Record<string, unknown>>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.ecosystem_id, t.seq] }), index("events_type").on(t.ecosystem_id, t.type, t.seq)],
);

/** What was said and done between characters: the events of that type once more, by who took part and in words that can be searched. */
export const interactions = pgTable(
  "interactions",
  {
    ecosystem_id: uuid("ecosystem_id").notNull(),
    seq: bigint("seq", { mode: "number" }).notNull(),
    event_id: text("event_id").notNull(),
    timestamp: instant("timestamp").notNull(),
    visibility: text("visibility").$type<"public" | "private">().notNull(),
    audience: jsonb("audience").$type<readonly string[]>().notNull(),
    speaker_id: text("speaker_id").notNull(),
    participants: jsonb("participants").$type<readonly string[]>().notNull(),
    interaction_type: text("interaction_type").$type<InteractionType>().notNull(),
    content: text("content").notNull(),
    response: text("response"),
    conversation_id: text("conversation_id"),
    relationship_change: jsonb("relationship_change").$type<readonly RelationshipDelta[]>().notNull(),
    emotional_states: jsonb("emotional_states").$type<Record<string, unknown>>().notNull(),
    search: tsvector("search")
      .notNull()
      .generatedAlwaysAs((): SQL => sql`to_tsvector('simple', ${interactions.content} || ' ' || coalesce(${interactions.response}, ''))`),
  },
  (t) => [
    primaryKey({ columns: [t.ecosystem_id, t.seq] }),
    index("interactions_speaker").on(t.ecosystem_id, t.speaker_id, t.seq),
    index("interactions_participants").using("gin", t.participants),
    index("interactions_search").using("gin", t.search),
  ],
);

/** Memories for search across ecosystems (pgvector; Vectorize in production). */
export const memories = pgTable(
  "memories",
  {
    id: text("id").primaryKey(),
    ecosystem_id: uuid("ecosystem_id").notNull(),
    character_id: text("character_id").notNull(),
    kind: text("kind").$type<MemoryKind>().notNull(),
    text: text("text").notNull(),
    importance: real("importance").notNull(),
    at: doublePrecision("at").notNull(),
    seq: bigint("seq", { mode: "number" }).notNull(),
    embedding: vector("embedding", { dimensions: EMBEDDING_DIMENSIONS }).notNull(),
  },
  (t) => [
    index("memories_character").on(t.ecosystem_id, t.character_id, t.kind),
    // Of vector, not of halfvec, which is half as large: where numbers of half the width are no hardware's, as in WebAssembly, adding a row
    // to that one takes six times as long.
    index("memories_nearest").using("hnsw", t.embedding.op("vector_cosine_ops")),
  ],
);

/** Copies of every ecosystem's log, made by its sinks: for queries across ecosystems, and to be thrown away and made again. */
import { bigint, boolean, doublePrecision, index, jsonb, pgTable, primaryKey, real, text, uuid, vector } from "drizzle-orm/pg-core";
import type { EventType } from "../../objects/simulation/event.ts";
import type { Dimension, MemoryKind, RelationshipType } from "../../objects/simulation/state.ts";
import { instant } from "./columns.ts";

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

/** The event that last set the column before it, 0 for none: a late delivery of an older event then changes nothing. */
const sequence = (name: string) => bigint(name, { mode: "number" }).notNull().default(0);

/** Graph stand-in: characters as nodes. */
export const graphCharacters = pgTable(
  "graph_characters",
  {
    ecosystem_id: uuid("ecosystem_id").notNull(),
    character_id: text("character_id").notNull(),
    name: text("name").notNull(),
    name_seq: sequence("name_seq"),
    present: boolean("present").notNull(),
    present_seq: sequence("present_seq"),
  },
  (t) => [primaryKey({ columns: [t.ecosystem_id, t.character_id] })],
);

/** Graph stand-in: RELATES_TO with its current values. */
export const graphRelationships = pgTable(
  "graph_relationships",
  {
    ecosystem_id: uuid("ecosystem_id").notNull(),
    from_id: text("from_id").notNull(),
    to_id: text("to_id").notNull(),
    type: text("type").$type<RelationshipType>().notNull(),
    type_seq: sequence("type_seq"),
    strength: doublePrecision("strength").notNull(),
    strength_seq: sequence("strength_seq"),
    trust: doublePrecision("trust").notNull(),
    trust_seq: sequence("trust_seq"),
    familiarity: doublePrecision("familiarity").notNull(),
    familiarity_seq: sequence("familiarity_seq"),
  },
  (t) => [primaryKey({ columns: [t.ecosystem_id, t.from_id, t.to_id] }), index("graph_relationships_to").on(t.ecosystem_id, t.to_id)],
);

/** Graph stand-in: every change of a tie, with the event that made it. */
export const graphChanges = pgTable(
  "graph_changes",
  {
    ecosystem_id: uuid("ecosystem_id").notNull(),
    seq: bigint("seq", { mode: "number" }).notNull(),
    event_id: text("event_id").notNull(),
    from_id: text("from_id").notNull(),
    to_id: text("to_id").notNull(),
    dimension: text("dimension").$type<Dimension | "type">().notNull(),
    before: text("before").notNull(),
    delta: doublePrecision("delta"),
    after: text("after").notNull(),
    causes: jsonb("causes").$type<readonly number[]>().notNull(),
    quote: text("quote").notNull(),
    rule: text("rule").notNull(),
    timestamp: instant("timestamp").notNull(),
  },
  (t) => [primaryKey({ columns: [t.ecosystem_id, t.seq] }), index("graph_changes_pair").on(t.ecosystem_id, t.from_id, t.to_id, t.seq)],
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
  (t) => [index("memories_character").on(t.ecosystem_id, t.character_id, t.seq)],
);

/** Who stands how to whom in every ecosystem, now and before, made by a sink from the logs; what Neo4j holds too, where there is one. */
import { sql } from "drizzle-orm";
import { bigint, boolean, check, doublePrecision, index, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { Dimension, RelationshipType } from "../../objects/simulation/state.ts";
import { instant } from "./columns.ts";

/** The event that last set the column before it, 0 for none: a late delivery of an older event then changes nothing. */
const sequence = (name: string) => bigint(name, { mode: "number" }).notNull().default(0);

/** Characters, as far as their relationships are concerned. */
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

/** Relationships as of now. */
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
  (t) => [
    primaryKey({ columns: [t.ecosystem_id, t.from_id, t.to_id] }),
    // Walking a tie from its far end reads the index alone.
    index("graph_relationships_backward").on(t.ecosystem_id, t.to_id, t.from_id),
    check("graph_relationships_strength", sql`${t.strength} between -1 and 1`),
    check("graph_relationships_trust", sql`${t.trust} between 0 and 1`),
    check("graph_relationships_familiarity", sql`${t.familiarity} between 0 and 1`),
  ],
);

/** Every change of a relationship, with the event that made it. */
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

/** Which changes there are of an ecosystem, in numbers (graph/revision.ts): by them a reader knows whether what it has kept is current. */
export const graphRevisions = pgTable("graph_revisions", {
  ecosystem_id: uuid("ecosystem_id").primaryKey(),
  changes: bigint("changes", { mode: "number" }).notNull(),
  stamp: bigint("stamp", { mode: "number" }).notNull(),
  newest: bigint("newest", { mode: "number" }).notNull(),
});

/** Every time somebody passed something on. */
export const graphTellings = pgTable(
  "graph_tellings",
  {
    ecosystem_id: uuid("ecosystem_id").notNull(),
    seq: bigint("seq", { mode: "number" }).notNull(),
    event_id: text("event_id").notNull(),
    fact_id: text("fact_id").notNull(),
    text: text("text").notNull(),
    teller_id: text("teller_id").notNull(),
    listeners: jsonb("listeners").$type<readonly string[]>().notNull(),
    /** How the teller knew; null for a visitor. */
    source_seq: bigint("source_seq", { mode: "number" }),
    conversation_id: text("conversation_id"),
    timestamp: instant("timestamp").notNull(),
  },
  (t) => [primaryKey({ columns: [t.ecosystem_id, t.seq] }), index("graph_tellings_fact").on(t.ecosystem_id, t.fact_id, t.seq)],
);

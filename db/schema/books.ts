/** Uploaded books, the characters taken from them, and the work in progress. */
import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { check, index, integer, jsonb, pgEnum, pgTable, primaryKey, real, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { users } from "./accounts.ts";
import { createdAt, instant, tsvector, updatedAt } from "./columns.ts";

export const documentStatus = pgEnum("document_status", ["processing", "ready", "failed"]);
export const taskStatus = pgEnum("task_status", ["queued", "running", "succeeded", "failed", "cancelled"]);
export const documents = pgTable(
  "documents",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    owner_id: uuid("owner_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    filename: text("filename").notNull(),
    title: text("title").notNull().default(""),
    author: text("author").notNull().default(""),
    size: integer("size").notNull(),
    sha256: text("sha256").notNull(),
    status: documentStatus("status").notNull().default("processing"),
    stage: text("stage").notNull().default("received"),
    progress: real("progress").notNull().default(0),
    error: text("error"),
    task_id: uuid("task_id"),
    /** The extracted text and the analysis are objects in R2 under documents/<id>/. */
    metadata: jsonb("metadata").$type<Record<string, unknown>>().notNull().default({}),
    created_at: createdAt(),
    updated_at: updatedAt(),
    search: tsvector("search")
      .notNull()
      .generatedAlwaysAs(
        (): SQL => sql`to_tsvector('simple', ${documents.title} || ' ' || ${documents.author} || ' ' || ${documents.filename})`,
      ),
  },
  (t) => [
    index("documents_owner").on(t.owner_id, t.created_at),
    index("documents_search").using("gin", t.search),
    index("documents_title").using("gin", sql`${t.title} gin_trgm_ops`),
    check("documents_progress", sql`${t.progress} between 0 and 1`),
  ],
);

export const characters = pgTable(
  "characters",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    owner_id: uuid("owner_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    document_id: uuid("document_id").references(() => documents.id, { onDelete: "set null" }),
    /** Which cast member of the document this is; null for one written by hand. */
    cast_id: text("cast_id"),
    name: text("name").notNull(),
    aliases: jsonb("aliases").$type<readonly string[]>().notNull().default([]),
    source: text("source").notNull().default(""),
    background: text("background").notNull().default(""),
    pronoun: text("pronoun").$type<"she" | "he" | "they">().notNull().default("they"),
    personality_traits: jsonb("personality_traits")
      .$type<Record<"openness" | "conscientiousness" | "extraversion" | "agreeableness" | "neuroticism", number>>()
      .notNull(),
    autonomy_level: real("autonomy_level").notNull().default(0.5),
    social_energy: real("social_energy").notNull().default(1),
    goals: jsonb("goals").$type<readonly string[]>().notNull().default([]),
    secrets: jsonb("secrets").$type<readonly string[]>().notNull().default([]),
    voice: jsonb("voice")
      .$type<{ lines: readonly string[]; phrases: readonly string[]; subjects: readonly string[]; words_per_line: number }>()
      .notNull(),
    evidence: jsonb("evidence").$type<readonly { start: number; end: number; text: string; chapter: number }[]>().notNull().default([]),
    metadata: jsonb("metadata").$type<Record<string, unknown>>().notNull().default({}),
    created_at: createdAt(),
    updated_at: updatedAt(),
    search: tsvector("search")
      .notNull()
      .generatedAlwaysAs((): SQL => sql`to_tsvector('simple', ${characters.name} || ' ' || ${characters.background})`),
  },
  (t) => [
    index("characters_owner").on(t.owner_id, t.created_at),
    uniqueIndex("characters_cast").on(t.document_id, t.cast_id),
    index("characters_search").using("gin", t.search),
    index("characters_metadata").using("gin", t.metadata),
    index("characters_names").using("gin", sql`(${t.name} || ' ' || ${t.aliases}::text) gin_trgm_ops`),
    check("characters_autonomy", sql`${t.autonomy_level} between 0 and 1`),
    check("characters_energy", sql`${t.social_energy} between 0 and 1`),
  ],
);

/** How characters of a book stand to one another there: what an ecosystem begins with. */
export const characterTies = pgTable(
  "character_ties",
  {
    from_id: uuid("from_id")
      .notNull()
      .references(() => characters.id, { onDelete: "cascade" }),
    to_id: uuid("to_id")
      .notNull()
      .references(() => characters.id, { onDelete: "cascade" }),
    type: text("type").notNull(),
    strength: real("strength").notNull(),
    trust: real("trust").notNull(),
    familiarity: real("familiarity").notNull(),
    evidence: jsonb("evidence").$type<readonly { start: number; end: number; text: string; chapter: number }[]>().notNull().default([]),
  },
  (t) => [
    primaryKey({ columns: [t.from_id, t.to_id] }),
    index("character_ties_to").on(t.to_id),
    check("character_ties_strength", sql`${t.strength} between -1 and 1`),
    check("character_ties_trust", sql`${t.trust} between 0 and 1`),
    check("character_ties_familiarity", sql`${t.familiarity} between 0 and 1`),
  ],
);

export const tasks = pgTable(
  "tasks",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    owner_id: uuid("owner_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    kind: text("kind").notNull(),
    /** What it works on: a document's id. */
    subject_id: uuid("subject_id"),
    status: taskStatus("status").notNull().default("queued"),
    progress: real("progress").notNull().default(0),
    result: jsonb("result"),
    error: text("error"),
    /** Set at each durable step: a running task whose heartbeat is stale was interrupted and is nudged. */
    heartbeat_at: instant("heartbeat_at")
      .notNull()
      .default(sql`now()`),
    created_at: createdAt(),
    updated_at: updatedAt(),
  },
  (t) => [
    index("tasks_owner").on(t.owner_id, t.created_at),
    index("tasks_subject").on(t.subject_id),
    index("tasks_stale")
      .on(t.heartbeat_at)
      .where(sql`${t.status} in ('queued', 'running')`),
  ],
);

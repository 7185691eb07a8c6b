/** Who owns which ecosystem, who takes part in it, and who plays in it. Its life is in its object. */
import { sql } from "drizzle-orm";
import { bigint, check, index, integer, jsonb, pgEnum, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { users } from "./accounts.ts";
import { createdAt, instant, updatedAt } from "./columns.ts";

export const visibility = pgEnum("visibility", ["private", "unlisted", "public"]);
export const ecosystemRole = pgEnum("ecosystem_role", ["owner", "director", "participant", "observer"]);
export const ecosystemKind = pgEnum("ecosystem_kind", ["ordinary", "demo", "green_room"]);
export const ecosystems = pgTable(
  "ecosystems",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    owner_id: uuid("owner_id").references(() => users.id, { onDelete: "cascade" }),
    kind: ecosystemKind("kind").notNull().default("ordinary"),
    name: text("name").notNull(),
    description: text("description").notNull().default(""),
    visibility: visibility("visibility").notNull().default("private"),
    /**
     * When the object means to tick next, as it last said; null while it sleeps. Behind the truth by a minute at most, so the watchdog
     * asks only those that are overdue by it. A new row is due at once: the object may never have been made.
     */
    next_tick_at: instant("next_tick_at").default(sql`now()`),
    /** The ecosystem that this one is a branch of; null when it is none, or that one is gone. */
    parent_id: uuid("parent_id").references((): AnyPgColumn => ecosystems.id, { onDelete: "set null" }),
    /** The parent's last event that both share; null when it is no branch. */
    forked_at: bigint("forked_at", { mode: "number" }),
    created_at: createdAt(),
    updated_at: updatedAt(),
  },
  (t) => [
    index("ecosystems_owner").on(t.owner_id, t.created_at),
    index("ecosystems_parent")
      .on(t.parent_id)
      .where(sql`${t.parent_id} is not null`),
    check("ecosystems_forked_at", sql`${t.forked_at} >= 0`),
    index("ecosystems_due")
      .on(t.next_tick_at)
      .where(sql`${t.next_tick_at} is not null`),
    index("ecosystems_public")
      .on(t.created_at)
      .where(sql`${t.visibility} = 'public'`),
    uniqueIndex("ecosystems_demo")
      .on(t.kind)
      .where(sql`${t.kind} = 'demo'`),
  ],
);

export const ecosystemCharacters = pgTable(
  "ecosystem_characters",
  {
    ecosystem_id: uuid("ecosystem_id")
      .notNull()
      .references(() => ecosystems.id, { onDelete: "cascade" }),
    /** No foreign key, and not always a UUID: the ecosystem keeps its copy of a character that its owner deletes, and the demo has a cast of its own. */
    character_id: text("character_id").notNull(),
    /** Order of joining, from 0. */
    position: integer("position").notNull(),
  },
  (t) => [primaryKey({ columns: [t.ecosystem_id, t.character_id] }), index("ecosystem_characters_character").on(t.character_id)],
);

export const memberships = pgTable(
  "memberships",
  {
    ecosystem_id: uuid("ecosystem_id")
      .notNull()
      .references(() => ecosystems.id, { onDelete: "cascade" }),
    user_id: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    role: ecosystemRole("role").notNull(),
    created_at: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.ecosystem_id, t.user_id] }), index("memberships_user").on(t.user_id)],
);

/** The library: scenarios that an author keeps and may show to others. */
export const scenarios = pgTable(
  "scenarios",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    owner_id: uuid("owner_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    title: text("title").notNull(),
    /** The scenario's definition, as the ecosystem takes it. */
    body: jsonb("body").$type<Record<string, unknown>>().notNull(),
    /** Whoever knows it may read the scenario; null: nobody but the owner. */
    share_token: text("share_token"),
    created_at: createdAt(),
    updated_at: updatedAt(),
  },
  (t) => [index("scenarios_owner").on(t.owner_id, t.created_at), uniqueIndex("scenarios_share_token").on(t.share_token)],
);

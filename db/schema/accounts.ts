/** Who uses the studio, and on which devices they are signed in. */
import { sql } from "drizzle-orm";
import { index, jsonb, pgEnum, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { createdAt, instant, updatedAt } from "./columns.ts";

export const userRole = pgEnum("user_role", ["free_user", "premium_user", "admin"]);
export const users = pgTable(
  "users",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    username: text("username").notNull(),
    email: text("email").notNull(),
    password_hash: text("password_hash").notNull(),
    role: userRole("role").notNull(),
    /** A password hash of the system before this one; gone after the first login, which makes one of ours. */
    legacy_hash: text("legacy_hash"),
    metadata: jsonb("metadata").$type<Record<string, unknown>>().notNull().default({}),
    created_at: createdAt(),
    updated_at: updatedAt(),
  },
  (t) => [uniqueIndex("users_username").on(sql`lower(${t.username})`), uniqueIndex("users_email").on(sql`lower(${t.email})`)],
);

/** A login on one device: a family of refresh tokens, of which only the newest is good. Tokens are kept as SHA-256. */
export const sessions = pgTable(
  "sessions",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    user_id: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    refresh_hash: text("refresh_hash").notNull(),
    previous_hash: text("previous_hash"),
    rotated_at: instant("rotated_at")
      .notNull()
      .default(sql`now()`),
    expires_at: instant("expires_at").notNull(),
    revoked_at: instant("revoked_at"),
    created_at: createdAt(),
  },
  (t) => [
    uniqueIndex("sessions_refresh").on(t.refresh_hash),
    index("sessions_previous").on(t.previous_hash),
    index("sessions_user").on(t.user_id),
  ],
);

/** Every refresh token that was exchanged for a newer one: whoever shows one again has stolen it, or was stolen from. */
export const spentTokens = pgTable(
  "spent_tokens",
  {
    hash: text("hash").primaryKey(),
    session_id: uuid("session_id")
      .notNull()
      .references(() => sessions.id, { onDelete: "cascade" }),
  },
  (t) => [index("spent_tokens_session").on(t.session_id)],
);

/** What the studio has to tell a user, until they have read it and for a while longer. */
export const notifications = pgTable(
  "notifications",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    user_id: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** What it is about, as in `book_ready`: whoever shows it knows the shape of its body by this. */
    kind: text("kind").notNull(),
    body: jsonb("body").$type<Record<string, unknown>>().notNull().default({}),
    read_at: instant("read_at"),
    created_at: createdAt(),
  },
  (t) => [
    index("notifications_user").on(t.user_id, t.created_at),
    index("notifications_unread")
      .on(t.user_id)
      .where(sql`${t.read_at} is null`),
  ],
);

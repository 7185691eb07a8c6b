/** People who have an account. */
import { eq, or, sql } from "drizzle-orm";
import type { Database } from "./client.ts";
import { refuseDuplicates } from "./errors.ts";
import { users } from "./schema.ts";
import { isUuid } from "./values.ts";

export { DuplicateError } from "./errors.ts";

export type UserRow = typeof users.$inferSelect;

export interface Users {
  /** @throws DuplicateError with field `username` or `email`, whatever the letters' case. */
  insert(row: Pick<UserRow, "username" | "email" | "password_hash" | "role">): Promise<UserRow>;
  /** By username or email, whatever the letters' case. */
  byLogin(usernameOrEmail: string): Promise<UserRow | null>;
  byId(id: string): Promise<UserRow | null>;
  updatePasswordHash(id: string, passwordHash: string): Promise<void>;
}

export const createUsers = (database: Database): Users => ({
  insert: async (row) => {
    const work = database.insert(users).values(row).returning();
    const [user] = await refuseDuplicates(work, { users_username: "username", users_email: "email" });
    if (user === undefined) throw new Error("Postgres returned no user.");
    return user;
  },
  byLogin: async (usernameOrEmail) => {
    const login = usernameOrEmail.toLowerCase();
    const matches = or(eq(sql`lower(${users.username})`, login), eq(sql`lower(${users.email})`, login));
    // Where one user's name is another's address, the name wins.
    const byName = sql`lower(${users.username}) = ${login} desc`;
    const [user] = await database.select().from(users).where(matches).orderBy(byName).limit(1);
    return user ?? null;
  },
  byId: async (id) => {
    if (!isUuid(id)) return null;
    const [user] = await database.select().from(users).where(eq(users.id, id)).limit(1);
    return user ?? null;
  },
  updatePasswordHash: async (id, passwordHash) => {
    await database
      .update(users)
      // one of ours takes the place of the old studio's
      .set({ password_hash: passwordHash, legacy_hash: null, updated_at: sql`now()` })
      .where(eq(users.id, id));
  },
});

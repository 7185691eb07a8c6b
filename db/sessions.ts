/**
 * Logins, one row per device. A refresh token is good once: using it makes the next one. A token shown again means that two people
 * hold the family, so the whole family ends; only within a few seconds is it taken for the same person's second tab or lost answer.
 */
import { and, eq, isNull, lt, or, sql } from "drizzle-orm";
import type { Database } from "./client.ts";
import { sessions, spentTokens } from "./schema.ts";
import { isUuid } from "./values.ts";

export type SessionRow = typeof sessions.$inferSelect;

export interface Rotation {
  /** SHA-256 of the token that was shown. */
  readonly hash: string;
  /** SHA-256 of the token that follows it. Derived from the shown token, a retry within the grace gets the very same answer. */
  readonly next_hash: string;
  /** ISO 8601. */
  readonly now: string;
  readonly graceSeconds: number;
}

export type RotationResult =
  /** The token was good; `next_hash` is now the family's. */
  | { readonly kind: "rotated"; readonly session: SessionRow }
  /** Spent moments ago: good for another access token, and the family's newest token stands. */
  | { readonly kind: "grace"; readonly session: SessionRow }
  /** Spent before: the family is revoked. */
  | { readonly kind: "reused"; readonly session: SessionRow }
  /** Never issued, expired, or of a family that ended. */
  | { readonly kind: "unknown" };

export interface Sessions {
  open(row: Pick<SessionRow, "user_id" | "refresh_hash" | "expires_at">): Promise<SessionRow>;
  /** Decides and acts in one statement: two requests with the same token can never both rotate it. */
  rotate(rotation: Rotation): Promise<RotationResult>;
  /** Ends the family whose newest or last spent token this is. */
  revoke(hash: string): Promise<void>;
  /** Ends the family with this id. */
  end(id: string): Promise<void>;
  isLive(id: string): Promise<boolean>;
  /** Forgets families that expired before `now`; returns how many. */
  prune(now: string): Promise<number>;
}

const isNewest = (hash: string) => sql`${sessions.refresh_hash} = ${hash}`;

/** The assignments read the row as it is under its lock, so a request that waited for another sees what that one did. */
const rotateStatement = (database: Database, { hash, next_hash, now, graceSeconds }: Rotation) => {
  const at = sql`${now}::timestamptz`;
  const graceEnds = sql`${sessions.rotated_at} + make_interval(secs => ${graceSeconds})`;
  const inGrace = sql`${sessions.previous_hash} is not distinct from ${hash} and ${at} <= ${graceEnds}`;
  const familyOfSpent = database.select({ id: spentTokens.session_id }).from(spentTokens).where(eq(spentTokens.hash, hash));
  const rotated = database.$with("rotated").as(
    database
      .update(sessions)
      .set({
        refresh_hash: sql`case when ${isNewest(hash)} then ${next_hash} else ${sessions.refresh_hash} end`,
        previous_hash: sql`case when ${isNewest(hash)} then ${hash} else ${sessions.previous_hash} end`,
        rotated_at: sql`case when ${isNewest(hash)} then ${at} else ${sessions.rotated_at} end`,
        revoked_at: sql`case when ${isNewest(hash)} or (${inGrace}) then null else ${at} end`,
      })
      .where(
        and(
          or(eq(sessions.refresh_hash, hash), eq(sessions.previous_hash, hash), sql`${sessions.id} = (${familyOfSpent})`),
          isNull(sessions.revoked_at),
          sql`${sessions.expires_at} > ${at}`,
        ),
      )
      .returning(),
  );
  const remembered = database.$with("remembered", {}).as(sql`
    insert into ${spentTokens} (hash, session_id)
    select ${hash}, id from rotated where refresh_hash = ${next_hash} on conflict do nothing`);
  return database.with(rotated, remembered).select().from(rotated);
};

export const createSessions = (database: Database): Sessions => ({
  open: async (row) => {
    const [session] = await database.insert(sessions).values(row).returning();
    if (session === undefined) throw new Error("Postgres returned no session.");
    return session;
  },
  rotate: async (rotation) => {
    const [session] = await rotateStatement(database, rotation);
    if (session === undefined) return { kind: "unknown" };
    if (session.revoked_at !== null) return { kind: "reused", session };
    const isOurs = session.refresh_hash === rotation.next_hash && session.rotated_at === rotation.now;
    return { kind: isOurs ? "rotated" : "grace", session };
  },
  revoke: async (hash) => {
    await database
      .update(sessions)
      .set({ revoked_at: sql`now()` })
      .where(and(or(eq(sessions.refresh_hash, hash), eq(sessions.previous_hash, hash)), isNull(sessions.revoked_at)));
  },
  end: async (id) => {
    if (!isUuid(id)) return;
    await database
      .update(sessions)
      .set({ revoked_at: sql`now()` })
      .where(and(eq(sessions.id, id), isNull(sessions.revoked_at)));
  },
  isLive: async (id) => {
    if (!isUuid(id)) return false;
    const live = and(eq(sessions.id, id), isNull(sessions.revoked_at), sql`${sessions.expires_at} > now()`);
    return (await database.select({ id: sessions.id }).from(sessions).where(live).limit(1)).length > 0;
  },
  prune: async (now) => (await database.delete(sessions).where(lt(sessions.expires_at, now)).returning({ id: sessions.id })).length,
});

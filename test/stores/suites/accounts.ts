import { describe, expect, it } from "vitest";
import type { Database } from "../../../db/client.ts";
import { createSessions } from "../../../db/sessions.ts";
import { createUsers, DuplicateError } from "../../../db/users.ts";
import { newUser } from "../database.ts";

const NOW = "2026-06-01T12:00:00.000Z";
const later = (seconds: number): string => new Date(Date.parse(NOW) + seconds * 1000).toISOString();

export const describeAccounts = (database: () => Database): void => {
  describe("users", () => {
    it("logs in by name or address in any case, and hands ISO times out", async () => {
      const users = createUsers(database());
      const name = `Ann-${crypto.randomUUID()}`;
      const ann = await users.insert({ username: name, email: `${name}@Example.org`, password_hash: "one", role: "premium_user" });
      expect((await users.byLogin(name.toUpperCase()))?.id).toBe(ann.id);
      expect((await users.byLogin(`${name}@example.ORG`))?.id).toBe(ann.id);
      expect(ann.created_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      await users.updatePasswordHash(ann.id, "two");
      expect((await users.byId(ann.id))?.password_hash).toBe("two");
      expect(await users.byId("nobody")).toBeNull();
      expect(await users.byLogin("nobody")).toBeNull();
    });

    it("names the field that is taken", async () => {
      const users = createUsers(database());
      const ann = await newUser(database());
      const draft = { password_hash: "hash", role: "free_user" } as const;
      const sameName = users.insert({ ...draft, username: ann.username.toUpperCase(), email: "other@example.org" });
      await expect(sameName).rejects.toMatchObject({ name: "DuplicateError", field: "username" });
      await expect(users.insert({ ...draft, username: crypto.randomUUID(), email: ann.email })).rejects.toMatchObject({ field: "email" });
      await expect(sameName).rejects.toBeInstanceOf(DuplicateError);
    });
  });

  const open = async () => {
    const sessions = createSessions(database());
    const family = crypto.randomUUID();
    const { id: user_id } = await newUser(database());
    const session = await sessions.open({ user_id, refresh_hash: `${family}-1`, expires_at: later(3600) });
    const rotate = (from: number, to: number, seconds: number) =>
      sessions.rotate({ hash: `${family}-${from}`, next_hash: `${family}-${to}`, now: later(seconds), graceSeconds: 10 });
    return { sessions, family, session, rotate };
  };

  describe("sessions", () => {
    it("rotates, forgives a retry within the grace, and revokes the family on reuse after it", async () => {
      const { rotate, session } = await open();
      expect(await rotate(1, 2, 0)).toMatchObject({ kind: "rotated", session: { id: session.id } });
      expect((await rotate(1, 2, 10)).kind).toBe("grace");
      expect(await rotate(1, 2, 11)).toMatchObject({ kind: "reused", session: { revoked_at: later(11) } });
      expect(await rotate(2, 3, 12)).toEqual({ kind: "unknown" });
    });

    it("knows a token of any generation again", async () => {
      const { rotate } = await open();
      for (const generation of [1, 2, 3, 4]) expect((await rotate(generation, generation + 1, generation)).kind).toBe("rotated");
      expect((await rotate(1, 9, 5)).kind).toBe("reused");
      expect((await rotate(5, 6, 6)).kind).toBe("unknown");
    });

    it("lets one of many simultaneous requests rotate", async () => {
      const { rotate } = await open();
      const results = await Promise.all(Array.from({ length: 8 }, (_, index) => rotate(1, index + 2, index / 1000)));
      expect(results.map(({ kind }) => kind).toSorted()).toEqual([...Array.from({ length: 7 }, () => "grace"), "rotated"]);
    });

    it("does not know a token that expired, was revoked or was never issued", async () => {
      const { rotate, sessions, family } = await open();
      expect((await rotate(1, 2, 3600)).kind).toBe("unknown");
      expect((await rotate(7, 8, 0)).kind).toBe("unknown");
      await sessions.revoke(`${family}-1`);
      expect((await rotate(1, 2, 0)).kind).toBe("unknown");
    });

    it("is live until it is revoked, and pruned once it has expired", async () => {
      const sessions = createSessions(database());
      const { id: user_id } = await newUser(database());
      const hash = crypto.randomUUID();
      const session = await sessions.open({ user_id, refresh_hash: hash, expires_at: "9999-01-01T00:00:00.000Z" });
      const old = await sessions.open({ user_id, refresh_hash: crypto.randomUUID(), expires_at: "1999-01-01T00:00:00.000Z" });
      expect([await sessions.isLive(session.id), await sessions.isLive(old.id), await sessions.isLive("nonsense")]).toEqual([
        true,
        false,
        false,
      ]);
      expect(await sessions.prune("2000-01-01T00:00:00.000Z")).toBe(1);
      await sessions.revoke(hash);
      expect(await sessions.isLive(session.id)).toBe(false);
    });
  });
};

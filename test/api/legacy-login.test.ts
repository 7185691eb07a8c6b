/** Whoever had an account in the studio before this one signs in with the same password, whose hash is then one of ours. */
import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { createDatabase } from "../../db/client.ts";
import { users } from "../../db/schema.ts";
import { checkLegacyPassword, isLegacyHash } from "../../worker/auth/legacy-passwords.ts";
import { send } from "./client.ts";

/** "a long walk by the sea", as the libraries of the old studio's versions kept it. */
const HASHES = [
  ["bcrypt", "$2b$04$abcdefghijklmnopqrstuuqMz9ziCy2WVvnIvt/EgXOqOci.LE8uS"],
  ["passlib's PBKDF2", "$pbkdf2-sha256$29000$c2FsdHNhbHRzYWx0c2E$UDjDeUgEA3WBy3.L30lEDWks9mCzncnwDltKEfOWN6s"],
] as const;
const PASSWORD = "a long walk by the sea";

test.each(HASHES)("a hash by %s is read once, and replaced at the login", async (_by, legacy_hash) => {
  const database = createDatabase({ databaseUrl: env.DATABASE_URL, neonLocal: env.NEON_LOCAL });
  const username = `old-${crypto.randomUUID().slice(0, 12)}`;
  await database.insert(users).values({ username, email: `${username}@example.org`, password_hash: "", legacy_hash, role: "premium_user" });
  const kept = async () => (await database.select().from(users).where(eq(users.username, username)))[0];
  expect((await send("POST", "/auth/login", { username, password: "another password" })).status).toBe(401);
  expect((await send("POST", "/auth/login", { username, password: "" })).status).toBeGreaterThanOrEqual(400);
  expect(await kept()).toMatchObject({ password_hash: "", legacy_hash });
  expect((await send("POST", "/auth/login", { username, password: PASSWORD })).status).toBe(200);
  expect(await kept()).toMatchObject({ password_hash: expect.stringMatching(/^scrypt\$/) as string, legacy_hash: null });
  expect((await send("POST", "/auth/login", { username, password: PASSWORD })).status).toBe(200);
  expect((await send("POST", "/auth/login", { username, password: "another password" })).status).toBe(401);
});

test("an account without any hash takes no password, the empty one neither", async () => {
  const database = createDatabase({ databaseUrl: env.DATABASE_URL, neonLocal: env.NEON_LOCAL });
  const username = `old-${crypto.randomUUID().slice(0, 12)}`;
  await database.insert(users).values({ username, email: `${username}@example.org`, password_hash: "", role: "free_user" });
  for (const password of ["", " ", "password", "null"])
    expect((await send("POST", "/auth/login", { username, password })).status).toBeGreaterThanOrEqual(400);
});

test.each([
  "",
  "a long walk by the sea",
  "5f4dcc3b5aa765d61d8327deb882cf99",
  "$2b$99$abcdefghijklmnopqrstuuqMz9ziCy2WVvnIvt/EgXOqOci.LE8uS",
  "$2b$31$abcdefghijklmnopqrstuuqMz9ziCy2WVvnIvt/EgXOqOci.LE8uS",
  "$pbkdf2-sha256$99999999$c2FsdHNhbHRzYWx0c2E$UDjDeUgEA3WBy3.L30lEDWks9mCzncnwDltKEfOWN6s",
  "$pbkdf2-sha256$29000$c2FsdHNhbHRzYWx0c2E$AA",
])("%s is no hash that is read", async (stored) => {
  expect(isLegacyHash(stored)).toBe(false);
  expect(await checkLegacyPassword(PASSWORD, stored)).toBe(false);
});

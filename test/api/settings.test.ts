/** Settings that are wrong say how to mend them; passwords are hashed as strongly as today's cost. */
import { describe, expect, test } from "vitest";
import { checkPassword, hashPassword } from "../../worker/auth/passwords.ts";
import { parseSettings } from "../../worker/settings.ts";

const good = { DATABASE_URL: "postgres://a:b@c/d", AUTH_SECRET: "x".repeat(32), ENVIRONMENT: "test", NEON_LOCAL: "127.0.0.1:1" };

describe("settings", () => {
  test("are read once, with their defaults", () => {
    expect(parseSettings({ ...good, ALLOWED_ORIGINS: "https://a.example, https://b.example", OPENAI_MODEL: "" })).toMatchObject({
      defaultRole: "free_user",
      allowedOrigins: ["https://a.example", "https://b.example"],
      models: ["local"],
      neonLocal: "127.0.0.1:1",
    });
  });

  test("that are missing or weak are all named, with the way to set them", () => {
    expect(() => parseSettings({ AUTH_SECRET: "short" })).toThrow(
      /DATABASE_URL is missing; AUTH_SECRET is shorter than 32 characters[^]*npm start[^]*wrangler secret put/,
    );
  });

  test("of a developer's machine do not reach production", () => {
    expect(() => parseSettings({ ...good, ENVIRONMENT: "production" })).toThrow("NEON_LOCAL");
  });
});

describe("passwords", () => {
  test("match themselves only, however they are composed", async () => {
    const stored = await hashPassword("caf\u00e9 at noon");
    expect(stored).toMatch(/^scrypt\$14\$8\$5\$[\w-]{22}\$[\w-]{43}$/);
    expect(await checkPassword("cafe\u0301 at noon", stored)).toEqual({ matches: true, outdated: false });
    expect(await checkPassword("cafe at noon", stored)).toEqual({ matches: false, outdated: false });
  });

  test("hashed at a lower cost still match, and are to be hashed anew", async () => {
    // the key of "pencil" and the salt "saltsaltsaltsalt", at N = 2^4, r = 1, p = 1
    const { scryptSync } = await import("node:crypto");
    const hash = scryptSync("pencil", "saltsaltsaltsalt", 32, { N: 16, r: 1, p: 1 }).toString("base64url");
    const stored = `scrypt$4$1$1$${Buffer.from("saltsaltsaltsalt").toString("base64url")}$${hash}`;
    expect(await checkPassword("pencil", stored)).toEqual({ matches: true, outdated: true });
  });

  test.each([null, "", "plain", "scrypt$x$8$5$a$b"])("stored as %o match nothing", async (stored) => {
    expect(await checkPassword("anything", stored)).toEqual({ matches: false, outdated: false });
  });
});

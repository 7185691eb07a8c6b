import { describe, expect, test } from "vitest";
import type { Tokens, User } from "../../worker/contract.ts";
import { PASSWORD, request, send, signUp, type Refusal } from "./client.ts";

const refresh = (token: string) => send<Tokens & Refusal>("POST", "/auth/refresh", { refresh_token: token });

describe("an account", () => {
  test("is opened, signed in to, asked who it is, and signed out of", async () => {
    const { user, tokens } = await signUp();
    expect(user).toMatchObject({ role: "premium_user" });
    expect(user).not.toHaveProperty("password_hash");
    expect(tokens).toMatchObject({ token_type: "bearer", expires_in: 900 });
    const me = await send<User>("GET", "/auth/me", undefined, tokens.access_token);
    expect(me.body).toEqual(user);
    expect((await send("POST", "/auth/logout", { refresh_token: tokens.refresh_token })).status).toBe(204);
    expect((await send("GET", "/auth/me", undefined, tokens.access_token)).status).toBe(401);
    expect((await send("POST", "/auth/refresh", { refresh_token: tokens.refresh_token })).status).toBe(401);
  });

  test("is signed out of with the access token alone, too", async () => {
    const { tokens } = await signUp();
    expect((await send("POST", "/auth/logout", undefined, tokens.access_token)).status).toBe(204);
    expect((await refresh(tokens.refresh_token)).status).toBe(401);
    expect((await send("POST", "/auth/logout")).status).toBe(422);
  });

  test("is signed in to by email, whatever the letters' case, and by the OAuth2 form", async () => {
    const { user } = await signUp();
    const byEmail = await send<Tokens>("POST", "/auth/login", { email: user.email.toUpperCase(), password: PASSWORD });
    expect(byEmail.status).toBe(200);
    const form = new URLSearchParams({ grant_type: "password", username: user.username, password: PASSWORD });
    const byForm = await request("/api/v1/auth/login", { method: "POST", body: form });
    expect(byForm.status).toBe(200);
    expect(await byForm.json()).toMatchObject({ token_type: "bearer" });
  });

  test("cannot be opened twice under one name or address", async () => {
    const { user } = await signUp();
    const again = await send<Refusal>("POST", "/auth/register", {
      username: user.username.toUpperCase(),
      email: "other@example.org",
      password: PASSWORD,
    });
    expect(again.status).toBe(409);
    expect(again.body.errors).toEqual([{ path: "username", message: "is taken" }]);
  });

  test("tells a wrong name from a wrong password to nobody", async () => {
    const { user } = await signUp();
    const wrong = await send<Refusal>("POST", "/auth/login", { username: user.username, password: "not the password" });
    const nobody = await send<Refusal>("POST", "/auth/login", { username: "nobody-at-all", password: "not the password" });
    expect(wrong.status).toBe(401);
    expect(nobody.body).toEqual(wrong.body);
  });

  test("gives no role to whoever asks for one", async () => {
    const name = `climber-${crypto.randomUUID().slice(0, 8)}`;
    const { body } = await send<User>("POST", "/auth/register", {
      username: name,
      email: `${name}@example.org`,
      password: PASSWORD,
      role: "admin",
    });
    expect(body.role).toBe("premium_user");
  });
});

describe("refresh tokens", () => {
  test("rotate, and two requests at once get the same new token", async () => {
    const { tokens } = await signUp();
    const [one, other] = await Promise.all([refresh(tokens.refresh_token), refresh(tokens.refresh_token)]);
    expect([one.status, other.status]).toEqual([200, 200]);
    expect(one.body.refresh_token).not.toBe(tokens.refresh_token);
    expect(other.body.refresh_token).toBe(one.body.refresh_token);
    expect((await send("GET", "/auth/me", undefined, one.body.access_token)).status).toBe(200);
  });

  test("used again after they were followed by another end the whole session", async () => {
    const { tokens } = await signUp();
    const second = await refresh(tokens.refresh_token);
    const third = await refresh(second.body.refresh_token);
    expect(third.status).toBe(200);
    expect((await refresh(tokens.refresh_token)).status).toBe(401);
    expect((await refresh(third.body.refresh_token)).status).toBe(401);
    expect((await send("GET", "/auth/me", undefined, third.body.access_token)).status).toBe(401);
  });
});

test.each([
  ["none", undefined],
  ["nonsense", "nonsense"],
  ["unsigned", "eyJhbGciOiJub25lIiwidHlwIjoiYXQrand0In0.eyJzdWIiOiJ4Iiwic2lkIjoieCJ9."],
])("an access token that is %s is refused with a problem and a challenge", async (_name, token) => {
  const { status, body, headers } = await send<Refusal>("GET", "/auth/me", undefined, token);
  expect(status).toBe(401);
  expect(body).toMatchObject({ status: 401, title: "Sign in first" });
  expect(headers.get("www-authenticate")).toBe("Bearer");
});

/** Refused before any hashing, so that many are quick; logins are counted by the same code. */
const attempt = (username: string) =>
  send<Refusal>("POST", "/auth/register", { username, email: `${username}@example.org`, password: username });

test("attempts with one name are limited, and others are not held up", async () => {
  const name = `knocking-${crypto.randomUUID().slice(0, 8)}`;
  const answers = await Promise.all(Array.from({ length: 40 }, () => attempt(name)));
  const statuses = answers.map(({ status }) => status);
  expect(statuses).toContain(422);
  expect(statuses).toContain(429);
  expect((await attempt(`${name}-2`)).status).toBe(422);
});

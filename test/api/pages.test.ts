/** The browser's side: the session cookie, whose forms are taken, what browsers are told. The pages themselves are stubbed. */
import { describe, expect, test } from "vitest";
import { ORIGIN, PASSWORD, request, send, signUp } from "./client.ts";

const page = (cookie?: string, init: RequestInit = {}) => {
  const headers = new Headers(init.headers);
  if (cookie !== undefined) headers.set("cookie", cookie);
  return request("/somewhere", { ...init, headers });
};

describe("the session cookie", () => {
  test("stays as it is while the access token is good", async () => {
    const { tokens } = await signUp();
    const response = await page(`session=${tokens.access_token}~${tokens.refresh_token}`);
    expect(response.headers.get("set-cookie")).toBeNull();
  });

  test("is renewed when the access token is not, out of reach of scripts", async () => {
    const { tokens } = await signUp();
    const response = await page(`other=1; session=expired~${tokens.refresh_token}`);
    const cookie = response.headers.get("set-cookie") ?? "";
    expect(cookie).toMatch(/^session=[\w.-]+~[\w-]+; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+$/);
    const [access, refresh] = (/^session=([^;]+)/.exec(cookie)?.[1] ?? "").split("~");
    expect((await send("GET", "/auth/me", undefined, access)).status).toBe(200);
    expect(refresh).not.toBe(tokens.refresh_token);
  });

  test("is cleared when the session has ended", async () => {
    const { tokens } = await signUp();
    await send("POST", "/auth/logout", { refresh_token: tokens.refresh_token });
    const response = await page(`session=${tokens.access_token}~${tokens.refresh_token}`);
    expect(response.headers.get("set-cookie")).toMatch(/^session=; .*Max-Age=0/);
  });

  test("is bound to the host and to https where there is https", async () => {
    const { tokens } = await signUp();
    const { exports } = await import("cloudflare:workers");
    const headers = { cookie: `__Host-session=expired~${tokens.refresh_token}` };
    const response = await exports.default.fetch(new Request("https://studio.test/", { headers }));
    expect(response.headers.get("set-cookie")).toMatch(/^__Host-session=.*; Path=\/; HttpOnly; .*; Secure$/);
    expect(response.headers.get("strict-transport-security")).toContain("max-age");
  });
});

test.each([
  ["another site's", { origin: "https://elsewhere.example" }, 403],
  ["a sandbox's", { origin: "null" }, 403],
  ["nobody's", {}, 403],
])("a form of %s page is not taken", async (_whose, headers, status) => {
  expect((await page(undefined, { method: "POST", headers, body: "a=b" })).status).toBe(status);
});

test("forms of our own pages sign in and out, and pages know who it is", async () => {
  const { user, tokens } = await signUp();
  const headers = { origin: ORIGIN };
  const body = new URLSearchParams({ login: user.username, password: PASSWORD });
  const signedIn = await page(undefined, { method: "POST", headers, body });
  const cookie = signedIn.headers.get("set-cookie")?.split(";")[0] ?? "";
  expect(await (await page(cookie)).json()).toMatchObject({ user });
  const signedOut = await page(cookie, { method: "POST", headers, body: new URLSearchParams({ do: "sign out" }) });
  expect(signedOut.headers.get("set-cookie")).toContain("Max-Age=0");
  expect(await (await page(cookie)).json()).toMatchObject({ user: null });
  expect((await send("GET", "/auth/me", undefined, tokens.access_token)).status).toBe(200);
});

test("pages run our own scripts only, in nobody's frame", async () => {
  const [one, other] = await Promise.all([page(), page()]);
  const policy = one.headers.get("content-security-policy") ?? "";
  const { nonce } = await one.json<{ nonce: string }>();
  expect(nonce).toMatch(/^[\w+/=]{24}$/);
  expect(policy).toContain(`script-src 'self' 'nonce-${nonce}';`);
  expect(policy).toContain("frame-ancestors 'none'");
  expect(other.headers.get("content-security-policy")).not.toBe(policy);
  expect(one.headers.get("x-content-type-options")).toBe("nosniff");
  expect(one.headers.get("referrer-policy")).toBe("strict-origin-when-cross-origin");
});

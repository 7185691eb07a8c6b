/** Whatever is sent, the answer is a problem that says what is wrong: never a stack, never a 500. */
import { beforeAll, describe, expect, test } from "vitest";
import { request, send, signUp, type Person, type Refusal } from "./client.ts";

let person: Person;
beforeAll(async () => {
  person = await signUp();
});

const long = (length: number) => "x".repeat(length);
const draft = (change: object) => ({ username: "somebody", email: "somebody@example.org", password: "long enough", ...change });
const id = "00000000-0000-4000-8000-000000000000";

test.each<[string, string, unknown, string]>([
  ["/auth/register", "username", draft({ username: "ab" }), "at least 3"],
  ["/auth/register", "username", draft({ username: "a@b.example" }), "letters"],
  ["/auth/register", "email", draft({ email: "nowhere" }), "email"],
  ["/auth/register", "password", draft({ password: "short" }), "at least 8"],
  ["/auth/register", "password", draft({ password: 12_345_678 }), "string"],
  ["/auth/login", "username", { password: "x" }, "missing"],
  ["/auth/refresh", "refresh_token", {}, "string"],
  ["/characters", "name", { name: "  " }, "empty"],
  ["/characters", "name", {}, "string"],
  ["/characters", "autonomy_level", { name: "A", autonomy_level: 1.5 }, "<=1"],
  ["/characters", "personality_traits.openness", { name: "A", personality_traits: { openness: "high" } }, "number"],
  ["/characters", "pronoun", { name: "A", pronoun: "it" }, "she"],
  ["/ecosystems", "character_ids", { name: "A", character_ids: [id] }, "at least 2"],
  ["/ecosystems", "character_ids.0", { name: "A", character_ids: ["x", id] }, "id"],
  ["/ecosystems", "character_ids", { name: "A", character_ids: [id, id] }, "twice"],
  ["/ecosystems", "settings.tick_seconds", { name: "A", character_ids: [id, id], settings: { tick_seconds: 0 } }, ">=0.2"],
  ["/interactions", "content", { initiator_id: id, target_id: "b", content: "" }, "empty"],
  ["/interactions", "type", { initiator_id: id, target_id: "b", content: "a", type: "duel" }, "chat"],
  ["/interactions", "target_id", { initiator_id: id, target_id: id, content: "a" }, "initiator"],
])("POST %s names %s", async (path, field, body, words) => {
  const answer = await send<Refusal>("POST", path, body, person.tokens.access_token);
  expect(answer.status).toBe(422);
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  const error = answer.body.errors.find((one) => one.path === field);
  expect(error?.message).toContain(words);
});

test.each<[string, string]>([
  ["GET", "/characters?limit=0"],
  ["GET", "/characters?limit=101"],
  ["GET", "/characters?cursor=never-returned-by-us"],
  ["GET", `/ecosystems/${id}/events?since=-1`],
  ["GET", `/ecosystems/${id}/events?limit=5000`],
  ["GET", `/ecosystems/${id}/replay?to=soon`],
])("%s %s is refused with the field's name", async (method, path) => {
  const { status, body } = await person.refused(method, path);
  expect(status).toBe(422);
  expect(body.errors).toHaveLength(1);
});

const post = (body: BodyInit | null, type: string | null) =>
  request("/api/v1/characters", {
    method: "POST",
    headers: { authorization: `Bearer ${person.tokens.access_token}`, ...(type === null ? {} : { "content-type": type }) },
    body,
  });

describe("bodies", () => {
  test.each<[string, string, string | null, number]>([
    ["that is no JSON", "{", "application/json", 400],
    ["that is no object", "[]", "application/json", 422],
    ["of another type", "name=A", "text/csv", 415],
    ["that is too long", JSON.stringify({ name: "A", background: long(300 * 1024) }), "application/json", 413],
  ])("a body %s is refused", async (_name, body, type, status) => {
    const response = await post(body, type);
    expect(response.status).toBe(status);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
  });

  test("a body of unannounced length is counted while it is read", async () => {
    const part = new TextEncoder().encode(long(64 * 1024));
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        sent += 1;
        if (sent > 8) controller.close();
        else controller.enqueue(part);
      },
    });
    expect((await post(body, "application/json")).status).toBe(413);
  });
});

test("what is not there is a problem too", async () => {
  const { status, body } = await send<Refusal>("GET", "/nothing/here");
  expect(status).toBe(404);
  expect(body.detail).toContain("/docs");
  expect((await send<Refusal>("PUT", "/auth/login", {})).status).toBe(404);
});

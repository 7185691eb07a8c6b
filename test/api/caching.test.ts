/** What is asked for again is not sent again; and what somebody may no longer see they do not get, whatever is kept anywhere. */
import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { createDatabase } from "../../db/client.ts";
import { memberships } from "../../db/schema.ts";
import { BOOK } from "./book.ts";
import { eventually, makeEcosystem, request, signUp, upload, type Person } from "./client.ts";

const get = async (path: string, { person, tag }: { person?: Person; tag?: string | null } = {}): Promise<Response> => {
  const headers = new Headers();
  if (person !== undefined) headers.set("authorization", `Bearer ${person.tokens.access_token}`);
  if (tag !== undefined && tag !== null) headers.set("if-none-match", tag);
  return request(`/api/v1${path}`, { headers });
};

const tagOf = async (path: string, person?: Person): Promise<string> => {
  const response = await get(path, person ? { person } : {});
  expect(response.status).toBe(200);
  expect(response.headers.get("cache-control")).toBe("private, no-cache");
  await response.text();
  return response.headers.get("etag") ?? "no tag";
};

let owner: Person;
let id: string;

/** A public room in which more has happened than a page of its log holds, whether or not its first tick came before it was paused. */
const makePast = async () => {
  const made = await makeEcosystem(owner, "public");
  await owner.call("POST", `/ecosystems/${made.id}/events`, { content: "A bell rings." });
  return made;
};

beforeAll(async () => {
  owner = await signUp();
  ({ id } = await makePast());
  await owner.call("POST", `/ecosystems/${id}/control`, { action: "step", ticks: 3 });
}, 60_000);

describe("read again, unchanged, an answer is 304 and empty", () => {
  test.each(["/dashboard", "/graph", "/events?limit=5", "/events", "/replay?to=3", "/replay"])("%s", async (path) => {
    const at = `/ecosystems/${id}${path}`;
    const tag = await tagOf(at, owner);
    expect(tag).toMatch(/^W\/".+"$/);
    for (const known of [tag, tag.replace("W/", ""), `"other", ${tag}`, "*"]) {
      const again = await get(at, { person: owner, tag: known });
      expect({ status: again.status, body: await again.text(), tag: again.headers.get("etag") }).toEqual({ status: 304, body: "", tag });
    }
    expect((await get(at, { person: owner, tag: 'W/"other"' })).status).toBe(200);
  });

  test("a book's text and analysis", async () => {
    const person = await signUp();
    const { document_id } = await (await upload(person, "lamp.txt", BOOK)).json<{ document_id: string }>();
    await eventually(async () => expect(await person.call("GET", `/documents/${document_id}/status`)).toMatchObject({ status: "ready" }));
    for (const what of ["text", "analyze"]) {
      const at = `/documents/${document_id}/${what}`;
      const tag = await tagOf(at, person);
      expect((await get(at, { person, tag })).status).toBe(304);
      expect((await get(at, { person: owner, tag })).status).toBe(404);
      expect((await get(at, { tag })).status).toBe(401);
    }
  });

  test("the description of the API", async () => {
    const tag = await tagOf("/openapi.json");
    expect((await get("/openapi.json", { tag })).status).toBe(304);
  });
});

test("whatever happens changes the tags of what tells of now, and none of what is past", async () => {
  const paths = ["/dashboard", "/graph", "/events", "/replay", "/events?limit=2", "/replay?to=2"].map((path) => `/ecosystems/${id}${path}`);
  const before = await Promise.all(paths.map((path) => tagOf(path, owner)));
  await owner.call("POST", `/ecosystems/${id}/events`, { content: "A bell rings." });
  const after = await Promise.all(paths.map((path) => tagOf(path, owner)));
  expect(after.map((tag, index) => tag !== before[index])).toEqual([true, true, true, true, false, false]);
});

test("the past of a public ecosystem is kept for everybody who sees the same, and for no one who sees more", async () => {
  const characters = await Promise.all(
    ["Ada", "Ben"].map((name) => owner.call<{ id: string }>("POST", "/characters", { name, secrets: [`${name} has the key`] })),
  );
  const { id: open } = await owner.call<{ id: string }>("POST", "/ecosystems", {
    name: "An open house",
    character_ids: characters.map((character) => character.id),
    settings: { tick_seconds: 3600, visibility: "public" },
  });
  const at = `/ecosystems/${open}/events?limit=4`;
  const outcome = async (person?: Person) => {
    const response = await get(at, person ? { person } : {});
    return { kept: response.headers.get("x-cache"), body: await response.text() };
  };
  const first = await outcome();
  expect(first.kept).toBe("miss");
  await eventually(async () => expect((await outcome()).kept).toBe("hit"));
  expect((await outcome(await signUp())).body).toBe(first.body);
  const own = await outcome(owner);
  expect(own.kept).toBeNull();
  expect(first.body).toContain('"hidden"');
  expect(first.body).not.toContain("has the key");
  expect(own.body).toContain("has the key");
});

describe("nobody gets what they may no longer see, though it is kept and they know its tag", () => {
  const paths = ["/dashboard", "/graph", "/events?limit=4", "/events", "/replay?to=3", "/replay"];

  test("when an ecosystem is no longer public", async () => {
    const { id: open } = await makePast();
    const visitor = await signUp();
    const tags = await Promise.all(paths.map((path) => tagOf(`/ecosystems/${open}${path}`, visitor)));
    await eventually(async () => expect((await get(`/ecosystems/${open}/events?limit=4`)).headers.get("x-cache")).toBe("hit"));
    await owner.call("PATCH", `/ecosystems/${open}`, { settings: { visibility: "private" } });
    for (const [index, path] of paths.entries())
      for (const tag of [tags[index], "*", null]) {
        expect((await get(`/ecosystems/${open}${path}`, { person: visitor, tag: tag ?? null })).status).toBe(404);
        expect((await get(`/ecosystems/${open}${path}`, { tag: tag ?? null })).status).toBe(401);
      }
  });

  test("when somebody is no longer a member, or no longer directs", async () => {
    const { id: closed } = await makeEcosystem(owner);
    const member = await signUp();
    const database = createDatabase({ databaseUrl: env.DATABASE_URL, neonLocal: env.NEON_LOCAL });
    const theirs = eq(memberships.user_id, member.user.id);
    await database.insert(memberships).values({ ecosystem_id: closed, user_id: member.user.id, role: "director" });
    const asDirector = await Promise.all(paths.map((path) => tagOf(`/ecosystems/${closed}${path}`, member)));
    await database.update(memberships).set({ role: "observer" }).where(theirs);
    for (const path of ["/events?limit=4", "/replay?to=3"]) {
      const seen = await get(`/ecosystems/${closed}${path}`, { person: member, tag: asDirector[paths.indexOf(path)] ?? null });
      expect(seen.status).toBe(200);
      expect(await seen.text()).not.toContain("has the key");
    }
    await database.delete(memberships).where(theirs);
    for (const [index, path] of paths.entries())
      expect((await get(`/ecosystems/${closed}${path}`, { person: member, tag: asDirector[index] ?? null })).status).toBe(404);
  });

  test("when the ecosystem is gone", async () => {
    const { id: gone } = await makePast();
    const at = `/ecosystems/${gone}/events?limit=4`;
    const tag = await tagOf(at);
    await eventually(async () => expect((await get(at)).headers.get("x-cache")).toBe("hit"));
    await owner.call("DELETE", `/ecosystems/${gone}`);
    expect((await get(at, { tag })).status).toBe(401);
    expect((await get(at, { person: owner, tag })).status).toBe(404);
  });
});

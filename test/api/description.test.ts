/** What the API says of itself: its description, its health, its figures. */
import { expect, test } from "vitest";
import { edge } from "../../worker/edge.ts";
import { eventually, makeEcosystem, request, send, signUp } from "./client.ts";

interface Description {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly summary?: string; readonly responses: object }>>>>;
  readonly components: { readonly schemas: object };
}

const describe = async (): Promise<Description> => (await request("/api/v1/openapi.json")).json<Description>();

/** Not for programs: the description itself, the alias of /ecosystems, and what the operator's own tools ask. */
const UNLISTED = /^\/api\/v1\/(openapi\.json|ecosystem(\/|$)|operator(\/|$)|\*)/;

test("the description lists every route of the API, each with a summary and its refusals", async () => {
  const { openapi, paths } = await describe();
  expect(openapi).toBe("3.1.0");
  const routes = edge.routes
    .filter(({ method, path }) => method !== "ALL" && path.startsWith("/api/v1/") && !UNLISTED.test(path))
    .map(({ method, path }) => `${method} ${path.replace("/api/v1", "").replaceAll(/:(\w+)/g, "{$1}")}`);
  const described = Object.entries(paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(routes.length).toBeGreaterThan(30);
  expect(described.toSorted()).toEqual([...new Set(routes)].toSorted());
  for (const operations of Object.values(paths))
    for (const operation of Object.values(operations)) expect(operation).toMatchObject({ summary: expect.any(String) });
});

test("every reference of the description leads somewhere", async () => {
  const description = await describe();
  const references = [...JSON.stringify(description).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map((match) => match[1]);
  expect(references.length).toBeGreaterThan(10);
  for (const name of references) expect(description.components.schemas).toHaveProperty(name ?? "");
});

test("health answers without a store; ready makes the demo, alive for anybody", async () => {
  expect(await (await request("/health")).json()).toMatchObject({ status: "ok" });
  expect(await (await request("/health/live")).json()).toMatchObject({ status: "ok" });
  const ready = await request("/health/ready");
  expect([ready.status, await ready.json()]).toEqual([200, { status: "ready" }]);
  expect((await request("/health/ready")).status).toBe(200);
  const { body } = await send<{ items: { id: string; status: string; settings: object }[] }>(
    "GET",
    "/ecosystems?visibility=public&limit=100",
  );
  const demo = { status: "running", settings: { visibility: "public", run_while_away: true, tick_seconds: 3, model: "local" } };
  expect(body.items).toContainEqual(expect.objectContaining(demo));
});

test("health in detail shows every sink's cursor and lag; an id of a private ecosystem only to its own people", async () => {
  await request("/health/ready");
  const person = await signUp();
  const { id } = await makeEcosystem(person);
  await eventually(async () => {
    const health = await (
      await request("/health/detailed")
    ).json<{ status: string; ecosystems: { sinks: { sink: string; lag: number }[] }[] }>();
    expect(health).toMatchObject({ stores: { postgres: { status: "ok" }, files: { status: "ok" } } });
    expect(health.ecosystems.flatMap(({ sinks }) => sinks.map(({ sink }) => sink))).toContain("postgres");
  });
  const shown = async (look: Promise<unknown>) => JSON.stringify(await look).includes(id);
  expect(await shown(person.call("GET", "/health/detailed"))).toBe(true);
  expect(await shown(send("GET", "/health/detailed"))).toBe(false);
  expect(await shown((await request("/metrics")).text())).toBe(false);
});

test("the figures are in Prometheus' format", async () => {
  await request("/health/ready");
  const response = await request("/metrics");
  expect(response.headers.get("content-type")).toContain("version=0.0.4");
  const text = await response.text();
  for (const line of text.trimEnd().split("\n")) expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+(\{(\w+="[^"]*",?)+\})? -?[\d.e+-]+)$/);
  expect(text).toContain('store_up{store="postgres"} 1');
  expect(text).toMatch(/ecosystem_events_total\{ecosystem_id="[^"]+"\} \d+/);
  expect(text).toMatch(/active_characters\{ecosystem_id="[^"]+"\} [1-9]/);
  expect(text).toMatch(/ecosystem_alarms_total\{ecosystem_id="[^"]+"\} \d+/);
});

test("interactions are counted by type and timed, in a public ecosystem's figures", async () => {
  const person = await signUp();
  const { id, characters } = await makeEcosystem(person, "public");
  await person.call("POST", `/ecosystems/${id}/control`, { action: "resume" });
  const [initiator_id, target_id] = characters;
  await person.call("POST", "/interactions", {
    ecosystem_id: id,
    initiator_id,
    target_id,
    type: "conflict",
    content: "You took the lamp.",
  });
  const text = await (await request("/metrics")).text();
  expect(text).toContain(`character_interactions_total{interaction_type="conflict",ecosystem_id="${id}"} 1`);
  expect(text).toContain(`interaction_duration_seconds_bucket{ecosystem_id="${id}",le="+Inf"} 1`);
  expect(text).toContain(`interaction_duration_seconds_count{ecosystem_id="${id}"} 1`);
});

/** A store that is made anew from the log holds what it held before, to the byte, and nothing that does not belong there. */
import { env } from "cloudflare:workers";
import { beforeAll, expect, test } from "vitest";
import { createDatabase, type Database } from "../../db/client.ts";
import type { SinkHealth } from "../../objects/ecosystem/contract.ts";
import { signOperatorToken } from "../../worker/auth/operator.ts";
import { eventually, makeEcosystem, request, send, signUp, type Person } from "./client.ts";

/** Everything that is made from a log, by the sink that makes it. */
const TABLES = {
  postgres: ["events", "interactions"],
  graph: ["graph_characters", "graph_relationships", "graph_changes", "graph_revisions", "graph_tellings"],
  vectors: ["memories"],
} as const;
type Store = keyof typeof TABLES;
const stores: readonly Store[] = ["postgres", "graph", "vectors"];

let person: Person;
let database: Database;
let id: string;
let token: string;

const sinks = async (): Promise<readonly SinkHealth[]> =>
  (await send<SinkHealth[]>("GET", `/operator/ecosystems/${id}/sinks`, undefined, token)).body;

const caughtUp = () =>
  eventually(async () => {
    const all = await sinks();
    expect(all.map(({ lag }) => lag)).toEqual(all.map(() => 0));
    return all;
  });

const held = async (store: Store): Promise<string[]> => {
  const rows = await Promise.all(
    TABLES[store].map((table) =>
      database.execute<{ row: string }>(`select row_to_json(held)::text as row from ${table} held where ecosystem_id = '${id}' order by 1`),
    ),
  );
  return rows.flatMap((result) => result.rows.map(({ row }) => row));
};

const reproject = (store: Store, since: number) => send<string[]>("POST", `/operator/ecosystems/${id}/reproject`, { store, since }, token);

beforeAll(async () => {
  person = await signUp();
  database = createDatabase({ databaseUrl: env.DATABASE_URL, neonLocal: env.NEON_LOCAL });
  token = await signOperatorToken(env.AUTH_SECRET);
  ({ id } = await makeEcosystem(person, "public"));
  await person.call("POST", `/ecosystems/${id}/control`, { action: "resume" });
  await person.call("POST", `/ecosystems/${id}/control`, { action: "step", ticks: 40 });
  await person.call("POST", `/ecosystems/${id}/control`, { action: "pause" });
  await caughtUp();
}, 60_000);

test.each(stores)("%s, from the first event on", async (store) => {
  const before = await held(store);
  expect(before.length).toBeGreaterThan(2);
  const [table] = TABLES[store];
  await database.execute(`delete from ${table} where ctid in (select ctid from ${table} where ecosystem_id = '${id}' limit 2)`);
  expect(await held(store)).not.toEqual(before);
  expect((await reproject(store, 0)).status).toBe(200);
  await caughtUp();
  expect(await held(store)).toEqual(before);
});

test("from a later event on, what is missing after it comes back", async () => {
  const before = await held("postgres");
  const { rows } = await database.execute<{ seq: string }>(`delete from events where ecosystem_id = '${id}' and seq > 20 returning seq`);
  expect(rows.length).toBeGreaterThan(5);
  await reproject("postgres", 20);
  await caughtUp();
  expect(await held("postgres")).toEqual(before);
});

test("what is to be made anew must be a store, and whoever asks the operator", async () => {
  expect((await send("POST", `/operator/ecosystems/${id}/reproject`, { store: "users", since: 0 }, token)).status).toBe(422);
  expect((await reproject("graph", -1)).status).toBe(422);
  const byOthers = await send("POST", `/operator/ecosystems/${id}/reproject`, { store: "graph", since: 0 }, person.tokens.access_token);
  expect(byOthers.status).toBe(404);
});

test("how far a sink is, in events and in seconds, is told with the studio's health and its figures", async () => {
  const all = await caughtUp();
  const [postgres] = all;
  expect(postgres).toMatchObject({ sink: "postgres", lag: 0, lag_seconds: 0, parked: 0, failures: 0 });
  const { ecosystems } = await person.call<{ ecosystems: { ecosystem_id: string; sinks: SinkHealth[] }[] }>("GET", "/health/detailed");
  expect(ecosystems.find(({ ecosystem_id }) => ecosystem_id === id)?.sinks).toEqual(all);
  const figures = await (await request("/metrics")).text();
  for (const name of ["sink_lag_events", "sink_lag_seconds", "sink_parked_events", "sink_failures"])
    expect(figures).toContain(`${name}{ecosystem_id="${id}",sink="postgres"} 0\n`);
  expect(figures).toContain(`sink_cursor{ecosystem_id="${id}",sink="postgres"} ${postgres?.cursor}\n`);
});

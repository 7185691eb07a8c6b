/** An old database comes over whole, twice with one result, however it is cut off, and everything odd in it is told. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { generateLegacy, type LegacyManifest } from "../../scripts/legacy/generator.ts";
import { idOf } from "../../scripts/legacy/ids.ts";
import type { Outcome } from "../../scripts/legacy/migration.ts";
import { faultIn } from "../../worker/bundles/events.ts";
import { everything, migrateFrom, openStudio, type Migrated, type Studio } from "./studio.ts";

const SEED = 7;
const ROWS = 2_000;

let folder: string;
let path: string;
let manifest: LegacyManifest;

let once: Studio;
let first: Migrated;

const run = (studio: Studio, { dryRun = false, from = path } = {}): Promise<Migrated> => migrateFrom(studio, from, { dryRun });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "studio-legacy-"));
  path = join(folder, "legacy.db");
  manifest = generateLegacy(path, ROWS, SEED);
  once = await openStudio();
  first = await run(once);
}, 180_000);

afterAll(async () => {
  await once.close();
  rmSync(folder, { recursive: true, force: true });
});

test(`every row of the old database is there, and is as it was meant (seed ${SEED})`, () => {
  for (const [table, rows] of Object.entries(manifest.rows))
    expect([table, first.outcome[table as keyof Outcome]]).toEqual([
      table,
      expect.objectContaining({ source: rows, target: rows, equal: true }),
    ]);
});

test("every anomaly that was planted is told, with its table and row, and every column that nobody knows", () => {
  const told = new Set(first.anomalies.map(({ table, id, what }) => `${table} ${id} ${what}`));
  expect(manifest.planted.filter(({ table, id, what }) => !told.has(`${table} ${id} ${what}`))).toEqual([]);
  const columns = first.anomalies.flatMap(({ table, field, what }) => (what === "unknown_column" ? [{ table, column: field }] : []));
  expect(columns).toEqual(manifest.unknown_columns);
});

test("nothing clean is called odd", () => {
  const planted = new Set(manifest.planted.map(({ table, id }) => `${table} ${id}`));
  // those whose only fault is what became of another row
  const follows = new Set(["duplicate_username", "duplicate_email", "duplicate_name", "orphan"]);
  expect(first.anomalies.filter(({ table, id, what }) => id !== null && !follows.has(what) && !planted.has(`${table} ${id}`))).toEqual([]);
});

test("a second run changes nothing and finds the same", async () => {
  const before = await everything(once);
  const second = await run(once);
  expect(await everything(once)).toBe(before);
  for (const outcome of Object.values(second.outcome)) expect(outcome).toMatchObject({ written: 0, equal: true });
  expect(second.anomalies).toEqual(first.anomalies);
  for (const table of Object.keys(manifest.rows) as (keyof Outcome)[]) expect(second.outcome[table].kept).toBe(first.outcome[table].kept);
}, 120_000);

test("cut off anywhere and run again, it comes to the same", async () => {
  const studio = await openStudio();
  try {
    for (const calls of [3, 17, 25, 12]) {
      studio.rooms.failAfter(calls);
      await expect(run(studio)).rejects.toThrow("killed");
    }
    await run(studio);
    expect(await everything(studio)).toBe(await everything(once));
  } finally {
    await studio.close();
  }
}, 180_000);

test("a dry run changes nothing and tells the same", async () => {
  const studio = await openStudio();
  try {
    const before = await everything(studio);
    const { outcome, anomalies } = await run(studio, { dryRun: true });
    expect(await everything(studio)).toBe(before);
    expect(anomalies).toEqual(first.anomalies);
    expect(outcome.messages).toMatchObject({ source: manifest.rows.messages, written: manifest.rows.messages, target: 0 });
  } finally {
    await studio.close();
  }
}, 120_000);

test("the old database is not touched", () => {
  const again = join(folder, "again.db");
  generateLegacy(again, ROWS, SEED);
  expect(readFileSync(path).equals(readFileSync(again))).toBe(true);
});

test("every event is one that a living room could have written, and every message is among them", () => {
  const events = once.rooms.events();
  expect(faultIn(events)).toBeNull();
  const messages = new Set(
    events.flatMap((event) => {
      const { metadata } = event.data as { metadata?: { legacy: { id: string } } };
      return metadata === undefined || event.type === "conversation_started" ? [] : [metadata.legacy.id];
    }),
  );
  expect(messages.size).toBe(manifest.rows.messages);
});

test("what somebody has changed since is left as it is, and told", async () => {
  const studio = await openStudio();
  try {
    await run(studio);
    const id = idOf("characters", "3");
    await studio.database.execute(sql`update characters set background = 'rewritten' where id = ${id}`);
    const { anomalies, outcome } = await run(studio);
    expect(anomalies.filter(({ what }) => what === "changed_since")).toEqual([expect.objectContaining({ table: "characters", id })]);
    expect(outcome.characters.equal).toBe(false);
    const { rows } = await studio.database.execute(sql`select background from characters where id = ${id}`);
    expect(rows).toEqual([{ background: "rewritten" }]);
  } finally {
    await studio.close();
  }
}, 120_000);

test("a name that somebody of the new studio has is not taken from them", async () => {
  const studio = await openStudio();
  try {
    await studio.database.execute(
      sql`insert into users (username, email, password_hash, role) values ('READER1', 'somebody@example.org', 'x', 'free_user')`,
    );
    const { anomalies } = await run(studio);
    expect(anomalies).toContainEqual(expect.objectContaining({ table: "users", id: "1", what: "duplicate_username" }));
    const { rows } = await studio.database.execute(
      sql`select username, metadata->'legacy'->>'username' as was from users where id = ${idOf("users", "1")}`,
    );
    expect(rows).toEqual([{ username: "reader1-1", was: "reader1" }]);
  } finally {
    await studio.close();
  }
}, 120_000);

test("tables of the earliest sketch come over too: other names, no owners, ids that are text", async () => {
  const old = join(folder, "sketch.db");
  const database = new DatabaseSync(old);
  database.exec(`
    create table characters (id text primary key, name varchar(255) not null, source_document varchar(500), personality_profile text);
    insert into characters values ('a-1', 'Ada', 'The Lamp', '{"big_five": {"openness": 80}}'), ('a-2', 'Ben', null, null);
    create table conversations (conversation_id text, participants text);
    insert into conversations values ('talk', '["a-1", "a-2"]'), (null, null);
    create table messages (conversation_id text, sender text, text text);
    insert into messages values ('talk', 'Ada', 'Good evening.'), ('talk', 'ben', 'Is it?'), ('talk', 'user', 'Hello both.');
    create table settings (key text);`);
  database.close();
  const studio = await openStudio();
  try {
    const { outcome, anomalies } = await run(studio, { from: old });
    expect(outcome).toMatchObject({
      characters: { target: 2, equal: true },
      conversations: { target: 2, equal: true },
      messages: { target: 3, equal: true },
    });
    expect(anomalies).toContainEqual(expect.objectContaining({ table: "settings", what: "unknown_table" }));
    const spoken = studio.rooms.events().filter(({ type }) => type === "character_interaction" || type === "visitor_spoke");
    expect(spoken.map(({ data }) => ("speaker_id" in data ? data.speaker_id : ""))).toEqual([
      idOf("characters", "a-1"),
      idOf("characters", "a-2"),
      expect.stringMatching(/^visitor:/),
    ]);
    const { rows } = await studio.database.execute(
      sql`select name, source, personality_traits->>'openness' as openness from characters order by name`,
    );
    expect(rows).toEqual([
      { name: "Ada", source: "The Lamp", openness: "0.8" },
      { name: "Ben", source: "", openness: "0.5" },
    ]);
  } finally {
    await studio.close();
  }
}, 60_000);

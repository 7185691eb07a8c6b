/** The object's schema: append-only, and what it is. */
import { runInDurableObject } from "cloudflare:test";
import { expect, test } from "vitest";
import type { Ecosystem } from "../../objects/ecosystem.ts";
import { migrate, migrations } from "../../objects/ecosystem/schema.ts";
import { createRoom, owner, told } from "./room.ts";

test("edited history is refused; an added migration runs once", async () => {
  const { stub } = await createRoom();
  await runInDurableObject(stub, (_: Ecosystem, { storage }) => {
    const [first, ...rest] = migrations;
    if (!first) throw new Error("no migrations");
    expect(() => migrate(storage, [{ ...first, id: "001_other" }, ...rest])).toThrow("append-only");
    expect(() => migrate(storage, rest)).toThrow("append-only");
    const added = [...migrations, { id: "999_test", statements: ["create table added (one integer)"] }];
    migrate(storage, added);
    migrate(storage, added);
    expect(storage.sql.exec("select count(*) as count from added").one()).toEqual({ count: 0 });
  });
});

test("lines spoken before they were counted are counted when the object migrates", async () => {
  const { stub } = await createRoom();
  await told(stub.control("step", 15, owner));
  const { interactions } = await told(stub.health());
  expect(Object.keys(interactions)).not.toEqual([]);
  await runInDurableObject(stub, (_: Ecosystem, { storage }) => {
    storage.sql.exec("alter table clock drop column interactions");
    storage.sql.exec("delete from migrations where position >= 4");
    migrate(storage, migrations.slice(0, 5));
    const { interactions: counted } = storage.sql.exec<{ interactions: string }>("select interactions from clock").one();
    expect(JSON.parse(counted)).toEqual(interactions);
  });
});

test("the tables are those that objects in the field have (changed on purpose? add a migration, then update this snapshot)", async () => {
  const { stub } = await createRoom();
  const tables = await runInDurableObject(stub, (_: Ecosystem, { storage }) =>
    storage.sql
      .exec<{ sql: string }>("select sql from sqlite_master where type = 'table' and name not like '%\\_%' escape '\\' order by name")
      .toArray(),
  );
  expect(tables.map(({ sql }) => sql)).toMatchInlineSnapshot(`
    [
      "CREATE TABLE adoption (one integer primary key check (one = 1), source text not null, until integer not null)",
      "CREATE TABLE arrival (one integer primary key check (one = 1), head text not null)",
      "CREATE TABLE climate (seq integer primary key, at real not null, climate text not null)",
      "CREATE TABLE clock (one integer primary key check (one = 1), tick integer not null, at real not null, next_tick_at integer, attended_until integer not null, interactions text not null default '{}')",
      "CREATE TABLE commits (first_seq integer primary key, last_seq integer not null, tick integer not null, events text not null)",
      "CREATE TABLE cursors (sink text primary key, seq integer not null, failures integer not null, last_error text, retry_at integer not null)",
      "CREATE VIRTUAL TABLE memories using fts5(text, character_id unindexed, body unindexed, tokenize = 'porter unicode61')",
      "CREATE TABLE migrations (position integer primary key, id text not null)",
      "CREATE TABLE parked (sink text not null, seq integer not null, error text not null, primary key (sink, seq)) without rowid",
      "CREATE TABLE settings (one integer primary key check (one = 1), body text not null)",
      "CREATE TABLE snapshots (seq integer not null, part integer not null, body text not null, primary key (seq, part)) without rowid",
      "CREATE TABLE tickets (hash text primary key, actor text not null, expires_at integer not null)",
    ]
  `);
});

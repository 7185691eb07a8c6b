/** The old studio goes on after it was brought over once: what it gets since comes over too, or it is told why not. */
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Event } from "../../objects/simulation/index.ts";
import { idOf } from "../../scripts/legacy/ids.ts";
import { faultIn } from "../../worker/bundles/events.ts";
import { everything, migrateFrom, openStudio, type Studio } from "./studio.ts";

let folder: string;
let path: string;
let studio: Studio;

const SCHEMA = `
  create table users (id integer primary key, username text, email text, hashed_password text);
  create table characters (id integer primary key, user_id integer, name text);
  create table conversations (id integer primary key, user_id integer, character_id integer, title text);
  create table messages (id integer primary key, conversation_id integer, role text, content text, created_at datetime);
  insert into users values (1, 'ada', 'ada@example.org', '$2b$04$abcdefghijklmnopqrstuuqMz9ziCy2WVvnIvt/EgXOqOci.LE8uS');
  insert into characters values (1, 1, 'Ben'), (2, 1, 'Cora');
  insert into conversations values (1, 1, 1, 'The lamp'), (2, 1, 2, 'The garden');
  insert into messages values (1, 1, 'user', 'Is the lamp lit?', '2024-01-01 10:00:00'), (2, 1, 'assistant', 'It is.', '2024-01-01 10:00:01'),
    (3, 2, 'user', 'Does it rain?', '2024-01-02 10:00:00'), (4, 77, 'user', 'Is anybody there?', '2024-01-03 10:00:00')`;

/** The old database as it is after these statements; the first one stays as it is. */
const later = (name: string, statements: string): string => {
  const copy = join(folder, name);
  copyFileSync(path, copy);
  const database = new DatabaseSync(copy);
  database.exec(statements);
  database.close();
  return copy;
};

const spokenIn = (room: string): readonly string[] =>
  studio.rooms
    .events()
    .filter(({ id }) => id.startsWith(idOf("conversations", room)))
    .flatMap((event: Event) =>
      event.type === "visitor_spoke" ? [event.data.text] : event.type === "character_interaction" ? [event.data.content] : [],
    );

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "studio-merging-"));
  path = join(folder, "legacy.db");
  const database = new DatabaseSync(path);
  database.exec(SCHEMA);
  database.close();
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const NEW = `insert into messages values (5, 1, 'user', 'And now?', '2024-02-01 10:00:00'), (6, 1, 'assistant', 'Now it is out.', '2024-02-01 10:00:05'),
  (7, 77, 'user', 'Still nobody?', '2024-02-02 10:00:00');
  insert into conversations values (3, 1, 2, 'The bridge'); insert into messages values (8, 3, 'user', 'Shall we cross?', '2024-02-03 10:00:00')`;

test("new messages join their conversations, new conversations come over, and a third run changes nothing", async () => {
  studio = await openStudio();
  try {
    await migrateFrom(studio, path);
    const before = await everything(studio);
    const from = later("later.db", NEW);
    const dry = await migrateFrom(studio, from, { dryRun: true });
    expect(dry.outcome.messages).toMatchObject({ source: 8, target: 4, written: 4 });
    expect(await everything(studio)).toBe(before);

    const second = await migrateFrom(studio, from);
    expect(second.outcome.messages).toMatchObject({ source: 8, target: 8, written: 4, equal: true });
    expect(second.outcome.conversations).toMatchObject({ source: 3, target: 3, written: 1, equal: true });
    expect(spokenIn("1")).toEqual(["Is the lamp lit?", "It is.", "And now?", "Now it is out."]);
    expect(spokenIn("77")).toEqual(["Is anybody there?", "Still nobody?"]);
    expect(second.anomalies.filter(({ what }) => what === "changed_since" || what === "not_merged")).toEqual([]);
    expect(faultIn(studio.rooms.events())).toBeNull();
    // when it was said stays with it
    const merged = studio.rooms.events().find((event) => event.type === "visitor_spoke" && event.data.text === "And now?");
    expect(merged?.data).toMatchObject({ metadata: { legacy: { id: "5", said_at: "2024-02-01T10:00:00.000Z" } } });

    const after = await everything(studio);
    const third = await migrateFrom(studio, from);
    expect(await everything(studio)).toBe(after);
    expect(third.outcome.messages).toEqual({ ...second.outcome.messages, written: 0 });
    expect(third.anomalies).toEqual(second.anomalies);
  } finally {
    await studio.close();
  }
}, 120_000);

test("a room that was lived in gets them too; while its people talk to somebody each message is told as not merged, with the reason", async () => {
  studio = await openStudio();
  try {
    await migrateFrom(studio, path);
    const from = later("lived.db", NEW);
    const room = idOf("conversations", "1");
    studio.rooms.live(room, [{ kind: "world_event", content: "It thunders.", location: null, by: "ada" }]);
    studio.rooms.live(room, [{ kind: "say", speaker_id: "visitor:ada", name: "ada", to: [idOf("characters", "1")], text: "Ben?" }]);
    const second = await migrateFrom(studio, from);
    expect(second.outcome.messages).toMatchObject({ source: 8, target: 6, written: 2, equal: false });
    expect(second.anomalies.filter(({ what }) => what === "not_merged")).toEqual(
      ["5", "6"].map((id) => ({
        table: "messages",
        id,
        field: null,
        what: "not_merged",
        done: "not merged: Ben is talking to somebody just now.",
      })),
    );
    studio.rooms.live(room, [{ kind: "leave", character_id: idOf("characters", "1"), by: "ada" }]);
    const third = await migrateFrom(studio, from);
    expect(third.anomalies).toContainEqual(expect.objectContaining({ id: "5", done: "not merged: One of those who talked is not here." }));
  } finally {
    await studio.close();
  }
}, 120_000);

test("a message whose words are others now is told, and the one that came over stays", async () => {
  studio = await openStudio();
  try {
    await migrateFrom(studio, path);
    const from = later("changed.db", "update messages set content = 'It is not.' where id = 2");
    const { outcome, anomalies } = await migrateFrom(studio, from);
    expect(outcome.messages).toMatchObject({ source: 4, target: 4, written: 0, equal: false });
    expect(anomalies).toContainEqual(expect.objectContaining({ table: "messages", id: "2", what: "changed_since" }));
    expect(spokenIn("1")).toEqual(["Is the lamp lit?", "It is."]);
  } finally {
    await studio.close();
  }
}, 60_000);

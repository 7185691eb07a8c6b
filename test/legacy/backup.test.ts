/** A backup, as a folder or a zip, comes back into an empty studio as it was; into another it adds and changes nothing. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pack, unpack } from "../../scripts/backup/archive.ts";
import { backUp, type Manifest } from "../../scripts/backup/backup.ts";
import { restoreInto } from "../../scripts/backup/restore-into.ts";
import { readRows } from "../../scripts/backup/rows.ts";
import { readTables } from "../../scripts/backup/tables.ts";
import { logOf } from "../../scripts/legacy/rooms.ts";
import { newUser, openDatabase, type TestDatabase } from "../stores/database.ts";
import { createRooms, type Rooms } from "./rooms.ts";

interface Studio extends TestDatabase {
  readonly operator: Rooms;
}

const openStudio = async (): Promise<Studio> => ({ ...(await openDatabase()), operator: createRooms() });

const rowsOf = async ({ database }: Studio): Promise<Record<string, readonly string[]>> => {
  const held: Record<string, string[]> = {};
  for (const table of await readTables(database)) {
    held[table.name] = [];
    for await (const lines of readRows(database, table)) held[table.name]?.push(...lines);
  }
  return held;
};

const traits = { openness: 0.1, conscientiousness: 1 / 3, extraversion: 0.5, agreeableness: 0.6, neuroticism: 0.7 };

let folder: string;
let source: Studio;
let manifest: Manifest;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "studio-backup-test-"));
  source = await openStudio();
  const { database, operator } = source;
  const user = await newUser(database);
  await database.execute(sql`
    insert into characters (owner_id, name, background, personality_traits, voice, autonomy_level, metadata)
    select ${user.id}::uuid, 'Zoë "' || number || '"', E'two\nlines, \\ and “quotes”', ${JSON.stringify(traits)}::jsonb, '{}', 0.1, '{"big": 12345678901234567890, "nothing": null}'
    from generate_series(1, 2200) number`);
  // a branch may stand before what it branched from
  const [parent, child] = ["ffffffff-0000-4000-8000-000000000000", "00000000-0000-4000-8000-00000000000f"];
  await database.execute(sql`insert into ecosystems (id, owner_id, name) values (${parent}, ${user.id}, 'parent')`);
  await database.execute(
    sql`insert into ecosystems (id, owner_id, name, parent_id, forked_at) values (${child}, ${user.id}, 'branch', ${parent}, 3)`,
  );
  const messages = Array.from({ length: 400 }, (_, index) => ({
    speaker: null,
    isNote: false,
    text: `Line ${index}: ${"words ".repeat(60)}`,
    timestamp: null,
    metadata: {},
  }));
  const started_at = "2026-01-01T00:00:00.000Z";
  const { head, rows } = logOf({
    id: parent,
    name: "parent",
    topic: "",
    started_at,
    person: { id: user.id, name: "Olive" },
    characters: [],
    memories: [],
    messages,
    metadata: {},
  });
  await operator.adopt(parent, { head, rows, last: true });
  await operator.putFile("documents/one/original", Uint8Array.of(0, 255, 10, 13));
  await operator.putFile("documents/one/text.txt", new TextEncoder().encode("The lamp.\n"));
  manifest = await backUp(source, join(folder, "out"));
}, 60_000);

afterAll(async () => {
  await source.close();
  rmSync(folder, { recursive: true, force: true });
});

test("it holds every row that is not made from the logs, every log and every file", () => {
  expect(manifest).toMatchObject({ ecosystems: 1, files: 2, tables: { users: 1, characters: 2200, ecosystems: 2 } });
  expect(Object.keys(manifest.tables)).not.toContain("events");
  expect(Object.keys(manifest.tables)).not.toContain("memories");
});

test.each(["folder", "zip"])(
  "from a %s, an empty studio becomes the same, and a second time changes nothing",
  async (kind) => {
    let from = join(folder, "out");
    if (kind === "zip") {
      await pack(from, join(folder, "out.zip"));
      from = join(folder, "unpacked");
      await unpack(join(folder, "out.zip"), from);
    }
    const target = await openStudio();
    try {
      const restored = await restoreInto(target, from);
      expect(restored).toMatchObject({ ecosystems: 1, files: 2, kept: [] });
      expect(await rowsOf(target)).toEqual(await rowsOf(source));
      expect(target.operator.fingerprint()).toBe(source.operator.fingerprint());
      const again = await restoreInto(target, from);
      expect(again).toMatchObject({ rows: 0, ecosystems: 0, kept: ["ffffffff-0000-4000-8000-000000000000"] });
      expect(await rowsOf(target)).toEqual(await rowsOf(source));
    } finally {
      await target.close();
    }
  },
  60_000,
);

const demo = (id: string) => sql`insert into ecosystems (id, kind, name) values (${id}, 'demo', 'a demo')`;

test("the demo that an empty studio has made for itself gives way to the backup's", async () => {
  const [studio, target] = [await openStudio(), await openStudio()];
  try {
    await studio.database.execute(demo("11111111-0000-4000-8000-000000000000"));
    await target.database.execute(demo("22222222-0000-4000-8000-000000000000"));
    // as the rooms have it in a real one, the row goes with the log
    const operator = {
      ...target.operator,
      remove: async (id: string) => void (await target.database.execute(sql`delete from ecosystems where id = ${id}`)),
    };
    await backUp(studio, join(folder, "demo"));
    await restoreInto({ ...target, operator }, join(folder, "demo"));
    expect(await rowsOf(target)).toEqual(await rowsOf(studio));
    await expect(restoreInto(target, join(folder, "out"))).resolves.toMatchObject({ kept: [] });
  } finally {
    await Promise.all([studio.close(), target.close()]);
  }
}, 60_000);

test("a folder that was not finished, and a backup of other tables, are refused", async () => {
  const target = await openStudio();
  try {
    await expect(restoreInto(target, folder)).rejects.toThrow("no backup");
    const other = join(folder, "other");
    await backUp(source, other);
    const file = join(other, "manifest.json");
    writeFileSync(file, readFileSync(file, "utf8").replace(/"schema": "[^"]*"/, '"schema": "another"'));
    await expect(restoreInto(target, other)).rejects.toThrow("another version");
    expect((await rowsOf(target))["users"]).toEqual([]);
    expect(existsSync(file)).toBe(true);
  } finally {
    await target.close();
  }
}, 60_000);

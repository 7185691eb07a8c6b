/** Old databases of any size, with the dirt of real ones; everything follows from the seed. */
import { rmSync, writeFileSync } from "node:fs";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { randomFor, type Random } from "../../objects/simulation/index.ts";
import { DIRT, type Value } from "./dirt.ts";
import type { Anomaly } from "./report.ts";
import { TABLES, type TableName } from "./tables.ts";

export interface Planted {
  readonly table: TableName;
  readonly id: string;
  readonly column: string;
  readonly what: Anomaly;
}

export interface LegacyManifest {
  readonly rows: Readonly<Record<TableName, number>>;
  readonly seed: number;
  /** Columns that no version of the studio had, by table. */
  readonly unknown_columns: readonly { readonly table: TableName; readonly column: string }[];
  readonly planted: readonly Planted[];
}

/** Of every hundred rows, so many have something wrong. */
const DIRTY_SHARE = 0.04;
const SHARES: Readonly<Record<TableName, number>> = { users: 0.02, documents: 0.01, characters: 0.04, conversations: 0.03, messages: 0.9 };

const SCHEMA = `
  create table users (id integer primary key, username text, email text, hashed_password text, role text, is_active boolean, favourite_colour text, created_at datetime);
  create table documents (id integer primary key, user_id integer, filename text, title text, author text, content text, shelf_mark text, created_at datetime);
  create table characters (id integer primary key, user_id integer, document_id integer, name text, source_document text, description text, gender text,
    personality_profile json, autonomy_level float, social_energy float, memory_summary text, zodiac_sign text, created_at datetime, updated_at datetime);
  create table conversations (id integer primary key, user_id integer, character_id integer, title text, mood_board blob, created_at datetime);
  create table messages (id integer primary key, conversation_id integer, role text, content text, tokens integer, created_at datetime);`;

const UNKNOWN: LegacyManifest["unknown_columns"] = [
  { table: "users", column: "is_active" },
  { table: "users", column: "favourite_colour" },
  { table: "documents", column: "shelf_mark" },
  { table: "characters", column: "zodiac_sign" },
  { table: "conversations", column: "mood_board" },
  { table: "messages", column: "tokens" },
];

/** "a long walk by the sea", by bcrypt at the least cost, and by passlib's PBKDF2: what a test can sign in with. */
export const LEGACY_PASSWORD = "a long walk by the sea";
const HASHES = [
  "$2b$04$abcdefghijklmnopqrstuuqMz9ziCy2WVvnIvt/EgXOqOci.LE8uS",
  "$pbkdf2-sha256$29000$c2FsdHNhbHRzYWx0c2E$UDjDeUgEA3WBy3.L30lEDWks9mCzncnwDltKEfOWN6s",
];

const WORDS =
  "lamp harbour letter evening rain window garden promise river silver door night answer music winter story bread bridge candle train".split(
    " ",
  );
const NAMES = "Ada Ben Cora Dov Edith Finn Gwen Hugh Iris Jack Kate Liam Mona Nils Olga Paul Quin Rosa Sven Tess".split(" ");

const sentence = (random: Random, words: number): string => {
  const text = Array.from({ length: words }, () => random.pick(WORDS) ?? "").join(" ");
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
};

const time = (random: Random): string => {
  const moment = new Date(Date.UTC(2024, 0, 1) + random.integer(600 * 24 * 3600) * 1000);
  return moment.toISOString().slice(0, 19).replace("T", " ");
};

type Counts = Readonly<Record<TableName, number>>;
type Row = Record<string, Value>;

const MAKE: Readonly<Record<TableName, (random: Random, id: number, counts: Counts) => Row>> = {
  users: (random, id) => ({
    id,
    username: `reader${id}`,
    email: `reader${id}@example.org`,
    hashed_password: HASHES[id % HASHES.length] ?? "",
    role: "premium_user",
    is_active: random.integer(2),
    favourite_colour: random.pick(["red", "blue", "green"]) ?? "red",
    created_at: time(random),
  }),
  documents: (random, id, counts) => ({
    id,
    user_id: 1 + random.integer(counts.users),
    filename: `book-${id}.txt`,
    title: sentence(random, 3),
    author: random.pick(NAMES) ?? "",
    content: Array.from({ length: 20 }, () => sentence(random, 12)).join("\n"),
    shelf_mark: `S${random.integer(900)}`,
    created_at: time(random),
  }),
  characters: (random, id, counts) => ({
    id,
    user_id: 1 + random.integer(counts.users),
    document_id: random.chance(0.6) && counts.documents > 0 ? 1 + random.integer(counts.documents) : null,
    name: `${random.pick(NAMES)} ${id}`,
    source_document: sentence(random, 3),
    description: sentence(random, 20),
    gender: random.pick(["female", "male", "they"]) ?? "they",
    personality_profile: JSON.stringify(
      Object.fromEntries(
        ["openness", "conscientiousness", "extraversion", "agreeableness", "neuroticism"].map((trait) => [
          trait,
          Math.round(random.next() * 100) / 100,
        ]),
      ),
    ),
    autonomy_level: Math.round(random.next() * 100) / 100,
    social_energy: Math.round(random.next() * 100) / 100,
    memory_summary: random.chance(0.3) ? sentence(random, 10) : null,
    zodiac_sign: random.pick(["aries", "leo"]) ?? "leo",
    created_at: time(random),
    updated_at: time(random),
  }),
  conversations: (random, id, counts) => ({
    id,
    user_id: 1 + random.integer(counts.users),
    character_id: 1 + random.integer(counts.characters),
    title: random.chance(0.7) ? sentence(random, 4) : null,
    mood_board: random.chance(0.1) ? Uint8Array.of(1, 2, 3, 255) : null,
    created_at: time(random),
  }),
  messages: (random, id, counts) => ({
    id,
    conversation_id: 1 + ((id * 7919 + random.integer(3)) % counts.conversations),
    role: id % 2 === 0 ? "assistant" : "user",
    content: sentence(random, 6 + random.integer(20)),
    tokens: random.integer(200),
    created_at: time(random),
  }),
};

const insertOf = (database: DatabaseSync, table: TableName, row: Row): StatementSync =>
  database.prepare(
    `insert into ${table} (${Object.keys(row).join(", ")}) values (${Object.values(row)
      .map((value) => (isText(value) ? "cast(? as text)" : "?"))
      .join(", ")})`,
  );

const isText = (value: Value): value is { readonly text: Uint8Array } => typeof value === "object" && value !== null && "text" in value;

/** Writes the database, and what was planted in it to `<path>.manifest.json`. */
export const generateLegacy = (path: string, total: number, seed: number): LegacyManifest => {
  for (const suffix of ["", "-wal", "-shm", "-journal"]) rmSync(path + suffix, { force: true });
  const rows = Object.fromEntries(TABLES.map((table) => [table, Math.max(2, Math.round(total * SHARES[table]))])) as Record<
    TableName,
    number
  >;
  const random = randomFor(seed, 1);
  const planted: Planted[] = [];
  const database = new DatabaseSync(path);
  database.exec(`pragma journal_mode = off; pragma synchronous = off; ${SCHEMA}`);
  for (const table of TABLES) {
    const statements = new Map<string, StatementSync>();
    let earlier: Row | null = null;
    let dirty = 0;
    database.exec("begin");
    for (let id = 1; id <= rows[table]; id++) {
      const clean: Row = MAKE[table](random, id, rows);
      const row: Row = { ...clean };
      const kinds = DIRT[table];
      // every kind at least once when there is room, and then by chance; what needs an earlier row waits for one
      const dirt =
        earlier !== null && (random.chance(DIRTY_SHARE) || id > rows[table] - kinds.length) ? kinds[dirty++ % kinds.length] : undefined;
      if (dirt !== undefined && earlier !== null) {
        // a name is only had twice by the same owner
        if (dirt.what === "duplicate_name") row["user_id"] = earlier["user_id"] ?? null;
        row[dirt.column] = dirt.value(random, earlier);
        planted.push({ table, id: String(id), column: dirt.column, what: dirt.what });
      } else earlier = clean;
      const shape = Object.values(row).map(isText).join();
      const statement = statements.get(shape) ?? insertOf(database, table, row);
      statements.set(shape, statement);
      statement.run(...Object.values(row).map((value) => (isText(value) ? value.text : value)));
    }
    database.exec("commit");
  }
  database.close();
  const manifest = { rows, seed, unknown_columns: UNKNOWN, planted };
  writeFileSync(`${path}.manifest.json`, JSON.stringify(manifest, null, 1));
  return manifest;
};

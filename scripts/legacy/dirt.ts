/** What is wrong with old rows, as it is planted: each kind by the field that it spoils, and the value that spoils it. */
import type { Random } from "../../objects/simulation/index.ts";
import type { Anomaly } from "./report.ts";
import type { TableName } from "./tables.ts";

/** What SQLite is given; `text` is bytes that it keeps as text. */
export type Value = string | number | bigint | null | Uint8Array | { readonly text: Uint8Array };

export interface Dirt {
  readonly what: Anomaly;
  readonly column: string;
  readonly value: (random: Random, row: Readonly<Record<string, Value>>) => Value;
}

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0) & 0xff);
const pick = (random: Random, values: readonly string[]): string => random.pick(values) ?? "";

const ODD_DATES = [
  "31/12/2019",
  "0000-00-00 00:00:00",
  "yesterday",
  "2023-02-30 10:00:00",
  "1899-12-30",
  "Dec 31, 2020 10:00",
  "2999-01-01",
  "1609459200",
];
const BROKEN_JSON = ['{"openness": 0.5', "{openness: 0.5}", "[1, 2", "{'openness': 0.4}", "undefined"];
/** Beyond any row that our users have. */
const NOBODY = 9_000_000;

const oddDate = (column: string): Dirt => ({ what: "odd_date", column, value: (random) => pick(random, ODD_DATES) });
const latin = (column: string): Dirt => ({ what: "not_utf8", column, value: () => ({ text: bytes("Zo\xeb caf\xe9 \x93quoted\x94") }) });
const nul = (column: string): Dirt => ({ what: "control_characters", column, value: () => ({ text: bytes("before\0after") }) });
const nothing = (column: string): Dirt => ({ what: "missing_value", column, value: (random) => (random.chance(0.5) ? null : "   ") });
const orphan = (column: string): Dirt => ({ what: "orphan", column, value: (random) => NOBODY + random.integer(1000) });
const long = (column: string, length: number): Dirt => ({
  what: "too_long",
  column,
  value: (random) => "word ".repeat(Math.ceil((length * (1 + random.next())) / 5) + 1),
});

const otherCase = (value: Value | undefined): string => {
  const text = typeof value === "string" ? value : "";
  return text === text.toUpperCase() ? text.toLowerCase() : text.toUpperCase();
};

/** `row` is an earlier row, for what is only wrong because of another. */
export const DIRT: Readonly<Record<TableName, readonly Dirt[]>> = {
  users: [
    nothing("username"),
    nothing("email"),
    { what: "duplicate_username", column: "username", value: (_random, row) => otherCase(row["username"]) },
    { what: "duplicate_email", column: "email", value: (_random, row) => otherCase(row["email"]) },
    { what: "unknown_password", column: "hashed_password", value: (random) => (random.chance(0.5) ? "hunter2" : null) },
    { what: "unknown_value", column: "role", value: () => "superuser" },
    latin("username"),
    nul("username"),
    long("username", 120),
    oddDate("created_at"),
  ],
  documents: [
    orphan("user_id"),
    nothing("filename"),
    nothing("content"),
    latin("content"),
    long("title", 400),
    oddDate("created_at"),
    nul("author"),
  ],
  characters: [
    nothing("name"),
    { what: "duplicate_name", column: "name", value: (_random, row) => row["name"] ?? null },
    { what: "broken_json", column: "personality_profile", value: (random) => pick(random, BROKEN_JSON) },
    { what: "out_of_range", column: "autonomy_level", value: (random) => random.pick([7.5, -2, 1e308, 101]) ?? 7.5 },
    { what: "out_of_range", column: "social_energy", value: (random) => random.pick([-0.5, 99, "lots"]) ?? -1 },
    orphan("user_id"),
    orphan("document_id"),
    latin("description"),
    long("description", 25_000),
    { what: "unknown_value", column: "gender", value: () => "it is complicated" },
    oddDate("updated_at"),
  ],
  conversations: [
    orphan("user_id"),
    orphan("character_id"),
    { what: "too_long", column: "title", value: () => "A very long title ".repeat(30) },
    latin("title"),
    oddDate("created_at"),
  ],
  messages: [
    orphan("conversation_id"),
    nothing("content"),
    latin("content"),
    nul("content"),
    long("content", 40_000),
    oddDate("created_at"),
    { what: "unknown_value", column: "role", value: () => "oracle" },
  ],
};

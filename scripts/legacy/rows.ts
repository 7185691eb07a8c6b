/** Old rows as rows of Postgres. Pure but for what they report. */
import { createHash } from "node:crypto";
import { idOf } from "./ids.ts";
import type { LegacyRecord } from "./record.ts";

/** Rows of a table of ours, as JSON. */
export type Row = Readonly<Record<string, unknown>> & { readonly id: string };

/** Whoever a row belongs to when nobody can be found: they cannot sign in, and an administrator sees what they hold. */
export const KEEPER = idOf("users", "keeper of what was lost");
/** For what has no time at all: plainly no real one, and the same in every run. */
export const UNKNOWN_TIME = "1970-01-01T00:00:00.000Z";

const NAME = 200;
const TITLE = 300;
const BACKGROUND = 20_000;

export const keeperRow = (role: string): Row => ({
  id: KEEPER,
  username: "legacy-keeper",
  email: "legacy-keeper@users.invalid",
  password_hash: "",
  legacy_hash: null,
  role,
  metadata: { legacy: { keeper: true } },
  created_at: UNKNOWN_TIME,
  updated_at: UNKNOWN_TIME,
});

const times = (record: { date(field: "created_at" | "updated_at"): string | null }, fallback = UNKNOWN_TIME) => {
  const created_at = record.date("created_at") ?? fallback;
  return { created_at, updated_at: record.date("updated_at") ?? created_at };
};

const ROLES = ["free_user", "premium_user"];

/** @param isTaken whether somebody else has the name or the address, in any case of letters. */
export const userRow = (
  record: LegacyRecord<"users">,
  options: {
    readonly defaultRole: string;
    readonly isKnownHash: (hash: string) => boolean;
    readonly isTaken: (field: "username" | "email", value: string) => boolean;
  },
): Row => {
  const unique = (field: "username" | "email", wanted: string, other: (number: number) => string): string => {
    if (!options.isTaken(field, wanted)) return wanted;
    let number = 1;
    while (options.isTaken(field, other(number))) number += 1;
    record.keep(field, wanted);
    record.found(field === "username" ? "duplicate_username" : "duplicate_email", field, `somebody else has it: called ${other(number)}`);
    return other(number);
  };
  const suffix = (number: number): string => (number === 1 ? record.id : `${record.id}-${number}`);
  const name = record.text("username", { most: 100, instead: `legacy-${record.id}` });
  const email = record.text("email", { most: 254, instead: `legacy-${record.id}@users.invalid` });
  const hash = record.text("password", { most: 1_000 });
  const isKnown = options.isKnownHash(hash);
  // what is no hash may be the password itself, which nobody should keep
  if (!isKnown)
    record.found(
      "unknown_password",
      "password",
      hash === "" ? "cannot sign in until it is set anew" : "not carried over: it is no hash that is known",
    );
  const role = record.text("role", { most: 40 });
  if (role !== "" && !ROLES.includes(role)) {
    record.keep("role", role);
    record.found("unknown_value", "role", `taken for ${options.defaultRole}; rights of administrators are not carried over`);
  }
  return {
    id: idOf("users", record.id),
    username: unique("username", name, (number) => `${name}-${suffix(number)}`),
    email: unique("email", email, (number) => email.replace(/^([^@]*)/, `$1+legacy-${suffix(number)}`)),
    password_hash: "",
    legacy_hash: isKnown ? hash : null,
    role: ROLES.includes(role) ? role : options.defaultRole,
    ...times(record),
    metadata: record.metadata(),
  };
};

/** The row, and the text where there is one. */
export const documentRow = (
  record: LegacyRecord<"documents">,
  owner: string,
): { readonly row: Row; readonly content: Uint8Array | null } => {
  const filename = record.text("filename", { most: TITLE, instead: `document-${record.id}.txt` });
  const text = record.whole("content");
  const content = text.trim() === "" ? null : new TextEncoder().encode(text.toWellFormed());
  if (content === null) record.found("missing_value", "content", "there is no text to read: kept as a book that could not be read");
  return {
    row: {
      id: idOf("documents", record.id),
      owner_id: owner,
      filename,
      title: record.text("title", { most: TITLE }) || filename.replace(/\.[^.]*$/, ""),
      author: record.text("author", { most: TITLE }),
      size: content?.length ?? 0,
      sha256: createHash("sha256")
        .update(content ?? "")
        .digest("hex"),
      status: content === null ? "failed" : "ready",
      stage: content === null ? "received" : "done",
      progress: content === null ? 0 : 1,
      error: content === null ? "Its text was not in the studio that it was brought over from. Upload the book again." : null,
      ...times(record),
      metadata: record.metadata(),
    },
    content,
  };
};

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);

const TRAITS = ["openness", "conscientiousness", "extraversion", "agreeableness", "neuroticism"] as const;

/** Traits may stand by themselves, or under a name of their own; scales of 10 and 100 are brought to 0..1. */
const traitsOf = (record: LegacyRecord<"characters">): Readonly<Record<string, number>> => {
  const profile = record.json("traits");
  const nested = isObject(profile) ? ["big_five", "traits", "personality_traits"].map((name) => profile[name]).find(isObject) : undefined;
  const given = nested ?? (isObject(profile) ? profile : {});
  if (profile !== null) record.keep("traits", profile);
  return Object.fromEntries(
    TRAITS.map((trait) => {
      const value = given[trait];
      if (value === undefined || value === null) return [trait, 0.5];
      const number = typeof value === "number" ? value : Number.NaN;
      const scaled = number > 10 && number <= 100 ? number / 100 : number > 1 && number <= 10 ? number / 10 : number;
      const taken = Number.isNaN(scaled) ? 0.5 : Math.min(1, Math.max(0, scaled));
      if (taken !== value) record.found("out_of_range", "traits", `${trait} taken for ${taken}; as it was in the metadata`);
      return [trait, taken];
    }),
  );
};

const PRONOUNS: Readonly<Record<string, string>> = {
  she: "she",
  her: "she",
  female: "she",
  f: "she",
  woman: "she",
  he: "he",
  him: "he",
  male: "he",
  m: "he",
  man: "he",
  they: "they",
};

export const characterRow = (record: LegacyRecord<"characters">, owner: string, document: string | null): Row => {
  const pronoun = record.text("pronoun", { most: 40 });
  const known = PRONOUNS[pronoun.toLowerCase().split("/")[0] ?? ""];
  if (pronoun !== "" && known === undefined) {
    record.keep("pronoun", pronoun);
    record.found("unknown_value", "pronoun", "taken for they");
  }
  const summary = record.text("memory_summary", { most: BACKGROUND });
  if (summary !== "") record.keep("memory_summary", summary);
  return {
    id: idOf("characters", record.id),
    owner_id: owner,
    document_id: document,
    name: record.text("name", { most: NAME, instead: `Nameless ${record.id}` }),
    aliases: record.texts("aliases"),
    source: record.text("source", { most: TITLE }),
    background: record.text("background", { most: BACKGROUND }),
    pronoun: known ?? "they",
    personality_traits: traitsOf(record),
    autonomy_level: record.number("autonomy_level", [0, 1], 0.5),
    social_energy: record.number("social_energy", [0, 1], 1),
    goals: record.texts("goals"),
    secrets: record.texts("secrets"),
    voice: { lines: [], phrases: [], subjects: [], words_per_line: 12 },
    ...times(record),
    metadata: record.metadata(),
  };
};

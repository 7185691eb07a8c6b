/** Who is meant by an id of the old database. Answers are kept for a while, since conversations name the same few again and again. */
import type { Profile, SeedMemory } from "../../objects/simulation/index.ts";
import { idOf } from "./ids.ts";
import { LegacyRecord } from "./record.ts";
import { Report } from "./report.ts";
import { characterRow, KEEPER } from "./rows.ts";
import type { Source } from "./source.ts";
import type { TableName } from "./tables.ts";

export interface KnownCharacter {
  readonly profile: Profile;
  readonly memories: readonly SeedMemory[];
  readonly isLost: boolean;
}

export interface Person {
  readonly id: string;
  readonly name: string;
}

const KEPT = 2_000;
const SUMMARY_IMPORTANCE = 0.6;
const AVERAGE = { openness: 0.5, conscientiousness: 0.5, extraversion: 0.5, agreeableness: 0.5, neuroticism: 0.5 };
const NONE: ReadonlySet<string> = new Set();

const remembering = <Value>(find: (id: string) => Value): ((id: string) => Value) => {
  const known = new Map<string, { readonly value: Value }>();
  return (id) => {
    const held = known.get(id) ?? { value: find(id) };
    if (known.size >= KEPT) known.clear();
    known.set(id, held);
    return held.value;
  };
};

export class People {
  readonly #source: Source;
  /** What these rows have that is odd is told when the rows themselves are brought over. */
  readonly #silent = new Report(null);

  constructor(source: Source) {
    this.#source = source;
  }

  /** null when nobody has the id. */
  readonly user = remembering((id: string): Person | null => {
    const record = this.#record("users", id);
    return record === null ? null : { id: idOf("users", record.id), name: record.text("username", { most: 100 }) || "Somebody" };
  });

  /** The only user there is; null when there are more, or none. */
  readonly onlyUser = remembering((): Person | null => {
    const table = this.#source.tables.get("users");
    if (table?.rows !== 1) return null;
    const [row] = this.#source.pages("users", 1).next().value ?? [];
    if (row === undefined) return null;
    return { id: idOf("users", new LegacyRecord<"users">(table, row, this.#silent, NONE).id), name: "Somebody" };
  });

  /** The new id of a document, and who owns it; null when nobody has the id. */
  readonly document = remembering((id: string): { readonly id: string; readonly owner: string } | null => {
    const record = this.#record("documents", id);
    return record === null ? null : { id: idOf("documents", record.id), owner: this.user(record.reference("owner"))?.id ?? KEEPER };
  });

  /** A stand-in for one who is not there. */
  readonly character = remembering((id: string): KnownCharacter => {
    const record = this.#record("characters", id);
    if (record === null) return { profile: strangerOf(id), memories: [], isLost: true };
    const row = characterRow(record, KEEPER, null);
    const profile = {
      ...strangerOf(id),
      id: row.id,
      name: String(row["name"]),
      aliases: row["aliases"] as readonly string[],
      source: String(row["source"]),
      background: String(row["background"]),
      pronoun: row["pronoun"] as Profile["pronoun"],
      traits: row["personality_traits"] as Profile["traits"],
      autonomy_level: Number(row["autonomy_level"]),
      goals: row["goals"] as readonly string[],
      secrets: row["secrets"] as readonly string[],
    };
    const summary = record.text("memory_summary", { most: 20_000 });
    const memory = { kind: "summary", text: summary, importance: SUMMARY_IMPORTANCE, subjects: [] } as const;
    return { profile, memories: summary === "" ? [] : [{ character_id: row.id, memory }], isLost: false };
  });

  #record<Table extends TableName>(name: Table, id: string): LegacyRecord<Table> | null {
    const [table, row] = [this.#source.tables.get(name), this.#source.find(name, id)];
    return table === undefined || row === null ? null : new LegacyRecord<Table>(table, row, this.#silent, this.#repeated(name));
  }

  readonly #repeated = remembering((name: string): ReadonlySet<string> => this.#source.repeatedIds(name as TableName));
}

const strangerOf = (id: string): Profile => ({
  id: idOf("characters", id),
  name: id === "" ? "Somebody" : `Somebody (${id})`,
  aliases: [],
  source: "",
  background: "",
  pronoun: "they",
  traits: AVERAGE,
  autonomy_level: 0.5,
  goals: [],
  secrets: [],
  voice: { lines: [], phrases: [], subjects: [], words_per_line: 12 },
  portrait: null,
});

/**
 * The whole migration, table by table. Everything it makes has an id that follows from the old one and is written unless it is there, so
 * it can be run again at any time: after a crash it goes on, after a success it proves that all is there.
 */
import { createHash, type Hash } from "node:crypto";
import type { Database } from "../../db/client.ts";
import { isLegacyHash } from "../../worker/auth/legacy-passwords.ts";
import { abreast } from "../../worker/services/abreast.ts";
import type { Operator } from "../studio/operator.ts";
import { bringRooms } from "./bring.ts";
import type { ConversationDeps } from "./conversations.ts";
import { DuplicateNames } from "./names.ts";
import { People } from "./people.ts";
import { createProgress } from "./progress.ts";
import { LegacyRecord } from "./record.ts";
import type { Report } from "./report.ts";
import { characterRow, documentRow, KEEPER, keeperRow, userRow, type Row } from "./rows.ts";
import type { Source } from "./source.ts";
import type { TableName } from "./tables.ts";
import { countKnown, writeRows } from "./target.ts";
import { findTaken } from "./taken.ts";

export interface MigrationDeps {
  readonly source: Source;
  readonly database: Database;
  readonly operator: Operator;
  readonly report: Report;
  /** Changes nothing, and tells what would be done. */
  readonly dryRun: boolean;
  /** Of users whose role says nothing. */
  readonly defaultRole: "free_user" | "premium_user";
  readonly out: NodeJS.WriteStream;
}

/** What became of one table. `meant` and `kept` are checksums over its rows as they were to be, and as they were read back. */
export interface TableOutcome {
  readonly source: number;
  /** Rows that are there now; in a dry run, those that were before. */
  readonly target: number;
  /** Rows that this run has written, or would. */
  readonly written: number;
  readonly meant: string;
  readonly kept: string;
  readonly equal: boolean;
}

export type Outcome = Readonly<Record<TableName, TableOutcome>>;

/** Some rows of a table, as `TableOutcome` has them all. */
export type TablePart = Omit<TableOutcome, "equal">;

const PAGE_ROWS = 500;
/** Books whose files are on their way at once. */
const FILES_ABREAST = 6;
/** Bytes of rows in one statement. */
const PAGE_BYTES = 4_000_000;

export class Tally {
  source = 0;
  target = 0;
  written = 0;
  readonly #meant: Hash = createHash("sha256");
  readonly #kept: Hash = createHash("sha256");

  add(part: TablePart): void {
    this.source += part.source;
    this.target += part.target;
    this.written += part.written;
    this.#meant.update(part.meant);
    this.#kept.update(part.kept);
  }

  outcome(): TableOutcome {
    const [meant, kept] = [this.#meant.digest("hex"), this.#kept.digest("hex")];
    return {
      source: this.source,
      target: this.target,
      written: this.written,
      meant,
      kept,
      equal: meant === kept && this.source === this.target,
    };
  }
}

/** `behind`: rooms whose log not every reader has yet, since a store is away. */
export const migrate = async (deps: MigrationDeps): Promise<{ readonly outcome: Outcome; readonly behind: number }> => {
  const { source, report, database, dryRun } = deps;
  source.index();
  for (const { name, rows } of source.strangers)
    report.add({
      table: name,
      id: null,
      field: null,
      what: "unknown_table",
      done: `not brought over: nobody knows what its ${rows} rows are`,
    });
  for (const table of source.tables.values())
    for (const column of table.columns)
      if (![...table.columnOf.values()].includes(column))
        report.add({ table: table.name, id: null, field: column, what: "unknown_column", done: "kept in the metadata of every row" });
  const people = new People(source);
  if (!dryRun) await writeRows(database, "users", ["id"], [keeperRow(deps.defaultRole)]);
  const users = await migrateUsers(deps);
  const documents = await migrateDocuments(deps, people);
  const characters = await migrateCharacters(deps, people);
  const conversationDeps: ConversationDeps = { source, people, report, repeatedMessages: source.repeatedIds("messages") };
  const { behind, ...rooms } = await bringRooms(deps, conversationDeps);
  return { outcome: { users, documents, characters, ...rooms }, behind };
};

/** Takes a table through `take`, a page at a time. */
const migrateTable = async <Table extends "users" | "documents" | "characters">(
  deps: MigrationDeps,
  name: Table,
  take: (records: readonly LegacyRecord<Table>[]) => Promise<readonly Row[]>,
): Promise<TableOutcome> => {
  const { source, report, database, dryRun } = deps;
  const tally = new Tally();
  const table = source.tables.get(name);
  const progress = createProgress(name, table?.rows ?? 0, deps.out);
  const repeated = source.repeatedIds(name);
  if (table !== undefined)
    for (const page of source.pages(name, PAGE_ROWS)) {
      const rows = await take(page.map((row) => new LegacyRecord<Table>(table, row, report, repeated)));
      for (const part of inParts(rows)) tally.add(await (dryRun ? look(database, name, part) : write(deps, name, part)));
      progress.advance(page.length);
    }
  progress.done();
  return tally.outcome();
};

const look = async (database: Database, table: string, rows: readonly Row[]) => {
  const known = await countKnown(database, table, rows);
  return { source: rows.length, target: known, written: rows.length - known, meant: "", kept: "" };
};

/** Writes rows, and reports those that are not there as they were meant. */
export const write = async (
  { database, report }: { database: Database; report: Pick<Report, "add"> },
  table: string,
  rows: readonly Row[],
) => {
  const { inserted, meant, kept, differing, missing } = await writeRows(database, table, ["id"], rows);
  for (const id of differing)
    report.add({ table, id, field: null, what: "changed_since", done: "it is there, and differs: left as it is there" });
  return { source: rows.length, target: rows.length - missing.length, written: inserted, meant, kept };
};

function* inParts(rows: readonly Row[]): Generator<readonly Row[]> {
  let part: Row[] = [];
  let size = 0;
  for (const row of rows) {
    const length = JSON.stringify(row).length;
    if (part.length > 0 && size + length > PAGE_BYTES) {
      yield part;
      [part, size] = [[], 0];
    }
    part.push(row);
    size += length;
  }
  if (part.length > 0) yield part;
}

const migrateUsers = async (deps: MigrationDeps): Promise<TableOutcome> => {
  const seen = { username: new Set<string>(["legacy-keeper"]), email: new Set<string>(["legacy-keeper@users.invalid"]) };
  return migrateTable(deps, "users", async (records) => {
    const taken = await findTaken(deps.database, records);
    return records.map((record) => {
      const row = userRow(record, {
        defaultRole: deps.defaultRole,
        isKnownHash: isLegacyHash,
        isTaken: (field, value) => seen[field].has(value.toLowerCase()) || taken[field].has(value.toLowerCase()),
      });
      seen.username.add(String(row["username"]).toLowerCase());
      seen.email.add(String(row["email"]).toLowerCase());
      return row;
    });
  });
};

const migrateDocuments = (deps: MigrationDeps, people: People): Promise<TableOutcome> =>
  migrateTable(deps, "documents", (records) =>
    abreast(
      records.map((record) => documentRow(record, ownerOf(record, people, null))),
      FILES_ABREAST,
      async ({ row, content }) => {
        if (content !== null && !deps.dryRun)
          for (const file of ["original", "text.txt"]) await putOnce(deps.operator, `documents/${row.id}/${file}`, content);
        return row;
      },
    ),
  );

/** Files go before their row, so a row's files are there. */
const putOnce = async (operator: Operator, key: string, content: Uint8Array): Promise<void> => {
  const known = await operator.file(key);
  if (known === null || Buffer.compare(known, content) !== 0) await operator.putFile(key, content);
};

const migrateCharacters = (deps: MigrationDeps, people: People): Promise<TableOutcome> => {
  const names = new DuplicateNames();
  return migrateTable(deps, "characters", async (records) =>
    records.map((record) => {
      const legacyDocument = record.reference("document");
      const document = legacyDocument === "" ? null : people.document(legacyDocument);
      if (legacyDocument !== "" && document === null) {
        record.keep("document", legacyDocument);
        record.found("orphan", "document", `the document ${legacyDocument} is not there: of no book now`);
      }
      const owner = ownerOf(record, people, document?.owner ?? null);
      const row = characterRow(record, owner, document?.id ?? null);
      if (names.isRepeated(owner, String(row["name"])))
        record.found("duplicate_name", "name", "another of theirs has it too: both kept as they are");
      return row;
    }),
  );
};

/** The owner that the row names, or else the book's, or else the only user there is; the keeper when nobody is left. */
const ownerOf = (record: LegacyRecord<"documents"> | LegacyRecord<"characters">, people: People, ofBook: string | null): string => {
  const legacy = record.reference("owner");
  const named = legacy === "" ? (ofBook ?? people.onlyUser("")?.id) : people.user(legacy)?.id;
  if (named !== undefined) return named;
  if (legacy !== "") record.keep("owner", legacy);
  record.found("orphan", "owner", `the user ${legacy || "who had it"} is not there: kept by the keeper`);
  return KEEPER;
};

/**
 * The old database, read-only and a page at a time. Text is read as bytes: SQLite keeps whatever it is given, and as text the driver
 * would cut it at a NUL and mend broken UTF-8 without a word.
 */
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { COLUMNS, TABLE_NAMES, TABLES, type TableName } from "./tables.ts";

/** A value as it is stored; text and blobs are bytes, and `text` says which. */
export type Stored =
  | { readonly kind: "null" }
  | { readonly kind: "number"; readonly value: number | bigint }
  | { readonly kind: "text" | "blob"; readonly bytes: Uint8Array };

export interface SourceRow {
  /** SQLite's own number of the row. */
  readonly rowid: bigint;
  /** By column name. */
  readonly values: ReadonlyMap<string, Stored>;
}

export interface SourceTable {
  readonly name: TableName;
  /** As the old database calls it. */
  readonly called: string;
  readonly columns: readonly string[];
  /** The column of each field that is there. */
  readonly columnOf: ReadonlyMap<string, string>;
  readonly rows: number;
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

export class Source {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  readonly tables: ReadonlyMap<TableName, SourceTable>;
  /** Tables that nobody here knows, with their numbers of rows. */
  readonly strangers: readonly { readonly name: string; readonly rows: number }[];

  /** @throws Error when there is no such file, or it is no SQLite database. */
  constructor(path: string) {
    this.#database = new DatabaseSync(path, { readOnly: true });
    const found = this.#database
      .prepare("select name from sqlite_schema where type = 'table' and name not like 'sqlite!_%' escape '!'")
      .all();
    const names = found.map(({ name }) => String(name));
    const tables = TABLES.flatMap((name) => {
      const called = TABLE_NAMES[name].flatMap((alias) => names.find((one) => one.toLowerCase() === alias) ?? [])[0];
      return called === undefined ? [] : [this.#describe(name, called)];
    });
    this.tables = new Map(tables.map((table) => [table.name, table]));
    const known = new Set(tables.map(({ called }) => called));
    this.strangers = names.filter((name) => !known.has(name)).map((name) => ({ name, rows: this.#count(name) }));
  }

  #count(called: string): number {
    return Number(this.#database.prepare(`select count(*) as rows from ${quoted(called)}`).get()?.["rows"] ?? 0);
  }

  #describe(name: TableName, called: string): SourceTable {
    const columns = this.#database
      .prepare(`pragma table_info(${quoted(called)})`)
      .all()
      .map((column) => String(column["name"]));
    const columnOf = new Map<string, string>();
    for (const [field, aliases] of Object.entries<readonly string[]>(COLUMNS[name])) {
      const column = aliases.flatMap((alias) => columns.find((one) => one.toLowerCase() === alias) ?? [])[0];
      if (column !== undefined && ![...columnOf.values()].includes(column)) columnOf.set(field, column);
    }
    return { name, called, columns, columnOf, rows: this.#count(called) };
  }

  /** All rows in the order of their numbers, `size` at a time. */
  *pages(name: TableName, size: number): Generator<readonly SourceRow[]> {
    const table = this.tables.get(name);
    if (table === undefined) return;
    const statement = this.#select(table, "where rowid > ? order by rowid limit ?");
    for (let after = -(2n ** 63n); ;) {
      const rows = statement.all(after, size).map((row) => toRow(table, row));
      const last = rows.at(-1);
      if (last === undefined) return;
      yield rows;
      after = last.rowid;
    }
  }

  /** Ids that stand in more than one row, and `null` for rows that have none. */
  repeatedIds(name: TableName): ReadonlySet<string> {
    const table = this.tables.get(name);
    const id = table?.columnOf.get("id");
    if (table === undefined || id === undefined) return new Set();
    const rows = this.#database
      .prepare(
        `select cast(${quoted(id)} as text) as id from ${quoted(table.called)} where ${quoted(id)} is not null group by 1 having count(*) > 1`,
      )
      .all();
    return new Set(rows.map((row) => String(row["id"])));
  }

  /** Makes ids and messages quick to find, in temporary tables: the old database may have no index for it. Before what follows here. */
  index(): void {
    this.#database.exec("create temp table ids (kind text, id text, number integer, primary key (kind, id)) without rowid");
    for (const { name, called, columnOf } of this.tables.values()) {
      const id = columnOf.get("id");
      if (id === undefined || name === "messages") continue;
      const column = `cast(${quoted(id)} as text)`;
      this.#database.exec(
        `insert or ignore into temp.ids select '${name}', ${column}, rowid from ${quoted(called)} where ${quoted(id)} is not null order by rowid`,
      );
    }
    this.#database.exec(
      "create temp table message_order (conversation text, message integer, primary key (conversation, message)) without rowid",
    );
    const messages = this.tables.get("messages");
    if (messages === undefined) return;
    const conversation = messages.columnOf.get("conversation");
    const column = conversation === undefined ? "''" : `coalesce(cast(${quoted(conversation)} as text), '')`;
    this.#database.exec(`insert into temp.message_order select ${column}, rowid from ${quoted(messages.called)}`);
  }

  /** The row that an id means, the first where several have it; null for none. */
  find(name: TableName, id: string): SourceRow | null {
    const table = this.tables.get(name);
    if (table === undefined || id === "") return null;
    const row = this.#prepared(`find ${name}`, () =>
      this.#select(table, `join temp.ids on ids.number = ${quoted(table.called)}.rowid where ids.kind = '${name}' and ids.id = ?`),
    ).get(id);
    return row === undefined ? null : toRow(table, row);
  }

  /** The messages of a conversation in the order in which they were written. */
  messagesOf(conversation: string): readonly SourceRow[] {
    const table = this.tables.get("messages");
    if (table === undefined) return [];
    const rows = this.#prepared("messages", () =>
      this.#select(
        table,
        `join temp.message_order on message = ${quoted(table.called)}.rowid where message_order.conversation = ? order by message`,
      ),
    ).all(conversation);
    return rows.map((row) => toRow(table, row));
  }

  /** Conversations that messages name and the table does not have; "" for messages that name none. */
  lostConversations(): readonly string[] {
    const found = this.#database.prepare(
      "select distinct conversation from temp.message_order where conversation not in (select id from temp.ids where kind = 'conversations') order by 1",
    );
    return found.all().map((row) => String(row["conversation"]));
  }

  #prepared(key: string, prepare: () => StatementSync): StatementSync {
    const statement = this.#statements.get(key) ?? prepare();
    this.#statements.set(key, statement);
    return statement;
  }

  #select(table: SourceTable, rest: string): StatementSync {
    const values = table.columns.flatMap((column, index) => {
      const name = `${quoted(table.called)}.${quoted(column)}`;
      return [`typeof(${name}) as t${index}`, `case typeof(${name}) when 'text' then cast(${name} as blob) else ${name} end as v${index}`];
    });
    const statement = this.#database.prepare(
      `select ${quoted(table.called)}.rowid as rowid, ${values.join(", ")} from ${quoted(table.called)} ${rest}`,
    );
    statement.setReadBigInts(true);
    return statement;
  }

  close(): void {
    this.#database.close();
  }
}

/** What SQLite's driver yields. */
type Output = null | number | bigint | string | Uint8Array;

const toRow = (table: SourceTable, row: Record<string, Output>): SourceRow => ({
  rowid: BigInt(Number(row["rowid"])),
  values: new Map(table.columns.map((column, index) => [column, toStored(row[`t${index}`], row[`v${index}`])])),
});

const toStored = (type: Output | undefined, value: Output | undefined): Stored => {
  if (value instanceof Uint8Array) return { kind: type === "text" ? "text" : "blob", bytes: value };
  if (typeof value === "number" || typeof value === "bigint") return { kind: "number", value };
  return { kind: "null" };
};

/** Rows of any table as lines of JSON, as PostgreSQL writes them and reads them: nothing here looks into them. */
import { sql, type SQL } from "drizzle-orm";
import type { Database } from "../../db/client.ts";
import type { Table } from "./tables.ts";

const PAGE_ROWS = 2_000;

const list = (names: readonly string[], prefix = ""): SQL =>
  sql.join(
    names.map((name) => sql`${sql.raw(prefix)}${sql.identifier(name)}`),
    sql`, `,
  );

/** Pages of lines in the order of the primary key. */
export async function* readRows(database: Database, { name, columns, key }: Table): AsyncGenerator<readonly string[]> {
  const table = sql.identifier(name);
  for (let after: string | null = null; ;) {
    // the last line says where to go on; the table gives its values their types
    const rest: SQL =
      after === null
        ? sql``
        : sql`where (${list(key)}) > (select ${list(key, "last.")} from jsonb_populate_record(null::${table}, ${after}::jsonb) last)`;
    const { rows }: { rows: { line: string }[] } = await database.execute<{ line: string }>(sql`
      select to_jsonb(page)::text as line from (select ${list(columns)} from ${table} ${rest} order by ${list(key)} limit ${PAGE_ROWS}) page`);
    const lines = rows.map(({ line }) => line);
    const last = lines.at(-1);
    if (last === undefined) return;
    yield lines;
    after = last;
  }
}

/** Rows that are there already stay as they are. @returns how many came. */
export const writeRows = async (database: Database, { name, columns, key }: Table, lines: readonly string[]): Promise<number> => {
  if (lines.length === 0) return 0;
  const table = sql.identifier(name);
  const written = await database.execute(sql`
    insert into ${table} (${list(columns)}) select ${list(columns)} from jsonb_populate_recordset(null::${table}, ${`[${lines.join(",")}]`}::jsonb)
    on conflict (${list(key)}) do nothing`);
  return written.rowCount ?? 0;
};

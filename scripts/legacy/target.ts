/** Rows into Postgres, a batch in one statement, and the proof that they are there as they were meant. */
import { sql, type SQL } from "drizzle-orm";
import type { Database } from "../../db/client.ts";
import { toJson } from "../../db/values.ts";
import type { Row } from "./rows.ts";

export interface Written {
  /** Rows that were not there before. */
  readonly inserted: number;
  /** Of the rows as they were meant, and as they are now: equal when nothing was lost or changed. */
  readonly meant: string;
  readonly kept: string;
  /** Ids of rows that are there, and are not as they were meant. */
  readonly differing: readonly string[];
  readonly missing: readonly string[];
}

const columnsOf = (rows: readonly Row[], prefix: string): SQL =>
  sql.join(
    Object.keys(rows[0] ?? {}).map((name) => sql`${sql.raw(prefix)}${sql.identifier(name)}`),
    sql`, `,
  );

/** Every row must have the same columns. Rows that are there already stay as they are, so this may be done again. */
export const writeRows = async (database: Database, table: string, key: readonly string[], rows: readonly Row[]): Promise<Written> => {
  const name = sql.identifier(table);
  const given = sql`jsonb_populate_recordset(null::${name}, ${toJson(rows)}::jsonb)`;
  const keys = sql.join(
    key.map((column) => sql.identifier(column)),
    sql`, `,
  );
  const inserted = await database.execute(
    sql`insert into ${name} (${columnsOf(rows, "")}) select ${columnsOf(rows, "")} from ${given} on conflict (${keys}) do nothing`,
  );
  const onKeys = sql.join(
    key.map((column) => sql`kept.${sql.identifier(column)} = meant.${sql.identifier(column)}`),
    sql` and `,
  );
  // compared there, typed as the table has them: a time is then a time, and a number has the width that is kept of it
  const { rows: compared } = await database.execute<{
    meant: string | null;
    kept: string | null;
    differing: string[] | null;
    missing: string[] | null;
  }>(sql`
    with compared as (
      select meant.id::text as id, kept.id is null as is_missing,
        md5(row(${columnsOf(rows, "meant.")})::text) as meant, md5(row(${columnsOf(rows, "kept.")})::text) as kept
      from ${given} meant left join ${name} kept on ${onKeys}
    )
    select md5(string_agg(meant, '' order by id)) as meant, md5(string_agg(kept, '' order by id)) as kept,
      array_agg(id) filter (where meant <> kept and not is_missing) as differing, array_agg(id) filter (where is_missing) as missing
    from compared`);
  const [answer] = compared;
  return {
    inserted: inserted.rowCount ?? 0,
    meant: answer?.meant ?? "",
    kept: answer?.kept ?? "",
    differing: answer?.differing ?? [],
    missing: answer?.missing ?? [],
  };
};

/** How many of the rows are there, without writing: for a dry run. */
export const countKnown = async (database: Database, table: string, rows: readonly Row[]): Promise<number> => {
  const ids = toJson(rows.map(({ id }) => id));
  const { rows: found } = await database.execute<{ known: number }>(
    sql`select count(*)::int as known from ${sql.identifier(table)} where id in (select value::uuid from jsonb_array_elements_text(${ids}::jsonb))`,
  );
  return found[0]?.known ?? 0;
};

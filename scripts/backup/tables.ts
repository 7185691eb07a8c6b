/** What Postgres holds that is nowhere else: its tables, with their columns, in an order in which each comes after those it refers to. */
import { sql } from "drizzle-orm";
import type { Database } from "../../db/client.ts";

export interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  readonly key: readonly string[];
  /** Columns that refer to the table's own rows. */
  readonly selfReferences: readonly string[];
}

/** Copies of the logs, which their readers make anew from them (db/schema/projections.ts, db/schema/relations.ts). */
const PROJECTIONS = /^(events|interactions|memories|graph_.*)$/;

type Described = { name: string; columns: string[]; key: string[]; references: string[]; self_references: string[] };

/** @throws Error when tables refer to one another in a circle. */
export const readTables = async (database: Database): Promise<readonly Table[]> => {
  const { rows } = await database.execute<Described>(sql`
    select c.relname as name,
      (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      (select array_agg(a.attname::text order by array_position(i.indkey::smallint[], a.attnum)) from pg_index i
        join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey) where i.indrelid = c.oid and i.indisprimary) as key,
      coalesce((select array_agg(distinct f.confrelid::regclass::text) from pg_constraint f
        where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid), '{}') as references,
      coalesce((select array_agg(a.attname::text) from pg_constraint f join pg_attribute a on a.attrelid = c.oid and a.attnum = any(f.conkey)
        where f.conrelid = c.oid and f.contype = 'f' and f.confrelid = c.oid), '{}') as self_references
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname = 'public' order by 1`);
  return inOrder(rows.filter(({ name }) => !PROJECTIONS.test(name)));
};

const inOrder = (described: readonly Described[]): readonly Table[] => {
  const left = new Map(described.map((table) => [table.name, table]));
  const ordered: Table[] = [];
  while (left.size > 0) {
    const free = [...left.values()].filter(({ references }) => !references.some((name) => left.has(name)));
    if (free.length === 0) throw new Error(`The tables ${[...left.keys()].join(", ")} refer to one another in a circle.`);
    for (const { name, columns, key, self_references } of free) {
      if (key === null) throw new Error(`The table ${name} has no primary key, so its rows cannot be told apart.`);
      ordered.push({ name, columns, key, selfReferences: self_references });
      left.delete(name);
    }
  }
  return ordered;
};

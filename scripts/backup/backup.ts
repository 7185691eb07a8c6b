/**
 * Everything that a studio holds and cannot make again, as a folder: rows of Postgres as lines of JSON, the log of every ecosystem as its
 * object has it, and every file. Readers of the logs (history, graph, memories) make theirs anew.
 */
import { createWriteStream, mkdirSync, writeFileSync, type WriteStream } from "node:fs";
import { once } from "node:events";
import { dirname, join } from "node:path";
import { sql } from "drizzle-orm";
import type { OpenStudio } from "../studio/open.ts";
import { readRows } from "./rows.ts";
import { readTables } from "./tables.ts";

export const BACKUP_FORMAT = "literaryai-backup";
export const BACKUP_VERSION = 1;

export interface Manifest {
  readonly format: typeof BACKUP_FORMAT;
  readonly version: typeof BACKUP_VERSION;
  /** The newest migration of Postgres: rows come back into the same tables. */
  readonly schema: string;
  /** Rows by table, in the order in which they must come back. */
  readonly tables: Readonly<Record<string, number>>;
  readonly ecosystems: number;
  readonly events: number;
  readonly files: number;
}

type Studio = Pick<OpenStudio, "database" | "operator">;

const writing = async (path: string, write: (out: (line: string) => Promise<void>) => Promise<void>): Promise<void> => {
  mkdirSync(dirname(path), { recursive: true });
  const stream: WriteStream = createWriteStream(path);
  await write(async (line) => {
    if (!stream.write(`${line}\n`)) await once(stream, "drain");
  });
  stream.end();
  await once(stream, "close");
};

export const schemaVersion = async ({ database }: Pick<Studio, "database">): Promise<string> => {
  const { rows } = await database.execute<{ hash: string }>(
    sql`select hash from drizzle.__drizzle_migrations order by created_at desc limit 1`,
  );
  return rows[0]?.hash ?? "";
};

/** @returns what was kept. A manifest is written last: a folder without one is no backup. */
export const backUp = async (studio: Studio, folder: string): Promise<Manifest> => {
  const { database, operator } = studio;
  const tables = await readTables(database);
  const counts: Record<string, number> = {};
  const ecosystems: string[] = [];
  // those that refer to others first: what comes to be meanwhile then refers to nothing that is not kept
  for (const table of tables.toReversed())
    await writing(join(folder, "postgres", `${table.name}.jsonl`), async (out) => {
      counts[table.name] = 0;
      for await (const lines of readRows(database, table)) {
        for (const line of lines) await out(line);
        counts[table.name] = (counts[table.name] ?? 0) + lines.length;
        if (table.name === "ecosystems") ecosystems.push(...lines.map((line) => (JSON.parse(line) as { id: string }).id));
      }
    });
  let events = 0;
  let rooms = 0;
  for (const id of ecosystems) {
    const head = await operator.head(id);
    // a row whose object was never made
    if (head === null) continue;
    [rooms, events] = [rooms + 1, events + head.seq];
    await writing(join(folder, "ecosystems", `${id}.jsonl`), async (out) => {
      await out(JSON.stringify(head));
      for (let since: number | null = 0; since !== null;) {
        const page = await operator.log(id, since, head.seq);
        for (const row of page.rows) await out(JSON.stringify(row));
        since = page.next_since;
      }
    });
  }
  let files = 0;
  for await (const key of operator.files()) {
    const bytes = await operator.file(key);
    if (bytes === null) continue;
    const path = join(folder, "files", encodeURIComponent(key));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
    files += 1;
  }
  const inOrder = Object.fromEntries(tables.map(({ name }) => [name, counts[name] ?? 0]));
  const manifest: Manifest = {
    format: BACKUP_FORMAT,
    version: BACKUP_VERSION,
    schema: await schemaVersion(studio),
    tables: inOrder,
    ecosystems: rooms,
    events,
    files,
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "manifest.json"), JSON.stringify(manifest, null, 1));
  return manifest;
};

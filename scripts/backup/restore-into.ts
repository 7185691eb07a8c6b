/** A backup comes back: rows, files, then every log into its object. Into an empty studio it makes the same again; what is there stays. */
import { createReadStream, existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { sql } from "drizzle-orm";
import type { BundleHead, LogRow } from "../../objects/ecosystem/contract.ts";
import type { Operator } from "../studio/operator.ts";
import type { OpenStudio } from "../studio/open.ts";
import { BACKUP_FORMAT, BACKUP_VERSION, schemaVersion, type Manifest } from "./backup.ts";
import { writeRows } from "./rows.ts";
import { readTables, type Table } from "./tables.ts";

type Studio = Pick<OpenStudio, "database" | "operator">;

/** What came back, and what was there already. */
export interface Restored {
  readonly rows: number;
  readonly ecosystems: number;
  readonly events: number;
  readonly files: number;
  /** Ecosystems that have a log here already: left as they are. */
  readonly kept: readonly string[];
}

const BATCH_ROWS = 1_000;
const BATCH_CHARACTERS = 4_000_000;
const SETTLED_AT_ONCE = 16;

const linesOf = (path: string) => createInterface({ input: createReadStream(path), crlfDelay: Infinity });

/** @throws Error when the folder is no backup, or is of another schema. */
const readManifest = async (studio: Studio, folder: string): Promise<Manifest> => {
  const file = join(folder, "manifest.json");
  const manifest = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Manifest) : null;
  if (manifest?.format !== BACKUP_FORMAT || manifest.version !== BACKUP_VERSION)
    throw new Error(`${folder} is no backup that can be read here.`);
  if (manifest.schema === (await schemaVersion(studio))) return manifest;
  throw new Error(
    "This backup was made with another version of the database's tables.\n" +
      "1. Check out the version of the studio that made it, restore there, and\n" +
      "2. start the newer version on that: it brings the tables up to date.",
  );
};

/** In batches; a row that refers to its own table comes first without doing so, since the other may come later. */
const restoreTable = async (studio: Studio, table: Table, path: string): Promise<number> => {
  let written = 0;
  let [batch, size]: [string[], number] = [[], 0];
  const referring: string[] = [];
  const flush = async (): Promise<void> => {
    written += await writeRows(studio.database, table, batch);
    [batch, size] = [[], 0];
  };
  for await (const line of linesOf(path)) {
    const refers =
      table.selfReferences.length > 0 && table.selfReferences.some((name) => (JSON.parse(line) as Record<string, unknown>)[name] != null);
    if (refers) {
      referring.push(line);
      continue;
    }
    batch.push(line);
    size += line.length;
    if (batch.length >= BATCH_ROWS || size >= BATCH_CHARACTERS) await flush();
  }
  await flush();
  // one statement: a constraint is checked at its end
  batch = referring;
  await flush();
  return written;
};

const restoreLog = async (operator: Operator, id: string, path: string): Promise<number | null> => {
  let head: BundleHead | null = null;
  let [rows, size]: [LogRow[], number] = [[], 0];
  for await (const line of linesOf(path)) {
    if (head === null) {
      head = JSON.parse(line) as BundleHead;
      if ((await operator.head(id)) !== null) return null;
      continue;
    }
    if (size > 0 && size + line.length > BATCH_CHARACTERS) {
      await operator.adopt(id, { head, rows, last: false });
      [rows, size] = [[], 0];
    }
    rows.push(JSON.parse(line) as LogRow);
    size += line.length;
  }
  if (head === null) return null;
  await operator.adopt(id, { head, rows, last: true });
  return head.seq;
};

/** Every studio makes a demo at its first start, and there is one only: in a studio that nobody uses yet the backup's takes its place. */
const makeWayForDemo = async ({ database, operator }: Studio, path: string): Promise<void> => {
  let coming: string | null = null;
  for await (const line of linesOf(path)) {
    const { id, kind } = JSON.parse(line) as { id: string; kind: string };
    if (kind === "demo") coming = id;
  }
  const { rows } = await database.execute<{ id: string; owned: number }>(
    sql`select id, (select count(*)::int from ecosystems where owner_id is not null) as owned from ecosystems where kind = 'demo'`,
  );
  const [demo] = rows;
  if (coming === null || demo === undefined || demo.id === coming) return;
  if (demo.owned > 0)
    throw new Error("This studio is in use and has a demo of its own. Restore into an empty one: DATA_DIR=.data-2 npm run restore -- ...");
  await operator.remove(demo.id);
};

export const restoreInto = async (studio: Studio, folder: string): Promise<Restored> => {
  const manifest = await readManifest(studio, folder);
  const tables = new Map((await readTables(studio.database)).map((table) => [table.name, table]));
  let rows = 0;
  for (const name of Object.keys(manifest.tables)) {
    const table = tables.get(name);
    if (table === undefined) throw new Error(`The backup has a table ${name}, which is not here.`);
    if (name === "ecosystems") await makeWayForDemo(studio, join(folder, "postgres", `${name}.jsonl`));
    rows += await restoreTable(studio, table, join(folder, "postgres", `${name}.jsonl`));
  }
  let files = 0;
  for (const name of filesIn(join(folder, "files"))) {
    await studio.operator.putFile(decodeURIComponent(name), readFileSync(join(folder, "files", name)));
    files += 1;
  }
  const came: string[] = [];
  // as many at a time as their readers can take without being late for one another
  const settle = async (): Promise<void> => void (await studio.operator.settle(came.splice(0)));
  const kept: string[] = [];
  let [ecosystems, events] = [0, 0];
  for (const name of filesIn(join(folder, "ecosystems"))) {
    const id = name.replace(/\.jsonl$/, "");
    const restored = await restoreLog(studio.operator, id, join(folder, "ecosystems", name));
    if (restored === null) kept.push(id);
    else {
      [ecosystems, events] = [ecosystems + 1, events + restored];
      if (came.push(id) >= SETTLED_AT_ONCE) await settle();
    }
  }
  await settle();
  return { rows, ecosystems, events, files, kept };
};

const filesIn = (folder: string): readonly string[] => (existsSync(folder) ? readdirSync(folder).toSorted() : []);

/** A studio in memory that an old database is brought into. */
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readRows } from "../../scripts/backup/rows.ts";
import { readTables } from "../../scripts/backup/tables.ts";
import { migrate, type Outcome } from "../../scripts/legacy/migration.ts";
import { Report, type Finding } from "../../scripts/legacy/report.ts";
import { Source } from "../../scripts/legacy/source.ts";
import { openDatabase, type TestDatabase } from "../stores/database.ts";
import { createRooms, type Rooms } from "./rooms.ts";

export interface Studio extends TestDatabase {
  readonly rooms: Rooms;
}

export interface Migrated {
  readonly outcome: Outcome;
  readonly anomalies: readonly Finding[];
}

export const openStudio = async (): Promise<Studio> => ({ ...(await openDatabase()), rooms: createRooms() });

export const migrateFrom = async ({ database, rooms }: Studio, path: string, { dryRun = false } = {}): Promise<Migrated> => {
  const folder = mkdtempSync(join(tmpdir(), "studio-report-"));
  const file = join(folder, "report.json");
  const source = new Source(path);
  const report = new Report(file);
  const out = Object.assign(Object.create(process.stdout) as NodeJS.WriteStream, { isTTY: false, write: () => true });
  try {
    const { outcome } = await migrate({ source, database, operator: rooms, report, dryRun, defaultRole: "free_user", out });
    report.close({});
    return { outcome, anomalies: (JSON.parse(readFileSync(file, "utf8")) as { anomalies: Finding[] }).anomalies };
  } finally {
    source.close();
    rmSync(folder, { recursive: true, force: true });
  }
};

/** All that the studio holds, as one hash. */
export const everything = async ({ database, rooms }: Studio): Promise<string> => {
  const hash = createHash("sha256");
  for (const table of await readTables(database)) for await (const lines of readRows(database, table)) hash.update(lines.join("\n"));
  return hash.update(rooms.fingerprint()).digest("hex");
};

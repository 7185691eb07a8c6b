/**
 * Brings a LiteraryAI SQLite database into the studio.
 *
 *     npm run migrate:sqlite -- legacy.db [--dry-run] [--report FILE]
 *
 * The studio is this machine's (DATA_DIR, PORT) and is started for the time of the work unless it runs; with STUDIO_URL, AUTH_SECRET and
 * DATABASE_URL it is a deployment. Before anything is written, copies of the old database and of what the studio holds go into
 * `legacy.db.migration/`, where the report goes too. Run again it goes on where it was cut off, and changes nothing that is there.
 */
import { mkdirSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { migrateDatabase } from "../../db/migrate.ts";
import { openStudio } from "../studio/open.ts";
import { keepCopies } from "./copies.ts";
import { migrate, type Outcome } from "./migration.ts";
import { Report } from "./report.ts";
import { Source } from "./source.ts";

const USAGE = "npm run migrate:sqlite -- legacy.db [--dry-run] [--report FILE]";

const readArguments = (): { readonly path: string; readonly dryRun: boolean; readonly report: string | null } => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { "dry-run": { type: "boolean", default: false }, report: { type: "string" } },
  });
  const [path, ...others] = positionals;
  if (path === undefined || others.length > 0) throw new Error(`Which database? ${USAGE}`);
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) throw new Error(`There is no file ${path}. ${USAGE}`);
  return { path: resolve(path), dryRun: values["dry-run"], report: values.report === undefined ? null : resolve(values.report) };
};

const print = (outcome: Outcome, report: Report, dryRun: boolean): void => {
  const width = 12;
  const cells = ["table", "source", "target", dryRun ? "to write" : "written", dryRun ? "" : "equal"];
  console.log(cells.map((cell) => cell.padStart(width)).join(""));
  for (const [table, { source, target, written, equal }] of Object.entries(outcome))
    console.log([table, source, target, written, dryRun ? "" : equal ? "yes" : "NO"].map((cell) => String(cell).padStart(width)).join(""));
  for (const [key, count] of [...report.counts].toSorted(([a], [b]) => a.localeCompare(b))) console.log(`  ${key} × ${count}`);
};

const run = async (): Promise<boolean> => {
  const { path, dryRun, report: wanted } = readArguments();
  const from = performance.now();
  const source = new Source(path);
  const folder = `${path}.migration`;
  const file = wanted ?? (dryRun ? null : join(folder, "report.json"));
  const studio = await openStudio();
  try {
    await migrateDatabase(studio.database);
    if (!dryRun) await keepCopies(path, folder, studio);
    if (file !== null) mkdirSync(dirname(file), { recursive: true });
    const report = new Report(file);
    const defaultRole = process.env.DEFAULT_ROLE === "free_user" || process.env.STUDIO_URL ? "free_user" : "premium_user";
    const { database, operator } = studio;
    const { outcome, behind } = await migrate({ source, database, operator, report, dryRun, defaultRole, out: process.stdout });
    const seconds = Math.round((performance.now() - from) / 1000);
    report.close({ source: path, dry_run: dryRun, seconds, tables: outcome, behind, anomalies: Object.fromEntries(report.counts) });
    print(outcome, report, dryRun);
    console.log(
      `${dryRun ? "A dry run: nothing was changed. " : ""}${seconds} s${file === null ? "" : `; everything that was odd is in ${file}`}`,
    );
    if (dryRun) return true;
    if (behind > 0) console.log(`history, graph and memories of ${behind} conversations are still to follow; the studio goes on by itself`);
    return Object.values(outcome).every(({ equal }) => equal);
  } finally {
    source.close();
    await studio.close();
  }
};

try {
  const isEqual = await run();
  if (!isEqual) console.error("Not everything is there as it was meant; the report says what.");
  process.exitCode = isEqual ? 0 : 2;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

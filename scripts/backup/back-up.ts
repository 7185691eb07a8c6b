/**
 * Keeps everything that a studio holds: accounts, books, characters, and every ecosystem with its whole log.
 *
 *     npm run backup -- OUT.zip|FOLDER
 *
 * The studio is this machine's (DATA_DIR, PORT), or with STUDIO_URL, AUTH_SECRET and DATABASE_URL a deployment. It may go on meanwhile.
 */
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStudio } from "../studio/open.ts";
import { pack } from "./archive.ts";
import { backUp } from "./backup.ts";

const run = async (): Promise<void> => {
  const [, , out] = process.argv;
  if (out === undefined) throw new Error("Where to? npm run backup -- OUT.zip, or a folder");
  if (existsSync(out) && (out.endsWith(".zip") || readdirSync(out).length > 0))
    throw new Error(`${out} is there already. Name another, or move it away.`);
  const studio = await openStudio();
  const folder = out.endsWith(".zip") ? mkdtempSync(join(tmpdir(), "studio-backup-")) : out;
  try {
    const { tables, ecosystems, events, files } = await backUp(studio, folder);
    if (folder !== out) await pack(folder, out);
    const rows = Object.values(tables).reduce((sum, count) => sum + count, 0);
    console.log(`${out}: ${rows} rows, ${ecosystems} ecosystems with ${events} events, ${files} files`);
  } finally {
    if (folder !== out) rmSync(folder, { recursive: true, force: true });
    await studio.close();
  }
};

run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});

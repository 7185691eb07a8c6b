/**
 * Brings a backup back. Into an empty studio it makes the same again; rows and ecosystems that are there stay as they are.
 *
 *     npm run restore -- IN.zip|FOLDER
 *
 * The studio is this machine's (DATA_DIR, PORT), or with STUDIO_URL, AUTH_SECRET and DATABASE_URL a deployment.
 */
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStudio } from "../studio/open.ts";
import { unpack } from "./archive.ts";
import { restoreInto } from "./restore-into.ts";

const run = async (): Promise<void> => {
  const [, , from] = process.argv;
  const found = from === undefined ? undefined : statSync(from, { throwIfNoEntry: false });
  if (from === undefined || found === undefined) throw new Error("From where? npm run restore -- IN.zip, or a folder");
  const folder = found.isDirectory() ? from : mkdtempSync(join(tmpdir(), "studio-restore-"));
  try {
    if (folder !== from) await unpack(from, folder);
    const studio = await openStudio();
    try {
      const { rows, ecosystems, events, files, kept } = await restoreInto(studio, folder);
      console.log(`${rows} rows, ${ecosystems} ecosystems with ${events} events, ${files} files came back`);
      if (kept.length > 0) console.log(`${kept.length} ecosystems were here already and stay as they are: ${kept.slice(0, 5).join(", ")}`);
    } finally {
      await studio.close();
    }
  } finally {
    if (folder !== from) rmSync(folder, { recursive: true, force: true });
  }
};

run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});

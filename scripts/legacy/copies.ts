/** Copies of both sides before anything is written; without them nothing is. */
import { createHash } from "node:crypto";
import { createReadStream, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { backup as copyDatabase, DatabaseSync } from "node:sqlite";
import { backUp } from "../backup/backup.ts";
import type { OpenStudio } from "../studio/open.ts";

const sha256 = async (path: string): Promise<string> => {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest("hex");
};

/**
 * The old database and what the studio holds now, in `folder`. Copies that an earlier run of the same migration made are from before it,
 * so they stay.
 */
export const keepCopies = async (path: string, folder: string, studio: OpenStudio): Promise<void> => {
  mkdirSync(folder, { recursive: true });
  const mark = join(folder, "copied");
  const source = await sha256(path);
  if (existsSync(mark) && readFileSync(mark, "utf8") === source) return;
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    rmSync(join(folder, "source.db"), { force: true });
    await copyDatabase(database, join(folder, "source.db"));
  } finally {
    database.close();
  }
  const target = join(folder, "studio-before");
  rmSync(target, { recursive: true, force: true });
  await backUp(studio, target);
  writeFileSync(mark, source);
};

/** Where fetched engines are kept between runs. */
import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join } from "node:path";

const isRoot = process.getuid?.() === 0;

/** STUDIO_ENGINES, or the user's cache; root's engines run as another user, who may not look into root's home. */
export const cacheFolder = (): string =>
  process.env.STUDIO_ENGINES ??
  join(isRoot ? "/var/cache" : (process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache")), "literaryai-studio", "engines");

/**
 * The folder `name` of the cache, made once by `make`.
 * @param make fills an empty folder; one that fails leaves nothing behind, and two at once do not mix.
 */
export const cached = async (name: string, make: (folder: string) => Promise<void>): Promise<string> => {
  const folder = join(cacheFolder(), name);
  if (existsSync(folder)) return folder;
  const draft = `${folder}.${randomUUID()}`;
  try {
    await mkdir(draft, { recursive: true });
    await make(draft);
    await mkdir(dirname(folder), { recursive: true });
    await rename(draft, folder).catch((error: unknown) => {
      // another run was quicker
      if (!existsSync(folder)) throw error;
    });
    return folder;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
};

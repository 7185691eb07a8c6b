/**
 * The embedded Postgres: PGlite behind Neon's HTTP protocol, in a process of its own because a long query blocks its thread.
 *
 *     node scripts/embedded/postgres.ts [DATA_DIR] [PORT]
 *
 * Both also come from the environment (DATA_DIR, default `.data`; POSTGRES_PORT, default 0 = any free port). Prints one line of JSON,
 * `{"ready":true,"port":N}`, when it serves. SIGTERM and SIGINT close it; a hard kill loses no acknowledged row.
 */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { SqlEngine } from "./engine.ts";
import { acquireLock } from "./lock.ts";
import { createPGliteEngine } from "./pglite.ts";
import { serveSql } from "./server.ts";

export interface EmbeddedPostgresOptions {
  /** The studio's data directory; the database lives in `postgres` below it. null keeps everything in memory. */
  readonly dataDir: string | null;
  /** 0 picks a free one. */
  readonly port: number;
  /** Told when PostgreSQL broke on a statement (it is opened again by itself) or could not be opened again. */
  readonly onFailure?: (error: unknown) => void;
}

export interface EmbeddedPostgres {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Starts the database and resolves when it serves.
 * @throws LockedError when another live process owns the data directory.
 */
export const startEmbeddedPostgres = async ({ dataDir, port, onFailure }: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> => {
  const engine = Promise.withResolvers<SqlEngine>();
  // Nobody may be waiting yet when opening fails; the caller gets the error from the await below.
  engine.promise.catch(() => undefined);
  const server = await serveSql({ engine: engine.promise, port, onFailure });
  let release: (() => Promise<void>) | null = null;
  try {
    if (dataDir !== null) {
      await mkdir(dataDir, { recursive: true });
      release = await acquireLock(join(dataDir, "postgres.lock"), { pid: process.pid, port: server.port, instance: server.instance });
    }
    const opened = await createPGliteEngine({ dataDir: dataDir === null ? null : join(dataDir, "postgres") });
    engine.resolve(opened);
    return {
      port: server.port,
      close: async () => {
        await server.close();
        await opened.close();
        await release?.();
      },
    };
  } catch (error) {
    engine.reject(error);
    await server.close();
    await release?.();
    throw error;
  }
};

const report = (error: unknown): void => console.error(error);

const main = async (): Promise<void> => {
  const [, , dataDir = process.env.DATA_DIR ?? ".data", port = process.env.POSTGRES_PORT ?? "0"] = process.argv;
  const database = await startEmbeddedPostgres({ dataDir, port: Number(port), onFailure: report });
  const close = (): void =>
    void database.close().then(
      () => process.exit(0),
      (error: unknown) => {
        report(error);
        process.exit(1);
      },
    );
  process.once("SIGTERM", close);
  process.once("SIGINT", close);
  console.log(JSON.stringify({ ready: true, port: database.port }));
};

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}

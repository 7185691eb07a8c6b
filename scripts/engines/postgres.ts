/** A real PostgreSQL server with a fresh, empty cluster. */
import { chown } from "node:fs/promises";
import { join } from "node:path";
import { Client } from "pg";
import { run } from "./command.ts";
import { freePort, newFolder, startServer, unprivileged } from "./server.ts";
import type { RunningServer } from "./server.ts";

export interface RunningPostgres extends RunningServer {
  /** `postgres://studio@127.0.0.1:PORT/postgres`, trusted without a password. */
  readonly url: string;
  readonly port: number;
}

export interface PostgresStart {
  /** Folder of initdb and postgres. */
  readonly programs: string;
  /** A free one unless given. */
  readonly port?: number;
  /** `name=value` each. */
  readonly settings?: readonly string[];
}

const connectOnce = async (url: string): Promise<void> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.end();
};

/** A test's database need not outlive a power cut. */
export const FORGETFUL: readonly string[] = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"];

export const startPostgres = async ({ programs, port, settings = [] }: PostgresStart): Promise<RunningPostgres> => {
  const chosen = port ?? (await freePort());
  const folder = await newFolder("postgres-");
  const user = unprivileged();
  const cluster = join(folder, "cluster");
  const create = ["-D", cluster, "-U", "studio", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"];
  await run(join(programs, "initdb"), create, "apt-get install postgresql", { ...user, cwd: folder });
  if (user.uid !== undefined && user.gid !== undefined) await chown(cluster, user.uid, user.gid);
  const url = `postgres://studio@127.0.0.1:${chosen}/postgres`;
  const fixed = ["listen_addresses=127.0.0.1", "unix_socket_directories=", "jit=off", "timezone=UTC"];
  const server = await startServer({
    command: [
      join(programs, "postgres"),
      "-D",
      cluster,
      "-p",
      String(chosen),
      ...[...fixed, ...settings].flatMap((setting) => ["-c", setting]),
    ],
    folder,
    probe: () => connectOnce(url),
    stopSignal: "SIGINT",
    user,
  });
  return { ...server, url, port: chosen };
};

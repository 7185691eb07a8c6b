/** A real Neo4j, community edition, from the archives that its makers publish, on this machine's Java. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import neo4j from "neo4j-driver";
import { cached } from "./cache.ts";
import { run } from "./command.ts";
import { fetchFromMaven } from "./maven.ts";
import { freePort, newFolder, startServer } from "./server.ts";
import type { RunningServer } from "./server.ts";

/** The last line that runs on Java 17, and supported for years: what Debian 12 can run. */
const VERSION = "5.26.12";
const ARTEFACTS = [`org.neo4j:neo4j:${VERSION}`, `org.neo4j.app:neo4j-server:${VERSION}`];

const FIRST_PASSWORD = "neo4j";

export interface RunningNeo4j extends RunningServer {
  readonly version: string;
  /** `bolt://127.0.0.1:PORT`: Bolt, and Bolt over WebSocket, on the same port. */
  readonly uri: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
}

const settings = (port: number): string => `
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:${port}
server.http.enabled=false
server.https.enabled=false
server.memory.pagecache.size=256m
dbms.usage_report.enabled=false
`;

/** The kernel maps its files and talks to sockets by ways that Java 17 keeps closed. */
const OPENED = ["java.nio", "java.io", "sun.nio.ch"].map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`);

const execute = async (uri: string, password: string, statement: string, parameters: object, database: string): Promise<void> => {
  const driver = neo4j.driver(uri, neo4j.auth.basic("neo4j", password), { connectionTimeout: 1_000, maxTransactionRetryTime: 0 });
  try {
    await driver.executeQuery(statement, parameters, { database });
  } finally {
    await driver.close();
  }
};

export interface Neo4jStart {
  /** A free one unless given. */
  readonly port?: number;
  /** Megabytes; 512 unless given. */
  readonly heap?: number;
}

/**
 * Starts an empty server with a password of its own.
 * @throws EngineMissingError without Java, or without Maven when the server has to be fetched.
 */
export const startNeo4j = async ({ port, heap = 512 }: Neo4jStart = {}): Promise<RunningNeo4j> => {
  await run("java", ["-version"], "apt-get install openjdk-17-jre-headless, or another Java from 17 on");
  const archives = await cached(`neo4j-${VERSION}`, (folder) => fetchFromMaven(ARTEFACTS, folder));
  const chosen = port ?? (await freePort());
  const folder = await newFolder("neo4j-");
  await mkdir(join(folder, "conf"));
  await writeFile(join(folder, "conf", "neo4j.conf"), settings(chosen));
  const uri = `bolt://127.0.0.1:${chosen}`;
  const password = crypto.randomUUID();
  let isOurs = false;
  /** The first one sets the password. */
  const probe = async (): Promise<void> => {
    if (isOurs) return execute(uri, password, "RETURN 1", {}, "neo4j");
    await execute(
      uri,
      FIRST_PASSWORD,
      "ALTER CURRENT USER SET PASSWORD FROM $from TO $to",
      { from: FIRST_PASSWORD, to: password },
      "system",
    );
    isOurs = true;
  };
  const memory = [`-Xms${Math.round(heap / 2)}m`, `-Xmx${heap}m`];
  // its log goes to its output, where whoever waits for it reads why it does not come
  const homes = [`--home-dir=${folder}`, `--config-dir=${join(folder, "conf")}`, "--console-mode"];
  const server = await startServer({
    command: [
      "java",
      ...memory,
      "-XX:+UseParallelGC",
      ...OPENED,
      "-cp",
      join(archives, "*"),
      "org.neo4j.server.CommunityEntryPoint",
      ...homes,
    ],
    folder,
    probe,
    stopSignal: "SIGTERM",
  });
  return { ...server, version: VERSION, uri, port: chosen, user: "neo4j", password };
};

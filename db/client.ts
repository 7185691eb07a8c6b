/** The way to Postgres: Neon's HTTP endpoint, one fetch per statement or batch, in Workers, in Durable Objects and in Node alike. */
import { neon, neonConfig } from "@neondatabase/serverless";
import { drizzle } from "drizzle-orm/neon-http";
import type { NeonHttpDatabase } from "drizzle-orm/neon-http";
import * as schema from "./schema.ts";

export interface DatabaseOptions {
  /** `postgres://user:password@host/name`. */
  readonly databaseUrl: string;
  /** host:port of a local stand-in that speaks Neon's protocol (scripts/embedded/postgres.ts); absent in production. */
  readonly neonLocal?: string | undefined;
  /** Milliseconds until a request to the store is given up; 10,000 unless said otherwise. */
  readonly timeoutMs?: number;
}

/** Atomic work goes through `batch` or one statement: there are no interactive transactions over HTTP. */
export type Database = NeonHttpDatabase<typeof schema>;

const DEFAULT_TIMEOUT_MS = 10_000;

const parseUrl = (databaseUrl: string): URL => {
  const url = URL.canParse(databaseUrl) ? new URL(databaseUrl) : null;
  if (url !== null && /^postgres(ql)?:$/.test(url.protocol) && url.username !== "" && url.hostname !== "" && url.pathname.length > 1)
    return url;
  throw new Error(
    `DATABASE_URL is ${databaseUrl === "" ? "missing" : "not a connection string"}. Expected postgres://user:password@host/name.\n` +
      "1. On your own machine: start with `npm start`, which sets it and runs an embedded Postgres.\n" +
      "2. For `wrangler dev` alone: put DATABASE_URL into .dev.vars, and NEON_LOCAL too when the database is the embedded one.\n" +
      "3. In production: copy the string from Neon's dashboard and run `wrangler secret put DATABASE_URL`.",
  );
};

/** The driver's endpoint setting is global, so the address of the stand-in travels in each client's own connection string. */
const localUrl = (url: URL, neonLocal: string): string => {
  if (!/^[^/\s]+:\d+$/.test(neonLocal)) throw new Error(`NEON_LOCAL must be host:port, as in 127.0.0.1:5488; it is ${neonLocal}.`);
  neonConfig.fetchEndpoint = (host, port) => `http://${host}:${port}/sql`;
  return `postgres://${url.username}:${url.password}@${neonLocal}${url.pathname}`;
};

/** fetch with a deadline whose timer ends with the request: one that outlived it would keep a Durable Object from hibernating. */
const fetchInTime = async (
  input: string,
  { deadlineMs = DEFAULT_TIMEOUT_MS, ...init }: RequestInit & { deadlineMs?: number },
): Promise<Response> => {
  const deadline = new AbortController();
  const timer = setTimeout(
    () => deadline.abort(new DOMException(`the database did not answer in ${deadlineMs} ms`, "TimeoutError")),
    deadlineMs,
  );
  try {
    const response = await fetch(input, { ...init, signal: deadline.signal });
    return new Response(await response.arrayBuffer(), response);
  } finally {
    clearTimeout(timer);
  }
};

/** @throws Error that says how to mend the settings when they cannot work. */
export const createDatabase = ({ databaseUrl, neonLocal, timeoutMs = DEFAULT_TIMEOUT_MS }: DatabaseOptions): Database => {
  const url = parseUrl(databaseUrl);
  neonConfig.fetchFunction = fetchInTime;
  const client = neon(neonLocal === undefined || neonLocal === "" ? databaseUrl : localUrl(url, neonLocal), {
    fetchOptions: { deadlineMs: timeoutMs },
  });
  return drizzle(client, { schema });
};

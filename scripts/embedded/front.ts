/** Neon's `POST /sql` and `GET /health` over any SQL engine, so that the production driver works unchanged on a newcomer's machine. */
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { SqlError } from "./engine.ts";
import type { BatchOptions, Result, SqlEngine, Statement } from "./engine.ts";

/** Larger than any batch a sink sends; keeps a runaway body from filling the memory. */
const MAX_BODY_BYTES = 64 * 1024 * 1024;

class RefusedError extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

const ISOLATION = {
  ReadUncommitted: "read uncommitted",
  ReadCommitted: "read committed",
  RepeatableRead: "repeatable read",
  Serializable: "serializable",
} as const;

const isIsolation = (name: string): name is keyof typeof ISOLATION => Object.hasOwn(ISOLATION, name);

const readBody = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    if (!(chunk instanceof Buffer)) throw new RefusedError(422, "The body must be bytes.");
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw new RefusedError(413, `The body exceeds ${MAX_BODY_BYTES} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
};

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);

const toStatement = (value: unknown): Statement => {
  if (!isRecord(value) || typeof value.query !== "string") throw new RefusedError(422, 'Expected {"query": string, "params"?: array}.');
  const params = Array.isArray(value.params) ? value.params : [];
  return {
    query: value.query,
    params: params.map((param: unknown) => (param === null || typeof param === "string" ? param : JSON.stringify(param))),
  };
};

const parse = (body: string): Record<string, unknown> => {
  try {
    const value: unknown = JSON.parse(body);
    if (isRecord(value)) return value;
  } catch {
    // Falls through: what is not JSON is refused like any other body that is not a query.
  }
  throw new RefusedError(422, "The body must be a JSON object.");
};

const batchOptions = (request: IncomingMessage): BatchOptions => {
  const isolation = request.headers["neon-batch-isolation-level"];
  return {
    isolation: typeof isolation === "string" && isIsolation(isolation) ? ISOLATION[isolation] : null,
    readOnly: request.headers["neon-batch-read-only"] === "true",
    deferrable: request.headers["neon-batch-deferrable"] === "true",
  };
};

const toAnswer = (result: Result) => ({ ...result, rowAsArray: true });

/**
 * The port has no password. A web page can reach it too, so a request must look like the driver's: no Origin, a loopback Host (a
 * rebound name is another one), and the connection-string header, which a page may not send without asking first.
 */
const refuseBrowsers = (request: IncomingMessage): void => {
  const host = (request.headers.host ?? "").replace(/:\d+$/, "");
  if (!["127.0.0.1", "localhost", "[::1]"].includes(host)) throw new RefusedError(403, `Host ${host} is not this machine.`);
  if (request.headers.origin !== undefined) throw new RefusedError(403, "Not for web pages.");
  if (request.headers["neon-connection-string"] === undefined) throw new RefusedError(403, "The Neon-Connection-String header is missing.");
};

const answerSql = async (request: IncomingMessage, engine: SqlEngine): Promise<unknown> => {
  refuseBrowsers(request);
  const body = parse(await readBody(request));
  if (!Array.isArray(body.queries)) return toAnswer(await engine.execute(toStatement(body)));
  const results = await engine.batch(body.queries.map(toStatement), batchOptions(request));
  return { results: results.map(toAnswer) };
};

const send = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
};

export interface FrontOptions {
  /** Resolves when the database serves; requests wait for it. */
  readonly engine: Promise<SqlEngine>;
  /** Names this process in `GET /health`, so that a lock file can be told from a stranger on the same port. */
  readonly instance: string;
  /** Told of any failure that is not PostgreSQL's own answer to a statement, nor the client's. */
  readonly onFailure: (error: unknown) => void;
}

export const createFront = ({ engine, instance, onFailure }: FrontOptions): RequestListener => {
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      if (request.method === "GET" && request.url === "/health") return send(response, 200, { status: "ok", instance });
      if (request.method !== "POST" || request.url !== "/sql") throw new RefusedError(404, "Only POST /sql and GET /health are here.");
      send(response, 200, await answerSql(request, await engine));
    } catch (error) {
      if (error instanceof SqlError) return send(response, 400, error);
      if (error instanceof RefusedError) return send(response, error.status, { message: error.message });
      // The client gave up while it was still sending: nobody is left to answer, and nothing is wrong here.
      if (request.destroyed && !request.complete) return;
      send(response, 500, { message: error instanceof Error ? error.message : String(error) });
      onFailure(error);
    }
  };
  return (request, response) => void answer(request, response);
};

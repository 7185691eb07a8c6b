/** Any SQL engine behind Neon's HTTP protocol, on a port of this machine. */
import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { Server } from "node:http";
import type { SqlEngine } from "./engine.ts";
import { createFront } from "./front.ts";

export interface ServerOptions {
  /** Resolves when the database serves; requests wait for it. */
  readonly engine: Promise<SqlEngine>;
  /** 0 picks a free one. */
  readonly port: number;
  /** Told of what went wrong that is neither PostgreSQL's own answer nor the client's fault. */
  readonly onFailure?: ((error: unknown) => void) | undefined;
}

export interface SqlServer {
  readonly port: number;
  /** What `GET /health` says it is. */
  readonly instance: string;
  /** Waits for requests under way; the engine stays open. */
  close(): Promise<void>;
}

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      if (address === null || typeof address === "string") reject(new Error("The server has no port."));
      else resolve(address.port);
    });
  });

export const serveSql = async ({ engine, port, onFailure = () => undefined }: ServerOptions): Promise<SqlServer> => {
  const instance = randomUUID();
  const server = createServer(createFront({ engine, instance, onFailure }));
  // Longer than any client keeps an idle connection, so that it is never closed under a request.
  server.keepAliveTimeout = 120_000;
  return {
    port: await listen(server, port),
    instance,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
};

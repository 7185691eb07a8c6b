/** The way to Postgres' `POST /sql`, request by request. */
import { createServer, request as send, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { count, LATE_MS, type Fault, type Way } from "./faults.ts";
import type { Random } from "./random.ts";

interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

const readAll = async (message: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of message) if (chunk instanceof Buffer) chunks.push(chunk);
  return Buffer.concat(chunks);
};

const forward = ({ method, url, headers, body }: Asked, port: number): Promise<Answered> =>
  new Promise((resolve, reject) => {
    const host = `127.0.0.1:${port}`;
    const outgoing = send(
      { host: "127.0.0.1", port, method, path: url, headers: { ...headers, host, connection: "close" } },
      (incoming) => {
        readAll(incoming).then(
          (answer) => resolve({ status: incoming.statusCode ?? 502, headers: incoming.headers, body: answer }),
          reject,
        );
      },
    );
    outgoing.on("error", reject);
    outgoing.end(body);
  });

/** @param target port of the store at the moment; it changes when the store is started again. */
export const openSqlWay = async (target: () => number, random: Random): Promise<Way> => {
  const met = new Map<Fault, number>();
  const held = new Set<() => void>();
  let fault: Fault | null = null;

  const untilOver = (): Promise<void> => new Promise((resolve) => held.add(resolve));

  const answer = async (asked: Asked, response: ServerResponse): Promise<void> => {
    const { status, headers, body } = await forward(asked, target());
    response.writeHead(status, { "content-type": headers["content-type"] ?? "application/json" }).end(body);
  };

  /** To the store, whoever asked having gone: its answer is nobody's. */
  const deliver = (asked: Asked): Promise<void> =>
    forward(asked, target()).then(
      () => undefined,
      () => undefined,
    );

  const suffer = async (suffered: Fault, asked: Asked, response: ServerResponse): Promise<void> => {
    switch (suffered) {
      case "hang":
        await untilOver();
        return answer(asked, response);
      case "reset":
        return void response.destroy();
      case "lost answer":
        await deliver(asked);
        return void response.destroy();
      case "slow":
        await sleep(100 + random.next() * 500);
        return answer(asked, response);
      case "500":
        return void response
          .writeHead(random.pick([[500, 1] as const, [502, 1] as const, [503, 1] as const, [429, 1] as const]))
          .end("busy");
      case "duplicate":
        await Promise.all([deliver(asked), answer(asked, response)]);
        return deliver(asked);
      case "late":
        // refused now, and done all the same once newer requests have been
        response.writeHead(503).end("busy");
        await sleep(LATE_MS.least + random.next() * LATE_MS.more);
        return deliver(asked);
      default:
        return suffered satisfies never;
    }
  };

  const server = createServer((request, response) => {
    const work = async (): Promise<void> => {
      const asked = { method: request.method ?? "POST", url: request.url ?? "/", headers: request.headers, body: await readAll(request) };
      if (fault === null) return answer(asked, response);
      count(met, fault);
      return suffer(fault, asked, response);
    };
    work().catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    met,
    set: (next) => {
      fault = next;
      if (next === "hang") return;
      for (const release of held) release();
      held.clear();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

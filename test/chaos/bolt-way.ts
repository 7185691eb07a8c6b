/**
 * The way to Neo4j, connection by connection. Bolt is a stream, so what is delivered twice or late is a whole conversation: everything that
 * the client has said on its connection is said again, on another one, to a server whose answers nobody hears.
 */
import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { count, LATE_MS, type Fault, type Way } from "./faults.ts";
import type { Random } from "./random.ts";

interface Pair {
  readonly client: Socket;
  readonly upstream: Socket;
  /** By the client, between one answer and the next; null once that was too much to keep. */
  said: Buffer[] | null;
  size: number;
  isAnswered: boolean;
}

export interface BoltWay extends Way {
  /** Transactions that the server has confirmed to a conversation that was had again. */
  repeated(): number;
  /** Nothing is said again from now on; resolves when what is being said again has been. */
  settle(): Promise<void>;
}

const SLOW_MS = 150;
const MAX_SAID = 1_000_000;
/** The server's answer to a commit, and to nothing else, names the bookmark of the transaction. */
const COMMITTED = "bookmark";
/** For an answer before more is said: whoever speaks before the greeting is over is not understood. */
const ANSWER_MS = 2_000;
const BACK_EVERY_MS = 500;
const BACK_ATTEMPTS = 60;
const BUSY = "HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";

type Repetition = "duplicate" | "late";

const isRepetition = (fault: Fault): fault is Repetition => fault === "duplicate" || fault === "late";

/** workerd offers to compress its WebSocket; a commit could not be told then. */
const uncompressed = (greeting: Buffer): Buffer =>
  Buffer.from(greeting.toString("latin1").replace(/^sec-websocket-extensions:.*\r\n/im, ""), "latin1");

const keep = (pair: Pair, chunk: Buffer): void => {
  pair.size += chunk.length;
  if (pair.size > MAX_SAID) pair.said = null;
  const unanswered = pair.isAnswered ? undefined : pair.said?.pop();
  pair.said?.push(unanswered === undefined ? chunk : Buffer.concat([unanswered, chunk]));
  pair.isAnswered = false;
};

export const openBoltWay = async (target: number, random: Random): Promise<BoltWay> => {
  const met = new Map<Fault, number>();
  const pairs = new Set<Pair>();
  const again = new Set<Promise<void>>();
  let fault: Fault | null = null;
  /** What the next transaction meets, since none came while it was in the way. */
  let owed: Repetition | null = null;
  let repeated = 0;

  const destroy = ({ client, upstream }: Pair): void => {
    client.destroy();
    upstream.destroy();
  };

  /** To a server that is just being restarted, once it is back. */
  const reach = async (attempts = BACK_ATTEMPTS): Promise<Socket> => {
    const socket = connect(target, "127.0.0.1");
    const isOpen = await new Promise<boolean>((resolve) => {
      socket.once("connect", () => resolve(true));
      socket.once("error", () => resolve(false));
    });
    if (isOpen || attempts === 1) return socket;
    await sleep(BACK_EVERY_MS);
    return reach(attempts - 1);
  };

  const sayAgain = async (said: readonly Buffer[]): Promise<void> => {
    const socket = await reach();
    socket.on("data", (chunk: Buffer) => {
      if (chunk.includes(COMMITTED)) repeated++;
    });
    socket.on("error", () => undefined);
    for (const piece of said) {
      if (socket.destroyed) return;
      const answered = new Promise<void>((resolve) => void socket.once("data", () => resolve()));
      socket.write(piece);
      await Promise.race([answered, sleep(ANSWER_MS)]);
    }
    socket.destroy();
  };

  const repeat = (said: readonly Buffer[], afterMs: number): void => {
    const work = sleep(afterMs)
      .then(() => sayAgain(said))
      .finally(() => again.delete(work));
    again.add(work);
  };

  /** A transaction is through, as far as the server is concerned. */
  const sufferCommit = (pair: Pair, suffered: Repetition, chunk: Buffer): void => {
    count(met, suffered);
    owed = null;
    const said = [...(pair.said ?? [])];
    if (suffered === "duplicate") {
      pair.isAnswered = true;
      pair.client.write(chunk);
      repeat(said, 0);
    } else {
      destroy(pair);
      repeat(said, LATE_MS.least + random.next() * LATE_MS.more);
    }
  };

  /** What comes from one end goes to the other, as far as the fault of the moment lets it. */
  const carry = (pair: Pair, from: Socket, to: Socket): void => {
    from.on("data", (received: Buffer) => {
      const suffered = fault;
      const isClients = from === pair.client;
      const chunk = isClients && pair.size === 0 ? uncompressed(received) : received;
      const pass = (): void => {
        if (isClients) keep(pair, chunk);
        else pair.isAnswered = true;
        to.write(chunk);
      };
      if (suffered === null || isRepetition(suffered)) {
        const isCommitted = !isClients && pair.said !== null && chunk.includes(COMMITTED);
        const repetition = suffered ?? owed;
        return isCommitted && repetition !== null ? sufferCommit(pair, repetition, chunk) : pass();
      }
      count(met, suffered);
      if (suffered === "lost answer" && isClients) pass();
      else if (suffered === "hang") {
        from.pause();
        from.unshift(chunk);
      } else if (suffered === "slow") {
        from.pause();
        setTimeout(() => {
          pass();
          from.resume();
        }, SLOW_MS);
      } else destroy(pair);
    });
  };

  const server = createServer((client) => {
    client.on("error", () => client.destroy());
    if (fault === "500") {
      count(met, fault);
      client.once("data", () => client.end(BUSY));
      return;
    }
    const upstream = connect(target, "127.0.0.1");
    const pair: Pair = { client, upstream, said: [], size: 0, isAnswered: true };
    pairs.add(pair);
    for (const socket of [client, upstream]) {
      socket.on("error", () => destroy(pair));
      socket.on("close", () => {
        pairs.delete(pair);
        destroy(pair);
      });
    }
    carry(pair, client, upstream);
    carry(pair, upstream, client);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    met,
    repeated: () => repeated,
    settle: async () => {
      owed = null;
      await Promise.all(again);
    },
    set: (next) => {
      fault = next;
      if (next !== null && isRepetition(next)) owed = next;
      if (next === "hang") return;
      for (const { client, upstream } of pairs) {
        client.resume();
        upstream.resume();
      }
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const pair of pairs) destroy(pair);
      }),
  };
};

/** The way to Neo4j, connection by connection: Bolt is a stream, of which nothing can be delivered twice. */
import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import { count, type Fault, type Way } from "./faults.ts";

interface Pair {
  readonly client: Socket;
  readonly upstream: Socket;
}

const SLOW_MS = 150;

export const openBoltWay = async (target: number): Promise<Way> => {
  const met = new Map<Fault, number>();
  const pairs = new Set<Pair>();
  let fault: Fault | null = null;

  const destroy = ({ client, upstream }: Pair): void => {
    client.destroy();
    upstream.destroy();
  };

  /** What comes from one end goes to the other, as far as the fault of the moment lets it. */
  const carry = (pair: Pair, from: Socket, to: Socket): void => {
    from.on("data", (chunk: Buffer) => {
      const suffered = fault;
      if (suffered !== null) count(met, suffered);
      if (suffered === null || (suffered === "lost answer" && from === pair.client)) to.write(chunk);
      else if (suffered === "hang") {
        from.pause();
        from.unshift(chunk);
      } else if (suffered === "slow") {
        from.pause();
        setTimeout(() => {
          to.write(chunk);
          from.resume();
        }, SLOW_MS);
      } else destroy(pair);
    });
  };

  const server = createServer((client) => {
    const upstream = connect(target, "127.0.0.1");
    const pair = { client, upstream };
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
    set: (next) => {
      fault = next;
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

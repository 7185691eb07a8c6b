/** A way to a server that sees how each connection begins. */
import { connect, createServer } from "node:net";
import type { AddressInfo, Socket } from "node:net";

export interface Tap {
  readonly port: number;
  /** First bytes of every connection so far. */
  readonly openings: readonly Buffer[];
  close(): Promise<void>;
}

export const openTap = async (targetPort: number): Promise<Tap> => {
  const openings: Buffer[] = [];
  const open = new Set<Socket>();
  const server = createServer((client) => {
    open.add(client);
    client.once("close", () => open.delete(client));
    const upstream = connect(targetPort, "127.0.0.1");
    client.once("data", (chunk) => openings.push(chunk));
    client.pipe(upstream).pipe(client);
    client.on("close", () => upstream.destroy());
    client.on("error", () => client.destroy());
    upstream.on("error", () => client.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    openings,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const client of open) client.destroy();
      }),
  };
};

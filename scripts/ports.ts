/** Whether a port of this machine is free, found out by taking it. */
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });

/** Resolves once the port is free; a process that was just ended holds its port a moment longer. Throws when it stays taken. */
export const waitForPort = async (port: number): Promise<void> => {
  for (let attempt = 0; attempt < 25; attempt++) {
    if (await isFree(port)) return;
    await sleep(200);
  }
  throw new Error(
    `Port ${port} is taken.\n1. Another copy may be running: stop it, or\n2. choose another port: PORT=8788 DATA_DIR=.data-2 npm start`,
  );
};

/**
 * A database that is down for every room but those whose id begins with "decafbad" (test/objects/room.ts): for those it takes the
 * request and never answers. No tick may wait for either.
 */
import { createServer, type ServerResponse } from "node:http";
import type { TestProject } from "vitest/node";

export default async (project: TestProject): Promise<() => Promise<void>> => {
  const hanging = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      if (Buffer.concat(parts).includes("decafbad")) hanging.add(response);
      else response.writeHead(503).end();
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  project.provide("failingDatabase", address.port);
  return async () => {
    for (const response of hanging) response.destroy();
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  };
};

/** The stores in Postgres on real servers, through the production driver and the front that stands for Neon's. */
import { afterAll, beforeAll, describe, inject } from "vitest";
import type { TestDatabase } from "../database.ts";
import { describeManyMemories } from "../suites/many-memories.ts";
import { describePostgres } from "../suites/postgres.ts";
import { openServerDatabase } from "./database.ts";

const engines = [
  ["PostgreSQL of this machine", inject("systemPostgres")],
  ["PostgreSQL with pgvector", inject("vectorPostgres")],
] as const;

describe.each(engines)("%s", (_name, { server, missing }) => {
  describe.skipIf(server === null)(`version ${missing ?? server.version}`, () => {
    let opened: TestDatabase;
    beforeAll(async () => {
      if (server !== null) opened = await openServerDatabase(server);
    });
    afterAll(() => opened.close());

    describePostgres(() => opened, server?.hasVector === true);
    // too many for the embedded one's patience
    if (server?.hasVector) describeManyMemories(() => opened.database);
  });
});

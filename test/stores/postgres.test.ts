/** Everything that lives in Postgres, through the production driver. One database for the file: each test keeps to ids of its own. */
import { afterAll, beforeAll, describe } from "vitest";
import { createHistorySink } from "../../db/history.ts";
import { createPgvectorMemories } from "../../db/memories.ts";
import { createPostgresGraph } from "../../graph/postgres.ts";
import { describeGraphContract } from "./contracts/graph.ts";
import { describeHistoryContract } from "./contracts/history.ts";
import { describeMemoriesContract } from "./contracts/memories.ts";
import { openDatabase } from "./database.ts";
import type { TestDatabase } from "./database.ts";
import { describeAccounts } from "./suites/accounts.ts";
import { describeBooks } from "./suites/books.ts";
import { describeEcosystems } from "./suites/ecosystems.ts";
import { describeProtocol } from "./suites/protocol.ts";

describe("PGlite", () => {
  let opened: TestDatabase;
  beforeAll(async () => {
    opened = await openDatabase();
  }, 180_000);
  afterAll(() => opened.close());

  const database = () => opened.database;
  describeHistoryContract("Postgres", () => createHistorySink(database()));
  describeGraphContract("Postgres", () => createPostgresGraph(database()));
  describeMemoriesContract("pgvector", () => createPgvectorMemories(database()));
  describeAccounts(database);
  describeBooks(database);
  describeEcosystems(database);
  describeProtocol(() => opened);
});

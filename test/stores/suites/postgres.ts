/** Everything that lives in Postgres, whichever engine runs the SQL. */
import { createHistorySink } from "../../../db/history.ts";
import { createPgvectorMemories } from "../../../db/memories.ts";
import { createPostgresGraph } from "../../../graph/postgres.ts";
import { describeGraphContract } from "../contracts/graph.ts";
import { describeGraphProperties } from "../contracts/graph-property.ts";
import { describeHistoryContract } from "../contracts/history.ts";
import { describeMemoriesContract } from "../contracts/memories.ts";
import type { TestDatabase } from "../database.ts";
import { describeAccounts } from "./accounts.ts";
import { describeBooks } from "./books.ts";
import { describeEcosystems } from "./ecosystems.ts";
import { describeLibrary } from "./library.ts";
import { describeMemoryBulk } from "./memory-bulk.ts";
import { describeProtocol } from "./protocol.ts";

/** One database for all of it: each test keeps to ids of its own. */
export const describePostgres = (opened: () => TestDatabase, hasVector: boolean): void => {
  const database = () => opened().database;
  describeHistoryContract("Postgres", () => createHistorySink(database()));
  describeGraphContract("Postgres", () => createPostgresGraph(database()));
  describeGraphProperties("Postgres", () => createPostgresGraph(database()), 25);
  if (hasVector) {
    describeMemoriesContract("pgvector", () => createPgvectorMemories(database()));
    describeMemoryBulk(database);
  }
  describeAccounts(database);
  describeBooks(database);
  describeEcosystems(database);
  describeLibrary(database);
  describeProtocol(opened);
};

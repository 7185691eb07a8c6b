/** The stores in Postgres on the embedded engine, through the production driver. */
import { afterAll, beforeAll, describe } from "vitest";
import { openDatabase } from "./database.ts";
import type { TestDatabase } from "./database.ts";
import { describePostgres } from "./suites/postgres.ts";

describe("PGlite", () => {
  let opened: TestDatabase;
  beforeAll(async () => {
    opened = await openDatabase();
  }, 180_000);
  afterAll(() => opened.close());

  describePostgres(() => opened, true);
});

/**
 * The drivers on the way that production takes: neo4j-driver as wrangler bundles it (Bolt over WebSocket) and
 * @neondatabase/serverless, from inside workerd, in a Worker and in a Durable Object, against real servers.
 */
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { describeGraphContract } from "../contracts/graph.ts";
import { describeHistoryContract } from "../contracts/history.ts";
import { describeMemoriesContract } from "../contracts/memories.ts";
import type { TestDatabase } from "../database.ts";
import { openServerDatabase } from "./database.ts";
import { openTap } from "./tap.ts";
import type { Tap } from "./tap.ts";
import { remotePort, startWorker } from "./workerd.ts";
import type { TestWorker } from "./workerd.ts";

const [postgres, neo4j] = [inject("vectorPostgres").server, inject("neo4j").server];

describe.skipIf(postgres === null || neo4j === null)("inside workerd", () => {
  let database: TestDatabase;
  let tap: Tap;
  let worker: TestWorker;
  beforeAll(async () => {
    if (postgres === null || neo4j === null) return;
    database = await openServerDatabase(postgres);
    tap = await openTap(Number(new URL(neo4j.uri).port));
    worker = await startWorker("test/stores/worker/wrangler.toml", {
      NEON_LOCAL: database.address,
      NEO4J_URI: `bolt://127.0.0.1:${tap.port}`,
      NEO4J_USER: neo4j.user,
      NEO4J_PASSWORD: neo4j.password,
    });
  });
  afterAll(async () => {
    await worker.close();
    await tap.close();
    await database.close();
  });

  describe.each(["worker", "object"] as const)("in a Durable Object or a Worker: %s", (place) => {
    const port = (name: string) => remotePort(() => worker, place, name);
    describeGraphContract("Neo4j", () => port("neo4j"));
    describeGraphContract("Postgres", () => port("graph"));
    describeHistoryContract("Postgres", () => port("history"));
    describeMemoriesContract("pgvector", () => port("memories"));
  });

  it("reached Neo4j over WebSocket, and by nothing else", () => {
    expect(tap.openings.length).toBeGreaterThan(1);
    const openings = new Set(tap.openings.map((bytes) => bytes.subarray(0, 4).toString("latin1")));
    expect(openings).toEqual(new Set(["GET "]));
  });
});

import { request } from "node:http";
import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { createDatabase } from "../../../db/client.ts";
import { isUnavailable, sqlStateOf } from "../../../db/errors.ts";
import { migrateDatabase } from "../../../db/migrate.ts";
import { DATABASE_URL } from "../database.ts";
import type { TestDatabase } from "../database.ts";

/** Neon's endpoint as a client that is not the driver sees it; node:http because fetch would not send these headers. */
const post = (address: string, body: string, headers: Record<string, string> = {}): Promise<{ status: number; body: unknown }> =>
  new Promise((resolve, reject) => {
    const sent = request(
      `http://${address}/sql`,
      { method: "POST", headers: { "neon-connection-string": DATABASE_URL, ...headers } },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on("data", (chunk: Buffer) => chunks.push(chunk));
        answer.on("end", () => resolve({ status: answer.statusCode ?? 0, body: JSON.parse(Buffer.concat(chunks).toString()) as unknown }));
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });

export const describeProtocol = (opened: () => TestDatabase): void => {
  const query = (statement: string, params: readonly unknown[] = []) =>
    post(opened().address, JSON.stringify({ query: statement, params }));

  describe("POST /sql", () => {
    it("answers raw text in arrays with the fields' types", async () => {
      const { status, body } = await query("select $1::int + 1 as n, null as nothing, '[1,2]'::jsonb as list", ["41"]);
      expect(status).toBe(200);
      expect(body).toMatchObject({ rows: [["42", null, "[1, 2]"]], rowCount: 1, command: "SELECT", rowAsArray: true });
      expect(body).toMatchObject({ fields: [{ name: "n", dataTypeID: 23 }, { name: "nothing" }, { name: "list", dataTypeID: 3802 }] });
    });

    it("answers an SQL error as 400 with PostgreSQL's fields", async () => {
      const { status, body } = await query("insert into users (username, email, password_hash, role) values ('a', 'b', 'c', 'king')");
      expect(status).toBe(400);
      expect(body).toMatchObject({
        code: "22P02",
        severity: "ERROR",
        routine: expect.any(String),
        message: expect.stringContaining("king"),
      });
      expect(await query("select nope")).toMatchObject({ status: 400, body: { code: "42703", position: "8" } });
    });

    it("does all of a batch or none of it", async () => {
      const table = `batch_${crypto.randomUUID().replaceAll("-", "")}`;
      await query(`create table ${table} (id int primary key)`);
      const insert = (id: number) => ({ query: `insert into ${table} values ($1)`, params: [String(id)] });
      const batch = (ids: readonly number[]) => post(opened().address, JSON.stringify({ queries: ids.map(insert) }));
      expect(await batch([1, 2, 1])).toMatchObject({ status: 400, body: { code: "23505", constraint: `${table}_pkey` } });
      expect(await query(`select count(*) from ${table}`)).toMatchObject({ body: { rows: [["0"]] } });
      expect(await batch([1, 2])).toMatchObject({ status: 200, body: { results: [{ rowCount: 1 }, { command: "INSERT" }] } });
      const readOnly = { "neon-batch-read-only": "true", "neon-batch-isolation-level": "Serializable" };
      const refused = await post(opened().address, JSON.stringify({ queries: [insert(3)] }), readOnly);
      expect(refused).toMatchObject({ status: 400, body: { code: "25006" } });
      await query(`drop table ${table}`);
    });

    it("lets no transaction leak from one request into the next", async () => {
      expect(await query("begin")).toMatchObject({ status: 400, body: { code: "25001" } });
      expect(await query("select 1 as n")).toMatchObject({ status: 200 });
    });

    it("serves many clients at once, each with its own rows", async () => {
      const answers = await Promise.all(Array.from({ length: 40 }, (_, index) => query("select $1::text as mine", [String(index)])));
      expect(answers.map(({ body }) => body)).toMatchObject(answers.map((_, index) => ({ rows: [[String(index)]] })));
    });

    it("refuses web pages, rebound names and what is not a query", async () => {
      const { address } = opened();
      const body = JSON.stringify({ query: "select 1" });
      expect((await post(address, body, { origin: "http://evil.example" })).status).toBe(403);
      expect((await post(address, body, { host: "evil.example" })).status).toBe(403);
      expect((await post(address, "{}")).status).toBe(422);
      expect((await post(address, "nonsense")).status).toBe(422);
    });
  });

  describe("the client", () => {
    it("has nothing to migrate twice", async () => {
      expect(await migrateDatabase(opened().database, opened().migrations)).toBe(0);
    });

    it("tells an SQL error from a store that does not answer", async () => {
      const failed = await opened()
        .database.execute(sql`select nope`)
        .catch((error: unknown) => error);
      expect(sqlStateOf(failed)).toEqual({ code: "42703", constraint: null });
      expect(isUnavailable(failed)).toBe(false);
      const nobody = createDatabase({ databaseUrl: DATABASE_URL, neonLocal: "127.0.0.1:9" });
      const refused = await nobody.execute(sql`select 1`).catch((error: unknown) => error);
      expect(sqlStateOf(refused)).toBeNull();
      expect(isUnavailable(refused)).toBe(true);
    });

    it("gives a store up that does not answer in time", async () => {
      const hasty = createDatabase({ databaseUrl: DATABASE_URL, neonLocal: opened().address, timeoutMs: 1 });
      const slow = hasty.execute(sql`select count(*) from generate_series(1, 300000)`);
      expect(isUnavailable(await slow.catch((error: unknown) => error))).toBe(true);
    });

    it("says how to mend settings that cannot work", () => {
      expect(() => createDatabase({ databaseUrl: "" })).toThrow(/missing[\s\S]*1\.[\s\S]*2\.[\s\S]*3\./);
      expect(() => createDatabase({ databaseUrl: "http://example.org" })).toThrow(/not a connection string/);
      expect(() => createDatabase({ databaseUrl: DATABASE_URL, neonLocal: "nowhere" })).toThrow(/host:port/);
    });
  });
};

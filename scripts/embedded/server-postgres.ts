/** A real PostgreSQL server as an SQL engine: what PGlite is on a newcomer's machine, for the tests of the stores. */
import { DatabaseError, Pool } from "pg";
import type { PoolClient, QueryArrayConfig, QueryArrayResult } from "pg";
import { beginStatement, SqlError } from "./engine.ts";
import type { Result, SqlEngine, Statement } from "./engine.ts";

/** Values stay the text that PostgreSQL sent. */
const RAW = { getTypeParser: () => (value: string) => value };

const OPENS_TRANSACTION = new Set(["BEGIN", "START"]);

const toResult = ({ fields, rows, rowCount, command }: QueryArrayResult<(string | null)[]>): Result => ({
  fields: fields.map(({ name, dataTypeID, tableID, columnID, dataTypeSize, dataTypeModifier }) => ({
    name,
    dataTypeID,
    tableID,
    columnID,
    dataTypeSize,
    dataTypeModifier,
    format: "text",
  })),
  rows,
  rowCount,
  // null for an empty statement
  command: command ?? "",
});

const run = async (client: PoolClient, { query, params }: Statement): Promise<Result> => {
  // The extended protocol takes one statement at a time, with or without parameters.
  const config: QueryArrayConfig & { readonly queryMode: "extended" } = {
    text: query,
    values: [...params],
    rowMode: "array",
    queryMode: "extended",
    types: RAW,
  };
  try {
    return toResult(await client.query<(string | null)[]>(config));
  } catch (error) {
    throw error instanceof DatabaseError ? new SqlError(error.message, error) : error;
  }
};

/**
 * Opens no connection until the first statement.
 * @param connectionString `postgres://user:password@host:port/name`, of the server itself.
 */
export const createServerEngine = (connectionString: string): SqlEngine => {
  const pool = new Pool({ connectionString, max: 10 });
  // An idle connection that breaks is replaced at the next statement.
  pool.on("error", () => undefined);
  // One that breaks at work fails its statement, whose caller is told; unheard, the event would end this process.
  pool.on("connect", (client) => client.on("error", () => undefined));

  /** A connection whose transaction could not be undone is closed rather than given to the next caller. */
  const withClient = async <Value>(work: (client: PoolClient) => Promise<Value>): Promise<Value> => {
    const client = await pool.connect();
    try {
      const value = await work(client);
      client.release();
      return value;
    } catch (error) {
      client.release(!(error instanceof SqlError));
      throw error;
    }
  };

  return {
    execute: (statement) =>
      withClient(async (client) => {
        const result = await run(client, statement);
        if (!OPENS_TRANSACTION.has(result.command)) return result;
        await client.query("rollback");
        throw new SqlError("A transaction cannot span requests: send its statements as one batch.", { severity: "ERROR", code: "25001" });
      }),
    batch: (statements, options) =>
      withClient(async (client) => {
        await client.query(beginStatement(options));
        try {
          const results: Result[] = [];
          for (const statement of statements) {
            // One after another by nature: they share the transaction.
            results.push(await run(client, statement));
          }
          await client.query("commit");
          return results;
        } catch (error) {
          if (error instanceof SqlError) await client.query("rollback");
          throw error;
        }
      }),
    close: () => pool.end(),
  };
};

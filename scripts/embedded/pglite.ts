/** PGlite as an SQL engine: PostgreSQL in this process, one statement at a time. */
import { Mutex, PGlite, protocol } from "@electric-sql/pglite";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { vector } from "@electric-sql/pglite-pgvector";
import { beginStatement, BrokenEngineError, SqlError } from "./engine.ts";
import type { Field, Result, SqlEngine, Statement } from "./engine.ts";

const { messages, serialize } = protocol;

/** Parse to Sync in one go, so that nothing can come between. */
const encode = ({ query, params }: Statement): Uint8Array =>
  new Uint8Array(
    Buffer.concat([
      serialize.parse({ text: query }),
      serialize.bind({ values: [...params] }),
      serialize.describe({ type: "P" }),
      serialize.execute({}),
      serialize.sync(),
    ]),
  );

/** `INSERT 0 5`, `SELECT 3`, `CREATE TABLE`: the count, when there is one, comes last. */
const readTag = (tag: string): Pick<Result, "command" | "rowCount"> => {
  const words = tag.split(" ");
  const count = Number(words.at(-1));
  return { command: words[0] ?? "", rowCount: Number.isInteger(count) ? count : null };
};

const toField = ({ name, tableID, columnID, dataTypeID, dataTypeSize, dataTypeModifier }: Omit<Field, "format">): Field => ({
  name,
  dataTypeID,
  tableID,
  columnID,
  dataTypeSize,
  dataTypeModifier,
  format: "text",
});

type Answer = Awaited<ReturnType<PGlite["execProtocol"]>>["messages"];

/** @throws SqlError, or BrokenEngineError when the answer stops short: PGlite swallows a trap of its WebAssembly. */
const read = (answer: Answer): { result: Result; inTransaction: boolean } => {
  let fields: readonly Field[] = [];
  let tag: string | null = null;
  let status: string | null = null;
  let failure: SqlError | null = null;
  const rows: (string | null)[][] = [];
  for (const message of answer) {
    if (message instanceof messages.DataRowMessage) rows.push(message.fields);
    else if (message instanceof messages.RowDescriptionMessage) fields = message.fields.map(toField);
    else if (message instanceof messages.CommandCompleteMessage) tag = message.text;
    else if (message.name === "emptyQuery") tag = "";
    else if (message instanceof messages.DatabaseError) failure ??= new SqlError(message.message, message);
    else if (message instanceof messages.ReadyForQueryMessage) status = message.status;
  }
  const isFatal = failure?.fields.severity === "FATAL" || failure?.fields.severity === "PANIC";
  if (status === null || isFatal || (failure === null && tag === null)) throw new BrokenEngineError();
  if (failure !== null) throw failure;
  return { result: { fields, rows, ...readTag(tag ?? "") }, inTransaction: status !== "I" };
};

export interface PGliteEngineOptions {
  /** Folder of the database, made when missing; null keeps everything in memory. */
  readonly dataDir: string | null;
}

/**
 * Opens the database and waits until it serves. The caller holds the lock on `dataDir`: PGlite itself takes none, and a second
 * process on the same folder would lose its rows in silence.
 */
export const createPGliteEngine = async ({ dataDir }: PGliteEngineOptions): Promise<SqlEngine> => {
  const open = () => PGlite.create({ ...(dataDir === null ? {} : { dataDir }), extensions: { vector, pg_trgm } });
  const mutex = new Mutex();
  let database = await open();

  const run = async (statement: Statement): Promise<{ result: Result; inTransaction: boolean }> => {
    // What PGlite throws here is never an error of the statement (those are messages): the WebAssembly is gone.
    const answer = await database.execProtocol(encode(statement), { throwOnError: false }).catch((error: unknown) => {
      throw new BrokenEngineError({ cause: error });
    });
    return read(answer.messages);
  };
  const command = (query: string) => run({ query, params: [] });

  /** What broke answers the next caller with this one's rows, so it is abandoned like a killed process: the files are whole. */
  const exclusive = <Value>(work: () => Promise<Value>): Promise<Value> =>
    mutex.runExclusive(async () => {
      try {
        return await work();
      } catch (error) {
        if (error instanceof BrokenEngineError) database = await open();
        throw error;
      }
    });

  return {
    execute: (statement) =>
      exclusive(async () => {
        const { result, inTransaction } = await run(statement);
        if (!inTransaction) return result;
        // The session is everybody's: a transaction left open would swallow the next caller's statements.
        await command("rollback");
        throw new SqlError("A transaction cannot span requests: send its statements as one batch.", { severity: "ERROR", code: "25001" });
      }),
    batch: (statements, options) =>
      exclusive(async () => {
        await command(beginStatement(options));
        try {
          const results: Result[] = [];
          for (const statement of statements) {
            // One after another by nature: they share the transaction.
            results.push((await run(statement)).result);
          }
          await command("commit");
          return results;
        } catch (error) {
          if (error instanceof SqlError) await command("rollback");
          throw error;
        }
      }),
    close: () => mutex.runExclusive(() => database.close()),
  };
};

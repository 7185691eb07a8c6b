/** What the HTTP front asks of whatever runs the SQL. Values are PostgreSQL's text forms throughout, as Neon's endpoint has them. */

export interface Statement {
  readonly query: string;
  readonly params: readonly (string | null)[];
}

export interface Field {
  readonly name: string;
  readonly dataTypeID: number;
  readonly tableID: number;
  readonly columnID: number;
  readonly dataTypeSize: number;
  readonly dataTypeModifier: number;
  readonly format: string;
}

export interface Result {
  readonly fields: readonly Field[];
  readonly rows: readonly (readonly (string | null)[])[];
  /** Rows returned or touched; null for a command that counts none. */
  readonly rowCount: number | null;
  /** First word of the command tag: SELECT, INSERT, CREATE, ... */
  readonly command: string;
}

export interface BatchOptions {
  readonly isolation: "read uncommitted" | "read committed" | "repeatable read" | "serializable" | null;
  readonly readOnly: boolean;
  readonly deferrable: boolean;
}

export const beginStatement = ({ isolation, readOnly, deferrable }: BatchOptions): string =>
  ["begin", isolation === null ? "" : `isolation level ${isolation}`, readOnly ? "read only" : "", deferrable ? "deferrable" : ""].join(
    " ",
  );

export interface SqlEngine {
  /** One statement in a transaction of its own. Throws `SqlError`; `BrokenEngineError` when the engine did not survive it. */
  execute(statement: Statement): Promise<Result>;
  /** All of the statements or none of them. Throws the `SqlError` of the first that failed. */
  batch(statements: readonly Statement[], options: BatchOptions): Promise<readonly Result[]>;
  close(): Promise<void>;
}

const ERROR_FIELDS = [
  "severity",
  "code",
  "detail",
  "hint",
  "position",
  "internalPosition",
  "internalQuery",
  "where",
  "schema",
  "table",
  "column",
  "dataType",
  "constraint",
  "file",
  "line",
  "routine",
] as const;

export type ErrorFields = Readonly<Partial<Record<(typeof ERROR_FIELDS)[number], string | undefined>>>;

/** An error PostgreSQL itself reported, with every field it gave. */
export class SqlError extends Error {
  readonly fields: ErrorFields;

  constructor(message: string, fields: ErrorFields) {
    super(message);
    this.name = "SqlError";
    this.fields = fields;
  }

  /** The body of a 400 answer; fields PostgreSQL left out are absent. */
  toJSON(): Record<string, string | undefined> {
    return { message: this.message, ...Object.fromEntries(ERROR_FIELDS.map((name) => [name, this.fields[name]])) };
  }
}

/** PostgreSQL itself broke on a statement, as on endless recursion. It has been opened again; what was acknowledged before is kept. */
export class BrokenEngineError extends Error {
  constructor(options?: ErrorOptions) {
    super("PostgreSQL broke on this statement and was opened again. Nothing of the statement was kept.", options);
    this.name = "BrokenEngineError";
  }
}

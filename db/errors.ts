/** What went wrong in Postgres, as the rest of the code may ask it. */
import { NeonDbError } from "@neondatabase/serverless";

/** A value that must be one of its kind is taken. */
export class DuplicateError extends Error {
  readonly field: string;
  constructor(field: string, cause: unknown) {
    super(`This ${field} is taken.`, { cause });
    this.name = "DuplicateError";
    this.field = field;
  }
}

/** PostgreSQL's own error behind an error of the query builder; null when there is none. */
const databaseErrorOf = (error: unknown): NeonDbError | null => {
  if (error instanceof NeonDbError) return error;
  return error instanceof Error && error.cause !== undefined ? databaseErrorOf(error.cause) : null;
};

/** SQLSTATE and the constraint's name; null when PostgreSQL reported nothing. */
export const sqlStateOf = (error: unknown): { readonly code: string; readonly constraint: string | null } | null => {
  const cause = databaseErrorOf(error);
  return cause?.code === undefined ? null : { code: cause.code, constraint: cause.constraint ?? null };
};

/** The store did not answer, or not in time: trying again later may help, another statement will not. */
export const isUnavailable = (error: unknown): boolean => {
  const cause = databaseErrorOf(error);
  return cause !== null && cause.code === undefined;
};

/**
 * Names the field when a unique index refuses a row.
 * @param fields from the index's name to the field's.
 */
export const refuseDuplicates = async <Value>(work: Promise<Value>, fields: Readonly<Record<string, string>>): Promise<Value> => {
  try {
    return await work;
  } catch (error) {
    const state = sqlStateOf(error);
    const field = state?.code === "23505" && state.constraint !== null ? fields[state.constraint] : undefined;
    throw field === undefined ? error : new DuplicateError(field, error);
  }
};

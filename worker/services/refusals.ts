/** Errors of the rooms below that are answers rather than failures: a status, and words for a reader. */
import { isUnavailable } from "../../db/errors.ts";
import { CursorError } from "../../db/pages.ts";

/** null for an error that nobody foresaw. */
export const refusalOf = (thrown: unknown): { readonly status: number; readonly reason: string; readonly field: string } | null =>
  thrown instanceof CursorError ? { status: 422, reason: thrown.message, field: "cursor" } : null;

/** A store that does not answer: worth trying again, unlike any other failure. */
export const isOutage = (thrown: unknown): boolean => isUnavailable(thrown);

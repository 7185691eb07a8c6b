/** Lists in pages, newest first. A cursor names the last row seen, so rows that come or go elsewhere move nothing. */
import { and, desc, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";

export interface Page<Row> {
  readonly items: readonly Row[];
  /** For the next page; null on the last. */
  readonly next_cursor: string | null;
}

/** The cursor was not one of ours. */
export class CursorError extends Error {
  constructor() {
    super("The cursor is not one that a list returned.");
    this.name = "CursorError";
  }
}

interface Position {
  readonly created_at: string;
  readonly id: string;
}

const encode = ({ created_at, id }: Position): string =>
  btoa(`${created_at} ${id}`).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

const decode = (cursor: string): Position => {
  if (!/^[\w-]+$/.test(cursor)) throw new CursorError();
  const text = atobOrNull(cursor.replaceAll("-", "+").replaceAll("_", "/"));
  const [, created_at, id] = text?.match(/^(\d{4}-\d\d-\d\dT[\d:.]+Z) ([\da-f-]{36})$/) ?? [];
  if (created_at === undefined || id === undefined || Number.isNaN(Date.parse(created_at))) throw new CursorError();
  return { created_at, id };
};

const atobOrNull = (text: string): string | null => {
  try {
    return atob(text);
  } catch {
    return null;
  }
};

/** The columns a list is ordered by. */
interface Order {
  readonly created_at: AnyPgColumn;
  readonly id: AnyPgColumn;
}

/** Newest first; the id settles rows of the same millisecond. */
export const newestFirst = ({ created_at, id }: Order): SQL[] => [desc(created_at), desc(id)];

/** `condition`, and only rows after the cursor's. @throws CursorError */
export const after = (cursor: string | null, { created_at, id }: Order, condition: SQL | undefined): SQL | undefined => {
  if (cursor === null) return condition;
  const position = decode(cursor);
  return and(condition, sql`(${created_at}, ${id}) < (${position.created_at}::timestamptz, ${position.id}::uuid)`);
};

/** Makes a page of rows that were asked for with `limit + 1`. */
export const toPage = <Row extends Position>(rows: readonly Row[], limit: number): Page<Row> => {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next_cursor: rows.length > limit && last !== undefined ? encode(last) : null };
};

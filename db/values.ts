/** Values on their way into SQL. */

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

/** An id from a URL may be anything; what is no UUID is no row's id, which is not an error. */
export const isUuid = (id: string): boolean => UUID.test(id);

/**
 * One JSON parameter for a whole batch of rows: `jsonb_to_recordset` turns it back, whatever the number of rows.
 * PostgreSQL's text holds neither NUL nor half a surrogate pair; a model can produce both, and one bad line must not hold up a log.
 */
export const toJson = (value: unknown): string =>
  JSON.stringify(value, (_key, item: unknown) => (typeof item === "string" ? item.toWellFormed().replaceAll("\0", "") : item));

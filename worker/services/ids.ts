/** Ids that come from outside. */
import { notFound } from "../problem.ts";

export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The id, in lower case; what is no UUID cannot exist. @throws Problem 404 */
export const existingId = (id: string, what: string): string => {
  if (!UUID.test(id)) throw notFound(what);
  return id.toLowerCase();
};

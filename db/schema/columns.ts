/** Column types that every table shares. */
import { sql } from "drizzle-orm";
import { customType } from "drizzle-orm/pg-core";

/** A moment, as ISO 8601 in UTC. Milliseconds, not more: what the wire and a cursor carry is then the whole value. */
const timestamptz = customType<{ data: string; driverData: string }>({
  dataType: () => "timestamp (3) with time zone",
  fromDriver: (value) => new Date(value).toISOString(),
});

export const instant = (name: string) => timestamptz(name);
export const createdAt = () =>
  instant("created_at")
    .notNull()
    .default(sql`now()`);
export const updatedAt = () =>
  instant("updated_at")
    .notNull()
    .default(sql`now()`);

export const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });

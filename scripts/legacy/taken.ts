/** Names and addresses that people of the new studio have already. */
import { sql } from "drizzle-orm";
import type { Database } from "../../db/client.ts";
import { toJson } from "../../db/values.ts";
import { idOf } from "./ids.ts";
import type { LegacyRecord } from "./record.ts";

export interface Taken {
  readonly username: ReadonlySet<string>;
  readonly email: ReadonlySet<string>;
}

/** In lower case. Those who were brought over by an earlier run have taken nothing. */
export const findTaken = async (database: Database, records: readonly LegacyRecord<"users">[]): Promise<Taken> => {
  const people = records.map((record) => ({
    id: idOf("users", record.id),
    username: record.reference("username").toLowerCase(),
    email: record.reference("email").toLowerCase(),
  }));
  const { rows } = await database.execute<{ username: string; email: string }>(sql`
    with person as (select * from jsonb_to_recordset(${toJson(people)}::jsonb) as person (id uuid, username text, email text))
    select lower(users.username) as username, lower(users.email) as email from users
    where (lower(users.username) in (select username from person) or lower(users.email) in (select email from person))
      and not metadata ? 'legacy'`);
  return { username: new Set(rows.map((row) => row.username)), email: new Set(rows.map((row) => row.email)) };
};

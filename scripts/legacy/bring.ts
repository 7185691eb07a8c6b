/** Conversations into rooms: rows first, then each log into its object, then read back. */
import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Database } from "../../db/client.ts";
import { toJson } from "../../db/values.ts";
import type { BundleHead, LogRow } from "../../objects/ecosystem/contract.ts";
import type { Operator } from "../studio/operator.ts";
import { migrateConversation, type ConversationDeps, type Migrated } from "./conversations.ts";
import { Tally, write, type MigrationDeps, type TableOutcome } from "./migration.ts";
import { createProgress } from "./progress.ts";
import { LegacyRecord } from "./record.ts";
import type { Report } from "./report.ts";
import { logOf } from "./rooms.ts";
import { KEEPER } from "./rows.ts";
import type { Source } from "./source.ts";

/** Conversations whose messages are in memory at once. */
const PAGE = 50;
/** Logs on their way at once. */
const ABREAST = 4;
/** Characters of a log in one request. */
const PART_CHARACTERS = 8_000_000;

interface Pending {
  readonly legacyId: string;
  readonly record: LegacyRecord<"conversations"> | null;
}

/** Conversations of the table, then those of which only messages are left. */
function* pagesOf(source: Source, report: Report): Generator<readonly Pending[]> {
  const table = source.tables.get("conversations");
  const repeated = source.repeatedIds("conversations");
  const had = new Set<string>();
  if (table !== undefined)
    for (const page of source.pages("conversations", PAGE))
      yield page.map((row) => {
        const record = new LegacyRecord<"conversations">(table, row, report, repeated);
        const given = record.reference("id");
        // the messages of an id that several conversations have go to the first of them
        const legacyId = had.has(given) ? "" : given;
        if (repeated.has(given)) had.add(given);
        return { legacyId: legacyId === "" ? record.id : legacyId, record };
      });
  const lost = source.lostConversations();
  for (let from = 0; from < lost.length; from += PAGE) yield lost.slice(from, from + PAGE).map((legacyId) => ({ legacyId, record: null }));
}

export const bringRooms = async (
  deps: MigrationDeps,
  conversationDeps: ConversationDeps,
): Promise<{ readonly conversations: TableOutcome; readonly messages: TableOutcome }> => {
  const { source, report } = deps;
  const [conversations, messages] = [new Tally(), new Tally()];
  const rooms = createProgress("conversations", source.tables.get("conversations")?.rows ?? 0, deps.out);
  const lines = createProgress("messages", source.tables.get("messages")?.rows ?? 0, deps.out);
  for (const page of pagesOf(source, report)) {
    const migrated = page.map(({ legacyId, record }) => migrateConversation(conversationDeps, legacyId, record));
    const ofTable = new Set(page.flatMap(({ record }, index) => (record === null ? [] : [migrated[index]?.ecosystem.id])));
    const known = deps.dryRun ? await knownEcosystems(deps.database, migrated) : new Set<string>();
    if (!deps.dryRun) {
      const written = await write(
        deps,
        "ecosystems",
        migrated.map(({ ecosystem }) => ecosystem),
      );
      await writeCast(deps.database, migrated);
      // a recovered conversation is no row of the old table
      const target = ofTable.size - (migrated.length - written.target);
      conversations.add({ ...written, source: ofTable.size, target, written: ofTable.size === 0 ? 0 : written.written });
    } else {
      const target = [...known].filter((id) => ofTable.has(id)).length;
      conversations.add({ source: ofTable.size, target, written: ofTable.size - target, meant: "", kept: "" });
    }
    const brought = await abreast(migrated, async (one) => {
      if (deps.dryRun)
        return { source: one.messages, target: 0, written: known.has(one.ecosystem.id) ? 0 : one.messages, meant: "", kept: "" };
      await deps.readers.keepUp();
      const { rows, head } = logOf(one.conversation);
      const { isNew, kept, isWhole } = await bring(deps.operator, one.ecosystem.id, head, rows);
      if (!isWhole)
        report.add({
          table: "conversations",
          id: one.ecosystem.id,
          field: null,
          what: "changed_since",
          done: "its room holds another log: left as it is there",
        });
      if (isNew) deps.readers.add(one.ecosystem.id);
      const target = isWhole ? one.messages : 0;
      return { source: one.messages, target, written: isNew ? one.messages : 0, meant: digest(rows), kept };
    });
    for (const part of brought) messages.add(part);
    rooms.advance(ofTable.size);
    lines.advance(migrated.reduce((sum, one) => sum + one.messages, 0));
  }
  rooms.done();
  lines.done();
  return { conversations: conversations.outcome(), messages: messages.outcome() };
};

const digest = (rows: readonly LogRow[]): string => {
  const hash = createHash("sha256");
  for (const { first_seq, events } of rows) hash.update(`${first_seq} ${events}\n`);
  return hash.digest("hex");
};

/** Brings the log unless the room has it, and reads it back from there. A room may have lived on since: what it had from here must stand. */
const bring = async (
  operator: Operator,
  id: string,
  head: BundleHead,
  rows: readonly LogRow[],
): Promise<{ readonly isNew: boolean; readonly isWhole: boolean; readonly kept: string }> => {
  const isNew = (await operator.head(id)) === null;
  if (isNew) for (const [part, last] of partsOf(rows)) await operator.adopt(id, { head, rows: part, last });
  const kept: LogRow[] = [];
  for (let since: number | null = 0; since !== null;) {
    const page = await operator.log(id, since, head.seq);
    kept.push(...page.rows);
    since = page.next_since;
  }
  const read = digest(kept);
  return { isNew, kept: read, isWhole: read === digest(rows) };
};

function* partsOf(rows: readonly LogRow[]): Generator<readonly [readonly LogRow[], boolean]> {
  let [from, size] = [0, 0];
  for (const [index, { events }] of rows.entries()) {
    if (index > from && size + events.length > PART_CHARACTERS) {
      yield [rows.slice(from, index), false];
      [from, size] = [index, 0];
    }
    size += events.length;
  }
  yield [rows.slice(from), true];
}

/** Works through all of them, a few at a time; what became of each, in their order. When one fails, no other is begun. */
const abreast = async <Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>): Promise<readonly Result[]> => {
  const results: Result[] = [];
  const waiting = [...items.entries()];
  const run = async (): Promise<void> => {
    try {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) results[next[0]] = await work(next[1]);
    } catch (error) {
      waiting.length = 0;
      throw error;
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: ABREAST }, run));
  for (const one of ended) if (one.status === "rejected") throw one.reason;
  return results;
};

const writeCast = async (database: Database, migrated: readonly Migrated[]): Promise<void> => {
  const cast = migrated.flatMap(({ ecosystem, conversation }) =>
    conversation.characters.map(({ id: character_id }, position) => ({ ecosystem_id: ecosystem.id, character_id, position })),
  );
  const owners = migrated.map(({ ecosystem }) => ({
    ecosystem_id: ecosystem.id,
    user_id: ecosystem["owner_id"] ?? KEEPER,
    created_at: ecosystem["created_at"],
  }));
  await database.batch([
    database.execute(sql`insert into ecosystem_characters (ecosystem_id, character_id, position)
      select ecosystem_id, character_id, position from jsonb_populate_recordset(null::ecosystem_characters, ${toJson(cast)}::jsonb) on conflict do nothing`),
    database.execute(sql`insert into memberships (ecosystem_id, user_id, role, created_at)
      select ecosystem_id, user_id, 'owner', created_at from jsonb_populate_recordset(null::memberships, ${toJson(owners)}::jsonb) on conflict do nothing`),
  ]);
};

const knownEcosystems = async (database: Database, migrated: readonly Migrated[]): Promise<ReadonlySet<string>> => {
  const ids = toJson(migrated.map(({ ecosystem }) => ecosystem.id));
  const { rows } = await database.execute<{ id: string }>(
    sql`select id from ecosystems where id in (select value::uuid from jsonb_array_elements_text(${ids}::jsonb))`,
  );
  return new Set(rows.map(({ id }) => id));
};

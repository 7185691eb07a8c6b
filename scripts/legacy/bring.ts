/** Conversations into rooms: rows first, then each log into its object, then read back. */
import { sql } from "drizzle-orm";
import type { Database } from "../../db/client.ts";
import { countMemories, dropMemoryIndex, restoreMemoryIndex } from "../../db/memory-bulk.ts";
import { toJson } from "../../db/values.ts";
import { digestOf } from "../../objects/ecosystem/log-digest.ts";
import { bringLogs, type Brought, type WholeLog } from "../studio/logs.ts";
import { migrateConversation, type ConversationDeps, type Migrated } from "./conversations.ts";
import { Tally, write, type MigrationDeps, type TableOutcome, type TablePart } from "./migration.ts";
import { createProgress } from "./progress.ts";
import { reconcile } from "./reconcile.ts";
import { LegacyRecord } from "./record.ts";
import type { Finding, Report } from "./report.ts";
import { logOf } from "./rooms.ts";
import { KEEPER, type Row } from "./rows.ts";
import type { Source } from "./source.ts";

/** Conversations whose messages are in memory at once, twice over: the next are read while these are on their way. */
const PAGE = 64;

/** Messages that are to come from which on it pays to build the index of their memories at the end. */
const MANY = 5_000;

interface Pending {
  readonly legacyId: string;
  readonly record: LegacyRecord<"conversations"> | null;
}

/** What became of a page, told in the order of the pages. */
interface PageOutcome {
  readonly conversations: TablePart;
  readonly messages: readonly TablePart[];
  readonly findings: readonly Finding[];
  /** Rooms whose log not every reader has. */
  readonly behind: number;
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
): Promise<{ readonly conversations: TableOutcome; readonly messages: TableOutcome; readonly behind: number }> => {
  const { source, report } = deps;
  const [conversations, messages] = [new Tally(), new Tally()];
  const rooms = createProgress("conversations", source.tables.get("conversations")?.rows ?? 0, deps.out);
  const lines = createProgress("messages", source.tables.get("messages")?.rows ?? 0, deps.out);
  let [behind, left, withoutIndex] = [0, source.tables.get("messages")?.rows ?? 0, deps.dryRun];
  const told = (outcome: PageOutcome): void => {
    conversations.add(outcome.conversations);
    for (const part of outcome.messages) messages.add(part);
    for (const finding of outcome.findings) report.add(finding);
    behind += outcome.behind;
    rooms.advance(outcome.conversations.source);
    lines.advance(outcome.messages.reduce((sum, part) => sum + part.source, 0));
  };
  let underWay: Promise<PageOutcome> | null = null;
  try {
    for (const page of pagesOf(source, report)) {
      const migrated = page.map(({ legacyId, record }) => migrateConversation(conversationDeps, legacyId, record));
      const ofTable = new Set(page.flatMap(({ record }, index) => (record === null ? [] : [migrated[index]?.ecosystem.id ?? ""])));
      if (underWay !== null) told(await underWay);
      if (!withoutIndex && left > MANY && (await isNewTo(deps.database, migrated)) && left > (await countMemories(deps.database))) {
        await dropMemoryIndex(deps.database);
        withoutIndex = true;
      }
      left -= migrated.reduce((sum, one) => sum + one.messages, 0);
      underWay = bringPage(deps, migrated, ofTable);
      // it is awaited when the next page is ready, and may have failed by then
      underWay.catch(() => undefined);
    }
    if (underWay !== null) told(await underWay);
  } finally {
    if (!deps.dryRun) await restoreMemoryIndex(deps.database);
  }
  rooms.done();
  lines.done();
  return { conversations: conversations.outcome(), messages: messages.outcome(), behind };
};

/** @param ofTable ids of those that are rows of the old table; the others are recovered. */
const bringPage = async (deps: MigrationDeps, migrated: readonly Migrated[], ofTable: ReadonlySet<string>): Promise<PageOutcome> => {
  const { database, operator, dryRun } = deps;
  const findings: Finding[] = [];
  const report = { add: (finding: Finding) => void findings.push(finding) };
  const rows = migrated.map(({ ecosystem }) => ecosystem);
  const logs = migrated.map(({ conversation, ecosystem }): WholeLog => ({ id: ecosystem.id, ...logOf(conversation) }));
  const { written, brought } = dryRun
    ? await look(deps, { rows, logs, ofTable })
    : { written: await writeRooms(database, { report, migrated, ofTable }), brought: await bringLogs(operator, logs) };
  const messages: TablePart[] = [];
  for (const [index, { conversation, messages: source }] of migrated.entries()) {
    const [one, log] = [brought[index] ?? null, logs[index]];
    if (log === undefined) continue;
    const meant = digestOf([log.rows]);
    if (one === null) messages.push({ source, target: 0, written: source, meant: "", kept: "" });
    else if (one.mark === null)
      messages.push(refused(report, conversation.id, { source, target: 0, written: 0, meant, kept: "" }, one.refusal));
    else if (one.mark.digest === meant)
      messages.push({ source, target: source, written: one.isNew ? source : 0, meant, kept: one.mark.digest });
    else messages.push(await reconcile({ operator, report, dryRun }, conversation));
  }
  return { conversations: written, messages, findings, behind: brought.filter((one) => one !== null && one.behind > 0).length };
};

/** Rooms that are there are asked; asking one that was never made would make it. */
const look = async (
  { database, operator }: MigrationDeps,
  { rows, logs, ofTable }: { readonly rows: readonly Row[]; readonly logs: readonly WholeLog[]; readonly ofTable: ReadonlySet<string> },
): Promise<{ readonly written: TablePart; readonly brought: readonly (Brought | null)[] }> => {
  const known = await knownEcosystems(database, rows);
  const target = [...known].filter((id) => ofTable.has(id)).length;
  const there = logs.filter(({ id }) => known.has(id));
  const marks = await operator.marks(there.map(({ id, head }) => ({ id, until: head.seq })));
  const markOf = new Map(there.map(({ id }, index) => [id, marks[index] ?? null]));
  return {
    written: { source: ofTable.size, target, written: ofTable.size - target, meant: "", kept: "" },
    brought: logs.map(({ id }) => {
      const mark = markOf.get(id) ?? null;
      return mark === null ? null : { isNew: false, mark, refusal: null, behind: 0 };
    }),
  };
};

const writeRooms = async (
  database: Database,
  { report, migrated, ofTable }: { report: Pick<Report, "add">; migrated: readonly Migrated[]; ofTable: ReadonlySet<string> },
): Promise<TablePart> => {
  const ecosystems = migrated.map(({ ecosystem }) => ecosystem);
  const all = await write({ database, report }, "ecosystems", ecosystems);
  await writeCast(database, migrated);
  // a recovered conversation is no row of the old table
  const target = ofTable.size - (migrated.length - all.target);
  return { ...all, source: ofTable.size, target, written: ofTable.size === 0 ? 0 : all.written };
};

const refused = (report: Pick<Report, "add">, id: string, part: TablePart, reason: string | null): TablePart => {
  report.add({ table: "conversations", id, field: null, what: "not_merged", done: `not merged: ${reason ?? "its room is not there"}` });
  return part;
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

const isNewTo = async (database: Database, migrated: readonly Migrated[]): Promise<boolean> => {
  const rows = migrated.map(({ ecosystem }) => ecosystem);
  return (await knownEcosystems(database, rows)).size < rows.length;
};

const knownEcosystems = async (database: Database, rows: readonly { readonly id: string }[]): Promise<ReadonlySet<string>> => {
  const ids = toJson(rows.map(({ id }) => id));
  const found = await database.execute<{ id: string }>(
    sql`select id from ecosystems where id in (select value::uuid from jsonb_array_elements_text(${ids}::jsonb))`,
  );
  return new Set(found.rows.map(({ id }) => id));
};

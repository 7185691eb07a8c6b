/** Old conversations with their messages, as ecosystems: whose, with whom, and what was said. */
import { idOf } from "./ids.ts";
import type { People } from "./people.ts";
import { LegacyRecord } from "./record.ts";
import type { Report } from "./report.ts";
import { linesOf, type OldConversation, type OldMessage } from "./rooms.ts";
import { KEEPER, UNKNOWN_TIME, type Row } from "./rows.ts";
import type { Source, SourceRow } from "./source.ts";

export interface Migrated {
  readonly ecosystem: Row;
  readonly conversation: OldConversation;
  readonly messages: number;
}

export interface ConversationDeps {
  readonly source: Source;
  readonly people: People;
  readonly report: Report;
  readonly repeatedMessages: ReadonlySet<string>;
}

const PERSON = new Set(["user", "human", "person", "visitor", "me"]);
const CHARACTER = new Set(["assistant", "character", "ai", "bot", "model", "npc"]);
const NOTE = new Set(["system", "narrator", "tool", "note"]);
const TITLE = 200;

/** @param record null for a conversation of which only messages are left. */
export const migrateConversation = (deps: ConversationDeps, legacyId: string, record: LegacyRecord<"conversations"> | null): Migrated => {
  const { people, report } = deps;
  const id = idOf("conversations", record?.id ?? legacyId);
  const owner = ownerOf(deps, record);
  const cast = castOf(record);
  const messages = deps.source.messagesOf(legacyId).map((row) => messageOf(deps, row, record === null ? legacyId : null, cast));
  for (const { speaker } of messages) if (speaker !== null && !cast.includes(speaker)) cast.push(speaker);
  const known = cast.map((legacy) => ({ legacy, ...people.character(legacy) }));
  for (const { legacy, isLost } of known)
    if (isLost)
      report.add({
        table: record === null ? "messages" : "conversations",
        id: record?.id ?? legacyId,
        field: "character",
        what: "orphan",
        done: `the character ${legacy || "of the other side"} is not there: a stand-in speaks the lines`,
      });
  const names = known.map(({ profile }) => profile.name);
  const title = record?.text("title", { most: TITLE }) ?? "";
  const fallback =
    record === null ? `Recovered conversation ${legacyId}`.trim() : `Conversation with ${names.join(", ") || "nobody"}`.slice(0, TITLE);
  const dated = messages.find((message) => message.timestamp !== null)?.timestamp ?? null;
  const created_at = record?.date("created_at") ?? dated ?? UNKNOWN_TIME;
  const updated_at = record?.date("updated_at") ?? created_at;
  const name = title || fallback;
  return {
    ecosystem: {
      id,
      owner_id: owner.id,
      name,
      description: `Brought over from the studio before, where it was conversation ${record?.id ?? legacyId}.`,
      visibility: "private",
      kind: "ordinary",
      next_tick_at: null,
      created_at,
      updated_at,
    },
    conversation: {
      id,
      name,
      topic: title,
      started_at: created_at,
      person: owner,
      characters: known.map(({ profile }) => profile),
      memories: known.flatMap(({ memories }) => memories),
      messages: messages.map(({ speaker, ...message }) => ({
        ...message,
        speaker: speaker === null ? null : people.character(speaker).profile.id,
      })),
      metadata: record?.metadata() ?? { legacy: { id: legacyId } },
    },
    messages: messages.length,
  };
};

const ownerOf = ({ people }: ConversationDeps, record: LegacyRecord<"conversations"> | null): { id: string; name: string } => {
  const legacy = record?.reference("owner") ?? "";
  const user = legacy === "" ? people.onlyUser("") : people.user(legacy);
  if (user !== null) return user;
  if (legacy !== "") record?.keep("owner", legacy);
  record?.found("orphan", "owner", `the user ${legacy || "who had it"} is not there: kept by the keeper`);
  return { id: KEEPER, name: "Somebody" };
};

/** Old ids of those who take part, each once. */
const castOf = (record: LegacyRecord<"conversations"> | null): string[] => {
  if (record === null) return [];
  const one = record.reference("character");
  return [...new Set([...(one === "" ? [] : [one]), ...record.texts("participants")])];
};

/** `speaker` is an old id here; "" stands for somebody of whom nothing is known. */
const messageOf = (
  { source, report, people, repeatedMessages }: ConversationDeps,
  row: SourceRow,
  lost: string | null,
  cast: readonly string[],
): OldMessage => {
  const table = source.tables.get("messages");
  if (table === undefined) throw new Error("There are messages without their table.");
  const record = new LegacyRecord<"messages">(table, row, report, repeatedMessages);
  if (lost !== null)
    record.found("orphan", "conversation", `the conversation ${lost || "that it was of"} is not there: kept in a recovered one`);
  record.reference("conversation");
  const role = record.text("role", { most: 100 }).toLowerCase();
  const named = record.reference("speaker");
  const text = record.whole("content");
  if (text.trim() === "") record.found("missing_value", "content", "kept as an empty line");
  const parts = linesOf(text).length;
  if (parts > 1) record.found("too_long", "content", `kept whole, as ${parts} lines`);
  const timestamp = record.date("created_at");
  const said = speakerOf(record, role, named, cast, people);
  if (named !== "" && said.speaker !== named) record.keep("speaker", named);
  return { ...said, text, timestamp, metadata: record.metadata() };
};

const speakerOf = (
  record: LegacyRecord<"messages">,
  role: string,
  named: string,
  cast: readonly string[],
  people: People,
): Pick<OldMessage, "speaker" | "isNote"> => {
  if (NOTE.has(role)) return { speaker: null, isNote: true };
  if (PERSON.has(role)) return { speaker: null, isNote: false };
  if (CHARACTER.has(role)) return { speaker: named || (cast[0] ?? ""), isNote: false };
  if (role === "") return { speaker: named || null, isNote: false };
  const byName = cast.find((legacy) => people.character(legacy).profile.name.toLowerCase() === role);
  if (byName !== undefined) return { speaker: byName, isNote: false };
  record.keep("role", role);
  record.found("unknown_value", "role", named === "" ? "kept as a note" : "taken for a character's line");
  return named === "" ? { speaker: null, isNote: true } : { speaker: named, isNote: false };
};

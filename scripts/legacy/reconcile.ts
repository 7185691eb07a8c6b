/**
 * A conversation whose room holds another log than it should: it was brought over before, and since then somebody has lived in the room,
 * or the old database has got more messages or others. What is new comes into the room as a talk of its own; what is there stays.
 */
import { createHash } from "node:crypto";
import { digestOf } from "../../objects/ecosystem/log-digest.ts";
import type { Event } from "../../objects/simulation/index.ts";
import type { Operator } from "../studio/operator.ts";
import type { TablePart } from "./migration.ts";
import type { Report } from "./report.ts";
import { linesOf, logOf, type OldConversation, type OldMessage } from "./rooms.ts";

interface ReconcileDeps {
  readonly operator: Operator;
  readonly report: Pick<Report, "add">;
  /** Only counts what would come. */
  readonly dryRun: boolean;
}

/** A message as the room has it. */
interface Held {
  readonly speaker: string | null;
  readonly isNote: boolean;
  readonly text: string;
}

interface RoomLog {
  readonly seq: number;
  /** By old id. */
  readonly messages: ReadonlyMap<string, Held>;
  /** Old ids of those that came with the room itself. */
  readonly first: ReadonlySet<string>;
}

/** Messages that one talk may bring. */
const MESSAGES_AT_ONCE = 100;

export const legacyIdOf = ({ metadata }: Pick<OldMessage, "metadata">): string => (metadata["legacy"] as { readonly id: string }).id;

const heldIn = (event: Event): { readonly id: string; readonly held: Held } | null => {
  const { metadata } = event.data as { readonly metadata?: { readonly legacy?: { readonly id?: string } } };
  const id = metadata?.legacy?.id;
  if (id === undefined) return null;
  if (event.type === "visitor_spoke") return { id, held: { speaker: null, isNote: false, text: event.data.text } };
  if (event.type === "world_event") return { id, held: { speaker: null, isNote: true, text: event.data.content } };
  if (event.type !== "character_interaction") return null;
  return { id, held: { speaker: event.data.speaker_id, isNote: false, text: event.data.content } };
};

const readRoom = async (operator: Operator, id: string): Promise<RoomLog> => {
  const messages = new Map<string, Held>();
  const first = new Set<string>();
  let [seq, isFirst] = [0, true];
  for (let since: number | null = 0; since !== null;) {
    const page = await operator.log(id, since, Number.MAX_SAFE_INTEGER);
    for (const event of page.rows.flatMap(({ events }) => JSON.parse(events) as Event[])) {
      seq = event.seq;
      if (event.type === "status_changed") isFirst = false;
      const found = heldIn(event);
      if (found === null) continue;
      // a long message is several lines
      const before = messages.get(found.id);
      messages.set(found.id, { ...found.held, text: (before?.text ?? "") + found.held.text });
      if (isFirst) first.add(found.id);
    }
    since = page.next_since;
  }
  return { seq, messages, first };
};

const isSame = (held: Held | undefined, { speaker, isNote, text }: OldMessage): boolean =>
  held !== undefined && held.speaker === speaker && held.isNote === isNote && held.text === text;

export const reconcile = async (deps: ReconcileDeps, conversation: OldConversation): Promise<TablePart> => {
  const { operator, report, dryRun } = deps;
  const { id, messages } = conversation;
  let room = await readRoom(operator, id);
  const missing = messages.filter((message) => !room.messages.has(legacyIdOf(message)));
  const before = logOf({ ...conversation, messages: messages.filter((message) => room.first.has(legacyIdOf(message))) });
  const [mark] = await operator.marks([{ id, until: before.head.seq }]);
  if (mark?.digest !== digestOf([before.rows]))
    report.add({
      table: "conversations",
      id,
      field: null,
      what: "changed_since",
      done: "it was brought over otherwise than it is now: left as it is there",
    });
  if (dryRun) return { source: messages.length, target: messages.length - missing.length, written: missing.length, meant: "", kept: "" };
  let refusal = "";
  for (let from = 0; from < missing.length && refusal === ""; from += MESSAGES_AT_ONCE) {
    refusal = await merge(operator, conversation, room.seq, missing.slice(from, from + MESSAGES_AT_ONCE));
    room = await readRoom(operator, id);
  }
  await operator.settle([id]);
  for (const message of messages) {
    const held = room.messages.get(legacyIdOf(message));
    const about = { table: "messages", id: legacyIdOf(message), field: null } as const;
    if (held === undefined) report.add({ ...about, what: "not_merged", done: `not merged: ${refusal}` });
    else if (!isSame(held, message))
      report.add({ ...about, what: "changed_since", done: "it was brought over with other words: left as it is there" });
  }
  const there = messages.filter((message) => room.messages.has(legacyIdOf(message)));
  return {
    source: messages.length,
    target: there.length,
    written: missing.filter((message) => room.messages.has(legacyIdOf(message))).length,
    meant: checksum(messages.map((message) => [legacyIdOf(message), message.speaker, message.isNote, message.text])),
    kept: checksum(
      there.map((message) => {
        const held = room.messages.get(legacyIdOf(message));
        return [legacyIdOf(message), held?.speaker, held?.isNote, held?.text];
      }),
    ),
  };
};

const checksum = (messages: readonly unknown[]): string => createHash("sha256").update(JSON.stringify(messages)).digest("hex");

/** @returns why not, or "". */
const merge = async (
  operator: Operator,
  { id, topic, person, characters }: OldConversation,
  after: number,
  messages: readonly OldMessage[],
): Promise<string> => {
  const lines = messages.flatMap(({ speaker, isNote, text, timestamp, metadata }) =>
    linesOf(text).map((line) => {
      const legacy = { ...(metadata["legacy"] as object), ...(timestamp === null ? {} : { said_at: timestamp }) };
      return { speaker_id: speaker, is_note: isNote, text: line, metadata: { legacy } };
    }),
  );
  try {
    await operator.recount(id, { participants: characters.map((character) => character.id), after, visitor: person, topic, lines });
    return "";
  } catch (error) {
    if (error instanceof Error && "status" in error && error.status === 422) return error.message;
    throw error;
  }
};

/**
 * An old conversation as the log of an ecosystem, in the events that a living one would have written: so history, graph and memories
 * come from it by the ordinary path. Pure; the same conversation gives the same log, to the byte.
 */
import type { BundleHead, LogRow } from "../../objects/ecosystem/contract.ts";
import { DEFAULT_SETTINGS } from "../../objects/ecosystem/settings.ts";
import {
  createState,
  fold,
  randomFor,
  stateHash,
  step,
  type Event,
  type EventData,
  type EventEnvelope,
  type EventType,
  type Profile,
  type SeedMemory,
} from "../../objects/simulation/index.ts";
import { hash32 } from "../../objects/simulation/hash.ts";

export interface OldConversation {
  readonly id: string;
  readonly name: string;
  readonly topic: string;
  /** ISO 8601. */
  readonly started_at: string;
  readonly person: { readonly id: string; readonly name: string };
  readonly characters: readonly Profile[];
  readonly memories: readonly SeedMemory[];
  readonly messages: readonly OldMessage[];
  readonly metadata: Readonly<Record<string, unknown>>;
}

export interface OldMessage {
  /** null: the person. */
  readonly speaker: string | null;
  /** Neither said by somebody nor to anybody: a note of the old system. */
  readonly isNote: boolean;
  readonly text: string;
  /** null: as the one before. */
  readonly timestamp: string | null;
  readonly metadata: Readonly<Record<string, unknown>>;
}

const PLACE = "a quiet room";
/** Half past six in the evening, as minute of the day. */
const EVENING = 18 * 60 + 30;
/** A longer text becomes several lines, so that no row of the log outgrows its store. */
export const LINE_CHARACTERS = 16_000;
const ROW_CHARACTERS = 200_000;
/** What a visitor's words are worth keeping, as in a living room (simulation/rules/memories.ts). */
const VISITOR_IMPORTANCE = 0.35;
const QUOTE_CHARACTERS = 160;

export const linesOf = (text: string): readonly string[] => {
  if (text.length <= LINE_CHARACTERS) return [text];
  const parts: string[] = [];
  // by code points, so that no pair of surrogates is torn
  let part = "";
  for (const character of text) {
    if (part.length + character.length > LINE_CHARACTERS) {
      parts.push(part);
      part = "";
    }
    part += character;
  }
  return [...parts, part];
};

const quote = (text: string): string => {
  const tidy = text.replace(/\s+/gu, " ").trim();
  return tidy.length <= QUOTE_CHARACTERS ? tidy : `${tidy.slice(0, QUOTE_CHARACTERS - 1).toWellFormed()}…`;
};

class Writer {
  readonly events: Event[];
  readonly #id: string;
  #timestamp: string;
  #tick = 1;
  #at = 0;
  readonly #start: number;

  constructor(id: string, first: Event[], timestamp: string) {
    this.#id = id;
    this.events = first;
    this.#timestamp = timestamp;
    this.#start = Date.parse(timestamp);
  }

  get tick(): number {
    return this.#tick;
  }
  get at(): number {
    return this.#at;
  }
  get next(): number {
    return this.events.length + 1;
  }

  /** Another moment: story time runs as the clock did, and never back. */
  moveTo(timestamp: string | null): void {
    this.#tick += 1;
    this.#timestamp = timestamp ?? this.#timestamp;
    const minutes = Math.round((Date.parse(this.#timestamp) - this.#start) / 600) / 100;
    this.#at = Math.max(this.#at, minutes);
  }

  emit<Type extends EventType>(
    type: Type,
    data: EventData[Type],
    audience: readonly string[],
    visibility: "public" | "private" = "public",
  ): number {
    const seq = this.next;
    const event: EventEnvelope<Type> = {
      seq,
      id: `${this.#id}:${seq}`,
      type,
      timestamp: this.#timestamp,
      tick: this.#tick,
      at: this.#at,
      audience,
      visibility,
      data,
    };
    // TypeScript cannot see that an envelope of some type is one of the union's members
    this.events.push(event as Event);
    return seq;
  }
}

/** The metadata goes along in the event's data, where no rule looks for it. */
const withMetadata = <Data extends object>(data: Data, metadata: Readonly<Record<string, unknown>>): Data =>
  Object.keys(metadata).length === 0 ? data : { ...data, metadata };

export const eventsOf = (conversation: OldConversation): { readonly events: readonly Event[]; readonly clock: BundleHead["clock"] } => {
  const { id, name, topic, person, characters, started_at } = conversation;
  const seed = hash32(id);
  const scene = { title: name, setting: "", locations: [PLACE], opens_at: EVENING };
  const creation = { kind: "create", id, name, seed, scene, characters, ties: [], memories: conversation.memories } as const;
  const begun = step(createState(), [creation], { tick: 1, at: 0, timestamp: started_at, autonomous: false }, randomFor(seed, 1));
  const writer = new Writer(id, begun, started_at);
  const everybody = characters.map((character) => character.id);
  const started = {
    conversation_id: id,
    participants: everybody,
    location: PLACE,
    reason: "visitor",
    topic,
    because: `${person.name} spoke to them`,
  } as const;
  if (everybody.length > 0) writer.emit("conversation_started", withMetadata(started, conversation.metadata), everybody);
  /** What the person said and nobody has answered yet. */
  let unanswered: { readonly seq: number; readonly text: string }[] = [];
  for (const message of conversation.messages) {
    writer.moveTo(message.timestamp);
    for (const text of linesOf(message.text)) {
      if (message.isNote)
        writer.emit("world_event", withMetadata({ content: text, location: null, by: "legacy" }, message.metadata), everybody);
      else if (message.speaker === null) {
        const spoken = { speaker_id: `visitor:${person.id}`, name: person.name, to: everybody, text, conversation_id: id };
        unanswered.push({ seq: writer.emit("visitor_spoke", withMetadata(spoken, message.metadata), everybody), text });
      } else {
        writer.emit("character_interaction", withMetadata(lineOf(message.speaker, text, conversation), message.metadata), everybody);
        for (const said of unanswered) remember(writer, message.speaker, person.name, said);
        unanswered = [];
      }
    }
  }
  writer.moveTo(null);
  if (everybody.length > 0)
    writer.emit(
      "conversation_ended",
      { conversation_id: id, participants: everybody, because: "it was brought over from the studio before" },
      everybody,
    );
  writer.emit("status_changed", { status: "paused", by: "legacy" }, everybody);
  return { events: writer.events, clock: { tick: writer.tick, at: writer.at } };
};

const lineOf = (speaker: string, content: string, { id, person }: OldConversation): EventData["character_interaction"] => {
  const addressees = [`visitor:${person.id}`];
  return {
    participants: [speaker, ...addressees],
    speaker_id: speaker,
    addressees,
    interaction_type: "chat",
    content,
    response: null,
    action: "",
    relationship_change: [],
    emotional_states: {},
    conversation_id: id,
    turn_id: null,
    mind: "legacy",
  };
};

const remember = (writer: Writer, character: string, name: string, said: { readonly seq: number; readonly text: string }): void => {
  const memory = {
    id: `m${writer.next}`,
    kind: "dialogue",
    text: `${name} said: “${quote(said.text)}”`,
    importance: VISITOR_IMPORTANCE,
    subjects: [],
    sources: [said.seq],
    at: writer.at,
  } as const;
  writer.emit("memory_formed", { character_id: character, memory }, [character], "private");
};

/** The log as an object adopts it. */
export const logOf = (conversation: OldConversation): { readonly head: BundleHead; readonly rows: readonly LogRow[] } => {
  const { events, clock } = eventsOf(conversation);
  const rows: LogRow[] = [];
  let [part, size]: [string[], number] = [[], 0];
  let first = 1;
  const commit = (last: number): void => {
    rows.push({ first_seq: first, last_seq: last, tick: events[last - 1]?.tick ?? 1, events: `[${part.join(",")}]` });
    [part, size, first] = [[], 0, last + 1];
  };
  for (const event of events) {
    const text = JSON.stringify(event);
    if (size > 0 && size + text.length > ROW_CHARACTERS) commit(event.seq - 1);
    part.push(text);
    size += text.length;
  }
  commit(events.length);
  const settings = { ...DEFAULT_SETTINGS, visibility: "private" } as const;
  return { head: { seq: events.length, state_hash: stateHash(fold(events)), settings, clock }, rows };
};

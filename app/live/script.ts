/**
 * The script: what the log looks like as a printed play. Pure: events in, entries out. Entries are immutable and so are the
 * blocks they are bound into, so that a page draws again only what has changed, however long the evening gets.
 */
import type { ViewedEvent } from "../../objects/protocol.ts";
import type { Event } from "../../objects/simulation/event.ts";
import type { InteractionType } from "../../objects/simulation/state.ts";
import { clock, listed, sentence } from "../ui/words.ts";
import { directionOf } from "./directions.ts";
import { noteOf } from "./notes.ts";
import type { Note, Noted } from "./notes.ts";
import { personOf } from "./people.ts";
import type { People, Person } from "./people.ts";
import { addressed, emptyStaging, enter, laneOf, outOfEar, placeOf, stage, talkOf } from "./staging.ts";
import type { Staging } from "./staging.ts";
import { whyOf } from "./why.ts";
import type { Choice, Why } from "./why.ts";

export type Entry =
  | { readonly kind: "heading"; readonly seq: number; readonly text: string }
  | { readonly kind: "direction"; readonly seq: number; readonly text: string; readonly weight: "plain" | "marked"; readonly lane: number }
  | { readonly kind: "thought"; readonly seq: number; readonly speaker: Person; readonly text: string; readonly lane: number }
  | {
      readonly kind: "line";
      readonly seq: number;
      /** Who talks here and where, when the reader has been elsewhere for long; otherwise "". */
      readonly where: string;
      /** Talks that go on at once are set apart: 0 flush, 1 and 2 behind a rule. */
      readonly lane: number;
      readonly speaker: Person;
      /** Names, as far as a reader needs them; ["all"] for everybody in the talk. */
      readonly to: readonly string[];
      readonly manner: InteractionType | "visitor";
      readonly action: string;
      readonly text: string;
      /** The answer, when one event holds a whole exchange. */
      readonly answer: { readonly speaker: Person; readonly text: string } | null;
      readonly whispered: boolean;
      readonly notes: readonly Note[];
      /** Why it was this one who spoke; null when the log does not say. */
      readonly why: Why | null;
    };

export type LineEntry = Extract<Entry, { kind: "line" }>;

export interface Block {
  /** Of its first entry; stays when entries are added. */
  readonly key: number;
  readonly entries: readonly Entry[];
}

export interface Script {
  readonly blocks: readonly Block[];
  readonly people: People;
  /** Minute of the day at story minute 0. */
  readonly opensAt: number;
  readonly staging: Staging;
  /** Turns granted and not yet spoken, by id. */
  readonly choices: Readonly<Record<string, Choice>>;
  /** Events seen so far: first and last. */
  readonly from: number;
  readonly to: number;
}

const BLOCK = 24;
/** How far back a note looks for the line that caused it. */
const NOTE_REACH = 12;
/** Turns that wait for their words at once. */
const MOST_CHOICES = 24;

/** @param people Those known from the start, with the place where they are. @param from Events up to this one are not in it. */
export const emptyScript = (people: readonly (Person & { readonly location: string })[], opensAt: number, from = 0): Script => ({
  blocks: [],
  people: Object.fromEntries(people.map(({ id, name, pronoun }) => [id, { id, name, pronoun }])),
  opensAt,
  staging: emptyStaging(Object.fromEntries(people.map(({ id, location }) => [id, location]))),
  choices: {},
  from,
  to: from,
});

/** An empty script that goes on where another stopped. */
export const resumeScript = (script: Script, from: number): Script => ({ ...script, blocks: [], from, to: from });

const push = (script: Script, entry: Entry): Script => {
  const last = script.blocks.at(-1);
  const blocks =
    last !== undefined && last.entries.length < BLOCK
      ? [...script.blocks.slice(0, -1), { key: last.key, entries: [...last.entries, entry] }]
      : [...script.blocks, { key: entry.seq, entries: [entry] }];
  return { ...script, blocks };
};

/** A heading when the script comes to a place anew, or much time has passed there. */
const headed = (script: Script, event: Event, place: string): { readonly script: Script; readonly heading: boolean } => {
  const { staging, heading } = enter(script.staging, place, event.at);
  const entered = { ...script, staging };
  if (!heading) return { script: entered, heading };
  const text = `${sentence(place)}. ${clock(script.opensAt + event.at)}`;
  return { script: push(entered, { kind: "heading", seq: event.seq, text }), heading };
};

/** `The Heron: Ada and Ben`, for a talk that the reader has lost from the ear. */
const whereabouts = (script: Script, conversation: string | null, place: string): string => {
  if (!outOfEar(script.staging, conversation)) return "";
  const participants = script.staging.talks[conversation ?? ""]?.participants ?? [];
  return `${sentence(place)}: ${listed(participants.map((id) => personOf(script, id).name))}`;
};

interface LinePlace {
  readonly block: number;
  readonly index: number;
  readonly line: LineEntry;
}

/** The line that caused something, among the latest; the last line when no cause is named. */
const lineOf = (script: Script, causes: readonly number[]): LinePlace | null => {
  let reach = NOTE_REACH;
  for (let block = script.blocks.length - 1; block >= 0; block--) {
    const entries = script.blocks[block]?.entries ?? [];
    for (let index = entries.length - 1; index >= 0; index--, reach--) {
      const entry = entries[index];
      if (reach === 0) return null;
      if (entry?.kind === "line" && (causes.length === 0 || causes.includes(entry.seq))) return { block, index, line: entry };
    }
  }
  return null;
};

/** Puts a note beside the line that caused it. */
const noted = (script: Script, event: Noted): Script => {
  const place = lineOf(script, event.data.causes);
  const note = place === null ? null : noteOf(event, (id) => personOf(script, id), place.line.speaker);
  const block = place === null ? undefined : script.blocks[place.block];
  if (place === null || note === null || block === undefined) return script;
  const line: Entry = { ...place.line, notes: [...place.line.notes, note] };
  return { ...script, blocks: script.blocks.with(place.block, { key: block.key, entries: block.entries.with(place.index, line) }) };
};

const spoken = (script: Script, event: Extract<Event, { type: "character_interaction" }>): Script => {
  const { speaker_id, addressees, interaction_type, content, response, action, conversation_id, turn_id } = event.data;
  const place = placeOf(script.staging, speaker_id, conversation_id);
  const { script: entered } = headed(script, event, place);
  const to = addressed(script.staging, conversation_id, speaker_id, addressees);
  const { [turn_id ?? ""]: choice, ...choices } = entered.choices;
  return push(
    { ...entered, choices },
    {
      kind: "line",
      seq: event.seq,
      where: whereabouts(script, conversation_id, place),
      lane: laneOf(script.staging, conversation_id),
      why: choice === undefined ? null : whyOf(choice, (id) => personOf(script, id).name),
      speaker: personOf(script, speaker_id),
      to: to === "all" ? ["all"] : to.map((id) => personOf(script, id).name),
      manner: interaction_type,
      action,
      text: content,
      answer: response === null ? null : { speaker: personOf(script, addressees[0] ?? ""), text: response },
      whispered: event.visibility === "private",
      notes: [],
    },
  );
};

const visited = (script: Script, event: Extract<Event, { type: "visitor_spoke" }>): Script => {
  const { speaker_id, name, to, text, conversation_id } = event.data;
  const place = placeOf(script.staging, to[0] ?? "", conversation_id);
  const { script: entered } = headed(script, event, place);
  const speaker = personOf(script, speaker_id, name);
  return push(
    { ...entered, people: { ...entered.people, [speaker_id]: speaker } },
    {
      kind: "line",
      seq: event.seq,
      where: whereabouts(script, conversation_id, place),
      lane: laneOf(script.staging, conversation_id),
      why: null,
      speaker,
      to: to.map((id) => personOf(script, id).name),
      manner: "visitor",
      action: "",
      text,
      answer: null,
      whispered: event.visibility === "private",
      notes: [],
    },
  );
};

/** The turns that wait for their words, with one more; a turn that came to nothing falls out at the other end. */
const remembered = (choices: Script["choices"], choice: Choice): Script["choices"] =>
  Object.fromEntries([...Object.entries(choices), [choice.turn_id, choice] as const].slice(-MOST_CHOICES));

const write = (script: Script, event: Event): Script => {
  switch (event.type) {
    case "character_interaction":
      return spoken(script, event);
    case "visitor_spoke":
      return visited(script, event);
    case "character_thought": {
      const { character_id, text } = event.data;
      const lane = laneOf(script.staging, talkOf(script.staging, character_id));
      return push(script, { kind: "thought", seq: event.seq, speaker: personOf(script, character_id), text, lane });
    }
    case "relationship_changed":
    case "relationship_type_changed":
    case "emotion_felt":
      return noted(script, event);
    case "ecosystem_created":
    case "scene_set":
      return { ...script, opensAt: event.data.scene.opens_at };
    case "character_joined": {
      const { id, name, pronoun } = event.data.character;
      const known = { ...script, people: { ...script.people, [id]: { id, name, pronoun } } };
      return push(known, { kind: "direction", seq: event.seq, text: directionOf(event, known) ?? "", weight: "plain", lane: 0 });
    }
    case "conversation_started": {
      const { conversation_id, location } = event.data;
      const elsewhere = location !== script.staging.place;
      const { script: entered, heading } = headed(script, event, location);
      const text = [directionOf(event, entered), elsewhere && !heading ? `(${sentence(location)}.)` : ""].filter(Boolean).join(" ");
      const lane = laneOf(script.staging, conversation_id);
      return push(entered, { kind: "direction", seq: event.seq, text, weight: "plain", lane });
    }
    case "words_whispered": {
      // whoever may know the words has just read them
      const last = script.blocks.at(-1)?.entries.findLast((entry) => entry.kind === "line");
      if (last?.kind === "line" && last.whispered && last.speaker.id === event.data.speaker_id) return script;
      const lane = laneOf(script.staging, event.data.conversation_id);
      return push(script, { kind: "direction", seq: event.seq, text: directionOf(event, script) ?? "", weight: "plain", lane });
    }
    case "speaker_chosen":
      return { ...script, choices: remembered(script.choices, event.data) };
    default: {
      const text = directionOf(event, script);
      if (text === null) return script;
      const marked = /^(?:world_event|story_thread_\w+|status_changed|scenario_\w+|goal_settled|ecosystem_branched)$/.test(event.type);
      const lane = "conversation_id" in event.data ? laneOf(script.staging, event.data.conversation_id) : 0;
      return push(script, { kind: "direction", seq: event.seq, text, weight: marked ? "marked" : "plain", lane });
    }
  }
};

/** The script with `events` added at its end; those it has already are passed over. */
export const extendScript = (script: Script, events: readonly ViewedEvent[]): Script => {
  let extended = script;
  for (const event of events) {
    if (event.seq <= extended.to) continue;
    if (event.type === "hidden") extended = { ...extended, to: event.seq };
    else {
      const written = write(extended, event);
      extended = { ...written, staging: stage(written.staging, event), to: event.seq };
    }
  }
  return extended;
};

/** The script with older `events` bound in front of it. */
export const precedeScript = (script: Script, events: readonly ViewedEvent[]): Script => {
  const first = events[0];
  if (first === undefined) return script;
  const older = extendScript(
    { ...resumeScript(script, first.seq - 1), staging: emptyStaging(script.staging.whereabouts), choices: {} },
    events.filter((event) => event.seq <= script.from),
  );
  return { ...script, blocks: [...older.blocks, ...script.blocks], from: older.from };
};

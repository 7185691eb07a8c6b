/** Who is where and with whom, as far as the script needs it: when a scene wants a heading, and whom a line must name. */
import type { Event } from "../../objects/simulation/event.ts";

interface Talk {
  readonly place: string;
  readonly participants: readonly string[];
  /** Who spoke last. */
  readonly speaker: string | null;
  /** Where the script sets it, so that two talks at once can be told apart: 0 flush, 1 and 2 set in behind a rule. */
  readonly lane: number;
  /** How many lines the script had when this talk was last heard; null before its first. */
  readonly heardLine: number | null;
}

export interface Staging {
  /** Place by character. */
  readonly whereabouts: Readonly<Record<string, string>>;
  /** Open conversations. */
  readonly talks: Readonly<Record<string, Talk>>;
  /** Story minute at which each place was last heard from. */
  readonly heard: Readonly<Record<string, number>>;
  /** Story minute of each place's last heading. */
  readonly headed: Readonly<Record<string, number>>;
  /** Where the last line was spoken. */
  readonly place: string;
  /** The talk last heard in each lane. */
  readonly inLane: Readonly<Record<number, string>>;
  /** Lines spoken so far. */
  readonly lines: number;
}

/** Story minutes of silence after which a place gets a heading again, and after which the hour is worth saying again. */
const QUIET = 15;
const HOUR_AGAIN = 45;
/** Lines of other talks after which a talk is named again, and how many talks are set apart at once. */
const OUT_OF_EAR = 8;
const LANES = 3;

export const emptyStaging = (whereabouts: Readonly<Record<string, string>>): Staging => ({
  whereabouts,
  talks: {},
  heard: {},
  headed: {},
  place: "",
  inLane: {},
  lines: 0,
});

/** The first lane that no open talk is in; the last one is shared when there are more talks than lanes. */
const freeLane = (talks: Staging["talks"]): number => {
  const taken = new Set(Object.values(talks).map((talk) => talk.lane));
  const free = [0, 1, 2].find((lane) => !taken.has(lane));
  return free ?? LANES - 1;
};

/** The lane of a talk; 0 for what is said outside any. A talk that the script has not met yet gets the lane it will have. */
export const laneOf = (staging: Staging, conversation: string | null): number =>
  conversation === null ? 0 : (staging.talks[conversation]?.lane ?? freeLane(staging.talks));

/** Whether the reader has heard so much else since this talk's last line, or another talk in its lane, that it must be named again. */
export const outOfEar = (staging: Staging, conversation: string | null): boolean => {
  const talk = conversation === null ? undefined : staging.talks[conversation];
  if (talk === undefined) return false;
  const before = staging.inLane[talk.lane];
  if (before !== undefined && before !== conversation && staging.talks[before] !== undefined) return true;
  return talk.heardLine !== null && staging.lines - talk.heardLine > OUT_OF_EAR;
};

/** The open talk that somebody is in; null when they are in none. */
export const talkOf = (staging: Staging, person: string): string | null =>
  Object.entries(staging.talks).find(([, talk]) => talk.participants.includes(person))?.[0] ?? null;

const without = <Value>(record: Readonly<Record<string, Value>>, key: string): Readonly<Record<string, Value>> => {
  const { [key]: _gone, ...rest } = record;
  return rest;
};

/** The staging after an event that moves somebody or opens, changes or closes a talk. */
export const stage = (staging: Staging, event: Event): Staging => {
  const talk = (id: string, change: (talk: Talk) => Talk): Staging => {
    const known = staging.talks[id];
    return known === undefined ? staging : { ...staging, talks: { ...staging.talks, [id]: change(known) } };
  };
  switch (event.type) {
    case "character_joined":
      return { ...staging, whereabouts: { ...staging.whereabouts, [event.data.character.id]: event.data.location } };
    case "character_moved":
      return { ...staging, whereabouts: { ...staging.whereabouts, [event.data.character_id]: event.data.to } };
    case "conversation_started": {
      const { conversation_id, location, participants } = event.data;
      const opened = { place: location, participants, speaker: null, lane: freeLane(staging.talks), heardLine: null };
      const inLane = { ...staging.inLane, [opened.lane]: conversation_id };
      return { ...staging, inLane, talks: { ...staging.talks, [conversation_id]: opened } };
    }
    case "conversation_joined":
      return talk(event.data.conversation_id, (known) => ({ ...known, participants: [...known.participants, event.data.character_id] }));
    case "conversation_left":
      return talk(event.data.conversation_id, (known) => ({
        ...known,
        participants: known.participants.filter((id) => id !== event.data.character_id),
      }));
    case "conversation_ended":
      return { ...staging, talks: without(staging.talks, event.data.conversation_id) };
    case "character_interaction": {
      const { conversation_id, speaker_id } = event.data;
      const lines = staging.lines + 1;
      if (conversation_id === null) return { ...staging, lines };
      // a script that begins in mid-talk learns who is in it line by line
      const known = staging.talks[conversation_id] ?? { place: placeOf(staging, speaker_id, null), participants: [] };
      const participants = [...new Set([...known.participants, ...event.data.participants])];
      const lane = laneOf(staging, conversation_id);
      const heard = { place: known.place, participants, speaker: speaker_id, lane, heardLine: lines };
      const inLane = { ...staging.inLane, [lane]: conversation_id };
      return { ...staging, lines, inLane, talks: { ...staging.talks, [conversation_id]: heard } };
    }
    default:
      return staging;
  }
};

/** Where a line is spoken. */
export const placeOf = (staging: Staging, speaker: string, conversation: string | null): string =>
  (conversation === null ? undefined : staging.talks[conversation]?.place) ?? staging.whereabouts[speaker] ?? staging.place;

/** Whether a line at `place` needs a heading. */
export const enter = (staging: Staging, place: string, at: number): { readonly staging: Staging; readonly heading: boolean } => {
  const headedAt = staging.headed[place];
  const heading =
    place !== "" && (headedAt === undefined || at - headedAt >= HOUR_AGAIN || at - (staging.heard[place] ?? headedAt) >= QUIET);
  return {
    heading,
    staging: {
      ...staging,
      place,
      heard: { ...staging.heard, [place]: at },
      headed: heading ? { ...staging.headed, [place]: at } : staging.headed,
    },
  };
};

/** Whom a reader must be told a line is meant for: nobody when it answers the last speaker or there is only one to hear it. */
export const addressed = (
  staging: Staging,
  conversation: string | null,
  speaker: string,
  to: readonly string[],
): readonly string[] | "all" => {
  const talk = conversation === null ? undefined : staging.talks[conversation];
  if (talk === undefined) return to;
  const others = talk.participants.filter((id) => id !== speaker);
  if (to.length > 1 && others.every((id) => to.includes(id))) return "all";
  return to.length === 1 && (to[0] === talk.speaker || others.length <= 1) && talk.speaker !== null ? [] : to;
};

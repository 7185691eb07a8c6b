/** Events for the sinks' tests, each with the least a reader needs. */
import type { EventData, EventOf, EventType } from "../../objects/simulation/event.ts";
import type { Dimension, Profile, RelationshipType } from "../../objects/simulation/state.ts";

/** An event of the log `origin` (a branch's first events keep their parent's). */
export const event = <Type extends EventType>(origin: string, seq: number, type: Type, data: EventData[Type]) => ({
  seq,
  id: `${origin}:${seq}`,
  type,
  timestamp: new Date(Date.UTC(2026, 0, 1) + seq * 1000).toISOString(),
  tick: Math.ceil(seq / 3),
  at: seq / 4,
  audience: ["anna"],
  visibility: "public" as const,
  data,
});

const profile = (id: string): Profile => ({
  id,
  name: id.toUpperCase(),
  aliases: [],
  source: "",
  background: "",
  pronoun: "they",
  traits: { openness: 0.5, conscientiousness: 0.5, extraversion: 0.5, agreeableness: 0.5, neuroticism: 0.5 },
  autonomy_level: 0.5,
  goals: [],
  secrets: [],
  voice: { lines: [], phrases: [], subjects: [], words_per_line: 10 },
  portrait: null,
});

export const joined = (origin: string, seq: number, id: string): EventOf<"character_joined"> =>
  event(origin, seq, "character_joined", {
    character: profile(id),
    location: "hall",
    state: { mood: { p: 0, a: 0, d: 0 }, emotion: null, social_energy: 1 },
  });

export const left = (origin: string, seq: number, id: string): EventOf<"character_left"> =>
  event(origin, seq, "character_left", { character_id: id, by: "rule" });

export const changed = (
  origin: string,
  seq: number,
  [from, to]: readonly [string, string],
  dimension: Dimension,
  after: number,
): EventOf<"relationship_changed"> =>
  event(origin, seq, "relationship_changed", {
    from,
    to,
    dimension,
    before: 0,
    delta: after,
    after,
    causes: [seq - 1],
    quote: "",
    rule: "test",
  });

export const retyped = (
  origin: string,
  seq: number,
  [from, to]: readonly [string, string],
  after: RelationshipType,
): EventOf<"relationship_type_changed"> =>
  event(origin, seq, "relationship_type_changed", { from, to, before: "stranger", after, causes: [seq - 1], rule: "test" });

export const remembered = (origin: string, seq: number, character_id: string, text: string): EventOf<"memory_formed"> =>
  event(origin, seq, "memory_formed", {
    character_id,
    memory: { id: `m${seq}`, kind: "observation", text, importance: 0.5, subjects: [], sources: [seq - 1], at: seq / 4 },
  });

export const told = (
  origin: string,
  seq: number,
  fact_id: string,
  [teller_id, ...listeners]: readonly [string, ...string[]],
  source_seq: number | null = null,
): EventOf<"hearsay"> =>
  event(origin, seq, "hearsay", {
    fact_id,
    text: `what ${fact_id} says`,
    subjects: [],
    teller_id,
    listeners,
    source_seq,
    line_seq: seq - 1,
    conversation_id: null,
    confided: false,
  });

export const spoken = (
  origin: string,
  seq: number,
  participants: readonly [string, ...string[]],
  content: string,
): EventOf<"character_interaction"> =>
  event(origin, seq, "character_interaction", {
    participants,
    speaker_id: participants[0],
    addressees: participants.slice(1),
    interaction_type: "chat",
    content,
    response: null,
    action: "",
    relationship_change: [],
    emotional_states: {},
    conversation_id: null,
    turn_id: null,
    mind: "local",
  });

/**
 * What an event of a bundle must look like before an object takes it: a bundle comes from anybody, and a log that cannot be read would
 * trouble whoever watches. Fields that we do not know stay as they are.
 */
import { z } from "zod";
import type { EventType } from "../../objects/simulation/index.ts";
import {
  climate,
  dimension,
  emotion,
  feeling,
  id,
  ids,
  intent,
  interactionType,
  known,
  memory,
  objective,
  profile,
  relationshipType,
  scenario,
  scene,
  seqs,
  share,
  signed,
  text,
  thread,
} from "./shapes.ts";

const shapes = {
  ecosystem_created: z.looseObject({ id, name: text, seed: z.number(), rules: z.number(), scene }),
  rules_changed: z.looseObject({ before: z.number(), after: z.number() }),
  ecosystem_branched: z.looseObject({ id, name: text, parent_id: id, from_seq: z.number().int(), change: text, by: text }),
  status_changed: z.looseObject({ status: z.enum(["running", "paused", "ended"]), by: text }),
  scene_set: z.looseObject({ scene, by: text }),
  character_joined: z.looseObject({ character: profile, location: text, state: feeling }),
  secrets_kept: z.looseObject({ character_id: id, secrets: z.array(text) }),
  character_left: z.looseObject({ character_id: id, by: text }),
  character_moved: z.looseObject({ character_id: id, from: text, to: text, because: text }),
  character_directed: z.looseObject({ character_id: id, text, turns: z.number(), by: text }),
  conversation_started: z.looseObject({ conversation_id: id, participants: ids, location: text, reason: text, topic: text, because: text }),
  conversation_invited: z.looseObject({ conversation_id: id, character_id: id, by: id, accepted: z.boolean(), because: text }),
  conversation_joined: z.looseObject({ conversation_id: id, character_id: id, because: text }),
  conversation_left: z.looseObject({ conversation_id: id, character_id: id, because: text }),
  conversation_ended: z.looseObject({ conversation_id: id, participants: ids, because: text }),
  speaker_chosen: z.looseObject({
    conversation_id: id,
    turn_id: id,
    speaker_id: id,
    addressees: ids,
    intent,
    bids: z.record(z.string(), z.record(z.string(), z.number())),
  }),
  turn_passed: z.looseObject({ conversation_id: id, turn_id: id, speaker_id: id, because: text }),
  character_interaction: z.looseObject({
    participants: ids,
    speaker_id: id,
    addressees: ids,
    interaction_type: interactionType,
    content: text,
    response: text.nullable(),
    action: text,
    relationship_change: z.array(z.looseObject({ from: id, to: id, dimension, delta: z.number() })),
    emotional_states: z.record(z.string(), feeling),
    conversation_id: id.nullable(),
    turn_id: id.nullable(),
    mind: text,
  }),
  words_whispered: z.looseObject({
    conversation_id: id,
    turn_id: id.nullable(),
    speaker_id: id,
    addressees: ids,
    interaction_type: interactionType,
    emotional_states: z.record(z.string(), feeling),
  }),
  visitor_spoke: z.looseObject({ speaker_id: id, name: text, to: ids, text, conversation_id: id.nullable() }),
  character_thought: z.looseObject({ character_id: id, text, turn_id: id.nullable() }),
  relationship_changed: z.looseObject({
    from: id,
    to: id,
    dimension,
    before: z.number(),
    delta: z.number(),
    after: signed,
    causes: seqs,
    quote: text,
    rule: text,
  }),
  relationship_type_changed: z.looseObject({
    from: id,
    to: id,
    before: relationshipType,
    after: relationshipType,
    causes: seqs,
    rule: text,
  }),
  emotion_felt: z.looseObject({ character_id: id, emotion, state: feeling, causes: seqs, because: text }),
  memory_formed: z.looseObject({ character_id: id, memory }),
  memories_consolidated: z.looseObject({ character_id: id, memory, replaced: ids }),
  memories_forgotten: z.looseObject({ character_id: id, memory_ids: ids, because: text }),
  fact_learned: z.looseObject({ character_id: id, known, by: text }),
  confidence_broken: z.looseObject({ owner_id: id, teller_id: id, fact_id: id, causes: seqs }),
  plan_made: z.looseObject({ character_id: id, goal: text, plan: z.array(text).max(100), because: text }),
  goal_progressed: z.looseObject({
    character_id: id,
    goal: text,
    before: share,
    delta: z.number(),
    after: share,
    causes: seqs,
    because: text,
  }),
  goal_settled: z.looseObject({ character_id: id, goal: text, status: z.enum(["reached", "given_up"]), causes: seqs, because: text }),
  hearsay: z.looseObject({
    fact_id: id,
    text,
    subjects: ids,
    teller_id: id,
    listeners: ids,
    source_seq: z.number().int().nullable(),
    line_seq: z.number().int(),
    conversation_id: id.nullable(),
    confided: z.boolean(),
  }),
  world_event: z.looseObject({ content: text, location: text.nullable(), by: text }),
  story_thread_opened: z.looseObject({ thread }),
  story_thread_advanced: z.looseObject({ thread_id: id, tension: share, causes: seqs, because: text }),
  story_thread_resolved: z.looseObject({ thread_id: id, causes: seqs, because: text }),
  scenario_started: z.looseObject({ scenario, by: text }),
  objectives_given: z.looseObject({ scenario_id: id, character_id: id, objectives: z.array(objective).max(500) }),
  complications_given: z.looseObject({ scenario_id: id, complications: z.array(text).max(500) }),
  scenario_phase_began: z.looseObject({ scenario_id: id, phase: z.number().int().min(0), title: text, because: text }),
  scenario_status_changed: z.looseObject({ scenario_id: id, status: z.enum(["active", "paused"]), by: text }),
  scenario_complicated: z.looseObject({ scenario_id: id, conversation_id: id.nullable(), content: text, because: text }),
  objective_advanced: z.looseObject({ scenario_id: id, objective_id: id, before: share, after: share, causes: seqs, because: text }),
  objective_judged: z.looseObject({
    scenario_id: id,
    objective_id: id,
    status: z.enum(["met", "failed"]),
    score: share,
    evidence: seqs,
    because: text,
  }),
  scenario_ended: z.looseObject({ scenario_id: id, outcome: text, because: text, by: text }),
  climate_measured: z.looseObject({ climate }),
} satisfies Record<EventType, z.ZodType>;

const envelope = z.looseObject({
  seq: z.number().int().min(1),
  id: z.string().min(1).max(200),
  type: z.enum(Object.keys(shapes) as [EventType, ...EventType[]]),
  timestamp: z.iso.datetime(),
  tick: z.number().int(),
  at: z.number(),
  audience: ids,
  visibility: z.enum(["public", "private"]),
});

/** What is wrong with the first event that is no event; null when all are. */
export const faultIn = (events: unknown): string | null => {
  if (!Array.isArray(events)) return "a commit is not a list of events";
  for (const event of events as readonly unknown[]) {
    const read = envelope.safeParse(event);
    if (!read.success) return faultOf(read.error, "an event");
    const data = shapes[read.data.type].safeParse(read.data["data"]);
    if (!data.success) return faultOf(data.error, `event ${read.data.seq} (${read.data.type})`);
  }
  return null;
};

const faultOf = (error: z.ZodError, what: string): string => {
  const [issue] = error.issues;
  return `${what}: ${issue?.path.map(String).join(".") ?? ""} ${issue?.message ?? "is malformed"}`;
};

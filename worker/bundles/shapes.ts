/** The parts that events are made of, as a bundle must have them. Fields that we do not know stay as they are. */
import { z } from "zod";
import { RELATIONSHIP_TYPES } from "../../objects/simulation/index.ts";

const MAX_TEXT = 200_000;
export const text = z.string().max(MAX_TEXT);
export const id = z.string().min(1).max(200);
export const ids = z.array(id).max(2_000);
export const share = z.number().min(0).max(1);
export const signed = z.number().min(-1).max(1);
export const seqs = z.array(z.number().int()).max(10_000);
export const dimension = z.enum(["strength", "trust", "familiarity"]);
export const relationshipType = z.enum(RELATIONSHIP_TYPES);
export const interactionType = z.enum(["chat", "greeting", "conflict", "collaboration", "confession", "gossip", "farewell"]);
/** Moods of extreme people lie somewhat beyond 1. */
const octant = z.number().min(-3).max(3);
const pad = z.looseObject({ p: octant, a: octant, d: octant });
export const emotion = z.looseObject({ name: z.string().max(40), intensity: share });
export const feeling = z.looseObject({ mood: pad, emotion: emotion.nullable(), social_energy: share });
export const scene = z.looseObject({ title: text, setting: text, locations: z.array(text).max(500), opens_at: z.number() });
export const intent = z.looseObject({ type: interactionType, topic: text, warmth: z.number(), because: text });
export const profile = z.looseObject({
  id,
  name: text,
  aliases: z.array(text),
  source: text,
  background: text,
  pronoun: z.enum(["she", "he", "they"]),
  traits: z.looseObject({ openness: share, conscientiousness: share, extraversion: share, agreeableness: share, neuroticism: share }),
  autonomy_level: share,
  goals: z.array(text),
  secrets: z.array(text),
  voice: z.looseObject({ lines: z.array(text), phrases: z.array(text), subjects: z.array(text), words_per_line: z.number() }),
  portrait: z.string().max(2_000_000).nullable(),
});
export const memory = z.looseObject({
  id,
  kind: z.enum(["dialogue", "observation", "reflection", "summary", "canon"]),
  text,
  importance: share,
  subjects: ids,
  sources: seqs,
  at: z.number(),
});
export const thread = z.looseObject({
  id,
  title: text,
  status: z.enum(["open", "resolved"]),
  tension: share,
  cast: ids,
  causes: seqs,
  opened_at: z.number(),
  advanced_at: z.number(),
});

export const known = z.looseObject({
  fact_id: id,
  text,
  subjects: ids,
  from: id.nullable(),
  source: z.number().int(),
  at: z.number(),
  confided: z.boolean(),
});

const measure = z.discriminatedUnion("kind", [
  z.looseObject({ kind: z.literal("tie"), from: id, to: id, dimension, at_least: z.number().optional(), at_most: z.number().optional() }),
  z.looseObject({ kind: z.literal("relationship"), from: id, to: id, type: relationshipType }),
  z.looseObject({
    kind: z.literal("interaction"),
    from: id.nullable(),
    to: id.nullable(),
    type: interactionType.nullable(),
    times: z.number(),
  }),
  z.looseObject({ kind: z.literal("known"), character_id: id, text }),
  z.looseObject({ kind: z.literal("kept"), text }),
  z.looseObject({ kind: z.literal("said"), character_id: id.nullable(), words: text, times: z.number() }),
]);
export const objective = z.looseObject({
  id,
  text,
  character_id: id.nullable(),
  secret: z.boolean(),
  measure,
  start: z.number().nullable(),
  progress: share,
  status: z.enum(["open", "met", "failed"]),
  evidence: seqs,
});
export const scenario = z.looseObject({
  id,
  title: text,
  setting: text,
  mood: text,
  cast: ids,
  objectives: z.array(objective).max(500),
  phases: z.array(z.looseObject({ title: text, intention: text, minutes: z.number(), opening: text })).max(500),
  phase: z.number().int().min(0),
  phase_began_at: z.number(),
  complications: z.array(text).max(500),
  status: z.enum(["active", "paused", "ended"]),
  began_at: z.number(),
  minutes: z.number(),
  paused_at: z.number().nullable(),
  outcome: text,
});
export const climate = z.looseObject({ mood: pad, spread: z.number(), tension: z.number(), energy: z.number() });

/** Books on the wire. */
import { z } from "@hono/zod-openapi";
import { RELATIONSHIP_TYPES } from "../../objects/simulation/index.ts";
import { evidenceSchema, pronounSchema, share, traitsSchema, voiceSchema } from "./schemas.ts";

export const documentSchema = z
  .object({
    id: z.string(),
    filename: z.string(),
    title: z.string(),
    author: z.string(),
    size: z.number().int(),
    status: z.enum(["processing", "ready", "failed"]),
    stage: z.string(),
    progress: share,
    error: z.string().nullable(),
    truncated: z.boolean().openapi({ description: "The file is longer than what is read of a book: its text is the file's beginning" }),
    task_id: z.string().nullable(),
    created_at: z.string(),
  })
  .openapi("Document");

const knownSchema = z.object({ text: z.string(), start: z.number().int(), chapter: z.number().int() }).openapi("Known");
const knownTraitSchema = z.object({ confidence: share, evidence: evidenceSchema.nullable() }).openapi("KnownTrait");

const castMemberSchema = z
  .object({
    cast_id: z.string(),
    name: z.string(),
    aliases: z.array(z.string()).readonly(),
    pronoun: pronounSchema,
    quotes: z.number().int(),
    mentions: z.number().int(),
    personality_traits: traitsSchema,
    confidence: share,
    first_chapter: z.number().int(),
    background: z.string(),
    voice: voiceSchema,
    evidence: z.array(evidenceSchema).readonly(),
    known_names: z.array(knownSchema).readonly(),
    known_facts: z.array(knownSchema).readonly(),
    known_lines: z.array(knownSchema).readonly(),
    known_traits: z.object({
      openness: knownTraitSchema,
      conscientiousness: knownTraitSchema,
      extraversion: knownTraitSchema,
      agreeableness: knownTraitSchema,
      neuroticism: knownTraitSchema,
    }),
  })
  .openapi("CastMember");

export const relationshipTypeSchema = z.enum(RELATIONSHIP_TYPES);

const castTieSchema = z
  .object({
    from: z.string(),
    to: z.string(),
    type: relationshipTypeSchema,
    strength: z.number().min(-1).max(1),
    trust: share,
    familiarity: share,
    weight: share,
    evidence: z.array(evidenceSchema).readonly(),
  })
  .openapi("CastTie");

export const analysisSchema = z
  .object({
    title: z.string(),
    author: z.string(),
    language: z.string(),
    chapters: z.array(z.object({ number: z.number().int(), title: z.string(), start: z.number().int(), end: z.number().int() })).readonly(),
    characters: z.array(castMemberSchema).readonly(),
    relationships: z.array(castTieSchema).readonly(),
    memories: z
      .array(
        evidenceSchema
          .extend({ characters: z.array(z.string()).readonly(), importance: share })
          .openapi("CanonMemory", { description: "A passage that its people would remember" }),
      )
      .readonly(),
    counts: z.object({
      words: z.number().int(),
      chapters: z.number().int(),
      quotes: z.number().int(),
      attributed: z.number().int(),
    }),
  })
  .openapi("Analysis");

const castId = z.string().min(1).max(100);
const version = z
  .number()
  .int()
  .min(0)
  .optional()
  .openapi({ description: "The review's version that this was decided on; refused with 409 when somebody has decided since" });

const splitSchema = z.object({
  aliases: z.array(z.string().min(1).max(200)).min(1).max(100).openapi({ description: "Names that are somebody else's" }),
  name: z.string().trim().min(1).max(120).optional(),
});

/** A field that is left out stays as it was decided before; null takes a decision back. */
const choices = {
  name: z.string().trim().min(1).max(120).nullable().optional(),
  merge: z.array(castId).max(50).nullable().optional().openapi({ description: "cast_ids of those who are the same person" }),
  split: z.array(splitSchema).max(20).nullable().optional().openapi({ description: "Aliases that become cast members of their own" }),
  skip: z.boolean().nullable().optional(),
  personality_traits: traitsSchema.partial().strict().nullable().optional(),
  autonomy_level: share.nullable().optional(),
  goals: z.array(z.string().trim().min(1).max(300)).max(20).nullable().optional(),
};
const memberDecisionSchema = z.object({ cast_id: castId, ...choices }).openapi("MemberDecision");

export const castDecisionSchema = z
  .object({ characters: z.array(memberDecisionSchema).max(1000), as_of_chapter: z.number().int().min(1).optional(), version })
  .openapi("CastDecision");

export const reviewChangeSchema = z
  .object({
    characters: z.array(memberDecisionSchema).max(1000).default([]),
    forget: z.array(z.string().max(100)).max(1000).optional(),
    version,
  })
  .openapi("ReviewChange");

export const reviewSchema = z
  .object({
    version: z.number().int(),
    decisions: z
      .array(
        z.object({
          id: z.string(),
          of: z.string().openapi({ description: "The member's own name in the reading" }),
          cast_id: castId,
          name: z.string().nullable().optional(),
          merge: z.array(z.string()).readonly().nullable().optional(),
          split: z
            .array(z.object({ aliases: z.array(z.string()).readonly(), name: z.string().optional() }))
            .readonly()
            .nullable()
            .optional(),
          skip: z.boolean().nullable().optional(),
          personality_traits: traitsSchema.partial().nullable().optional(),
          autonomy_level: share.nullable().optional(),
          goals: z.array(z.string()).readonly().nullable().optional(),
        }),
      )
      .readonly(),
    unapplied: z
      .array(z.object({ id: z.string(), of: z.string(), reason: z.string() }))
      .readonly()
      .openapi({ description: "Decisions whose person the present reading does not know; kept for one that does" }),
  })
  .openapi("Review");

export const reviewedAnalysisSchema = analysisSchema.extend({ review: reviewSchema }).openapi("ReviewedAnalysis");

export const startedReadingSchema = analysisSchema
  .partial()
  .extend({ document_id: z.string(), task_id: z.string(), status: z.enum(["processing", "ready", "failed"]) })
  .openapi("StartedReading");

export const removalSchema = z
  .object({
    deleted: z.object({
      files: z.number().int(),
      characters: z.number().int(),
      talks: z.number().int(),
      task_cancelled: z.boolean(),
    }),
    remains: z.object({ characters: z.number().int(), ecosystems: z.number().int() }),
  })
  .openapi("Removal");

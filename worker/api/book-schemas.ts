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
    counts: z.object({
      words: z.number().int(),
      chapters: z.number().int(),
      quotes: z.number().int(),
      attributed: z.number().int(),
    }),
  })
  .openapi("Analysis");

const castId = z.string().min(1).max(100);

export const castDecisionSchema = z
  .object({
    characters: z
      .array(
        z.object({
          cast_id: castId,
          name: z.string().trim().min(1).max(120).optional(),
          merge: z.array(castId).max(50).optional(),
          skip: z.boolean().optional(),
        }),
      )
      .max(1000),
    as_of_chapter: z.number().int().min(1).optional(),
  })
  .openapi("CastDecision");

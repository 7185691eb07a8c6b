/** Characters on the wire, as their owner keeps them. */
import { z } from "@hono/zod-openapi";
import { evidenceSchema, pronounSchema, share, traitsSchema, voiceSchema } from "./schemas.ts";

export const characterSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    aliases: z.array(z.string()).readonly(),
    source: z.string(),
    document_id: z.string().nullable(),
    background: z.string(),
    pronoun: pronounSchema,
    personality_traits: traitsSchema,
    autonomy_level: share,
    social_energy: share,
    goals: z.array(z.string()).readonly(),
    secrets: z.array(z.string()).readonly(),
    voice: voiceSchema,
    evidence: z.array(evidenceSchema).readonly(),
    created_at: z.string(),
    updated_at: z.string(),
  })
  .openapi("Character");

const lines = (most: number) => z.array(z.string().trim().min(1).max(500)).max(most);

export const characterDraftSchema = z
  .object({
    name: z.string().trim().min(1, "is empty").max(120),
    aliases: lines(50).optional(),
    source: z.string().trim().max(300).optional(),
    background: z.string().trim().max(10_000).optional(),
    pronoun: pronounSchema.optional(),
    personality_traits: traitsSchema.partial().strict().openapi("TraitsDraft").optional(),
    autonomy_level: share.optional(),
    social_energy: share.optional(),
    goals: lines(20).optional(),
    secrets: lines(20).optional(),
  })
  .openapi("CharacterDraft");

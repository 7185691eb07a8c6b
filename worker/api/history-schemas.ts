/** What a story's past answers: comparisons, climates, reasons, traces. */
import { z } from "@hono/zod-openapi";
import { relationshipTypeSchema } from "./book-schemas.ts";
import { climateSchema, eventSchema, interactionTypeSchema } from "./ecosystem-schemas.ts";
import { share } from "./schemas.ts";

const seq = z.number().int();
const pair = <Item extends z.ZodType>(item: Item) => z.tuple([item, item]).readonly();
const tieValues = z.object({ type: relationshipTypeSchema, strength: z.number(), trust: share, familiarity: share });

export const climatePointSchema = z.object({ seq, at: z.number(), climate: climateSchema }).openapi("ClimatePoint");

const climateSince = z.array(z.object({ at: z.number(), climate: climateSchema })).readonly();

export const comparisonSchema = z
  .object({
    stories: pair(z.object({ id: z.string(), name: z.string(), seq, at: z.number() })),
    divergence: z
      .object({ seq, events: pair(eventSchema.nullable()) })
      .nullable()
      .openapi({ description: "The first event that is not the same in both" }),
    relationships: z
      .array(
        z.object({
          from: z.string(),
          to: z.string(),
          values: pair(tieValues),
          difference: z.object({ strength: z.number(), trust: z.number(), familiarity: z.number() }),
        }),
      )
      .readonly(),
    objectives: z
      .array(
        z.object({
          id: z.string(),
          text: z.string(),
          character_id: z.string().nullable(),
          values: pair(z.object({ progress: share, status: z.enum(["open", "met", "failed"]) }).nullable()),
        }),
      )
      .readonly(),
    threads: z
      .array(
        z.object({
          id: z.string(),
          title: z.string(),
          values: pair(z.object({ status: z.enum(["open", "resolved"]), tension: share }).nullable()),
        }),
      )
      .readonly(),
    present: z.object({ both: z.array(z.string()).readonly(), only: pair(z.array(z.string()).readonly()) }),
    climate: pair(climateSince),
    counts: z.object({ events: pair(seq), lines: pair(seq), relationships: pair(seq), open_threads: pair(seq) }),
  })
  .openapi("Comparison", { description: "Of each pair of values, the first is this story's, the second the other's" });

export const turnReasonSchema = z
  .object({
    seq,
    turn_id: z.string(),
    conversation_id: z.string(),
    speaker_id: z.string(),
    addressees: z.array(z.string()).readonly(),
    intent: z
      .object({ type: interactionTypeSchema, topic: z.string(), warmth: z.number(), because: z.string(), whispered: z.boolean() })
      .openapi("Intent"),
    bids: z
      .array(
        z.object({
          bidder: z.string().openapi({ description: 'A character\'s id, or "silence"' }),
          terms: z.record(z.string(), z.number()),
          total: z.number(),
          probability: share,
        }),
      )
      .readonly(),
    line_seq: seq.nullable(),
  })
  .openapi("TurnReason");

export const factTraceSchema = z
  .object({
    fact_id: z.string(),
    text: z.string(),
    steps: z
      .array(
        z.object({
          seq,
          at: z.number(),
          how: z.enum(["secret", "canon", "own", "author", "told"]),
          character_id: z.string(),
          from: z.string().nullable(),
          source_seq: seq.nullable(),
          line_seq: seq.nullable(),
          confided: z.boolean(),
        }),
      )
      .readonly(),
  })
  .openapi("FactTrace");

/** Ecosystems on the wire. Events and snapshots are documented by their envelope: their union lives in the simulation. */
import { z } from "@hono/zod-openapi";
import type { Character, Event, Snapshot } from "../../objects/simulation/index.ts";
import { relationshipTypeSchema } from "./book-schemas.ts";
import { share } from "./schemas.ts";

const signedShare = z.number().min(-1).max(1);
const padSchema = z.object({ p: signedShare, a: signedShare, d: signedShare });

export const statusSchema = z.enum(["running", "paused", "ended"]);
export const roleSchema = z.enum(["owner", "director", "participant", "observer"]);

export const settingsSchema = z
  .object({
    tick_seconds: z.number().min(0.2).max(3600),
    model: z.string().min(1).max(200),
    visibility: z.enum(["private", "unlisted", "public"]),
    run_while_away: z.boolean(),
  })
  .openapi("EcosystemSettings");

export const sceneSchema = z
  .object({
    title: z.string().trim().min(1).max(200),
    setting: z.string().trim().max(2000),
    locations: z.array(z.string().trim().min(1).max(120)).min(1).max(50),
    opens_at: z.number().int().min(0).max(1439).openapi({ description: "Minute of the day" }),
  })
  .openapi("Scene");

const parentSchema = z
  .object({ ecosystem_id: z.string(), seq: z.number().int() })
  .nullable()
  .openapi({ description: "Of a branch: whose past it shares, up to which event" });

export const ecosystemSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    description: z.string(),
    status: statusSchema,
    seq: z.number().int(),
    settings: settingsSchema,
    parent: parentSchema,
    may_branch: z.boolean(),
    character_ids: z.array(z.string()).readonly(),
    role: roleSchema.openapi({ description: "What you are there" }),
    created_at: z.string(),
  })
  .openapi("Ecosystem");

const name = z.string().trim().min(1, "is empty").max(120);
const description = z.string().trim().max(2000);

/** Budgets come with paid minds; sent early, they are accepted and change nothing. */
const settingsChange = settingsSchema.partial();

export const ecosystemDraftSchema = z
  .object({
    name,
    description: description.optional(),
    character_ids: z
      .array(z.uuid("is not an id"))
      .min(2, "has at least 2 characters")
      .max(100, "has at most 100 characters")
      .transform((ids) => ids.map((id) => id.toLowerCase()))
      .refine((ids) => new Set(ids).size === ids.length, "names a character twice"),
    settings: settingsChange.optional(),
    scene: sceneSchema.partial().optional(),
  })
  .openapi("EcosystemDraft");

export const ecosystemChangeSchema = z.object({
  name: name.optional(),
  description: description.optional(),
  settings: settingsChange.optional(),
});

export const summarySchema = z
  .object({ ecosystem_id: z.string(), status: statusSchema, seq: z.number().int(), settings: settingsSchema, parent: parentSchema })
  .openapi("EcosystemSummary");

export const climateSchema = z.object({ mood: padSchema, spread: z.number(), tension: z.number(), energy: z.number() }).openapi("Climate");

export const dashboardSchema = z
  .object({
    ecosystem_id: z.string(),
    name: z.string(),
    seq: z.number().int(),
    state_hash: z.string(),
    status: statusSchema,
    active_characters: z.number().int(),
    relationships: z.number().int(),
    ongoing_conversations: z.number().int(),
    story_threads: z.number().int(),
    energy_level: share,
    mood: z.string(),
    climate: climateSchema,
    viewers: z.number().int(),
    budget: z.object({ spent_usd: z.number(), cap_usd: z.number().nullable() }),
    settings: settingsSchema,
  })
  .openapi("Dashboard");

export const relationshipSchema = z
  .object({
    from: z.string(),
    to: z.string(),
    type: relationshipTypeSchema,
    strength: signedShare,
    trust: share,
    familiarity: share,
    interaction_count: z.number().int(),
    last_interaction: z.number().nullable(),
  })
  .openapi("Relationship");

export const graphSchema = z
  .object({
    nodes: z
      .array(
        z.object({
          id: z.string(),
          name: z.string(),
          location: z.string(),
          social_energy: share,
          mood: z.string(),
          emotion: z.string().nullable(),
          conversation_id: z.string().nullable(),
        }),
      )
      .readonly(),
    edges: z.array(relationshipSchema).readonly(),
  })
  .openapi("Graph");

export const relationshipChangeSchema = z
  .object({
    ecosystem_id: z.string(),
    event_id: z.string(),
    seq: z.number().int(),
    timestamp: z.string(),
    from: z.string(),
    to: z.string(),
    dimension: z.enum(["strength", "trust", "familiarity", "type"]),
    before: z.union([z.number(), z.string()]),
    delta: z.number().nullable(),
    after: z.union([z.number(), z.string()]),
    causes: z.array(z.number().int()).readonly(),
    quote: z.string(),
    rule: z.string(),
  })
  .openapi("RelationshipChange");

export const threadSchema = z
  .object({
    id: z.string(),
    title: z.string(),
    status: z.enum(["open", "resolved"]),
    tension: share,
    cast: z.array(z.string()).readonly(),
    causes: z.array(z.number().int()).readonly(),
    opened_at: z.number(),
    advanced_at: z.number(),
    tensions: z
      .array(z.object({ at: z.number(), tension: share }))
      .readonly()
      .openapi({ description: "How the tension went: story minute and tension at each change" }),
  })
  .openapi("StoryThread");

export const eventSchema = z.custom<Event | { readonly seq: number; readonly type: "hidden" }>().openapi({
  type: "object",
  description: 'An event of the log; one that you may not see is { seq, type: "hidden" }, so that the sequence stays whole',
  properties: {
    seq: { type: "integer" },
    id: { type: "string" },
    type: { type: "string" },
    timestamp: { type: "string" },
    data: { type: "object" },
  },
  required: ["seq", "type"],
});

export const eventPageSchema = z
  .object({ events: z.array(eventSchema).readonly(), next_since: z.number().int().nullable() })
  .openapi("EventPage");

export const liveCharacterSchema = z.custom<Character>().openapi({
  type: "object",
  description: "A character as it is in the ecosystem now",
  properties: { id: { type: "string" }, name: { type: "string" }, location: { type: "string" }, social_energy: { type: "number" } },
  required: ["id", "name"],
});

export const replaySchema = z
  .object({
    seq: z.number().int(),
    state: z.custom<Snapshot>().openapi({ type: "object", description: "The state after event `seq`" }),
    state_hash: z.string(),
  })
  .openapi("Replay");

const TYPES = ["chat", "greeting", "conflict", "collaboration", "confession", "gossip", "farewell"] as const;
/** "dialogue" is another word for "chat". */
export const interactionTypeSchema = z
  .enum([...TYPES, "dialogue"])
  .transform((type) => (type === "dialogue" ? "chat" : type))
  .openapi({ type: "string", enum: [...TYPES, "dialogue"] });

export const emotionNameSchema = z.enum([
  "joy",
  "distress",
  "anger",
  "fear",
  "pride",
  "shame",
  "gratitude",
  "reproach",
  "admiration",
  "hope",
  "disappointment",
  "relief",
  "love",
  "hate",
  "pity",
  "remorse",
]);

const emotionalStateSchema = z.object({
  mood: padSchema,
  emotion: z
    .object({
      name: emotionNameSchema,
      intensity: share,
    })
    .nullable(),
  social_energy: share,
});

const deltasSchema = z
  .array(z.object({ from: z.string(), to: z.string(), dimension: z.enum(["strength", "trust", "familiarity"]), delta: z.number() }))
  .readonly();

export const chatReplySchema = z
  .object({
    response: z.string(),
    emotional_state: emotionalStateSchema,
    relationship_change: deltasSchema.openapi({ description: "Ties are between characters: empty between a character and you" }),
    memories_used: z
      .array(
        z.object({
          kind: z.enum(["dialogue", "observation", "reflection", "summary", "canon"]),
          text: z.string(),
          importance: share,
        }),
      )
      .readonly(),
    interaction_id: z.string().nullable(),
  })
  .openapi("ChatReply");

export const interactionResultSchema = z
  .object({
    success: z.boolean(),
    reason: z.string().nullable(),
    interaction_id: z.string().nullable(),
    response: z.string().nullable(),
    relationship_change: deltasSchema,
    emotional_states: z.record(z.string(), emotionalStateSchema),
  })
  .openapi("InteractionResult");

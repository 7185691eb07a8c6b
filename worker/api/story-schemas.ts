/** Scenarios, directions and branches as clients send them. */
import { z } from "@hono/zod-openapi";
import { relationshipTypeSchema } from "./book-schemas.ts";
import { emotionNameSchema, interactionTypeSchema, settingsSchema } from "./ecosystem-schemas.ts";
import { share } from "./schemas.ts";

export const characterId = z.string().min(1).max(100);
export const words = (most: number) => z.string().trim().min(1, "is empty").max(most);
const dimension = z.enum(["strength", "trust", "familiarity"]);

const measureSchema = z
  .discriminatedUnion("kind", [
    z
      .object({
        kind: z.literal("tie"),
        from: characterId,
        to: characterId,
        dimension,
        at_least: z.number().optional(),
        at_most: z.number().optional(),
      })
      .refine((tie) => (tie.at_least === undefined) !== (tie.at_most === undefined), "has either at_least or at_most")
      .transform(({ at_least, at_most, ...tie }) => ({
        ...tie,
        ...(at_least === undefined ? {} : { at_least }),
        ...(at_most === undefined ? {} : { at_most }),
      })),
    z.object({ kind: z.literal("relationship"), from: characterId, to: characterId, type: relationshipTypeSchema }),
    z.object({
      kind: z.literal("interaction"),
      from: characterId.nullable().default(null),
      to: characterId.nullable().default(null),
      type: interactionTypeSchema.nullable().default(null),
      times: z.number().int().min(1).max(1000).default(1),
    }),
    z.object({ kind: z.literal("known"), character_id: characterId, text: words(500) }),
    z.object({ kind: z.literal("kept"), text: words(500) }),
    z.object({
      kind: z.literal("said"),
      character_id: characterId.nullable().default(null),
      words: words(200),
      times: z.number().int().min(1).max(1000).default(1),
    }),
  ])
  .openapi("Measure", { type: "object", description: "What would show that an objective is met; `kind` says which of them it is" });

/** A day and a half of story; a scenario without a given length is an hour. */
const minutes = z.number().min(1).max(2160);

export const scenarioDraftSchema = z
  .object({
    title: words(200),
    setting: z.string().trim().max(2000).default(""),
    mood: z.string().trim().max(200).default(""),
    cast: z.array(characterId).max(100).default([]).openapi({ description: "Empty for everybody present" }),
    objectives: z
      .array(
        z.object({
          text: words(500),
          character_id: characterId.nullable().default(null).openapi({ description: "Whose it is; null for the whole cast" }),
          secret: z.boolean().default(false),
          measure: measureSchema.nullable().default(null),
        }),
      )
      .max(20)
      .default([]),
    phases: z
      .array(
        z.object({
          title: words(200),
          intention: z.string().trim().max(500).default(""),
          minutes,
          opening: z.string().trim().max(500).default(""),
        }),
      )
      .max(12)
      .default([]),
    secrets: z
      .array(z.object({ character_id: characterId, text: words(500) }))
      .max(50)
      .default([]),
    complications: z.array(words(500)).max(20).default([]),
    minutes: minutes.default(60).openapi({ description: "Story minutes" }),
  })
  .openapi("ScenarioDraft");

export const scenarioSchema = z
  .object({
    id: z.string(),
    title: z.string(),
    setting: z.string(),
    mood: z.string(),
    cast: z.array(z.string()).readonly(),
    objectives: z
      .array(
        z.object({
          id: z.string(),
          text: z.string(),
          character_id: z.string().nullable(),
          secret: z.boolean(),
          progress: share,
          status: z.enum(["open", "met", "failed"]),
          evidence: z.array(z.number().int()).readonly(),
        }),
      )
      .readonly(),
    phases: z.array(z.object({ title: z.string(), intention: z.string(), minutes: z.number(), opening: z.string() })).readonly(),
    phase: z.number().int(),
    complications: z.array(z.string()).readonly(),
    status: z.enum(["active", "paused", "ended"]),
    began_at: z.number(),
    minutes: z.number(),
    outcome: z.string(),
  })
  .openapi("Scenario");

export const scenarioStartedSchema = z.object({ id: z.string(), status: z.enum(["active", "paused", "ended"]), start_time: z.string() });

export const writtenSchema = z.object({ seq: z.number().int(), timestamp: z.string() }).openapi("Written");

const because = z.string().trim().max(200).default("");
const tieChange = z.union([
  z.object({ dimension, value: z.number().min(-1).max(1) }),
  z.object({ dimension: z.literal("type"), value: relationshipTypeSchema }),
]);

export const tieSettingSchema = z
  .intersection(tieChange, z.object({ because }))
  .transform(({ because: why, ...change }) => ({ change, because: why }))
  .openapi({
    type: "object",
    properties: {
      dimension: { type: "string", enum: ["strength", "trust", "familiarity", "type"] },
      value: { anyOf: [{ type: "number" }, { type: "string" }] },
      because: { type: "string" },
    },
    required: ["dimension", "value"],
  });

const turns = z.number().int().min(1).max(20);
export const directionSchema = z
  .object({ to: characterId, text: words(500), turns: turns.optional().openapi({ description: "Of the character's turns; 3 without it" }) })
  .transform(({ turns: held, ...direction }) => ({ ...direction, ...(held === undefined ? {} : { turns: held }) }));
export const tellingSchema = z.object({ to: z.array(characterId).min(1, "is nobody").max(100), text: words(500) });
export const worldEventSchema = z
  .object({ content: words(2000), location: words(120).nullish() })
  .transform(({ content, location }) => ({ content, location: location ?? null }));

const branchChangeSchema = z
  .union([
    z.object({ kind: z.literal("none") }),
    z.object({ kind: z.literal("mood"), character_id: characterId, emotion: emotionNameSchema, intensity: share.default(0.8) }),
    z.object({
      kind: z.literal("line"),
      character_id: characterId,
      to: characterId,
      text: words(2000),
      type: interactionTypeSchema.default("chat"),
    }),
    z.object({ kind: z.literal("direct") }).and(directionSchema),
    z.object({ kind: z.literal("tell") }).and(tellingSchema),
    z.object({ kind: z.literal("world_event") }).and(worldEventSchema),
    z.object({ kind: z.literal("leave"), character_id: characterId }),
    z.object({ kind: z.literal("join"), character_id: characterId }),
    z.object({ kind: z.literal("move"), character_id: characterId, location: words(120) }),
    z.object({ kind: z.literal("override"), from: characterId, to: characterId, change: tieChange, because }),
    z
      .object({ kind: z.literal("settings"), settings: settingsSchema.omit({ visibility: true }).partial() })
      .transform(({ kind, settings }) => ({ kind, settings: withoutAbsent(settings) })),
  ])
  .openapi({
    type: "object",
    description: "The one thing that is different. `kind` says what, the other fields are those of the route that does the same",
    properties: {
      kind: {
        type: "string",
        enum: ["none", "mood", "line", "direct", "tell", "world_event", "leave", "join", "move", "override", "settings"],
      },
    },
    required: ["kind"],
  });

/** What is left out stays as it is. */
const withoutAbsent = (settings: {
  tick_seconds?: number | undefined;
  model?: string | undefined;
  run_while_away?: boolean | undefined;
}) => ({
  ...(settings.tick_seconds === undefined ? {} : { tick_seconds: settings.tick_seconds }),
  ...(settings.model === undefined ? {} : { model: settings.model }),
  ...(settings.run_while_away === undefined ? {} : { run_while_away: settings.run_while_away }),
});

export const branchDraftSchema = z
  .object({
    from_seq: z.number().int().min(1).openapi({ description: "The last event that both share" }),
    change: branchChangeSchema.default({ kind: "none" }),
    name: words(120).optional(),
  })
  .transform(({ name, ...draft }) => ({ ...draft, ...(name === undefined ? {} : { name }) }))
  .openapi("BranchDraft");

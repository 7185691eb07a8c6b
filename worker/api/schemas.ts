/** Shapes that several resources share. Routes take their OpenAPI from these. */
import { z } from "@hono/zod-openapi";

export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).readonly(),
  })
  .openapi("Problem");

/** Every refusal, of any route. */
const refused = {
  description: "Refused; `detail` says why, `errors` names each field",
  content: { "application/problem+json": { schema: problemSchema } },
};

/** A route's answer with its schema. Problems are thrown. */
export const answers = <Schema extends z.ZodType>(description: string, schema: Schema) => ({
  200: { description, content: { "application/json": { schema } } },
  default: refused,
});
/** The same, for an answer with an ETag (caching/conditional.ts). */
export const answersOnce = <Schema extends z.ZodType>(description: string, schema: Schema) => ({
  ...answers(description, schema),
  304: { description: "You have it already (If-None-Match)" },
});
export const created = <Schema extends z.ZodType>(description: string, schema: Schema) => ({
  201: { description, content: { "application/json": { schema } } },
  default: refused,
});
export const done = (description: string) => ({ 204: { description }, default: refused });

/** Takes an access token. */
export const forUsers: Record<string, string[]>[] = [{ bearer: [] }];
/** Shows more with an access token, and needs none. */
export const forAnybody: Record<string, string[]>[] = [{ bearer: [] }, {}];

export const jsonBody = <Schema extends z.ZodType>(schema: Schema) => ({
  body: { required: true, content: { "application/json": { schema } } },
});

export const idParam = z.object({ id: z.string().openapi({ format: "uuid" }) });

/** `?limit&cursor` */
export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z
    .string()
    .max(500)
    .optional()
    .transform((cursor) => cursor ?? null),
});

export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item).readonly(), next_cursor: z.string().nullable() });

/** 0..1 */
export const share = z.number().min(0).max(1);

export const traitsSchema = z
  .object({ openness: share, conscientiousness: share, extraversion: share, agreeableness: share, neuroticism: share })
  .openapi("Traits");

export const voiceSchema = z
  .object({
    lines: z.array(z.string()).readonly(),
    phrases: z.array(z.string()).readonly(),
    subjects: z.array(z.string()).readonly(),
    words_per_line: z.number(),
  })
  .openapi("Voice");

export const evidenceSchema = z
  .object({ start: z.number().int(), end: z.number().int(), text: z.string(), chapter: z.number().int() })
  .openapi("Evidence");

export const pronounSchema = z.enum(["she", "he", "they"]);

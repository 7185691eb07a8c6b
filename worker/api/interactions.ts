/** Exchanges asked for from outside: /api/v1/interactions. */
import { createRoute, z } from "@hono/zod-openapi";
import { signedIn, type SignedInEnv } from "./context.ts";
import { interactionResultSchema, interactionTypeSchema } from "./ecosystem-schemas.ts";
import { createRouter, limitedBody } from "./router.ts";
import { answers, forUsers, jsonBody } from "./schemas.ts";

const tags = ["interactions"];
const security = forUsers;
const id = z.string().min(1).max(100);

const MAX_CONTEXT = 400;
/** "at the quay", or {"place": "the quay", "weather": "rain"}: told to whoever answers as "place: the quay; weather: rain". */
const contextSchema = z
  .union([z.string(), z.record(z.string(), z.string())], { error: "is a text, or an object of texts" })
  .transform((context) =>
    typeof context === "string"
      ? context.trim()
      : Object.entries(context)
          .map(([name, value]) => `${name}: ${value}`)
          .join("; "),
  )
  .refine((context) => context.length <= MAX_CONTEXT, `has at most ${MAX_CONTEXT} characters`)
  .openapi({
    anyOf: [{ type: "string" }, { type: "object", additionalProperties: { type: "string" } }],
    description: "The circumstances of the exchange: the one who answers knows them, and the event records them as `context`",
  });

export const interactions = createRouter<SignedInEnv>();
interactions.use(signedIn, limitedBody);

interactions.openapi(
  createRoute({
    method: "post",
    path: "/",
    tags,
    security,
    summary:
      "One character says something to another, who answers; without ecosystem_id, in the newest ecosystem both are in, or else in a green room of your own",
    request: jsonBody(
      z
        .object({
          ecosystem_id: id.optional(),
          initiator_id: id,
          target_id: id,
          type: interactionTypeSchema.default("chat"),
          content: z.string().trim().min(1, "is empty").max(2000),
          context: contextSchema.optional(),
        })
        .refine((body) => body.initiator_id !== body.target_id, { path: ["target_id"], message: "is the initiator" }),
    ),
    responses: answers("What came of it; `reason` says why not", interactionResultSchema),
  }),
  async (c) => {
    const { ecosystem_id, context, ...request } = c.req.valid("json");
    const asked = {
      ...request,
      ...(ecosystem_id === undefined ? {} : { ecosystem_id }),
      ...(context === undefined || context === "" ? {} : { context }),
    };
    return c.json(await c.var.services.interactions.create(c.var.user, asked), 200);
  },
);

interactions.openapi(
  createRoute({
    method: "get",
    path: "/{id}",
    tags,
    security,
    summary: "An exchange, by the id that creating it returned",
    request: { params: z.object({ id: z.string() }) },
    responses: answers("The exchange", interactionResultSchema),
  }),
  async (c) => c.json(await c.var.services.interactions.get(c.var.user, c.req.valid("param").id), 200),
);

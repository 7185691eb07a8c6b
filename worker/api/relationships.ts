/** How characters stand to one another: /api/v1/relationships. */
import { createRoute, z } from "@hono/zod-openapi";
import { signedIn, type SignedInEnv } from "./context.ts";
import { relationshipChangeSchema, relationshipSchema } from "./ecosystem-schemas.ts";
import { createRouter } from "./router.ts";
import { answers, forUsers, pageOf } from "./schemas.ts";

const tags = ["relationships"];
const security = forUsers;

export const relationships = createRouter<SignedInEnv>();
relationships.use(signedIn);

relationships.openapi(
  createRoute({
    method: "get",
    path: "/{character_id}",
    tags,
    security,
    summary: "A character's ties in every ecosystem of yours",
    request: { params: z.object({ character_id: z.string() }) },
    responses: answers("The ties", pageOf(relationshipSchema.extend({ ecosystem_id: z.string() }))),
  }),
  async (c) => {
    const items = await c.var.services.relationships.of(c.var.user, c.req.valid("param").character_id);
    return c.json({ items, next_cursor: null }, 200);
  },
);

relationships.openapi(
  createRoute({
    method: "get",
    path: "/{a}/{b}/history",
    tags,
    security,
    summary: "Every change of how a stands to b, with what caused it",
    request: { params: z.object({ a: z.string(), b: z.string() }) },
    responses: answers("The ledger, oldest first", pageOf(relationshipChangeSchema)),
  }),
  async (c) => {
    const { a, b } = c.req.valid("param");
    const items = await c.var.services.relationships.history(c.var.user, a, b);
    return c.json({ items, next_cursor: null }, 200);
  },
);

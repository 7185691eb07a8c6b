/** Characters as their owner keeps them: /api/v1/characters. */
import { createRoute, z } from "@hono/zod-openapi";
import { characterDraftSchema, characterSchema } from "./character-schemas.ts";
import { signedIn, type SignedInEnv } from "./context.ts";
import { chatReplySchema } from "./ecosystem-schemas.ts";
import { createRouter, limitedBody } from "./router.ts";
import { answers, created, done, forUsers, idParam, jsonBody, pageOf, pageQuery } from "./schemas.ts";

const tags = ["characters"];
const security = forUsers;
export const characters = createRouter<SignedInEnv>();
characters.use(signedIn, limitedBody);

characters.openapi(
  createRoute({
    method: "get",
    path: "/",
    tags,
    security,
    summary: "Your characters, newest first; those of one book with document_id",
    request: { query: pageQuery.extend({ document_id: z.string().optional() }) },
    responses: answers("A page of characters", pageOf(characterSchema)),
  }),
  async (c) => {
    const { document_id, ...page } = c.req.valid("query");
    const of = document_id === undefined ? page : { ...page, document_id };
    return c.json(await c.var.services.characters.list(c.var.user, of), 200);
  },
);

characters.openapi(
  createRoute({
    method: "post",
    path: "/",
    tags,
    security,
    summary: "Write a character by hand",
    request: jsonBody(characterDraftSchema),
    responses: created("The character", characterSchema),
  }),
  async (c) => c.json(await c.var.services.characters.create(c.var.user, c.req.valid("json")), 201),
);

characters.openapi(
  createRoute({
    method: "get",
    path: "/{id}",
    tags,
    security,
    summary: "One character",
    request: { params: idParam },
    responses: answers("The character", characterSchema),
  }),
  async (c) => c.json(await c.var.services.characters.get(c.var.user, c.req.valid("param").id), 200),
);

const changed = {
  path: "/{id}" as const,
  tags,
  security,
  summary: "Change a character; what is left out stays",
  request: { params: idParam, ...jsonBody(characterDraftSchema.partial()) },
  responses: answers("The character as it is now", characterSchema),
};
characters.openapi(createRoute({ method: "patch", ...changed }), async (c) =>
  c.json(await c.var.services.characters.update(c.var.user, c.req.valid("param").id, c.req.valid("json")), 200),
);
characters.openapi(createRoute({ method: "put", ...changed }), async (c) =>
  c.json(await c.var.services.characters.update(c.var.user, c.req.valid("param").id, c.req.valid("json")), 200),
);

characters.openapi(
  createRoute({
    method: "delete",
    path: "/{id}",
    tags,
    security,
    summary: "Delete a character; ecosystems keep their copies",
    request: { params: idParam },
    responses: done("Deleted"),
  }),
  async (c) => {
    await c.var.services.characters.remove(c.var.user, c.req.valid("param").id);
    return c.body(null, 204);
  },
);

characters.openapi(
  createRoute({
    method: "post",
    path: "/{id}/chat",
    tags,
    security,
    summary: "Say something to a character, in a green room of your own where it remembers you; it answers at once",
    request: { params: idParam, ...jsonBody(z.object({ message: z.string().trim().min(1, "is empty").max(2000) })) },
    responses: answers("The answer; `response` is empty when no words came", chatReplySchema),
  }),
  async (c) => c.json(await c.var.services.characters.chat(c.var.user, c.req.valid("param").id, c.req.valid("json").message), 200),
);

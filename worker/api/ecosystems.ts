/** Ecosystems: /api/v1/ecosystems, and /api/v1/ecosystem, which answers the same. What lives in one is in ecosystem-life.ts. */
import { createRoute, z } from "@hono/zod-openapi";
import { bundles } from "./bundles.ts";
import { requireUser, signedIn } from "./context.ts";
import { ecosystemDirecting } from "./ecosystem-directing.ts";
import { ecosystemHistory } from "./ecosystem-history.ts";
import { ecosystemLife } from "./ecosystem-life.ts";
import { ecosystemChangeSchema, ecosystemDraftSchema, ecosystemSchema } from "./ecosystem-schemas.ts";
import { createRouter, limitedBody } from "./router.ts";
import { answers, created, done, forAnybody, forUsers, idParam, jsonBody, pageOf, pageQuery } from "./schemas.ts";

const tags = ["ecosystems"];
const security = forUsers;

export const ecosystems = createRouter();
// before the limit: a bundle has one of its own
ecosystems.route("/", bundles);
ecosystems.use(limitedBody);

ecosystems.openapi(
  createRoute({
    method: "get",
    path: "/",
    tags,
    security: forAnybody,
    summary: "Ecosystems you take part in, newest first; with visibility=public, those that are open to everybody",
    request: { query: pageQuery.extend({ visibility: z.enum(["public"]).optional() }) },
    responses: answers("A page of ecosystems", pageOf(ecosystemSchema)),
  }),
  async (c) => {
    const { visibility, ...page } = c.req.valid("query");
    const { ecosystems: service } = c.var.services;
    if (visibility === "public") return c.json(await service.listPublic(page), 200);
    return c.json(await service.list(requireUser(c.var.user), page), 200);
  },
);

ecosystems.openapi(
  createRoute({
    method: "post",
    path: "/",
    tags,
    security,
    summary: "Put 2 to 100 of your characters together; they live at once",
    middleware: [signedIn] as const,
    request: jsonBody(ecosystemDraftSchema),
    responses: created("The ecosystem, running", ecosystemSchema),
  }),
  async (c) => c.json(await c.var.services.ecosystems.create(c.var.user, c.req.valid("json")), 201),
);

ecosystems.openapi(
  createRoute({
    method: "get",
    path: "/{id}",
    tags,
    security: forAnybody,
    summary: "One ecosystem",
    request: { params: idParam },
    responses: answers("The ecosystem", ecosystemSchema),
  }),
  async (c) => c.json(await c.var.services.ecosystems.get(c.var.user, c.req.valid("param").id), 200),
);

ecosystems.openapi(
  createRoute({
    method: "patch",
    path: "/{id}",
    tags,
    security,
    summary: "Change its name, description or settings; what is left out stays",
    middleware: [signedIn] as const,
    request: { params: idParam, ...jsonBody(ecosystemChangeSchema) },
    responses: answers("The ecosystem as it is now", ecosystemSchema),
  }),
  async (c) => c.json(await c.var.services.ecosystems.update(c.var.user, c.req.valid("param").id, c.req.valid("json")), 200),
);

ecosystems.openapi(
  createRoute({
    method: "delete",
    path: "/{id}",
    tags,
    security,
    summary: "Delete an ecosystem with its log and everything made from it",
    middleware: [signedIn] as const,
    request: { params: idParam },
    responses: done("Deleted"),
  }),
  async (c) => {
    await c.var.services.ecosystems.remove(c.var.user, c.req.valid("param").id);
    return c.body(null, 204);
  },
);

ecosystems.route("/", ecosystemLife);
ecosystems.route("/", ecosystemDirecting);
ecosystems.route("/", ecosystemHistory);

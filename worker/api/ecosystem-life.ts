/** What goes on in one ecosystem: watched by anyone who may see it, steered by those who may direct it. */
import { createRoute, z } from "@hono/zod-openapi";
import { conditional, contentTag, tagOf } from "../caching/conditional.ts";
import { sharedCache } from "../caching/shared.ts";
import { signedIn } from "./context.ts";
import {
  dashboardSchema,
  eventPageSchema,
  graphSchema,
  liveCharacterSchema,
  replaySchema,
  summarySchema,
  threadSchema,
} from "./ecosystem-schemas.ts";
import { createRouter } from "./router.ts";
import { answers, answersOnce, created, forAnybody, forUsers, idParam, jsonBody, pageOf } from "./schemas.ts";
import { worldEventSchema, writtenSchema } from "./story-schemas.ts";

const tags = ["ecosystems"];
const security = forUsers;
/** Public and unlisted ecosystems are open to visitors. */
const open = { tags, security: forAnybody };
const seq = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

export const ecosystemLife = createRouter();

ecosystemLife.openapi(
  createRoute({
    method: "get",
    path: "/{id}/dashboard",
    ...open,
    summary: "The ecosystem at a glance",
    request: { params: idParam },
    responses: answersOnce("Its figures now", dashboardSchema),
  }),
  async (c) => {
    const dashboard = await c.var.services.ecosystems.dashboard(c.var.user, c.req.valid("param").id);
    return conditional(c, contentTag(dashboard), async () => c.json(dashboard, 200));
  },
);

ecosystemLife.openapi(
  createRoute({
    method: "get",
    path: "/{id}/graph",
    ...open,
    summary: "Who is there, and how they stand to one another",
    request: { params: idParam },
    responses: answersOnce("Nodes and edges", graphSchema),
  }),
  async (c) => {
    const { id, ...version } = await c.var.services.ecosystems.version(c.var.user, c.req.valid("param").id);
    return conditional(c, tagOf(version.seq, version.tick), async () => c.json(await c.var.services.ecosystems.graph(c.var.user, id), 200));
  },
);

ecosystemLife.openapi(
  createRoute({
    method: "get",
    path: "/{id}/events",
    ...open,
    summary: "The log after `since`, up to `until`",
    request: {
      params: idParam,
      query: z.object({ since: seq.default(0), until: seq.optional(), limit: z.coerce.number().int().min(1).max(1000).default(100) }),
    },
    responses: answersOnce("Events in order", eventPageSchema),
  }),
  async (c) => {
    const { since, until, limit } = c.req.valid("query");
    const range = until === undefined ? { since, limit } : { since, until, limit };
    const { ecosystems } = c.var.services;
    const version = await ecosystems.version(c.var.user, c.req.valid("param").id);
    // all of the page has happened, so it stays as it is
    const isPast = (until !== undefined && until <= version.seq) || since + limit < version.seq;
    const read = () => ecosystems.events(c.var.user, version.id, range);
    return conditional(c, tagOf(isPast ? "past" : version.seq, version.sees_private), async () =>
      isPast && version.is_public
        ? sharedCache(c).json(`ecosystems/${version.id}/events/${since}/${until ?? ""}/${limit}`, read)
        : c.json(await read(), 200),
    );
  },
);

ecosystemLife.openapi(
  createRoute({
    method: "get",
    path: "/{id}/characters",
    ...open,
    summary: "The cast as it is there now",
    request: { params: idParam },
    responses: answers("The cast", pageOf(liveCharacterSchema)),
  }),
  async (c) => {
    const items = await c.var.services.ecosystems.characters(c.var.user, c.req.valid("param").id);
    return c.json({ items, next_cursor: null }, 200);
  },
);

ecosystemLife.openapi(
  createRoute({
    method: "get",
    path: "/{id}/threads",
    ...open,
    summary: "Story threads, open and resolved",
    request: { params: idParam },
    responses: answers("The threads", pageOf(threadSchema)),
  }),
  async (c) => {
    const items = await c.var.services.ecosystems.threads(c.var.user, c.req.valid("param").id);
    return c.json({ items, next_cursor: null }, 200);
  },
);

ecosystemLife.openapi(
  createRoute({
    method: "get",
    path: "/{id}/replay",
    ...open,
    summary: "The state after event `to`, folded from the log; the newest without it",
    request: { params: idParam, query: z.object({ to: seq.optional() }) },
    responses: answersOnce("The state and its hash", replaySchema),
  }),
  async (c) => {
    const { to } = c.req.valid("query");
    const { ecosystems } = c.var.services;
    const version = await ecosystems.version(c.var.user, c.req.valid("param").id);
    const isPast = to !== undefined && to <= version.seq;
    const read = () => ecosystems.replay(c.var.user, version.id, to ?? null);
    return conditional(c, tagOf(isPast ? "past" : version.seq, version.sees_private), async () =>
      isPast && version.is_public ? sharedCache(c).json(`ecosystems/${version.id}/replay/${to}`, read) : c.json(await read(), 200),
    );
  },
);

ecosystemLife.openapi(
  createRoute({
    method: "post",
    path: "/{id}/control",
    tags,
    security,
    summary: "Pause it, let it go on, step it, or end it",
    middleware: [signedIn] as const,
    request: {
      params: idParam,
      ...jsonBody(z.object({ action: z.enum(["pause", "resume", "step", "end"]), ticks: z.number().int().min(1).max(50).default(1) })),
    },
    responses: answers("How it runs now", summarySchema),
  }),
  async (c) => {
    const { action, ticks } = c.req.valid("json");
    return c.json(await c.var.services.ecosystems.control(c.var.user, c.req.valid("param").id, action, ticks), 200);
  },
);

ecosystemLife.openapi(
  createRoute({
    method: "post",
    path: "/{id}/events",
    tags,
    security,
    summary: "Make something happen there, in one place or everywhere",
    middleware: [signedIn] as const,
    request: {
      params: idParam,
      ...jsonBody(worldEventSchema),
    },
    responses: created("Its place in the log", writtenSchema),
  }),
  async (c) => {
    return c.json(await c.var.services.ecosystems.worldEvent(c.var.user, c.req.valid("param").id, c.req.valid("json")), 201);
  },
);

ecosystemLife.openapi(
  createRoute({
    method: "post",
    path: "/{id}/tickets",
    ...open,
    summary: "A single-use ticket for one live connection",
    request: { params: idParam },
    responses: created("The ticket, and the seconds it is good for", z.object({ ticket: z.string(), expires_in: z.number().int() })),
  }),
  async (c) => {
    return c.json(await c.var.services.ecosystems.ticket(c.var.user, c.req.valid("param").id), 201);
  },
);

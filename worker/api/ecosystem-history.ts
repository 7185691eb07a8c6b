/** The past of one ecosystem: what-ifs, comparisons, the climate over time, and why it came as it did. */
import { createRoute, z } from "@hono/zod-openapi";
import { signedIn } from "./context.ts";
import { ecosystemSchema } from "./ecosystem-schemas.ts";
import { climatePointSchema, comparisonSchema, factTraceSchema, turnReasonSchema } from "./history-schemas.ts";
import { createRouter } from "./router.ts";
import { answers, created, forAnybody, forUsers, idParam, jsonBody, pageOf } from "./schemas.ts";
import { branchDraftSchema } from "./story-schemas.ts";

const tags = ["history"];
const open = { tags, security: forAnybody };
const seq = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

export const ecosystemHistory = createRouter();

ecosystemHistory.openapi(
  createRoute({
    method: "post",
    path: "/{id}/branches",
    tags,
    security: forUsers,
    summary: "What if: a private ecosystem of your own that shares this one's past up to an event",
    middleware: [signedIn] as const,
    request: { params: idParam, ...jsonBody(branchDraftSchema) },
    responses: created("The branch, which goes on from there", ecosystemSchema),
  }),
  async (c) => c.json(await c.var.services.ecosystems.branch(c.var.user, c.req.valid("param").id, c.req.valid("json")), 201),
);

ecosystemHistory.openapi(
  createRoute({
    method: "get",
    path: "/{id}/branches",
    ...open,
    summary: "Your branches of it, newest first",
    request: { params: idParam },
    responses: answers("The branches", pageOf(ecosystemSchema)),
  }),
  async (c) => {
    const items = await c.var.services.ecosystems.branches(c.var.user, c.req.valid("param").id);
    return c.json({ items, next_cursor: null }, 200);
  },
);

ecosystemHistory.openapi(
  createRoute({
    method: "get",
    path: "/{id}/compare",
    ...open,
    summary: "Two stories with a common past: where they parted, and what is different now",
    request: { params: idParam, query: z.object({ with: z.string().openapi({ format: "uuid" }) }) },
    responses: answers("The comparison", comparisonSchema),
  }),
  async (c) => {
    const comparison = await c.var.services.ecosystems.compare(c.var.user, c.req.valid("param").id, c.req.valid("query").with);
    return c.json(comparison, 200);
  },
);

ecosystemHistory.openapi(
  createRoute({
    method: "get",
    path: "/{id}/climate",
    ...open,
    summary: "Mood, spread, tension and energy of the whole cast over time, after event `since` up to `until`",
    request: {
      params: idParam,
      query: z.object({ since: seq.default(0), until: seq.optional(), limit: z.coerce.number().int().min(1).max(2000).default(500) }),
    },
    responses: answers(
      "Measurements, oldest first",
      z.object({ points: z.array(climatePointSchema).readonly(), next_since: z.number().int().nullable() }),
    ),
  }),
  async (c) => {
    const { since, until, limit } = c.req.valid("query");
    const range = until === undefined ? { since, limit } : { since, until, limit };
    const points = await c.var.services.ecosystems.climate(c.var.user, c.req.valid("param").id, range);
    return c.json({ points, next_since: points.length < limit ? null : (points.at(-1)?.seq ?? null) }, 200);
  },
);

ecosystemHistory.openapi(
  createRoute({
    method: "get",
    path: "/{id}/turns/{turn}/why",
    ...open,
    summary: "Why somebody had the floor: everybody's bid with its terms, and what the speaker meant",
    request: {
      params: idParam.extend({ turn: z.string().max(40).openapi({ description: "A turn's id, or the number of its event or line" }) }),
    },
    responses: answers("The bids and the intent", turnReasonSchema),
  }),
  async (c) => {
    const { id, turn } = c.req.valid("param");
    return c.json(await c.var.services.ecosystems.turn(c.var.user, id, turn), 200);
  },
);

ecosystemHistory.openapi(
  createRoute({
    method: "get",
    path: "/{id}/facts/{fact_id}/trace",
    tags,
    security: forUsers,
    summary: "Who learned a fact from whom; for directors",
    middleware: [signedIn] as const,
    request: { params: idParam.extend({ fact_id: z.string().max(100) }) },
    responses: answers("In the order in which they got to know it", factTraceSchema),
  }),
  async (c) => {
    const { id, fact_id } = c.req.valid("param");
    return c.json(await c.var.services.ecosystems.trace(c.var.user, id, fact_id), 200);
  },
);

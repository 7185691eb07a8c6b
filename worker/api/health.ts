/** Whether the studio works: for people, for orchestrators (live, ready), for Prometheus. At the root, and under /api/v1. */
import { createRoute, z } from "@hono/zod-openapi";
import { VERSION } from "../services/health.ts";
import { identified } from "./context.ts";
import { metricsOf } from "./metrics.ts";
import { createRouter } from "./router.ts";
import { answers, forAnybody } from "./schemas.ts";

const tags = ["health"];
const aliveSchema = z.object({ status: z.literal("ok"), version: z.string() });
const readySchema = z.object({ status: z.enum(["ready", "not ready"]) });

const healthSchema = z
  .object({
    status: z.enum(["ok", "degraded", "down"]),
    version: z.string(),
    stores: z.record(z.string(), z.object({ status: z.enum(["ok", "down"]), latency_ms: z.number(), detail: z.string().nullable() })),
    ecosystems: z
      .array(
        z.object({
          ecosystem_id: z.string(),
          seq: z.number().int(),
          tick: z.number().int(),
          status: z.enum(["running", "paused", "ended"]),
          next_tick_at: z.string().nullable(),
          viewers: z.number().int(),
          active_characters: z.number().int(),
          interactions: z.record(z.string(), z.number().int()),
          interaction_seconds: z.object({
            count: z.number().int(),
            sum: z.number(),
            buckets: z.array(z.object({ le: z.number(), count: z.number().int() })).readonly(),
          }),
          alarms: z.number().int(),
          sinks: z
            .array(
              z.object({
                sink: z.string(),
                cursor: z.number().int(),
                lag: z.number().int(),
                lag_seconds: z.number(),
                parked: z.number().int(),
                failures: z.number().int(),
                last_error: z.string().nullable(),
              }),
            )
            .readonly(),
        }),
      )
      .readonly(),
  })
  .openapi("Health");

export const health = createRouter();

const alive = { method: "get", tags, responses: answers("It answers", aliveSchema) } as const;
health.openapi(createRoute({ ...alive, path: "/health", summary: "Whether the edge answers; asks no store" }), (c) =>
  c.json({ status: "ok" as const, version: VERSION }, 200),
);
health.openapi(createRoute({ ...alive, path: "/health/live", summary: "Liveness: restart it when this fails" }), (c) =>
  c.json({ status: "ok" as const, version: VERSION }, 200),
);

health.openapi(
  createRoute({
    method: "get",
    path: "/health/ready",
    tags,
    summary: "Readiness: the stores answer, and the demo ecosystem lives",
    responses: {
      ...answers("Ready", readySchema),
      503: { description: "Not ready yet", content: { "application/json": { schema: readySchema } } },
    },
  }),
  async (c) =>
    (await c.var.services.health.ready()) ? c.json({ status: "ready" as const }, 200) : c.json({ status: "not ready" as const }, 503),
);

health.use("/health/detailed", identified);
health.openapi(
  createRoute({
    method: "get",
    path: "/health/detailed",
    tags,
    security: forAnybody,
    summary: "Every store; and every sink's cursor and lag, of public ecosystems and, signed in, of your own",
    responses: answers("The studio's health", healthSchema),
  }),
  async (c) => c.json(await c.var.services.health.check(c.var.user), 200),
);

health.openapi(
  createRoute({
    method: "get",
    path: "/metrics",
    tags,
    summary: "Figures for Prometheus",
    responses: { 200: { description: "Prometheus text format", content: { "text/plain": { schema: z.string() } } } },
  }),
  async (c) =>
    c.text(metricsOf(await c.var.services.health.check(null)), 200, { "content-type": "text/plain; version=0.0.4; charset=utf-8" }),
);

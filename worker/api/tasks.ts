/** Long work: /api/v1/tasks. */
import { createRoute, z } from "@hono/zod-openapi";
import { signedIn, type SignedInEnv } from "./context.ts";
import { createRouter } from "./router.ts";
import { answers, forUsers, idParam, pageOf, pageQuery, share } from "./schemas.ts";

const taskSchema = z
  .object({
    task_id: z.string(),
    kind: z.string(),
    status: z.enum(["queued", "running", "succeeded", "failed", "cancelled"]),
    progress: share,
    result: z.unknown(),
    error: z.string().nullable(),
    created_at: z.string(),
  })
  .openapi("Task");

const tags = ["tasks"];
const security = forUsers;

export const tasks = createRouter<SignedInEnv>();
tasks.use(signedIn);

tasks.openapi(
  createRoute({
    method: "get",
    path: "/",
    tags,
    security,
    summary: "Your tasks, newest first",
    request: { query: pageQuery },
    responses: answers("A page of tasks", pageOf(taskSchema)),
  }),
  async (c) => c.json(await c.var.services.tasks.list(c.var.user, c.req.valid("query")), 200),
);

tasks.openapi(
  createRoute({
    method: "get",
    path: "/{id}",
    tags,
    security,
    summary: "How far a task is, and what came of it",
    request: { params: idParam },
    responses: answers("The task", taskSchema),
  }),
  async (c) => c.json(await c.var.services.tasks.get(c.var.user, c.req.valid("param").id), 200),
);

tasks.openapi(
  createRoute({
    method: "delete",
    path: "/{id}",
    tags,
    security,
    summary: "Cancel a task",
    request: { params: idParam },
    responses: answers("The task, cancelled", taskSchema),
  }),
  async (c) => c.json(await c.var.services.tasks.cancel(c.var.user, c.req.valid("param").id), 200),
);

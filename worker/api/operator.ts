/** /api/v1/operator: whole logs and files, for the deployment's own tools. Not described: it is no part of the API that clients rely on. */
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { z } from "zod";
import { Problem } from "../problem.ts";
import { createOperator, type Operator } from "../services/operator.ts";
import { dependenciesOf } from "../services/dependencies.ts";
import { bearerOf } from "./context.ts";
import { settingsSchema } from "./ecosystem-schemas.ts";

/** A page of a log, or an uploaded book. */
const MAX_BODY_BYTES = 64 * 1024 * 1024;

/** Ecosystems in one request. */
const MAX_AT_ONCE = 200;

const seq = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const rangeSchema = z.object({ since: seq.default(0), until: seq.default(Number.MAX_SAFE_INTEGER) });
const reprojectionSchema = z.object({ store: z.enum(["postgres", "graph", "vectors"]), since: seq });
const idsSchema = z.object({ ids: z.array(z.string()).max(MAX_AT_ONCE) });
const marksSchema = z.object({ wanted: z.array(z.object({ id: z.string(), until: seq })).max(MAX_AT_ONCE) });
const partSchema = z.object({
  id: z.string(),
  head: z.object({
    seq,
    state_hash: z.string().nullable(),
    // whatever an ecosystem is set to, now or later
    settings: z.looseObject(settingsSchema.shape),
    clock: z.object({ tick: z.number().int(), at: z.number() }),
  }),
  rows: z.array(z.object({ first_seq: seq, last_seq: seq, tick: z.number().int(), events: z.string() })),
  last: z.boolean(),
});
const recountingSchema = z.object({
  participants: z.array(z.string()),
  after: seq,
  visitor: z.object({ id: z.string(), name: z.string() }),
  topic: z.string(),
  lines: z.array(
    z.object({ speaker_id: z.string().nullable(), is_note: z.boolean(), text: z.string(), metadata: z.record(z.string(), z.unknown()) }),
  ),
});
const partsSchema = z.object({ parts: z.array(partSchema).max(MAX_AT_ONCE), settled: z.boolean() });

const parsed = <Schema extends z.ZodType>(schema: Schema, value: unknown): z.infer<Schema> => {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const errors = result.error.issues.map(({ path, message }) => ({ path: path.map(String).join("."), message }));
  throw new Problem(422, "This is not what an operator's tool sends.", errors);
};

interface OperatorEnv {
  Bindings: Env;
  Variables: { operator: Operator };
}

export const operator = new Hono<OperatorEnv>();

operator.use(async (c, next) => {
  const service = createOperator(dependenciesOf(c.env));
  if (!(await service.admits(bearerOf(c)))) throw new Problem(404, "There is nothing here.");
  c.set("operator", service);
  await next();
});
operator.use(
  bodyLimit({
    maxSize: MAX_BODY_BYTES,
    onError: () => {
      throw new Problem(413, "The part is too large.");
    },
  }),
);

operator.get("/ecosystems/:id/head", async (c) => c.json(await c.var.operator.head(c.req.param("id"))));
operator.get("/ecosystems/:id/log", async (c) => {
  const { since, until } = parsed(rangeSchema, c.req.query());
  return c.json(await c.var.operator.log(c.req.param("id"), since, until));
});
operator.post("/logs", async (c) => {
  const { parts, settled } = parsed(partsSchema, await c.req.json());
  return c.json(await c.var.operator.adopt(parts, settled));
});
operator.post("/marks", async (c) => c.json(await c.var.operator.marks(parsed(marksSchema, await c.req.json()).wanted)));
operator.post("/settle", async (c) => c.json(await c.var.operator.settle(parsed(idsSchema, await c.req.json()).ids)));
operator.post("/ecosystems/:id/recount", async (c) =>
  c.json(await c.var.operator.recount(c.req.param("id"), parsed(recountingSchema, await c.req.json()))),
);
operator.delete("/ecosystems/:id", async (c) => {
  await c.var.operator.remove(c.req.param("id"));
  return c.body(null, 204);
});
operator.get("/ecosystems/:id/sinks", async (c) => c.json(await c.var.operator.sinks(c.req.param("id"))));
operator.post("/ecosystems/:id/reproject", async (c) => {
  const { store, since } = parsed(reprojectionSchema, await c.req.json());
  return c.json(await c.var.operator.reproject(c.req.param("id"), store, since));
});
operator.get("/files", async (c) => c.json(await c.var.operator.files(c.req.query("cursor") ?? null)));
operator.get("/files/:key{.+}", async (c) => c.body(await c.var.operator.file(c.req.param("key"))));
operator.put("/files/:key{.+}", async (c) => {
  await c.var.operator.putFile(c.req.param("key"), await c.req.arrayBuffer());
  return c.body(null, 204);
});

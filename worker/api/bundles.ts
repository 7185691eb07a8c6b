/** Ecosystems as bundles: taken away whole, and brought in again, here or elsewhere. */
import { createRoute, z } from "@hono/zod-openapi";
import { bodyLimit } from "hono/body-limit";
import { Problem } from "../problem.ts";
import { signedIn, type SignedInEnv } from "./context.ts";
import { ecosystemSchema } from "./ecosystem-schemas.ts";
import { createRouter } from "./router.ts";
import { created, forUsers, idParam, problemSchema } from "./schemas.ts";

export const MAX_BUNDLE_BYTES = 32 * 1024 * 1024;

const tags = ["ecosystems"];
const security = forUsers;
const zip = { "application/zip": { schema: z.string().openapi({ format: "binary" }) } };

export const bundles = createRouter<SignedInEnv>();

bundles.use(
  "/import",
  bodyLimit({
    maxSize: MAX_BUNDLE_BYTES,
    onError: () => {
      throw new Problem(413, `A bundle may have at most ${MAX_BUNDLE_BYTES / 1024 / 1024} MB.`);
    },
  }),
);

bundles.openapi(
  createRoute({
    method: "get",
    path: "/{id}/bundle",
    tags,
    security,
    summary: "The whole ecosystem as a zip: log, cards, relationships and their history. For its owner",
    middleware: [signedIn] as const,
    request: { params: idParam },
    responses: {
      200: { description: "The bundle", content: zip },
      default: { description: "Refused", content: { "application/problem+json": { schema: problemSchema } } },
    },
  }),
  async (c) => {
    const { filename, body } = await c.var.services.bundles.take(c.var.user, c.req.valid("param").id);
    return c.body(body, 200, {
      "content-type": "application/zip",
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(filename)}`,
    });
  },
);

bundles.openapi(
  createRoute({
    method: "post",
    path: "/import",
    tags,
    security,
    summary: "Make an ecosystem of a bundle (the zip as the body, at most 32 MB); private, and otherwise as it was",
    middleware: [signedIn] as const,
    request: { body: { required: true, content: zip } },
    responses: created("The ecosystem", ecosystemSchema),
  }),
  async (c) => {
    const id = await c.var.services.bundles.bring(c.var.user, new Uint8Array(await c.req.arrayBuffer()));
    return c.json(await c.var.services.ecosystems.get(c.var.user, id), 201);
  },
);

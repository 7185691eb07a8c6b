/** Uploaded books: /api/v1/documents. */
import { createRoute, z } from "@hono/zod-openapi";
import type { MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { Problem } from "../problem.ts";
import { MAX_UPLOAD_BYTES, tooLarge } from "../services/upload.ts";
import { analysisSchema, castDecisionSchema, documentSchema } from "./book-schemas.ts";
import { characterSchema } from "./character-schemas.ts";
import { signedIn, type SignedInEnv } from "./context.ts";
import { createRouter, limitedBody } from "./router.ts";
import { answers, created, done, forUsers, idParam, jsonBody, pageOf, pageQuery } from "./schemas.ts";

/** What multipart adds around the file. */
const MULTIPART_OVERHEAD = 64 * 1024;

const limitedUpload = bodyLimit({
  maxSize: MAX_UPLOAD_BYTES + MULTIPART_OVERHEAD,
  onError: (c) => {
    throw tooLarge(Math.max(Number(c.req.header("content-length") ?? 0) - MULTIPART_OVERHEAD, MAX_UPLOAD_BYTES + 1));
  },
});

/** Read here once: the validator would take the whole body into memory a second time. */
const readForm: MiddlewareHandler = async (c, next) => {
  try {
    if (c.req.header("content-type")?.startsWith("multipart/form-data")) await c.req.formData();
  } catch (error) {
    throw error instanceof Problem ? error : new Problem(400, "The form could not be read; send the book as multipart/form-data.");
  }
  await next();
};

const uploadSchema = z.object({
  file: z.custom<File>((value) => value instanceof File, "is missing").openapi({ type: "string", format: "binary" }),
});

const tags = ["documents"];
const security = forUsers;
export const documents = createRouter<SignedInEnv>();
documents.use(signedIn);
documents.use("/upload", limitedUpload, readForm);
documents.use("/:id/cast", limitedBody);

documents.openapi(
  createRoute({
    method: "post",
    path: "/upload",
    tags,
    security,
    summary: "Upload a book (plain text, at most 50 MB) and start its reading",
    request: {
      body: {
        required: true,
        content: { "multipart/form-data": { schema: uploadSchema } },
      },
    },
    responses: created(
      "The book is being read",
      z.object({ document_id: z.string(), task_id: z.string(), status: z.enum(["processing", "ready", "failed"]) }),
    ),
  }),
  async (c) => c.json(await c.var.services.documents.upload(c.var.user, c.req.valid("form").file), 201),
);

documents.openapi(
  createRoute({
    method: "get",
    path: "/",
    tags,
    security,
    summary: "Your books, newest first",
    request: { query: pageQuery },
    responses: answers("A page of books", pageOf(documentSchema)),
  }),
  async (c) => c.json(await c.var.services.documents.list(c.var.user, c.req.valid("query")), 200),
);

documents.openapi(
  createRoute({
    method: "get",
    path: "/{id}",
    tags,
    security,
    summary: "One book",
    request: { params: idParam },
    responses: answers("The book", documentSchema),
  }),
  async (c) => c.json(await c.var.services.documents.get(c.var.user, c.req.valid("param").id), 200),
);

documents.openapi(
  createRoute({
    method: "get",
    path: "/{id}/status",
    tags,
    security,
    summary: "How far the reading is",
    request: { params: idParam },
    responses: answers("The reading's progress", documentSchema.pick({ status: true, stage: true, progress: true, error: true })),
  }),
  async (c) => {
    const { status, stage, progress, error } = await c.var.services.documents.get(c.var.user, c.req.valid("param").id);
    return c.json({ status, stage, progress, error }, 200);
  },
);

documents.openapi(
  createRoute({
    method: "get",
    path: "/{id}/text",
    tags,
    security,
    summary: "The book's text, to which every offset refers",
    request: { params: idParam },
    responses: answers("The text", z.object({ document_id: z.string(), text: z.string() })),
  }),
  async (c) => {
    const { id } = c.req.valid("param");
    return c.json({ document_id: id, text: await c.var.services.documents.text(c.var.user, id) }, 200);
  },
);

const analysed = {
  path: "/{id}/analyze" as const,
  tags,
  security,
  summary: "What the reading found: chapters, cast with receipts, ties",
  request: { params: idParam },
  responses: answers("The analysis", analysisSchema),
};
documents.openapi(createRoute({ method: "get", ...analysed }), async (c) =>
  c.json(await c.var.services.documents.analysis(c.var.user, c.req.valid("param").id), 200),
);
documents.openapi(createRoute({ method: "post", ...analysed }), async (c) =>
  c.json(await c.var.services.documents.analysis(c.var.user, c.req.valid("param").id), 200),
);

documents.openapi(
  createRoute({
    method: "post",
    path: "/{id}/cast",
    tags,
    security,
    summary: "Confirm, rename, merge or skip cast members; those kept become characters",
    request: { params: idParam, ...jsonBody(castDecisionSchema) },
    responses: answers("The characters, in the order of the decisions", z.object({ characters: z.array(characterSchema).readonly() })),
  }),
  async (c) => {
    const characters = await c.var.services.documents.cast(c.var.user, c.req.valid("param").id, c.req.valid("json"));
    return c.json({ characters }, 200);
  },
);

documents.openapi(
  createRoute({
    method: "delete",
    path: "/{id}",
    tags,
    security,
    summary: "Delete a book; characters made from it stay",
    request: { params: idParam },
    responses: done("Deleted"),
  }),
  async (c) => {
    await c.var.services.documents.remove(c.var.user, c.req.valid("param").id);
    return c.body(null, 204);
  },
);

/** Uploaded books: /api/v1/documents. */
import { createRoute, z } from "@hono/zod-openapi";
import { conditional, contentTag } from "../caching/conditional.ts";
import {
  castDecisionSchema,
  documentSchema,
  removalSchema,
  reviewChangeSchema,
  reviewedAnalysisSchema,
  reviewSchema,
  startedReadingSchema,
} from "./book-schemas.ts";
import { characterSchema } from "./character-schemas.ts";
import { signedIn, type SignedInEnv } from "./context.ts";
import { createRouter, limitedBody } from "./router.ts";
import { answers, answersOnce, created, forUsers, idParam, jsonBody, pageOf, pageQuery } from "./schemas.ts";

/** A description only: a validator would take the whole body into memory. The service reads it as it arrives. */
const uploadForm = {
  type: "object" as const,
  required: ["file"],
  properties: { file: { type: "string" as const, format: "binary" } },
};

const tags = ["documents"];
const security = forUsers;
export const documents = createRouter<SignedInEnv>();
documents.use(signedIn);
documents.use("/:id/cast", limitedBody);
documents.use("/:id/review", limitedBody);

documents.openapi(
  createRoute({
    method: "post",
    path: "/upload",
    tags,
    security,
    summary: "Upload a book (.epub, .docx, .pdf, .html, .md or .txt, at most 50 MB) and start its reading",
    request: {
      body: {
        required: true,
        content: { "multipart/form-data": { schema: uploadForm } },
      },
    },
    responses: created(
      "The book is being read",
      z.object({ document_id: z.string(), task_id: z.string(), status: z.enum(["processing", "ready", "failed"]) }),
    ),
  }),
  async (c) => c.json(await c.var.services.documents.upload(c.var.user, c.req.raw), 201),
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
    responses: answersOnce("The text", z.object({ document_id: z.string(), text: z.string() })),
  }),
  async (c) => {
    const { id } = c.req.valid("param");
    const { documents: service } = c.var.services;
    return conditional(c, contentTag(await service.version(c.var.user, id)), async () =>
      c.json({ document_id: id, text: await service.text(c.var.user, id) }, 200),
    );
  },
);

documents.openapi(
  createRoute({
    method: "get",
    path: "/{id}/analyze",
    tags,
    security,
    summary: "What the last finished reading found: chapters, cast with receipts, ties; and what was decided on it",
    request: {
      params: idParam,
      query: z.object({
        as_of_chapter: z.coerce
          .number()
          .int()
          .min(1)
          .optional()
          .openapi({ description: "As if the book ended with this chapter: nothing is told of what follows" }),
      }),
    },
    responses: answersOnce("The analysis", reviewedAnalysisSchema),
  }),
  async (c) => {
    const { id } = c.req.valid("param");
    const { as_of_chapter: chapter } = c.req.valid("query");
    const { documents: service } = c.var.services;
    return conditional(c, contentTag([await service.version(c.var.user, id), chapter ?? null]), async () =>
      c.json(await service.analysis(c.var.user, id, chapter), 200),
    );
  },
);

documents.openapi(
  createRoute({
    method: "post",
    path: "/{id}/analyze",
    tags,
    security,
    summary: "Read the book anew; decisions are kept, and the reading before stays until the new one is done",
    request: { params: idParam },
    responses: {
      202: {
        description: "The task that reads; with it what the reading before found, if there was one",
        content: { "application/json": { schema: startedReadingSchema } },
      },
      default: answers("", z.unknown()).default,
    },
  }),
  async (c) => {
    const { former, ...started } = await c.var.services.documents.reread(c.var.user, c.req.valid("param").id);
    return c.json({ ...former, ...started }, 202);
  },
);

documents.openapi(
  createRoute({
    method: "patch",
    path: "/{id}/review",
    tags,
    security,
    summary: "Decide on the cast without making characters: rename, merge, split, skip, set traits; null takes a decision back",
    request: { params: idParam, ...jsonBody(reviewChangeSchema) },
    responses: answers("What is decided now", reviewSchema),
  }),
  async (c) => c.json(await c.var.services.documents.decide(c.var.user, c.req.valid("param").id, c.req.valid("json")), 200),
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
    method: "get",
    path: "/{id}/export",
    tags,
    security,
    summary: "The book with its cast as an appendix; JSON is the whole analysis",
    request: { params: idParam, query: z.object({ format: z.enum(["md", "json", "docx", "epub"]).default("md") }) },
    responses: {
      200: {
        description: "The file",
        content: { "application/octet-stream": { schema: z.string().openapi({ format: "binary" }) } },
      },
      default: answers("", z.unknown()).default,
    },
  }),
  async (c) => {
    const { bytes, headers } = await c.var.services.documents.export(c.var.user, c.req.valid("param").id, c.req.valid("query").format);
    return c.body(bytes, 200, { ...headers });
  },
);

documents.openapi(
  createRoute({
    method: "delete",
    path: "/{id}",
    tags,
    security,
    summary: "Delete a book with its text, analysis and decisions; characters made from it stay, unless they are to go too",
    request: { params: idParam, query: z.object({ characters: z.enum(["true", "false"]).default("false") }) },
    responses: answers("What went, and what remains", removalSchema),
  }),
  async (c) => {
    const withCharacters = c.req.valid("query").characters === "true";
    return c.json(await c.var.services.documents.remove(c.var.user, c.req.valid("param").id, withCharacters), 200);
  },
);

/** A director's hand in one ecosystem: scenarios, directions, comings and goings, ties. */
import { createRoute, z } from "@hono/zod-openapi";
import { signedIn } from "./context.ts";
import { createRouter } from "./router.ts";
import { answers, created, forAnybody, forUsers, idParam, jsonBody } from "./schemas.ts";
import {
  characterId,
  directionSchema,
  scenarioDraftSchema,
  scenarioSchema,
  scenarioStartedSchema,
  tellingSchema,
  tieSettingSchema,
  words,
  writtenSchema,
} from "./story-schemas.ts";

const tags = ["directing"];
const directors = { tags, security: forUsers };
const characterParam = idParam.extend({ character_id: z.string() });
const tieParam = idParam.extend({ a: z.string(), b: z.string() });
const played = z.object({ scenario: scenarioSchema.nullable() });

export const ecosystemDirecting = createRouter();

ecosystemDirecting.openapi(
  createRoute({
    method: "post",
    path: "/{id}/scenario",
    ...directors,
    middleware: [signedIn] as const,
    summary: "Begin a scenario: a scene with a purpose",
    request: { params: idParam, ...jsonBody(scenarioDraftSchema) },
    responses: created("It is played from now on", scenarioStartedSchema),
  }),
  async (c) => c.json(await c.var.services.ecosystems.startScenario(c.var.user, c.req.valid("param").id, c.req.valid("json")), 201),
);

ecosystemDirecting.openapi(
  createRoute({
    method: "get",
    path: "/{id}/scenario",
    tags,
    security: forAnybody,
    summary: "The scenario that is played, or the last one; secret objectives are for directors",
    request: { params: idParam },
    responses: answers("The scenario; null before the first", played),
  }),
  async (c) => c.json({ scenario: await c.var.services.ecosystems.scenario(c.var.user, c.req.valid("param").id) }, 200),
);

ecosystemDirecting.openapi(
  createRoute({
    method: "post",
    path: "/{id}/scenario/control",
    ...directors,
    middleware: [signedIn] as const,
    summary: "Pause it, let it go on, move to the next phase, throw a complication in, or end it",
    request: { params: idParam, ...jsonBody(z.object({ action: z.enum(["pause", "resume", "advance", "complicate", "end"]) })) },
    responses: answers("The scenario as it is now", played),
  }),
  async (c) => {
    const { action } = c.req.valid("json");
    return c.json({ scenario: await c.var.services.ecosystems.controlScenario(c.var.user, c.req.valid("param").id, action) }, 200);
  },
);

ecosystemDirecting.openapi(
  createRoute({
    method: "post",
    path: "/{id}/directions",
    ...directors,
    middleware: [signedIn] as const,
    summary: "A word in one character's ear, for their next turns",
    request: { params: idParam, ...jsonBody(directionSchema) },
    responses: created("Its place in the log", writtenSchema),
  }),
  async (c) => c.json(await c.var.services.ecosystems.direct(c.var.user, c.req.valid("param").id, c.req.valid("json")), 201),
);

ecosystemDirecting.openapi(
  createRoute({
    method: "post",
    path: "/{id}/tell",
    ...directors,
    middleware: [signedIn] as const,
    summary: "Let characters know something that the others do not",
    request: { params: idParam, ...jsonBody(tellingSchema) },
    responses: created("Its place in the log", writtenSchema),
  }),
  async (c) => c.json(await c.var.services.ecosystems.tell(c.var.user, c.req.valid("param").id, c.req.valid("json")), 201),
);

ecosystemDirecting.openapi(
  createRoute({
    method: "post",
    path: "/{id}/characters",
    ...directors,
    middleware: [signedIn] as const,
    summary: "One of your characters comes in",
    request: { params: idParam, ...jsonBody(z.object({ character_id: characterId })) },
    responses: created("Its place in the log", writtenSchema),
  }),
  async (c) => c.json(await c.var.services.ecosystems.enter(c.var.user, c.req.valid("param").id, c.req.valid("json").character_id), 201),
);

ecosystemDirecting.openapi(
  createRoute({
    method: "delete",
    path: "/{id}/characters/{character_id}",
    ...directors,
    middleware: [signedIn] as const,
    summary: "A character goes; their past stays, and they may come again",
    request: { params: characterParam },
    responses: answers("Its place in the log", writtenSchema),
  }),
  async (c) => {
    const { id, character_id } = c.req.valid("param");
    return c.json(await c.var.services.ecosystems.leave(c.var.user, id, character_id), 200);
  },
);

ecosystemDirecting.openapi(
  createRoute({
    method: "post",
    path: "/{id}/characters/{character_id}/move",
    ...directors,
    middleware: [signedIn] as const,
    summary: "Send a character to another place of the scene",
    request: { params: characterParam, ...jsonBody(z.object({ location: words(120) })) },
    responses: answers("Its place in the log", writtenSchema),
  }),
  async (c) => {
    const { id, character_id } = c.req.valid("param");
    return c.json(await c.var.services.ecosystems.move(c.var.user, id, character_id, c.req.valid("json").location), 200);
  },
);

ecosystemDirecting.openapi(
  createRoute({
    method: "put",
    path: "/{id}/relationships/{a}/{b}",
    ...directors,
    middleware: [signedIn] as const,
    summary: "Set one value of how a stands to b; the ledger says that it was you",
    request: { params: tieParam, ...jsonBody(tieSettingSchema) },
    responses: answers("Its place in the log", writtenSchema),
  }),
  async (c) => {
    const { id, a, b } = c.req.valid("param");
    return c.json(await c.var.services.ecosystems.setTie(c.var.user, id, a, b, c.req.valid("json")), 200);
  },
);

ecosystemDirecting.openapi(
  createRoute({
    method: "post",
    path: "/{id}/relationships/{a}/{b}/undo",
    ...directors,
    middleware: [signedIn] as const,
    summary: "Take one change of a tie back",
    request: { params: tieParam, ...jsonBody(z.object({ seq: z.number().int().min(1) })) },
    responses: answers("Its place in the log", writtenSchema),
  }),
  async (c) => {
    const { id, a, b } = c.req.valid("param");
    return c.json(await c.var.services.ecosystems.undo(c.var.user, id, a, b, c.req.valid("json").seq), 200);
  },
);

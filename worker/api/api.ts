/** /api/v1: one router per resource, and the description of all of them. */
import { conditional, contentTag } from "../caching/conditional.ts";
import { Problem } from "../problem.ts";
import { auth } from "./auth.ts";
import { characters } from "./characters.ts";
import { identified } from "./context.ts";
import { documents } from "./documents.ts";
import { ecosystems } from "./ecosystems.ts";
import { health } from "./health.ts";
import { interactions } from "./interactions.ts";
import { operator } from "./operator.ts";
import { relationships } from "./relationships.ts";
import { createRouter } from "./router.ts";
import { tasks } from "./tasks.ts";

const resources = createRouter();
resources.route("/auth", auth);
resources.route("/documents", documents);
resources.route("/characters", characters);
resources.route("/ecosystems", ecosystems);
resources.route("/interactions", interactions);
resources.route("/relationships", relationships);
resources.route("/tasks", tasks);
resources.route("/", health);
resources.openAPIRegistry.registerComponent("securitySchemes", "bearer", { type: "http", scheme: "bearer", bearerFormat: "JWT" });

const describe = () =>
  resources.getOpenAPI31Document({
    openapi: "3.1.0",
    info: {
      title: "LiteraryAI Studio",
      version: "1",
      description: "Upload a book; its cast comes alive. Errors are application/problem+json; lists take limit and cursor.",
    },
    servers: [{ url: "/api/v1" }],
  });
/** Made at the first request for it: the routes do not change while an isolate lives. */
let description: ReturnType<typeof describe> | null = null;
let descriptionTag: string | null = null;

export const api = createRouter();
api.use(async (c, next) => {
  await next();
  // answers are for one person, and never a page; what may be asked for again has said so itself
  if (!c.res.headers.has("etag")) c.header("cache-control", "no-store");
  c.header("x-content-type-options", "nosniff");
});
// knows no users
api.route("/operator", operator);
api.use(identified);
api.get("/openapi.json", (c) => {
  description ??= describe();
  return conditional(c, (descriptionTag ??= contentTag(description)), async () => c.json(description));
});
api.route("/", resources);
// an alias from the first sketches of the API; not described twice
api.route("/ecosystem", ecosystems);
api.all("*", (c) => {
  throw new Problem(404, `There is nothing at ${c.req.method} ${c.req.path}. /docs lists what there is.`);
});

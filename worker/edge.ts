/** The request map: health, then the API, then live connections, then pages. */
import { Hono } from "hono";
import { api } from "./api/api.ts";
import { health } from "./api/health.ts";
import { answerProblem, withServices, type EdgeEnv } from "./api/context.ts";
import { live } from "./live.ts";
import { pages } from "./pages.ts";

export const edge = new Hono<EdgeEnv>();

edge.onError(answerProblem);
edge.use(withServices);
edge.route("/", health);
edge.route("/api/v1", api);
edge.route("/", live);
edge.all("*", pages);

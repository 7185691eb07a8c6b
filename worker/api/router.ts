/** A router of the API: what does not fit a route's schema is answered as a problem that names each wrong field. */
import { OpenAPIHono } from "@hono/zod-openapi";
import { bodyLimit } from "hono/body-limit";
import { Problem } from "../problem.ts";
import type { EdgeEnv } from "./context.ts";

export const MAX_JSON_BYTES = 256 * 1024;

/** With `SignedInEnv`, put `signedIn` in front of its routes. */
export const createRouter = <Env extends EdgeEnv = EdgeEnv>(): OpenAPIHono<Env> =>
  new OpenAPIHono<Env>({
    defaultHook: (result) => {
      if (result.success) return;
      const errors = result.error.issues.map((issue) => ({ path: issue.path.map(String).join("."), message: issue.message }));
      throw new Problem(422, errors.map(({ path, message }) => (path === "" ? message : `${path}: ${message}`)).join("; "), errors);
    },
  });

/** Refuses a JSON body that is too long before it is read, and while it is read when its length is not announced. */
export const limitedBody = bodyLimit({
  maxSize: MAX_JSON_BYTES,
  onError: () => {
    throw new Problem(413, `The body may have at most ${MAX_JSON_BYTES / 1024} KB.`);
  },
});

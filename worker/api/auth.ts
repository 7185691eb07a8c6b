/** Accounts and sessions: /api/v1/auth. */
import { createRoute, z } from "@hono/zod-openapi";
import { Problem } from "../problem.ts";
import { bearerOf, signedIn } from "./context.ts";
import { createRouter, limitedBody } from "./router.ts";
import { answers, created, done, forAnybody, forUsers, jsonBody } from "./schemas.ts";

const userSchema = z
  .object({
    id: z.string(),
    username: z.string(),
    email: z.string(),
    role: z.enum(["free_user", "premium_user", "admin"]),
    created_at: z.string(),
  })
  .openapi("User");

const tokensSchema = z
  .object({
    access_token: z.string(),
    token_type: z.literal("bearer"),
    expires_in: z.number().int().openapi({ description: "Seconds" }),
    refresh_token: z.string(),
  })
  .openapi("Tokens");

/** No "@", so that a name cannot be somebody else's email address. */
export const usernameSchema = z
  .string()
  .trim()
  .min(3, "has at least 3 characters")
  .max(40, "has at most 40 characters")
  .regex(/^[\p{L}\p{N}_.-]+$/u, "is made of letters, digits, dots, dashes and underscores");
export const emailSchema = z.string().trim().max(254).email("is not an email address");
export const passwordSchema = z.string().min(8, "has at least 8 characters").max(200, "has at most 200 characters");

const password = z.string().min(1).max(200);
const login = z.string().trim().min(1).max(254);
const jsonLogin = z
  .object({ username: login.optional(), email: login.optional(), password })
  .refine((body) => body.username !== undefined || body.email !== undefined, { path: ["username"], message: "is missing" });
/** The OAuth2 password form; its other fields are not looked at. */
const formLogin = z.object({ username: login, password });

const tags = ["auth"];
export const auth = createRouter();
auth.use(limitedBody);

auth.openapi(
  createRoute({
    method: "post",
    path: "/register",
    tags,
    summary: "Open an account",
    request: jsonBody(z.object({ username: usernameSchema, email: emailSchema, password: passwordSchema })),
    responses: created("The account", userSchema),
  }),
  async (c) => c.json(await c.var.services.auth.register(c.req.valid("json")), 201),
);

auth.openapi(
  createRoute({
    method: "post",
    path: "/login",
    tags,
    summary: "Sign in with a username or an email, as JSON or as an OAuth2 password form",
    request: {
      body: {
        content: {
          "application/json": { schema: jsonLogin },
          "application/x-www-form-urlencoded": { schema: formLogin },
        },
      },
    },
    responses: answers("Tokens of a new session", tokensSchema),
  }),
  async (c) => {
    const type = c.req.header("content-type") ?? "";
    const form = type.includes("form");
    if (!form && !type.includes("json")) throw new Problem(415, "Send JSON, or an OAuth2 password form.");
    const sent = c.req.valid(form ? "form" : "json");
    const name = sent.username ?? ("email" in sent ? sent.email : undefined) ?? "";
    const { tokens } = await c.var.services.auth.login(name, sent.password);
    return c.json(tokens, 200);
  },
);

const refreshToken = z.string().min(1).max(500);

auth.openapi(
  createRoute({
    method: "post",
    path: "/refresh",
    tags,
    summary: "Exchange a refresh token for new tokens; each is good once, and reuse ends the session",
    request: jsonBody(z.object({ refresh_token: refreshToken })),
    responses: answers("New tokens of the session", tokensSchema),
  }),
  async (c) => {
    const { tokens } = await c.var.services.auth.refresh(c.req.valid("json").refresh_token);
    return c.json(tokens, 200);
  },
);

auth.openapi(
  createRoute({
    method: "get",
    path: "/me",
    tags,
    summary: "Who is signed in",
    security: forUsers,
    middleware: [signedIn] as const,
    responses: answers("The signed-in user", userSchema),
  }),
  (c) => c.json(c.var.user, 200),
);

auth.openapi(
  createRoute({
    method: "post",
    path: "/logout",
    tags,
    summary: "End a session, and every access token of it: the refresh token's, or without one the access token's",
    security: forAnybody,
    request: {
      body: { required: false, content: { "application/json": { schema: z.object({ refresh_token: refreshToken.optional() }) } } },
    },
    responses: done("The session has ended"),
  }),
  async (c) => {
    const { refresh_token } = c.req.valid("json");
    const bearer = bearerOf(c);
    if (refresh_token !== undefined) await c.var.services.auth.logout(refresh_token);
    else if (bearer !== null) await c.var.services.auth.endSession(bearer);
    else throw new Problem(422, "Say which session: send its refresh_token.", [{ path: "refresh_token", message: "is missing" }]);
    return c.body(null, 204);
  },
);

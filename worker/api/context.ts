/** What every request carries through the edge, and how anything thrown is answered. */
import type { Context, ErrorHandler, MiddlewareHandler } from "hono";
import { HTTPException } from "hono/http-exception";
import type { Services, User } from "../contract.ts";
import { Problem, problemOf } from "../problem.ts";
import { createServices } from "../services.ts";

export interface EdgeEnv {
  Bindings: Env;
  Variables: { services: Services; user: User | null };
}

/** An edge whose user is known to be there. */
export interface SignedInEnv extends EdgeEnv {
  Variables: { services: Services; user: User };
}

export const withServices: MiddlewareHandler<EdgeEnv> = async (c, next) => {
  c.set("services", createServices(c.env, { address: c.req.header("cf-connecting-ip") ?? "" }));
  c.set("user", null);
  await next();
};

/** The token of `Authorization: Bearer <token>`; null without one. */
export const bearerOf = (c: Context): string | null => /^Bearer +(\S+)$/i.exec(c.req.header("authorization") ?? "")?.[1] ?? null;

/** Knows the user by the access token, if there is one; a bad one is refused rather than taken for a visitor's. */
export const identified: MiddlewareHandler<EdgeEnv> = async (c, next) => {
  if (c.req.header("authorization") !== undefined) {
    const user = await c.var.services.auth.userOf(bearerOf(c));
    if (user === null) throw new Problem(401, "The access token is not valid, or has expired. Refresh it, or sign in again.");
    c.set("user", user);
  }
  await next();
};

/** @throws Problem 401 for a visitor. */
export const requireUser = (user: User | null): User => {
  if (user === null) throw new Problem(401, "This takes an access token: Authorization: Bearer <token>.");
  return user;
};

/** After `identified`: lets nobody through who is not signed in. */
export const signedIn: MiddlewareHandler<SignedInEnv> = async (c, next) => {
  requireUser(c.var.user);
  await next();
};

const problemFrom = (error: unknown, request: Request): Problem => {
  if (!(error instanceof HTTPException)) return problemOf(error, request);
  // Hono's own refusals: JSON that is none, a form that cannot be read
  return new Problem(error.status, error.message === "" ? "The request could not be read." : error.message);
};

export const answerProblem: ErrorHandler = (error, c) => problemFrom(error, c.req.raw).toResponse();

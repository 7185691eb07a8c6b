/** Everything that is no API and no live connection: Remix, with the services and the session of the browser's cookie. */
import { createRequestHandler } from "@remix-run/cloudflare";
import type { Handler } from "hono";
import * as build from "virtual:remix/server-build";
import { log } from "../objects/log.ts";
import type { EdgeEnv } from "./api/context.ts";
import { readSessionCookie, sessionCookie } from "./auth/session-cookie.ts";
import type { Services, Tokens, User } from "./contract.ts";
import { Problem } from "./problem.ts";
import { newNonce, secured } from "./security-headers.ts";

const handle = createRequestHandler(build, build.mode);

const READING = ["GET", "HEAD", "OPTIONS"];

/** The cookie comes along with any request a browser sends here, so what changes something must come from our own pages. */
const checkOrigin = (request: Request): void => {
  if (READING.includes(request.method)) return;
  if (request.headers.get("origin") !== new URL(request.url).origin)
    throw new Problem(403, "This form was not sent from a page of the studio. Open the page again and send it from there.");
};

/** Who the cookie says it is. An expired access token is renewed on the way; `renewed` then replaces the cookie, null clears it. */
const sessionOf = async (
  services: Services,
  request: Request,
): Promise<{ user: User | null; refresh: string | null; renewed?: Tokens | null }> => {
  const cookie = readSessionCookie(request);
  if (cookie === null) return { user: null, refresh: null };
  const user = await services.auth.userOf(cookie.access);
  if (user !== null) return { user, refresh: cookie.refresh };
  try {
    const session = await services.auth.refresh(cookie.refresh);
    return { user: session.user, refresh: session.tokens.refresh_token, renewed: session.tokens };
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 401) throw error;
    return { user: null, refresh: null, renewed: null };
  }
};

export const pages: Handler<EdgeEnv> = async (c) => {
  const request = c.req.raw;
  const { services } = c.var;
  checkOrigin(request);
  const session = await sessionOf(services, request);
  const nonce = newNonce();
  // undefined: leave the browser's cookie as it is
  let cookie = session.renewed;
  let refresh = session.refresh;
  const response = await handle(request, {
    services,
    user: session.user,
    nonce,
    signIn: (tokens) => {
      cookie = tokens;
      refresh = tokens.refresh_token;
    },
    signOut: async () => {
      cookie = null;
      if (refresh !== null) await services.auth.logout(refresh);
      refresh = null;
    },
  });
  const answer = secured(response, nonce, request.url);
  if (cookie !== undefined) answer.headers.append("set-cookie", sessionCookie(request, cookie));
  if (response.status >= 500) log({ event: "page_failed", path: new URL(request.url).pathname, error: `answered ${response.status}` });
  return answer;
};

/** Who may see a page, and where to go back to. */
import type { AppLoadContext } from "@remix-run/cloudflare";
import { redirect } from "@remix-run/cloudflare";
import type { User } from "../worker/contract.ts";

/** The signed-in user; sends a visitor to sign in, and back here afterwards. */
export const requireUser = (context: AppLoadContext, request: Request): User => {
  if (context.user !== null) return context.user;
  const { pathname, search } = new URL(request.url);
  const target = request.method === "GET" ? pathname.replace(/\.data$/, "") + search : "/library";
  throw redirect(`/login?next=${encodeURIComponent(target)}`);
};

/** A path of this site to go to after signing in; anything else becomes the library, so that a link cannot send people away. */
export const nextPath = (request: Request): string => {
  const next = new URL(request.url).searchParams.get("next");
  return next !== null && /^\/(?![/\\])/.test(next) ? next : "/library";
};

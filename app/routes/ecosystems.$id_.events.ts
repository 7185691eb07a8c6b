import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { orThrow } from "../problem.server.ts";

const MOST = 1000;

/** Older events, for scrolling back: after `since` up to `until`. */
export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const query = new URL(request.url).searchParams;
  const since = Math.max(0, Number(query.get("since") ?? 0) || 0);
  const until = Number(query.get("until") ?? Number.NaN);
  const range = { since, limit: MOST, ...(Number.isFinite(until) ? { until } : {}) };
  return Response.json(await orThrow(context.services.ecosystems.events(context.user, params["id"] ?? "", range)), {
    headers: { "cache-control": "private, no-store" },
  });
};

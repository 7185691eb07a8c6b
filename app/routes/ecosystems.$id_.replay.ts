import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { orThrow } from "../problem.server.ts";

/** The room as it was after event `to`, for the time slider. */
export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const to = Number(new URL(request.url).searchParams.get("to") ?? Number.NaN);
  const seq = Number.isInteger(to) && to > 0 ? to : null;
  return Response.json(await orThrow(context.services.ecosystems.replay(context.user, params["id"] ?? "", seq)), {
    headers: { "cache-control": "private, no-store" },
  });
};

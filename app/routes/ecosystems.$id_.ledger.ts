import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { orThrow } from "../problem.server.ts";

/** Every change of how `from` stands to `to` in this room, oldest first, for the panel of a character. */
export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const query = new URL(request.url).searchParams;
  const [from, to] = [query.get("from") ?? "", query.get("to") ?? ""];
  const changes = await orThrow(context.services.ecosystems.ledger(context.user, params["id"] ?? "", from, to));
  return Response.json(
    changes.map(({ seq, dimension, before, delta, after, causes, quote, rule }) => ({
      seq,
      dimension,
      before,
      delta,
      after,
      causes,
      quote,
      rule,
    })),
    { headers: { "cache-control": "private, no-store" } },
  );
};

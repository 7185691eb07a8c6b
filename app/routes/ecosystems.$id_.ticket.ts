import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import { orThrow } from "../problem.server.ts";

/** A ticket for one live connection. */
export const action = async ({ params, context }: ActionFunctionArgs) =>
  Response.json(await orThrow(context.services.ecosystems.ticket(context.user, params["id"] ?? "")), {
    headers: { "cache-control": "no-store" },
  });

import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { requireUser } from "../guard.server.ts";
import { orThrow } from "../problem.server.ts";

/** How far the reading of a book has come; polled by the library. */
export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const user = requireUser(context, request);
  const { status, stage, progress, error } = await orThrow(context.services.documents.get(user, params["id"] ?? ""));
  return { status, stage, progress, error };
};

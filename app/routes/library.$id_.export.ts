import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import type { ExportFormat } from "../../worker/contract.ts";
import { requireUser } from "../guard.server.ts";
import { orThrow } from "../problem.server.ts";

const FORMATS: readonly ExportFormat[] = ["md", "json", "docx", "epub"];

/** The book as a file to save. */
export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const user = requireUser(context, request);
  const wanted = new URL(request.url).searchParams.get("format");
  const format = FORMATS.find((known) => known === wanted) ?? "md";
  const { bytes, headers } = await orThrow(context.services.documents.export(user, params["id"] ?? "", format));
  return new Response(bytes, { headers: { ...headers, "cache-control": "no-store" } });
};

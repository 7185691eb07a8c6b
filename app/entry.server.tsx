import type { AppLoadContext, EntryContext, HandleErrorFunction } from "@remix-run/cloudflare";
import { RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToReadableStream } from "react-dom/server";
import { NonceProvider } from "./nonce.ts";

/** Milliseconds after which deferred data counts as failed. */
export const streamTimeout = 5000;

/** Streams the page; crawlers get it whole. */
const handleRequest = async (
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  { nonce }: AppLoadContext,
): Promise<Response> => {
  let responseStatus = status;
  const stream = await renderToReadableStream(
    <NonceProvider value={nonce}>
      <RemixServer context={remix} url={request.url} nonce={nonce} />
    </NonceProvider>,
    {
      nonce,
      signal: AbortSignal.any([request.signal, AbortSignal.timeout(streamTimeout + 1000)]),
      onError: (error) => {
        responseStatus = 500;
        if (!request.signal.aborted) console.error(error instanceof Error ? error.message : "rendering failed");
      },
    },
  );
  if (isbot(request.headers.get("user-agent"))) await stream.allReady;
  headers.set("content-type", "text/html; charset=utf-8");
  return new Response(stream, { status: responseStatus, headers });
};

export default handleRequest;

/** Refusals meant for a reader arrive as responses and never come here; what does is a fault of ours. */
export const handleError: HandleErrorFunction = (error, { request }) => {
  if (!request.signal.aborted) console.error(error instanceof Error ? (error.stack ?? error.message) : "unknown error");
};

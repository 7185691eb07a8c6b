/**
 * Server-sent events, for clients without WebSockets: the same frames, each with the last sequence number it holds as its id,
 * so that a browser comes back with `Last-Event-ID`.
 */
import type { Outlet, Viewer } from "./viewers.ts";

/** Frames that may wait for a slow reader before it is sent away; it comes back and resumes. */
const BACKLOG_FRAMES = 64;

const encoder = new TextEncoder();

export interface EventStream extends Outlet {
  readonly response: Response;
}

/** `closed` is called once, when the reader has gone or was sent away. */
export const openEventStream = (viewer: Viewer, closed: (stream: EventStream) => void): EventStream => {
  let controller: ReadableStreamDefaultController<Uint8Array> | null = null;
  const end = () => {
    if (controller === null) return;
    controller = null;
    closed(stream);
  };
  const body = new ReadableStream<Uint8Array>(
    {
      start: (opened) => {
        controller = opened;
      },
      cancel: end,
    },
    { highWaterMark: BACKLOG_FRAMES },
  );
  const close = () => {
    controller?.close();
    end();
  };
  const stream: EventStream = {
    viewer,
    response: new Response(body, {
      headers: { "Content-Type": "text/event-stream; charset=utf-8", "Cache-Control": "no-store", "X-Accel-Buffering": "no" },
    }),
    send: (frame, seq) => {
      if (controller === null) return;
      if ((controller.desiredSize ?? 0) <= 0) return close();
      controller.enqueue(encoder.encode(`${seq === null ? "" : `id: ${seq}\n`}data: ${frame}\n\n`));
    },
    close,
  };
  return stream;
};

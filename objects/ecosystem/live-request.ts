/**
 * The edge hands a live connection over with these headers; it removes any that a client sent. Either it has authorised the
 * viewer itself, or it passes on a ticket, which only the object that issued it can redeem.
 */
import { z } from "zod";
import type { Viewer } from "./viewers.ts";

export const LIVE_VIEWER_HEADER = "x-live-viewer";
export const LIVE_TICKET_HEADER = "x-live-ticket";
export const LIVE_SINCE_HEADER = "x-live-since";

const viewer = z.object({
  user_id: z.string(),
  name: z.string(),
  role: z.enum(["owner", "director", "participant", "observer"]),
});

export const encodeViewer = (value: Viewer): string => encodeURIComponent(JSON.stringify(value));

/** The viewer that the edge (or a redeemed ticket) vouches for; null when there is none. */
export const readViewer = (headers: Headers): Viewer | null => {
  const encoded = headers.get(LIVE_VIEWER_HEADER);
  return encoded === null ? null : viewer.parse(JSON.parse(decodeURIComponent(encoded)));
};

/** Last sequence number the client has; null when it has none. */
export const readSince = (headers: Headers): number | null => {
  const since = headers.get(LIVE_SINCE_HEADER);
  return since !== null && /^\d{1,15}$/.test(since) ? Number(since) : null;
};

/** Live connections: who comes from where, as whom. Then the ecosystem's object takes over. */
import { Hono, type Context } from "hono";
import { encodeViewer, LIVE_SINCE_HEADER, LIVE_TICKET_HEADER, LIVE_VIEWER_HEADER } from "../objects/ecosystem/live-request.ts";
import { identified, type EdgeEnv } from "./api/context.ts";
import { Problem } from "./problem.ts";
import { accessTo } from "./services/access.ts";
import { dependenciesOf } from "./services/dependencies.ts";

const MAX_TICKET = 200;

/** A page of another site may not use its visitor's connection; programs send no Origin, and need none. */
const checkOrigin = (c: Context<EdgeEnv>, allowed: readonly string[]): void => {
  const origin = c.req.header("origin");
  if (origin === undefined || origin === new URL(c.req.url).origin || allowed.includes(origin)) return;
  throw new Problem(403, `Pages of ${origin.slice(0, 200)} may not open live connections here. An operator can add it to ALLOWED_ORIGINS.`);
};

/**
 * Hands over on a fresh request: nothing that a client sent reaches the object but what is written here. A ticket is redeemed by
 * the object that issued it; whoever comes without one is known by their token, or is an observer where anybody may be.
 */
const connect = async (c: Context<EdgeEnv>, id: string, upgrade: boolean): Promise<Response> => {
  const dependencies = dependenciesOf(c.env);
  checkOrigin(c, dependencies.settings.allowedOrigins);
  const ticket = c.req.query("ticket");
  const headers = new Headers();
  let ecosystemId: string;
  if (ticket === undefined) {
    const { row, actor } = await accessTo(dependencies, c.var.user, id, "observer");
    ecosystemId = row.id;
    headers.set(LIVE_VIEWER_HEADER, encodeViewer(actor));
  } else {
    const row = ticket.length > MAX_TICKET ? null : await dependencies.stores.ecosystems.get(id);
    if (row === null) throw new Problem(401, "The ticket has expired or was used. Ask for a new one.");
    ecosystemId = row.id;
    headers.set(LIVE_TICKET_HEADER, ticket);
  }
  const since = c.req.query("since") ?? c.req.header("last-event-id");
  if (since !== undefined && /^\d{1,15}$/.test(since)) headers.set(LIVE_SINCE_HEADER, since);
  if (upgrade) headers.set("upgrade", "websocket");
  return dependencies.rooms.connect(ecosystemId, new Request("https://ecosystem/", { headers, signal: c.req.raw.signal }));
};

export const live = new Hono<EdgeEnv>();

live.get("/ws/ecosystem/:id", identified, (c) => {
  if (c.req.header("upgrade")?.toLowerCase() !== "websocket")
    throw new Problem(426, "This is a WebSocket. Without one, follow /events/{id} as server-sent events.");
  return connect(c, c.req.param("id"), true);
});
live.get("/events/:id", identified, (c) => connect(c, c.req.param("id"), false));

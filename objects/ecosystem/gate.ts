/**
 * The door of the room: who is let in, what they are told on coming in, what becomes of their messages. WebSockets hibernate, so
 * everything about a viewer is in the socket's attachment.
 */
import type { Connection, WSMessage } from "partyserver";
import { describeError, log } from "../log.ts";
import { decodeClientMessage, encode, PROTOCOL_VERSION } from "../protocol.ts";
import { takeSnapshot, type Event } from "../simulation/index.ts";
import type { Autonomy } from "./autonomy.ts";
import { openEventStream, type EventStream } from "./event-stream.ts";
import { encodeViewer, LIVE_SINCE_HEADER, LIVE_TICKET_HEADER, LIVE_VIEWER_HEADER, readSince, readViewer } from "./live-request.ts";
import { handleMessage, takeToken, type Bucket } from "./messages.ts";
import { problem } from "./problem.ts";
import { resume } from "./resume.ts";
import type { Room } from "./room.ts";
import type { Storage } from "./schema.ts";
import { redeemTicket } from "./tickets.ts";
import { Viewers, type Outlet, type Viewer } from "./viewers.ts";
import { roleClass } from "./visibility.ts";

export interface GateDeps {
  readonly ecosystemId: () => string;
  readonly room: () => Room;
  readonly storage: Storage;
  readonly autonomy: Autonomy;
  connections(): Iterable<Connection<Viewer>>;
}

export class Gate {
  readonly #deps: GateDeps;
  readonly #viewers: Viewers;
  readonly #streams = new Set<EventStream>();
  readonly #buckets = new Map<string, Bucket>();
  /** Whoever is connected; null when it has to be read anew from the sockets. */
  #outlets: readonly Outlet[] | null = null;

  constructor(deps: GateDeps) {
    this.#deps = deps;
    this.#viewers = new Viewers(
      () => (this.#outlets ??= [...this.#connected()]),
      (error) => this.#report(error),
    );
  }

  count(): number {
    return this.#viewers.count();
  }

  publish(events: readonly Event[]): void {
    this.#viewers.publish(events);
  }

  close(reason: string): void {
    for (const outlet of this.#connected()) outlet.close(1000, reason);
    this.#outlets = null;
  }

  /** An event stream or a refusal as the answer, or the request with which the platform may open the socket. */
  async admit(request: Request): Promise<Response | Request> {
    const ticket = request.headers.get(LIVE_TICKET_HEADER);
    const viewer = ticket === null ? readViewer(request.headers) : await redeemTicket(this.#deps.storage, ticket, Date.now());
    if (!viewer)
      return problem(401, "The ticket has expired or was used", "Ask for a new one; a ticket is good for one connection, for 30 seconds.");
    if (!this.#deps.room().exists) return problem(404, "No such ecosystem", "It may have been deleted.");
    const since = readSince(request.headers);
    if (request.headers.get("Upgrade")?.toLowerCase() !== "websocket") return this.#stream(viewer, since);
    // a fresh request: the connection's id is ours, and its URL, which the attachment keeps, holds no secret
    const headers = new Headers({ Upgrade: "websocket", [LIVE_VIEWER_HEADER]: encodeViewer(viewer) });
    if (since !== null) headers.set(LIVE_SINCE_HEADER, String(since));
    return new Request(`https://ecosystem/?_pk=${crypto.randomUUID()}`, { headers });
  }

  connected(connection: Connection<Viewer>, request: Request): void {
    const viewer = readViewer(request.headers);
    if (!viewer) return connection.close(1008, "not authorised");
    this.#viewers.flush();
    connection.setState(viewer);
    this.#welcome(outletOf(connection, viewer), readSince(request.headers));
  }

  async message(connection: Connection<Viewer>, raw: WSMessage): Promise<void> {
    const viewer = connection.state;
    if (!viewer) return connection.close(1008, "not authorised");
    const bucket = takeToken(this.#buckets.get(connection.id), Date.now());
    if (!bucket)
      return connection.send(encode({ type: "error", ref: null, code: "too_fast", message: "Too many messages at once; wait a moment." }));
    this.#buckets.set(connection.id, bucket);
    const decoded = decodeClientMessage(raw);
    if ("error" in decoded) return connection.send(encode(decoded.error));
    const { autonomy } = this.#deps;
    try {
      const answer = await handleMessage(decoded.message, viewer, {
        advance: (input) => autonomy.act([input], false),
        step: (ticks) => autonomy.step(ticks),
        newest: () => this.#deps.room().state.meta.seq,
      });
      if (decoded.message.type === "control") autonomy.rearm();
      if (answer) connection.send(encode(answer));
    } catch (error) {
      this.#report(error);
      connection.send(encode({ type: "error", ref: null, code: "internal", message: "That failed on our side; nothing was changed." }));
    }
  }

  left(connection: Connection<Viewer>): void {
    this.#buckets.delete(connection.id);
    this.#outlets = null;
    this.#viewers.announcePresence();
  }

  #stream(viewer: Viewer, since: number | null): Response {
    const stream = openEventStream(viewer, (closed) => {
      this.#streams.delete(closed);
      this.#outlets = null;
      this.#viewers.announcePresence();
    });
    this.#viewers.flush();
    this.#streams.add(stream);
    this.#welcome(stream, since);
    return stream.response;
  }

  /** Whatever was published before has been flushed to those who were here before: the welcome contains it. */
  #welcome(outlet: Outlet, since: number | null): void {
    this.#outlets = null;
    const { state, settings, journal } = this.#deps.room();
    const seq = state.meta.seq;
    const resumption = resume(since, seq);
    const missed = resumption.kind === "events" ? journal.read({ since: resumption.since }) : [];
    const includePrivate = roleClass(outlet.viewer.role) === "private";
    this.#viewers.welcome(
      outlet,
      {
        type: "welcome",
        protocol: PROTOCOL_VERSION,
        ecosystem_id: this.#deps.ecosystemId(),
        role: outlet.viewer.role,
        seq,
        snapshot: resumption.kind === "events" ? null : takeSnapshot(state, { includePrivate }),
        viewers: this.count(),
        tick_seconds: settings.tick_seconds,
      },
      missed,
    );
    this.#viewers.announcePresence();
    this.#deps.autonomy.rearm();
  }

  *#connected(): Iterable<Outlet> {
    for (const connection of this.#deps.connections())
      if (connection.state && connection.readyState === WebSocket.OPEN) yield outletOf(connection, connection.state);
    yield* this.#streams;
  }

  #report(error: unknown): void {
    log({ event: "viewer_failed", ecosystem_id: this.#deps.ecosystemId(), error: describeError(error) });
  }
}

const outletOf = (connection: Connection<Viewer>, viewer: Viewer): Outlet => ({
  viewer,
  send: (frame) => connection.send(frame),
  close: (code, reason) => connection.close(code, reason),
});

/**
 * Who watches, and how events reach them. Frames cost CPU, not events: a quiet room sends at the end of the turn, a busy one at most
 * every 33 ms, and each frame is serialised once per role class, and once more for somebody whose own whispers are in it.
 */
import { encode, type Role, type ServerMessage } from "../protocol.ts";
import type { Event } from "../simulation/index.ts";
import { isOwn, roleClass, viewedAs } from "./visibility.ts";

/** What a socket's attachment keeps across hibernation. */
export interface Viewer {
  readonly user_id: string;
  readonly name: string;
  readonly role: Role;
}

/** The part of a socket or an event stream that fan-out needs. */
export interface Outlet {
  readonly viewer: Viewer;
  /** `seq` is the last event the client has once it has read the frame; null when the frame moves nothing. */
  send(frame: string, seq: number | null): void;
  close(code: number, reason: string): void;
}

export const COALESCE_MS = 33;
/** Events in one frame of a long resume. */
const FRAME_EVENTS = 500;

export class Viewers {
  readonly #outlets: () => Iterable<Outlet>;
  readonly #failed: (error: unknown) => void;
  #waiting: Event[] = [];
  #presenceIsStale = false;
  #timer: ReturnType<typeof setTimeout> | null = null;

  /** `outlets` yields whoever is connected now; `failed` hears of a send that threw. */
  constructor(outlets: () => Iterable<Outlet>, failed: (error: unknown) => void) {
    this.#outlets = outlets;
    this.#failed = failed;
  }

  count(): number {
    let count = 0;
    for (const _ of this.#outlets()) count++;
    return count;
  }

  /** Sends at once when the room was quiet, else with the next frame. */
  publish(events: readonly Event[]): void {
    if (events.length === 0) return;
    this.#waiting.push(...events);
    this.#schedule();
  }

  /** Tells everyone how many watch, with the next frame. */
  announcePresence(): void {
    this.#presenceIsStale = true;
    this.#schedule();
  }

  /** Everything published so far goes out now: a newcomer's welcome must not be followed by what it contains. */
  flush(): void {
    const events = this.#waiting;
    this.#waiting = [];
    if (events.length > 0)
      this.#sendToAll(
        (viewer) => frameOf(events, viewer),
        (viewer) => classOf(events, viewer),
        events.at(-1)?.seq ?? null,
      );
    if (!this.#presenceIsStale) return;
    this.#presenceIsStale = false;
    const presence = encode({ type: "presence", viewers: this.count() });
    this.#sendToAll(
      () => presence,
      () => "all",
      null,
    );
  }

  /** The welcome and, for a client that resumes, the events since. */
  welcome(outlet: Outlet, welcome: Extract<ServerMessage, { type: "welcome" }>, missed: readonly Event[]): void {
    outlet.send(encode(welcome), welcome.snapshot === null ? null : welcome.seq);
    for (let from = 0; from < missed.length; from += FRAME_EVENTS) {
      const events = missed.slice(from, from + FRAME_EVENTS);
      outlet.send(frameOf(events, outlet.viewer), events.at(-1)?.seq ?? null);
    }
  }

  #schedule(): void {
    if (this.#timer !== null) return;
    // once this turn is over: a tick and the lines that answer it at once travel in one frame
    this.#timer = setTimeout(() => this.#beat(), 0);
  }

  /** Sends what waits; what comes within the next moment waits for the next beat. */
  #beat(): void {
    this.#timer = null;
    if (this.#waiting.length === 0 && !this.#presenceIsStale) return;
    this.flush();
    this.#timer = setTimeout(() => this.#beat(), COALESCE_MS);
  }

  /** Those of one class get one and the same frame. */
  #sendToAll(frame: (viewer: Viewer) => string, classOf: (viewer: Viewer) => string, seq: number | null): void {
    const frames = new Map<string, string>();
    for (const outlet of this.#outlets()) {
      const key = classOf(outlet.viewer);
      const text = frames.get(key) ?? frame(outlet.viewer);
      frames.set(key, text);
      try {
        outlet.send(text, seq);
      } catch (error) {
        this.#failed(error);
      }
    }
  }
}

const classOf = (events: readonly Event[], { role, user_id }: Viewer): string => {
  const viewer = roleClass(role);
  return viewer === "public" && events.some((event) => isOwn(event, user_id)) ? `own ${user_id}` : viewer;
};

const frameOf = (events: readonly Event[], { role, user_id }: Viewer): string =>
  encode({
    type: "events",
    from: events[0]?.seq ?? 0,
    to: events.at(-1)?.seq ?? 0,
    events: events.map((event) => (isOwn(event, user_id) ? event : viewedAs(event, roleClass(role)))),
  });

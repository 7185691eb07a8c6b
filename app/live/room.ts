/**
 * One live room in the browser: the socket feeds the scene at once and the headlines a few times a second. React reads headlines
 * through useSyncExternalStore; nothing else of the room passes through React.
 */
import type { ClientMessage, Role, ServerMessage, ViewedEvent } from "../../objects/protocol.ts";
import { climateOf } from "../../objects/simulation/climate.ts";
import type { Climate } from "../../objects/simulation/climate.ts";
import type { EcosystemStatus, Scenario, State } from "../../objects/simulation/state.ts";
import { fetchEvents, fetchMoment } from "./history.ts";
import type { RoomData } from "./room-data.ts";
import type { Snapshot } from "../../objects/simulation/snapshot.ts";
import { createScene, showEvent, shownState, showPast, showSnapshot } from "./scene.ts";
import type { Scene } from "./scene.ts";
import { emptyScript, extendScript, precedeScript, resumeScript } from "./script.ts";
import type { Script } from "./script.ts";
import { emptySeries, extendSeries, precedeSeries } from "./series.ts";
import type { Series } from "./series.ts";
import { openSocket } from "./socket.ts";
import type { ConnectionState, LiveSocket } from "./socket.ts";

export interface Headlines {
  readonly connection: ConnectionState;
  /** What went wrong, for a reader; "" when nothing did. */
  readonly trouble: string;
  readonly role: Role;
  readonly status: EcosystemStatus;
  readonly viewers: number;
  readonly seq: number;
  /** Story minute, and minute of the day. */
  readonly at: number;
  readonly hour: number;
  readonly place: string;
  /** null until the first snapshot. */
  readonly climate: Climate | null;
  readonly script: Script;
  readonly series: Series;
  /** The moment looked back at; null while watching what happens. */
  readonly past: number | null;
  /** What is played, or was last; null before the first scenario. */
  readonly scenario: Scenario | null;
  /** Of a branch: whose story it shares, and up to which event. */
  readonly parent: State["meta"]["parent"];
  /** The line being spoken, word by word. */
  readonly speaking: { readonly speaker_id: string; readonly text: string } | null;
}

export interface Room {
  readonly scene: Scene;
  readonly subscribe: (listener: () => void) => () => void;
  readonly headlines: () => Headlines;
  /** Connects; the function it returns disconnects. */
  connect(): () => void;
  send(message: ClientMessage): void;
  /** Binds older events in front of the script; false when there are none. */
  earlier(): Promise<boolean>;
  /** Shows the stage as it was after an event; null returns to now. */
  lookAt(seq: number | null): Promise<void>;
}

/** Milliseconds between two looks of React at the room. */
const HEADLINE_EVERY = 200;
/** A longer gap than this starts the script afresh at its end. */
const LONGEST_GAP = 400;
const PAGE = 150;
/** Milliseconds a hand must rest on a moment before it is fetched. */
const SCRUB_PAUSE = 150;

export const createRoom = (data: RoomData): Room => {
  const scene = createScene();
  const listeners = new Set<() => void>();
  let socket: LiveSocket | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let pending: ViewedEvent[] = [];
  let filling = false;
  let headlines: Headlines = {
    connection: "connecting",
    trouble: "",
    role: data.role,
    status: data.status,
    viewers: 0,
    seq: data.seq,
    at: 0,
    hour: data.opens_at,
    place: "",
    climate: null,
    script: extendScript(emptyScript(data.cast, data.opens_at, (data.events[0]?.seq ?? data.seq + 1) - 1), data.events),
    series: extendSeries({ ...emptySeries, feelings: data.feelings }, data.events),
    past: null,
    scenario: null,
    parent: null,
    speaking: null,
  };

  const publish = (): void => {
    timer = null;
    const { meta } = scene.state;
    const shown = shownState(scene);
    const events = filling ? [] : pending;
    if (!filling) pending = [];
    const fromState = scene.ready
      ? {
          status: meta.status,
          seq: meta.seq,
          at: shown.meta.at,
          hour: shown.meta.scene.opens_at + shown.meta.at,
          climate: climateOf(shown, shown.meta.at),
          scenario: shown.meta.scenario,
          parent: meta.parent,
        }
      : {};
    const script = extendScript(headlines.script, events);
    const place = scene.past === null ? script.staging.place : "";
    headlines = { ...headlines, ...fromState, script, place, series: extendSeries(headlines.series, events) };
    for (const listener of listeners) listener();
  };
  const soon = (): void => {
    timer ??= setTimeout(publish, HEADLINE_EVERY);
  };
  const showMoment = (moment: Snapshot | null): void => {
    showPast(scene, moment);
    soon();
  };
  const change = (changes: Partial<Headlines>): void => {
    headlines = { ...headlines, ...changes };
    soon();
  };

  /** After a snapshot the script may lack events that the state has: fetch them, or start afresh when there are too many. */
  const fill = async (to: number): Promise<void> => {
    const from = headlines.script.to;
    if (to <= from) return;
    filling = true;
    try {
      const since = to - from > LONGEST_GAP ? to - PAGE : from;
      const missed = await fetchEvents(data.id, since, to);
      if (since !== from) headlines = { ...headlines, script: resumeScript(headlines.script, since) };
      pending = [...missed, ...pending];
    } catch {
      change({ trouble: "Some lines between could not be fetched; the room itself goes on." });
    } finally {
      filling = false;
      soon();
    }
  };

  const receive = (message: ServerMessage): void => {
    switch (message.type) {
      case "welcome":
        if (message.snapshot !== null) {
          showSnapshot(scene, message.snapshot);
          scene.state.meta = { ...scene.state.meta, seq: message.seq };
          headlines = { ...headlines, script: { ...headlines.script, opensAt: message.snapshot.meta.scene.opens_at } };
          void fill(message.seq);
        }
        return change({ role: message.role, viewers: message.viewers, trouble: "" });
      case "events":
        for (const event of message.events) {
          const { seq } = scene.state.meta;
          if (event.seq <= seq) continue;
          if (event.seq > seq + 1) return socket?.resume();
          showEvent(scene, event);
          pending.push(event);
          if (event.type === "character_interaction") headlines = { ...headlines, speaking: null };
        }
        return soon();
      case "delta": {
        const before = headlines.speaking;
        const text = before?.speaker_id === message.speaker_id ? before.text + message.text : message.text;
        return change({ speaking: { speaker_id: message.speaker_id, text } });
      }
      case "presence":
        return change({ viewers: message.viewers });
      case "ack":
        return change({ trouble: "" });
      case "pong":
        return undefined;
      case "error":
        return change({ trouble: message.message });
      default:
        return message satisfies never;
    }
  };

  return {
    scene,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    headlines: () => headlines,
    connect: () => {
      socket = openSocket({
        ecosystemId: data.id,
        since: () => (scene.ready ? scene.state.meta.seq : null),
        onMessage: receive,
        onState: (connection, trouble) => change({ connection, trouble }),
      });
      return () => {
        socket?.close();
        socket = null;
        if (timer !== null) clearTimeout(timer);
        timer = null;
      };
    },
    send: (message) => socket?.send(message),
    earlier: async () => {
      const { from } = headlines.script;
      if (from <= 0) return false;
      const older = await fetchEvents(data.id, Math.max(0, from - PAGE), from);
      const [script, series] = [precedeScript(headlines.script, older), precedeSeries(headlines.series, older)];
      headlines = { ...headlines, script, series };
      publish();
      return older.length > 0;
    },
    lookAt: async (seq) => {
      change({ past: seq });
      if (seq === null) return showMoment(null);
      await new Promise((resolve) => setTimeout(resolve, SCRUB_PAUSE));
      if (headlines.past !== seq) return;
      try {
        const moment = await fetchMoment(data.id, seq);
        if (headlines.past === seq) showMoment(moment);
      } catch {
        if (headlines.past === seq) change({ past: null, trouble: "That moment could not be fetched; the room itself goes on." });
      }
    },
  };
};

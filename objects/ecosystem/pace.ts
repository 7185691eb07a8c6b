/** When the next tick is due. Pure; the object asks after every change of what it depends on. */
import type { EcosystemStatus } from "../simulation/index.ts";
import type { Settings } from "./contract.ts";

/** Pace with nobody watching. */
export const AWAY_SECONDS = 300;
/** A request for the room counts as watching for this long, so that a client that polls sees it live. */
export const ATTENTION_MS = 120_000;

/** A room that was asleep or slow begins this soon after somebody comes: long enough for their page to be there. */
export const WAKE_MS = 300;

/** Milliseconds to the next tick; null when no tick is due: the room costs nothing then. */
export const tickDelay = (room: {
  readonly status: EcosystemStatus;
  readonly settings: Settings;
  /** Characters present. */
  readonly company: number;
  readonly watched: boolean;
}): number | null => {
  if (room.status !== "running") return null;
  if (room.watched) return room.settings.tick_seconds * 1000;
  // alone, with nobody watching, a character has nothing to do: a green room sleeps between visits
  if (room.company < 2) return null;
  // the local mind is free, so its rooms live on; a model's do only when their owner asked for it
  const awayIsPaidFor = room.settings.model === "local" || room.settings.run_while_away;
  return awayIsPaidFor ? Math.max(AWAY_SECONDS, room.settings.tick_seconds) * 1000 : null;
};

/**
 * When the next tick comes after something has changed: as planned if that is soon enough, at once if the room was asleep or slower
 * than it should be now. Never later than planned, and never sooner than `delay` by coming and going.
 */
export const nextTick = (planned: number | null, delay: number | null, now: number): number | null => {
  if (delay === null) return null;
  return planned !== null && planned <= now + delay ? planned : now + Math.min(WAKE_MS, delay);
};

/**
 * The one alarm serves the tick and the retry of a sink: whichever comes first; null for none. Always later than now: an alarm that is set,
 * while one runs, to the very time of the one that runs is kept by workerd and never fires.
 */
export const nextAlarm = (nextTickAt: number | null, retryAt: number | null, now: number): number | null => {
  const due = [nextTickAt, retryAt].filter((time) => time !== null);
  return due.length === 0 ? null : Math.max(now + 1, Math.min(...due));
};

/** A fired alarm is for the tick when that is due; a repeated or early one finds it is not, and does nothing. */
export const tickIsDue = (nextTickAt: number | null, now: number): boolean => nextTickAt !== null && now >= nextTickAt - 5;

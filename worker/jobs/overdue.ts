/**
 * Ecosystems whose tick is overdue by the record that their objects keep (objects/ecosystem/timetable.ts). Those that sleep, are
 * paused or have ended are not in it and are left alone.
 */
import type { EcosystemRow } from "../../db/ecosystems.ts";
import { isMissing } from "../problem.ts";
import type { Dependencies } from "../services/dependencies.ts";
import { removeEcosystem } from "../services/removal.ts";
import { attempt } from "./attempt.ts";

/** The record may be a minute behind; so much later something is wrong. */
const GRACE_MS = 90_000;
/** A row whose object is still not there after this long was left by an edge that died in between. */
const HALF_MADE_MS = 600_000;
/** Looked at in one round, the longest overdue first. */
const AT_ONCE = 500;
const CONCURRENT = 20;

type Overdue = Pick<EcosystemRow, "id" | "kind" | "created_at">;

const isHalfMade = ({ kind, created_at }: Overdue, now: number): boolean => kind !== "demo" && Date.parse(created_at) < now - HALF_MADE_MS;

/** Re-arms its loop if need be and puts the record right; 1 when something had to be done. */
const tend = async (dependencies: Dependencies, ecosystem: Overdue, now: number): Promise<number> => {
  const { rooms, stores } = dependencies;
  const { id } = ecosystem;
  try {
    const { nudged, next_tick_at } = await rooms.ask(id, (room) => room.nudge());
    await stores.ecosystems.setNextTick(id, next_tick_at);
    return nudged ? 1 : 0;
  } catch (error) {
    if (isMissing(error) && isHalfMade(ecosystem, now)) {
      await removeEcosystem(dependencies, id, { user_id: "", name: "watchdog", role: "owner" });
      return 1;
    }
    // to the end of the queue: what cannot be helped must not keep the others waiting
    await stores.ecosystems.setNextTick(id, new Date(now).toISOString());
    if (isMissing(error)) return 0;
    throw error;
  }
};

/** How many had to be helped. */
export const tendOverdue = async (dependencies: Dependencies, now: number): Promise<number> => {
  const overdue = await dependencies.stores.ecosystems.overdue(new Date(now - GRACE_MS).toISOString(), AT_ONCE);
  let helped = 0;
  for (let from = 0; from < overdue.length; from += CONCURRENT) {
    const turn = overdue.slice(from, from + CONCURRENT).map((one) => attempt(`nudge ${one.id}`, () => tend(dependencies, one, now)));
    // a few at a time: a Worker has six connections
    helped += (await Promise.all(turn)).reduce((sum, one) => sum + one, 0);
  }
  return helped;
};

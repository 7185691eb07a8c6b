/** What a rule works with: the state as it will be, the time, chance, and a way to say what happens. */
import { apply } from "./apply.ts";
import type { Event, EventData, EventEnvelope, EventType } from "./event.ts";
import type { Random } from "./random.ts";
import type { Now } from "./input.ts";
import type { CharacterId, State } from "./state.ts";
import { overlay } from "./table.ts";
import { overlayTies } from "./tie-table.ts";

export interface Reach {
  /** Who witnesses it; nobody when left out. */
  readonly audience?: readonly CharacterId[];
  readonly visibility?: "public" | "private";
}

export interface World {
  /** The given state with the step's own events applied, on an overlay. */
  readonly state: State;
  readonly now: Now;
  readonly random: Random;
  readonly events: readonly Event[];
  /** The sequence number that the next event gets: ids of new things are made of it. */
  nextSeq(): number;
  /** Records an event, applies it to the overlay, and returns its sequence number. */
  emit<Type extends EventType>(type: Type, data: EventData[Type], reach?: Reach): number;
}

export const createWorld = (base: State, now: Now, random: Random): World => {
  const state: State = {
    meta: base.meta,
    characters: overlay(base.characters),
    ties: overlayTies(base.ties),
    conversations: overlay(base.conversations),
    threads: overlay(base.threads),
  };
  const events: Event[] = [];
  const nextSeq = (): number => state.meta.seq + 1;
  return {
    state,
    now,
    random,
    events,
    nextSeq,
    emit: <Type extends EventType>(type: Type, data: EventData[Type], reach: Reach = {}) => {
      const seq = nextSeq();
      // a branch's first event is the branch's own
      const names = type === "ecosystem_created" || type === "ecosystem_branched";
      const origin = names && "id" in data ? data.id : state.meta.id;
      const envelope: EventEnvelope<Type> = {
        seq,
        id: `${origin}:${seq}`,
        type,
        timestamp: now.timestamp,
        tick: now.tick,
        at: now.at,
        audience: reach.audience ?? [],
        visibility: reach.visibility ?? "public",
        data,
      };
      // TypeScript cannot see that an envelope of some type is one of the union's members.
      const event = envelope as Event;
      events.push(event);
      apply(state, event);
      return seq;
    },
  };
};

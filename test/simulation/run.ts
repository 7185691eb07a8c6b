/** Runs the core alone: every tick a step of its own accord, then a step for each line that a mind has found. */
import {
  apply,
  createState,
  minutesToPass,
  randomFor,
  step,
  wishesOf,
  type Event,
  type Input,
  type Now,
  type Reply,
  type State,
  type Wish,
} from "../../objects/simulation/index.ts";

export interface Run {
  readonly state: State;
  /** All that happened; empty when they are not kept. */
  readonly events: readonly Event[];
  readonly seed: number;
  /** Takes inputs in a step of their own; returns its events. */
  take(...inputs: readonly Input[]): readonly Event[];
  /** Lets time pass for a number of ticks. */
  live(ticks: number, mind: Mind): void;
  now(autonomous?: boolean): Now;
}

/** What a mind makes of a wish; null when it finds no words. */
export type Mind = (wish: Wish) => Reply | null;

const START = Date.UTC(2026, 0, 1);

/** @param keeps Whether the events are kept: those of a long run would fill the memory. */
export const startRun = (create: Extract<Input, { kind: "create" }>, keeps = true): Run =>
  runFrom(createState(), create.seed, [create], undefined, keeps);

/** Goes on from a state as if it had never been interrupted. */
export const runFrom = (state: State, seed: number, inputs: readonly Input[] = [], from = { tick: 0, at: 0 }, keeps = true): Run => {
  const events: Event[] = [];
  let { tick, at } = from;
  const now = (autonomous = false): Now => ({ tick, at, timestamp: new Date(START + tick * 1000).toISOString(), autonomous });
  const commit = (taken: readonly Input[], autonomous: boolean): readonly Event[] => {
    tick += 1;
    const written = step(state, taken, now(autonomous), randomFor(seed, tick));
    for (const event of written) {
      apply(state, event);
      if (keeps) events.push(event);
    }
    return written;
  };
  const live = (ticks: number, mind: Mind): void => {
    for (let passed = 0; passed < ticks; passed += 1) {
      at += minutesToPass(state, at);
      commit([], true);
      const replies = wishesOf(state, now()).map((wish): Input => ({ kind: "reply", turn_id: wish.id, reply: mind(wish) }));
      if (replies.length > 0) commit(replies, false);
    }
  };
  const run: Run = { state, events, seed, take: (...taken) => commit(taken, false), live, now };
  if (inputs.length > 0) run.take(...inputs);
  return run;
};

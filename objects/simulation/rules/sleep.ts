/** People sleep, each in hours of their own. */
import type { Character, State } from "../state.ts";
import { TUNING } from "../tuning.ts";

const DAY = 1440;

/** 0..1439. */
export const minuteOfDay = ({ meta }: State, at: number): number => (meta.scene.opens_at + at) % DAY;

/** Minutes of the day at which somebody goes to bed and gets up: the outgoing later to bed, the conscientious earlier on both ends. */
export const sleepOf = ({ traits: { extraversion, conscientiousness } }: Pick<Character, "traits">): readonly [number, number] => {
  const { bed, wake, bed_extraversion, wake_extraversion, conscientious } = TUNING.rhythm;
  const [outgoing, orderly] = [extraversion - 0.5, conscientiousness - 0.5];
  return [
    (bed + bed_extraversion * outgoing - conscientious * orderly) % DAY,
    (wake + wake_extraversion * outgoing - conscientious * orderly) % DAY,
  ];
};

/** Whether somebody who is in no talk is asleep. Nobody sleeps right after the first curtain, in a scenario, or with a director's word in their ear. */
export const isAsleep = (state: State, character: Character, at: number): boolean => minutesOfSleep(state, character, at) > 0;

const minutesOfSleep = (state: State, character: Character, at: number): number => {
  if (at < TUNING.rhythm.awake_at_first || character.conversation_id !== null || character.direction !== null) return 0;
  const { scenario } = state.meta;
  if (scenario?.status === "active" && scenario.cast.includes(character.id)) return 0;
  const [bed, wake] = sleepOf(character);
  const sinceBed = (minuteOfDay(state, at) - bed + DAY) % DAY;
  const night = (wake - bed + DAY) % DAY;
  return sinceBed < night ? night - sinceBed : 0;
};

/** Story minutes that the next tick lets pass: one, or the rest of the night when everybody sleeps. */
export const minutesToPass = (state: State, at: number): number => {
  const tick = TUNING.clock.minutes_per_tick;
  if (state.meta.roster.length === 0 || state.conversations.size > 0) return tick;
  let soonest = Infinity;
  for (const character of state.characters.values()) {
    const left = minutesOfSleep(state, character, at);
    if (left === 0) return tick;
    soonest = Math.min(soonest, left);
  }
  return Number.isFinite(soonest) ? Math.max(tick, Math.ceil(soonest)) : tick;
};

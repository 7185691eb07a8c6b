/** How people feel, tire and rest. Minutes are story minutes. */
import type { EmotionName, Pad } from "../state.ts";

const pad = (p: number, a: number, d: number): Pad => ({ p, a, d });

export const feelings = {
  clock: {
    /** Minutes that one tick advances the story (ours). Higher: moods, energy and quarrels fade in fewer lines. */
    minutes_per_tick: 1,
  },

  mood: {
    /** Minutes until half of a mood's distance from its baseline is gone (ALMA, Gebhard 2005: about 20 min for the whole way back). */
    half_life: 25,
    /** How much longer that takes at neuroticism 1 than at 0, as a factor (ours). Higher: the anxious stay upset. */
    neurotic_delay: 2,
    /** Share of the way to an emotion's centre that the mood goes at full intensity (FAtiMA: 0.3). Higher: the climate band swings with every line. */
    pull: 0.3,
    /** How far out an emotion's centre lies, in its PAD (ours). Higher: moods reach the edges of the scale. */
    reach: 1.2,
    /** Length of the PAD vector below which a mood is called "even" (ours). */
    even: 0.12,
  },

  emotion: {
    /** Minutes until an emotion has half its intensity (FAtiMA: 15 ticks). Higher: an insult colours more of the following lines. */
    half_life: 12,
    /** Intensity below which an emotion is over (FAtiMA: 0.1). */
    floor: 0.1,
    /** Gain is low + span · neuroticism (FIELD: ×(0.7 + 0.6 N); wider, so that temper shows). */
    gain_low: 0.5,
    gain_span: 1,
    /** Intensity from which an emotion is an event of its own (ours). Lower: more "felt" cards in the feed. */
    notable: 0.4,
    /** PAD of each emotion (ALMA; hate and relief as in the second implementation). */
    pad: {
      joy: pad(0.4, 0.2, 0.1),
      distress: pad(-0.4, -0.2, -0.5),
      anger: pad(-0.51, 0.59, 0.25),
      fear: pad(-0.64, 0.6, -0.43),
      pride: pad(0.4, 0.3, 0.3),
      shame: pad(-0.3, 0.1, -0.6),
      gratitude: pad(0.4, 0.2, -0.3),
      reproach: pad(-0.3, -0.1, 0.4),
      admiration: pad(0.5, 0.3, -0.2),
      hope: pad(0.2, 0.2, -0.1),
      disappointment: pad(-0.3, 0.1, -0.4),
      relief: pad(0.2, -0.3, 0.4),
      love: pad(0.3, 0.1, 0.2),
      hate: pad(-0.6, 0.6, 0.3),
      pity: pad(-0.4, -0.2, -0.5),
      remorse: pad(-0.3, 0.1, -0.6),
    } satisfies Record<EmotionName, Pad>,
  },

  energy: {
    /** Minutes until half of the spent energy is back (ours). Higher: the room falls quiet after a busy spell. */
    half_life: 45,
    /** Drained from the speaker by a line, at extraversion 1 and more by `introvert` at 0 (ours). */
    speaking: 0.015,
    introvert: 0.025,
    /** Drained from each listener by a line (ours). */
    listening: 0.004,
    /** Below this a character rests and cannot be talked to (ours). */
    exhausted: 0.15,
    /** Below this a character starts nothing (ours). */
    tired: 0.35,
    /** What being outgoing takes off that time, as a factor at extraversion 1, and adds at 0 (ours). Higher: the shy need longer rests. */
    sociable: 0.3,
  },

  rhythm: {
    /** Minutes of the day at which an average person goes to bed and gets up (22:45, 6:15). */
    bed: 1365,
    wake: 375,
    /** Minutes later for extraversion 1 than for 0 (ours; extraverts tend to be evening people). */
    bed_extraversion: 150,
    wake_extraversion: 60,
    /** Minutes earlier for conscientiousness 1 than for 0. */
    conscientious: 90,
    /** Minutes from the first scene on in which nobody sleeps: a scene may open at night. */
    awake_at_first: 180,
    /** When meals begin, by minute of the day, and their names; how long they draw people. */
    meals: [
      [480, "breakfast"],
      [750, "lunch"],
      [1140, "supper"],
    ],
    meal_minutes: 40,
    /** Idle people looked at in one tick, and the probability that each comes to the table (ours). */
    meal_sample: 3,
    meal_chance: 0.2,
  },
} as const;

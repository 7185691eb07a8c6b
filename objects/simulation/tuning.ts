/**
 * Every constant of the rules, with its unit, where it comes from, and what a viewer would notice if it changed.
 * "Ours" marks a value set by watching runs of `npm run simulate`. Minutes are story minutes.
 */
import type { EmotionName, InteractionType, Pad } from "./state.ts";

const pad = (p: number, a: number, d: number): Pad => ({ p, a, d });

export const TUNING = {
  clock: {
    /** Minutes that one tick advances the story (ours). Higher: moods, energy and quarrels fade in fewer lines. */
    minutes_per_tick: 1,
  },

  mood: {
    /** Minutes until half of a mood's distance from its baseline is gone (ALMA, Gebhard 2005: about 20 min for the whole way back). */
    half_life: 25,
    /** How much longer that takes at neuroticism 1 than at 0, as a factor (ours). Higher: the anxious stay upset. */
    neurotic_delay: 1.6,
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
    /** Gain is low + span · neuroticism (FIELD: ×(0.7 + 0.6 N)). */
    gain_low: 0.7,
    gain_span: 0.6,
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
    /** Hours of the day in which an exhausted character is asleep, not merely resting. */
    night_from: 22,
    night_to: 6,
  },

  conversation: {
    /** Lines an open conversation remembers; older ones live in the log alone. */
    window: 12,
    /** Ticks a granted turn waits for its line before it is passed over (ours). Lower: slow minds lose their turns. */
    patience: 30,
    /** Probability that a conversation breaks off when a turn came to nothing (ours). */
    break_off: 0.3,
    /** Open conversations per character present (ours: 12 characters hold up to 4). Higher: more is going on than can be read. */
    share_of_cast: 0.3,
    /** Most open conversations at once, whatever the cast. */
    most: 6,
    /** Most speakers in one conversation. */
    most_participants: 8,
    /** Most people a conversation begins with. */
    most_openers: 4,
    /** Turns after which two people part at the latest, and how many more each further participant adds (ai-town: 8 messages). */
    most_turns: 12,
    turns_per_extra: 3,
    /** Minutes after which a conversation ends whatever happens in it (ours). */
    most_minutes: 90,
    /** Goodbyes after which a closing conversation ends. */
    farewells: 2,
    /** Minutes for which a character waits for a silent visitor (ours). */
    visitor_patience: 60,
  },

  opening: {
    /** Idle characters looked at for a new conversation in one tick: what keeps a tick's cost from growing with the cast. */
    sample: 8,
    /** Others looked at as partners. */
    partners: 12,
    /** Conversations that may begin in one tick. */
    per_tick: 2,
    /** Probability that a free place for a conversation is taken in a tick, when some are open and when none is (ours). */
    chance: 0.55,
    chance_silent: 0.95,
    /** Weight of extraversion and of autonomy in who begins, in log odds per unit (Sid: extraverts attract more ties). */
    extraversion: 3,
    autonomy: 1.6,
    /** Probability that somebody who would talk makes the first move: at average extraversion and autonomy, and per unit of each. */
    boldness: 0.6,
    boldness_extraversion: 1,
    boldness_autonomy: 0.3,
    /** Minutes for which somebody who has talked keeps to themselves (ai-town: 15 s cooldown). */
    rest: 3,
    /** Minutes within which the same two do not seek each other again (ours). */
    pair_rest: 12,
    /** Probability that each further person nearby is drawn in, at average extraversion (ours). Higher: more groups. */
    group: 0.3,
    /** Probability per tick that one idle bystander thinks of joining (ours). */
    join: 0.4,
    /** Softmax temperature of the choice of a partner (ours). Higher: more unlikely pairs. */
    temperature: 0.5,
  },

  speaker: {
    /** Weights of the bid to speak (FIELD §6.3, our proposal). */
    addressed: 2,
    /** For the first line, of whoever began the conversation (ours). */
    opener: 2,
    mentioned: 0.9,
    extraversion: 0.8,
    autonomy: 0.6,
    goal: 0.5,
    emotion: 0.5,
    tie: 0.4,
    spoke_last: -1.2,
    share: -0.5,
    tired: -0.6,
    /** The bid of silence, and what each turn adds to it. Higher: shorter conversations. */
    silence: 0.3,
    silence_per_turn: 0.13,
    /** Probability that a lull is ended by somebody taking leave rather than by silence (ours). */
    takes_leave: 0.6,
    /** Turns before which nobody falls silent. */
    silence_after: 4,
    /** Softmax temperature. Higher: less predictable who speaks. */
    temperature: 0.45,
  },

  intent: {
    /** Softmax temperature of the choice among kinds of talk (ours). Higher: more abrupt turns. */
    temperature: 0.45,
    /** Probability that a speaker turns to another subject from the third turn on, and what openness 1 adds to it (ours). */
    drift: 0.12,
    drift_openness: 0.3,
    /** Warmth that an interaction given from outside stands for, by its type (ours). */
    warmth: {
      chat: 0.25,
      greeting: 0.3,
      conflict: -0.6,
      collaboration: 0.45,
      confession: 0.4,
      gossip: 0.1,
      farewell: 0.15,
    } satisfies Record<InteractionType, number>,
  },

  relationship: {
    /** Most that one line may change strength and trust (mission: 0.15, 0.2). */
    most_strength: 0.15,
    most_trust: 0.2,
    /** Share of the distance between a tie and the warmth shown that one line covers (FIELD §6.7: 0.12, less: a room talks all day). */
    gain: 0.09,
    /** Negative counts for more (bad is stronger than good: Baumeister 2001; FIELD: ×1.5 to 2). */
    bad_strength: 1.4,
    /** Trust lost by a line of full hostility (FIELD: ×2 to 3 of a gain). */
    bad_trust: 0.1,
    /** Share of a change that the speaker's own tie takes. */
    speaker_share: 0.35,
    /** Share of the distance to 1 that the listener's familiarity grows by a line (FIELD: 0.06 an exchange). */
    familiarity: 0.06,
    /** Trust gained by each kind of talk at full warmth, as a share of the distance to 1 (ours). */
    trust: {
      chat: 0.02,
      greeting: 0.01,
      conflict: 0,
      collaboration: 0.05,
      confession: 0.1,
      gossip: 0.015,
      farewell: 0.01,
    } satisfies Record<InteractionType, number>,
    /** Changes smaller than this are not recorded and do not happen. */
    smallest: 0.005,
    /** Widest lasting liking or dislike between two people that has no reason (ours). Higher: more born enemies. */
    chemistry: 0.25,
    /** Familiarity from which one knows the other's background (ours). */
    known: 0.3,
    /** Minutes apart after which strength and trust begin to fade, and until half of them has (ours). Higher: feuds never end. */
    apart: 60,
    fade: 720,
    /** Trust a stranger is given. */
    trust_default: 0.5,
  },

  memory: {
    /** Memories that a character carries in the state; the search index holds them all. */
    window: 16,
    /** Memories that a mind may add with one line, and their length in characters. */
    per_reply: 2,
    most_characters: 240,
    /** Summed importance of memories that adds up to a reflection (ours). Lower: people draw conclusions more often. */
    reflection: 3,
    /** Importance from which a memory of something seen can become a topic (ours). */
    talked_about: 0.55,
    /** Minutes for which it does. */
    fresh: 90,
  },

  audience: {
    /** People of the same place looked for, and most that overhear. */
    sample: 24,
    most: 6,
    /** Most people whom a world event moves to an emotion or a memory within one step; the rest hear of it from them. */
    world_event: 24,
  },

  thread: {
    /** Threads kept in the state, open and resolved. */
    window: 30,
    /** Causing events that a thread lists, the latest ones. */
    causes: 24,
    /** Most open at once; the stillest is let rest first. */
    most_open: 12,
    /** Hostility from which a line opens a thread (ours). Lower: every squabble is a plot. */
    hostile: -0.42,
    /** Tension of a new thread by what opened it (ours). */
    quarrel: 0.45,
    confession: 0.35,
    turn: 0.3,
    /** What a hostile line adds and a warm one takes (ours). */
    step: 0.08,
    /** Tension at which a thread is settled. */
    settled: 0.12,
    /** Minutes without a change after which it is let rest. */
    forgotten: 300,
  },

  movement: {
    /** Idle characters looked at in one tick, and the probability that each goes elsewhere, at openness 1 (ours). */
    sample: 2,
    chance: 0.06,
  },

  direction: {
    /** Turns for which a director's word holds, and its length in characters. */
    turns: 3,
    characters: 500,
  },

  reply: {
    /** Longest speech, action and thought taken from a mind, in characters. */
    speech: 1200,
    action: 200,
    thought: 400,
  },

  convergence: {
    /** Share of words in common from which two lines are an echo (Jaccard; ours). */
    echo: 0.72,
    /** Lines looked at. */
    lines: 6,
    /** Words up to which a line can be a bare acknowledgement. */
    short: 6,
    /** Share of new words in the last four lines under which the talk goes round in circles (ours). */
    new_words: 0.25,
  },
} as const;

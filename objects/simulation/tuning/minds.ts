/** What people keep in mind, know and are after. Minutes are story minutes. */

export const minds = {
  memory: {
    /** Memories that a character carries in the state; the search index holds all that are not forgotten. */
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
    /** Memories in the state from which a talk's end puts them in order. */
    crowded: 13,
    /** Minutes after which a memory may be drawn together with others, or forgotten. */
    settled: 60,
    /** Importance below which memories of talk with one person are drawn together, and how many it takes (ours). */
    slight: 0.6,
    together: 3,
    /** Sources that such a summary lists, the latest ones. */
    window_of_sources: 24,
    /** Importance up to which a memory may be forgotten for good, and how many are at once (ours). Higher: people forget what they did. */
    slight_enough: 0.4,
    forgotten_at_once: 3,
  },

  knowledge: {
    /** Facts that a character keeps hold of; own secrets and what the author told stay longest. */
    window: 32,
    /** Share of a fact's telling words that gives it away, and how many do in any case (ours). Lower: people read between the lines. */
    share: 0.6,
    plenty: 8,
    /** Telling words from which a visitor's statement, or a confidence, is worth knowing as a fact. */
    telling: 3,
  },

  discretion: {
    /** Probability that a piece of hearsay is let out when somebody gossips, among average people (ours). Higher: no secret lasts a day. */
    base: 0.6,
    /** What extraversion adds and conscientiousness takes per unit, what trust in the listener adds, and what a confidence takes (ours). */
    extraversion: 0.6,
    conscientiousness: 0.8,
    trust: 0.8,
    confidence: 0.3,
  },

  goals: {
    /** Pursuits that a character keeps. */
    window: 8,
    /** Steps of a plan, for the least and the most conscientious. */
    steps: { fewest: 2, most: 4 },
    /** What a line of working together, or of talk with somebody who knows about it, adds at average conscientiousness (ours). */
    collaboration: 0.05,
    talk: 0.02,
    /** What a quarrel over it takes (ours). */
    hindrance: 0.04,
    /** Share of it that counts for whoever listens. */
    listening: 0.6,
    /** Changes smaller than this do not happen. */
    smallest: 0.005,
    /** Progress from which down a setback may be the last, and how likely it is for the least conscientious (ours). */
    hopeless: 0.02,
    despair: 0.2,
    /** Days without progress after which a goal is given up, for the least conscientious, and what the most conscientious add (ours). */
    patience: 0.5,
    patience_span: 2.5,
    /** People looked at for that in one tick. */
    sample: 1,
    /** Importance of having reached a goal or given it up. */
    settled: 0.75,
  },

  audience: {
    /** People of the same place looked for, and most that overhear. */
    sample: 24,
    most: 6,
    /** Most people whom a world event moves to an emotion or a memory within one step; the rest hear of it from them. */
    world_event: 24,
  },
} as const;

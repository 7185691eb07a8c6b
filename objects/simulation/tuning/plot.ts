/** What the story as a whole does. Minutes are story minutes. */

export const plot = {
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
    betrayal: 0.6,
    rivalry: 0.35,
    scenario: 0.4,
    secret: 0.3,
    romance: 0.25,
    /** What a secret's tension gains with every ear it reaches, and a rivalry's with every step of one of the two (ours). */
    spread: 0.1,
    /** Warmth from which a line between two who are close opens a romance or carries it on (ours). */
    tender: 0.6,
    /** Tensions that a thread keeps for its curve. */
    tensions: 24,
    /** What a hostile line adds and a warm one takes (ours). */
    step: 0.08,
    /** Tension at which a thread is settled. */
    settled: 0.12,
    /** Minutes without a change after which it is let rest. */
    forgotten: 300,
  },

  scenario: {
    /** Causing events that an objective lists, the latest ones. */
    evidence: 24,
    /** Complications in one conversation before it may end as usual. */
    complications: 2,
    /** Longest title, text of an objective or a phase, and setting, in characters; most objectives, phases and complications. */
    title: 120,
    text: 300,
    setting: 600,
    most: 24,
    /** Longest duration in story minutes (ten weeks). */
    minutes: 100_000,
    /** Lines in which an objective's words must come up when it has no measure of its own (ours). */
    said: 3,
    /** Score of serving an objective among the kinds of talk (ours). Higher: people talk of nothing else. */
    pursue: 0.35,
    /** Pull toward others of the cast, and more toward whom an objective names (ours). */
    cast: 0.5,
    named: 0.4,
    /** Weight of a shared objective among the subjects of talk (ours). */
    topic: 2,
    /** Warmth that a warm or a tense mood adds or takes (ours). */
    mood: 0.12,
  },

  news: {
    /** World events kept for talk, and minutes for which they are news. */
    window: 6,
    fresh: 90,
    /** Pull to tell it to somebody who was not there (ours). */
    tell: 0.6,
  },

  climate: {
    /** Minutes between two measurements (ours). Lower: a finer chart and a longer log. */
    every: 5,
  },

  movement: {
    /** Idle characters looked at in one tick, and the probability that each goes elsewhere, at openness 1 (ours). */
    sample: 2,
    chance: 0.06,
  },
} as const;

/** How talk begins, goes and ends. Minutes are story minutes. */
import type { InteractionType } from "../state.ts";

export const talk = {
  conversation: {
    /** Lines an open conversation remembers; older ones live in the log alone. */
    window: 16,
    /** Ticks a granted turn waits for its line before it is passed over (ours). Lower: slow minds lose their turns. */
    patience: 30,
    /** Probability that a conversation breaks off when a turn came to nothing, and such turns after which it does (ours). */
    break_off: 0.3,
    most_failures: 3,
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
    /** How much a strong tie draws (ours). Higher: the same people seek each other out, and the cast knits together more slowly. */
    liking: 1.8,
    /** How much a stranger puts somebody off at openness 0 (ours, so that a town of 25 knows itself in two days as Generative Agents' did). */
    reserve: 1.4,
    /** Probability that each further person nearby is drawn in, at average extraversion (ours). Higher: more groups. */
    group: 0.2,
    /** Probability per tick that one idle bystander thinks of joining (ours). */
    join: 0.4,
    /** Probability per tick that somebody of one conversation asks another person over (ours). Higher: larger groups. */
    invite: 0.05,
    /** Probability that a name let fall near its bearer counts as a call; called by name, it always does (ours). */
    called: 0.25,
    /** Turns of a conversation after which nobody joins it any more (ours). */
    join_until: 8,
    /** Probability that somebody who is asked over, or is named in talk near by, comes, before liking and temper (ai-town: 0.8). */
    accept: 0.55,
    /** Minutes for which one remembers having heard somebody named, and seeks them out for it (ours). */
    heard_of: 60,
    /** Softmax temperature of the choice of a partner (ours). Higher: more unlikely pairs. */
    temperature: 0.5,
  },

  speaker: {
    /** Weights of the bid to speak (FIELD §6.3, our proposal). */
    addressed: 2,
    /** For the first line, of whoever began the conversation (ours). */
    opener: 2,
    mentioned: 0.9,
    /** Share of the bid that is left to those addressed when another is called upon by name (ours). */
    passed_over: 0.4,
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

  reply: {
    /** Longest speech, action and thought taken from a mind, in characters. */
    speech: 1200,
    action: 200,
    thought: 400,
  },

  direction: {
    /** Turns for which a director's word holds unless it says for how many, and the most (Talemate: 5, of 1 to 20). */
    turns: 3,
    most_turns: 20,
    /** Story minutes in which nothing happened after which all directions are off. */
    jump: 60,
    /** Its length in characters. */
    characters: 500,
  },

  convergence: {
    /** Share of words in common from which two lines are an echo (Jaccard; ours). */
    echo: 0.72,
    /** Empty lines in a row that are a stall, and after a complication (ours). Lower: talk is cut off; higher: it drags on. */
    empty: 3,
    empty_stirred: 2,
    /** Lines looked at for talk that goes round in circles, and how many of them empty are a stall (ours). */
    lines: 6,
    empty_of_lines: 4,
    /** Telling words that a line of thanks or assent must add to say something (ours). */
    substance: 2,
    /** Turns from which talk must go on offering something, and the telling words a line must add on average (ours). */
    demand_after: 8,
    demand: 1,
    /** Turns within which a talk that stalls again and again has to be over; a complication comes only while there is room for it. */
    most_stalled: 12,
  },

  whisper: {
    /** Score of confiding, and of talking about somebody who is there, when others are near enough to hear; compare the scores of intent.ts (ours). */
    confession: -0.9,
    gossip: -1.3,
    /** Dislike or liking of somebody present from which there is something to whisper about (ours). */
    concern: 0.25,
  },
} as const;

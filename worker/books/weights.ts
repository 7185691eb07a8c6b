/**
 * How much each sign counts for or against a speaker, in nats. Set by hand, none fitted to annotated novels; in one place, so that learned weights can
 * take over.
 */
export const WEIGHTS = {
  /** A verb of speech names the speaker. */
  told: 9,
  /** A verb of speech has a pronoun of the other gender. */
  wrongGender: -7,
  /** A verb of speech has a pronoun, and the gender is not known. */
  unknownGender: -1.2,
  /** A verb of speech has a pronoun: the person of that gender named last by narration before it, the one before that, … */
  pronounRank: [2.2, 0.9, 0.2, -0.4],
  /** A noun ("the girl") tells less than a pronoun: share of its weights; and it may well be nobody in the cast. */
  nounShare: 0.6,
  nobodyByNoun: 0.4,
  /** A verb of speech has a subject that is nobody known. */
  stranger: 3.5,
  /** Named by narration in the same paragraph before the pronoun. */
  pronounNear: 1.2,
  /** The line stands beside what the person does. */
  beat: 4,
  /** The line stands beside what a pronoun does: share of the pronoun's own weights. */
  beatShare: 0.6,
  /** Speech that calls a person is not theirs. */
  calledBySelf: -5,
  /** Speech that talks about a person is hardly theirs. */
  aboutSelf: -1.4,
  /** The turn before called the person. */
  calledBefore: 1.8,
  /** The same speaker twice, with nothing between, and with narration between. */
  repeat: -3,
  repeatAfterGap: -0.6,
  /** The speaker before last, with nothing between, and with narration between. */
  alternate: 1.7,
  alternateAfterGap: 0.7,
  /** Narration right before the turn ends on the person, or begins with them. */
  leadLast: 0.9,
  leadFirst: 0.5,
  /** Narration right before opens speech with a colon. */
  leadOpens: 3,
  /** Named lately: at once, fading by `recentFade` paragraphs. */
  recent: 1.6,
  recentFade: 400,
  /** Spoken of lately but not named by narration. */
  heardOnly: -1.2,
  /** Spoke a turn or two ago in this conversation. */
  inConversation: 0.8,
  /** Per e-fold of mentions in the book. */
  fame: 0.12,
  /** Nobody in the cast. */
  nobody: -1.5,
  /** Nobody in the cast, though a pronoun speaks. */
  nobodyByPronoun: -3,
  /** The teller, before any sign. */
  teller: 0.3,
} as const;

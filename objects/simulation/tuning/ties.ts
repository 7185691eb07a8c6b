/** How ties change. Minutes are story minutes. */
import type { InteractionType } from "../state.ts";

export const ties = {
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
    /** Days until half of what familiarity can lose is gone (FIELD §6.7: 30); it stops at half its peak. */
    forget: 30,
    /** How much faster the wholly agreeable let a grudge go than the wholly disagreeable, as a factor (ours). */
    forgiveness: 3,
    /** Trust and strength lost when a confidence turns out to be broken, at average neuroticism (FIELD: 2 to 3 times a gain). */
    breach_trust: 0.18,
    breach_strength: 0.08,
    /** Trust a stranger is given. */
    trust_default: 0.5,
  },

  /** What love and mentorship take (ours). Lower: a room full of couples. */
  bond: {
    romance: {
      strength: 0.6,
      trust: 0.64,
      familiarity: 0.6,
      /** Confidences exchanged between the two. */
      confessions: 4,
      /** Strength with which it must be returned. */
      returned: 0.5,
      /** Least chemistry on both sides, of the 0.25 there can be. */
      attraction: 0.06,
    },
    mentor: {
      strength: 0.15,
      trust: 0.58,
      familiarity: 0.55,
      /** Lines of working together, and the least share of all lines they must be. */
      collaborations: 8,
      share: 0.2,
      /** By how much the mentor must be ahead: conscientiousness, half of openness, and a step of age or standing. */
      lead: 0.35,
      seniority: 0.25,
    },
  },
} as const;

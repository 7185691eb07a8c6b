/**
 * What a tie is called. Thresholds with hysteresis, so that a tie on the edge does not flip with every line. Family, romance
 * and mentorship come from the book or an author: no rule makes anybody a relative or a lover.
 */
import type { Relationship, RelationshipType } from "../state.ts";

interface Threshold {
  readonly type: RelationshipType;
  readonly enters: (tie: Relationship) => boolean;
  /** Looser than `enters`: how far the tie may slip before the name is lost. */
  readonly stays: (tie: Relationship) => boolean;
}

/** The first that fits wins. */
const THRESHOLDS: readonly Threshold[] = [
  {
    type: "enemy",
    enters: ({ strength, trust }) => strength <= -0.55 && trust <= 0.35,
    stays: ({ strength }) => strength <= -0.4,
  },
  { type: "rival", enters: ({ strength }) => strength <= -0.22, stays: ({ strength }) => strength <= -0.1 },
  {
    type: "friend",
    enters: ({ strength, trust, familiarity }) => strength >= 0.4 && trust >= 0.54 && familiarity >= 0.3,
    stays: ({ strength, trust }) => strength >= 0.25 && trust >= 0.4,
  },
  {
    type: "ally",
    enters: ({ strength, trust, familiarity }) => strength >= 0.12 && trust >= 0.66 && familiarity >= 0.25,
    stays: ({ strength, trust }) => strength >= 0 && trust >= 0.52,
  },
  { type: "acquaintance", enters: ({ familiarity }) => familiarity >= 0.2, stays: ({ familiarity }) => familiarity >= 0.1 },
];

/** Below this strength love or mentorship is over. */
const BROKEN = -0.25;

export const typeOf = (tie: Relationship): RelationshipType => {
  if (tie.type === "family") return "family";
  if ((tie.type === "romance" || tie.type === "mentor") && tie.strength > BROKEN) return tie.type;
  for (const { type, enters, stays } of THRESHOLDS) if (enters(tie) || (tie.type === type && stays(tie))) return type;
  // Enemies and friends that are neither any more do not become strangers again.
  return tie.type === "stranger" ? "stranger" : "acquaintance";
};

/**
 * What a tie is called. Thresholds with hysteresis, so that a tie on the edge does not flip with every line. Love and mentorship take
 * more (bonds.ts); family comes from the book or an author alone.
 */
import type { Dimension, Relationship, RelationshipType } from "../state.ts";

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

/** `bond` is what the tie has grown into beyond its numbers (bonds.ts), or null. */
export const typeOf = (tie: Relationship, bond: "romance" | "mentor" | null = null): RelationshipType => {
  if (tie.type === "family") return "family";
  if ((tie.type === "romance" || tie.type === "mentor") && tie.strength > BROKEN) return bond === "romance" ? bond : tie.type;
  if (bond !== null) return bond;
  for (const { type, enters, stays } of THRESHOLDS) if (enters(tie) || (tie.type === type && stays(tie))) return thawed(tie.type, type);
  // Enemies and friends that are neither any more do not become strangers again.
  return tie.type === "stranger" ? "stranger" : "acquaintance";
};

/** Nobody goes from hostility to friendship at one word. */
const thawed = (before: RelationshipType, after: RelationshipType): RelationshipType =>
  (before === "rival" || before === "enemy") && (after === "friend" || after === "ally") ? "acquaintance" : after;

/** Within what bounds a tie must lie to bear the name; empty where no numbers matter. */
export const numbersFor = (type: RelationshipType): readonly (readonly [Dimension, number, number])[] => NUMBERS[type];

const NUMBERS: Readonly<Record<RelationshipType, readonly (readonly [Dimension, number, number])[]>> = {
  stranger: [
    ["strength", -0.2, 1],
    ["familiarity", 0, 0.19],
  ],
  acquaintance: [
    ["strength", -0.2, 0.11],
    ["familiarity", 0.2, 1],
  ],
  friend: [
    ["strength", 0.4, 1],
    ["trust", 0.54, 1],
    ["familiarity", 0.3, 1],
  ],
  rival: [["strength", -0.54, -0.22]],
  romance: [["strength", 0, 1]],
  ally: [
    ["strength", 0.12, 0.39],
    ["trust", 0.66, 1],
    ["familiarity", 0.25, 1],
  ],
  family: [],
  mentor: [["strength", 0, 1]],
  enemy: [
    ["strength", -1, -0.55],
    ["trust", 0, 0.35],
  ],
};

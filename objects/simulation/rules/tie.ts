/** Reading ties: everyone has one to everyone, strangers' ties just are not stored. */
import type { CharacterId, Relationship, State } from "../state.ts";
import { TUNING } from "../tuning.ts";

/** How two people stand who have never met. */
export const strangers = (from: CharacterId, to: CharacterId): Relationship => ({
  from,
  to,
  type: "stranger",
  strength: 0,
  trust: TUNING.relationship.trust_default,
  familiarity: 0,
  peak_familiarity: 0,
  interaction_count: 0,
  tones: {},
  last_interaction: null,
});

/** How `from` stands toward `to`. */
export const tieOf = (state: State, from: CharacterId, to: CharacterId): Relationship => knownTie(state, from, to) ?? strangers(from, to);

/** The same, or null when they have no history. */
export const knownTie = (state: State, from: CharacterId, to: CharacterId): Relationship | null => state.ties.tie(from, to) ?? null;

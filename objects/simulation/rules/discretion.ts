/** Whether somebody lets out what they know: it takes a ready tongue, little care, and trust in whoever listens. */
import { hash32 } from "../hash.ts";
import { clamp } from "../numbers.ts";
import type { Character, Conversation, Known, State, Turn } from "../state.ts";
import { TUNING } from "../tuning.ts";
import { unsharedOf } from "./knowledge.ts";
import { tieOf } from "./tie.ts";

/** What the speaker means to let out with this turn: hearsay as gossip, something of their own as a confession. The turn's id is the die. */
export const lettingOut = (state: State, speaker: Character, turn: Turn, conversation: Conversation): Known | null => {
  const { type } = turn.intent;
  if (type !== "gossip" && type !== "confession") return null;
  const company = new Set(conversation.participants);
  const facts = unsharedOf(state, speaker, turn.addressees).filter((known) =>
    type === "confession"
      ? known.from === null
      : known.from !== null && !company.has(known.from) && !known.subjects.some((id) => company.has(id)),
  );
  const die = hash32(`${turn.id}/lets out`, state.meta.seed);
  const fact = facts[die % Math.max(1, facts.length)];
  if (!fact) return null;
  const chance = type === "confession" ? 1 : readiness(state, speaker, turn, fact);
  return hash32(`${turn.id}/dares`, state.meta.seed) / 2 ** 32 < chance ? fact : null;
};

/** 0..1. */
const readiness = (state: State, speaker: Character, { addressees }: Turn, { confided }: Known): number => {
  const { base, extraversion, conscientiousness, trust, confidence } = TUNING.discretion;
  const [listener] = addressees;
  const trusted = listener === undefined ? 0 : tieOf(state, speaker.id, listener).trust - TUNING.relationship.trust_default;
  const careful = (confided ? 1 : 0.5) * conscientiousness * (speaker.traits.conscientiousness - 0.5);
  return clamp(base + extraversion * (speaker.traits.extraversion - 0.5) - careful + trust * trusted - (confided ? confidence : 0), 0, 1);
};

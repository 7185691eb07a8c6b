/** Love and mentorship: the two names that take more than numbers between two people. Both are rare, and neither makes relatives. */
import type { Character, Relationship, State } from "../state.ts";
import { TUNING } from "../tuning.ts";
import { chemistry } from "./chemistry.ts";
import { tieOf } from "./tie.ts";

/** What a tie has grown into beyond friendship, or null. */
export const bondOf = (state: State, tie: Relationship): "romance" | "mentor" | null => {
  if (tie.type === "family") return null;
  if (mayBeLove(tie) && isLove(state, tie)) return "romance";
  return mayBeMentorship(tie) && isMentorship(state, tie) ? "mentor" : null;
};

const mayBeLove = ({ strength, trust, familiarity, tones }: Relationship): boolean => {
  const romance = TUNING.bond.romance;
  return (
    strength >= romance.strength &&
    trust >= romance.trust &&
    familiarity >= romance.familiarity &&
    (tones.confession ?? 0) >= romance.confessions
  );
};

/** Returned, between two who are drawn to each other, and neither is another's. */
const isLove = (state: State, tie: Relationship): boolean => {
  const { returned, attraction } = TUNING.bond.romance;
  const [from, to] = [state.characters.get(tie.from), state.characters.get(tie.to)];
  if (!from || !to) return false;
  const back = tieOf(state, to.id, from.id);
  const drawn = Math.min(chemistry(state, from, to), chemistry(state, to, from)) >= attraction;
  return drawn && back.type !== "family" && back.strength >= returned && isFreeFor(state, from, to) && isFreeFor(state, to, from);
};

const isFreeFor = (state: State, one: Character, other: Character): boolean =>
  !Object.values(state.ties.get(one.id) ?? {}).some(({ type, to }) => type === "romance" && to !== other.id && state.characters.get(to));

const mayBeMentorship = ({ strength, trust, familiarity, tones, interaction_count }: Relationship): boolean => {
  const mentor = TUNING.bond.mentor;
  const worked = tones.collaboration ?? 0;
  return (
    strength >= mentor.strength &&
    trust >= mentor.trust &&
    familiarity >= mentor.familiarity &&
    worked >= mentor.collaborations &&
    worked >= mentor.share * interaction_count
  );
};

/** The one who has clearly more to give, and is trusted by the other, is the other's mentor. */
const isMentorship = (state: State, { from, to }: Relationship): boolean => {
  const [master, learner] = [state.characters.get(from), state.characters.get(to)];
  if (!master || !learner || tieOf(state, to, from).trust < TUNING.bond.mentor.trust) return false;
  const lead =
    master.traits.conscientiousness -
    learner.traits.conscientiousness +
    0.5 * (master.traits.openness - learner.traits.openness) +
    TUNING.bond.mentor.seniority * (seniority(master) - seniority(learner));
  return lead >= TUNING.bond.mentor.lead;
};

const SENIOR = /\b(?:old|elder|elderly|aged|veteran|master|mistress|professor|teacher|retired|grand(?:mother|father))\b/iu;
const JUNIOR = /\b(?:young|youngest|boy|girl|child|apprentice|pupil|student|novice)\b/iu;

/** What the background says of somebody's age or standing. */
const seniority = ({ background }: Character): number => (SENIOR.test(background) ? 1 : 0) - (JUNIOR.test(background) ? 1 : 0);

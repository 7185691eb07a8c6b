/** How people come on with what they are after: by working together and by talk with those who can help; quarrels throw them back. */
import { clamp, round } from "../numbers.ts";
import type { Character, InteractionType, Pursuit } from "../state.ts";
import { shareSubject } from "../text.ts";
import { TUNING } from "../tuning.ts";
import type { World } from "../world.ts";
import { feelingAtGoal } from "./appraisal.ts";
import { remember } from "./memories.ts";
import { planFor } from "./plans.ts";
import { someIdle } from "./sampling.ts";

interface Line {
  readonly type: InteractionType;
  readonly topic: string;
  /** As it came across, -1..1. */
  readonly warmth: number;
  readonly seq: number;
}

/** Goals that are neither reached nor given up. */
export const openGoals = ({ goals, pursuits }: Pick<Character, "goals" | "pursuits">): readonly string[] =>
  pursuits.length === 0 ? goals : goals.filter((goal) => (pursuits.find((pursuit) => pursuit.goal === goal)?.status ?? "open") === "open");

/** A line moves the goals of both that it is about. */
export const followGoals = (world: World, speaker: Character, listener: Character, line: Line): void => {
  if (line.type === "greeting" || line.type === "farewell" || line.topic === "") return;
  move(world, speaker.id, listener, line, 1);
  move(world, listener.id, speaker, line, TUNING.goals.listening);
};

/** A goal that nothing has come of for long is given up, by the conscientious later than by others. A few people a tick think of it. */
export const reconsider = (world: World): void => {
  for (const { id, pursuits, traits } of someIdle(world, TUNING.goals.sample)) {
    const { patience, patience_span } = TUNING.goals;
    const most = (patience + patience_span * traits.conscientiousness) * MINUTES_A_DAY;
    const stale = pursuits.find(({ status, moved_at }) => status === "open" && world.now.at - moved_at > most);
    if (stale) settle(world, id, stale.goal, "given_up", [], "nothing has come of it for too long");
  }
};

const MINUTES_A_DAY = 1440;

const move = (world: World, id: string, other: Character, line: Line, share: number): void => {
  const character = world.state.characters.get(id);
  const goal = character && openGoals(character).find((one) => one === line.topic || shareSubject(one, line.topic));
  if (!character || goal === undefined) return;
  const { because, amount } = gainOf(character, other, goal, line);
  const begun = character.pursuits.find((pursuit) => pursuit.goal === goal);
  const before = begun?.progress ?? 0;
  const after = round(clamp(before + share * amount, 0, 1));
  const delta = round(after - before);
  // The last step may be as small as it likes.
  if (delta === 0 || (Math.abs(delta) < TUNING.goals.smallest && after < 1)) return;
  const steps = planFor(goal, character.traits);
  if (!begun) setPlan(world, id, goal, steps, "it is worth a plan");
  world.emit(
    "goal_progressed",
    { character_id: id, goal, before, delta, after, causes: [line.seq], because },
    { audience: [id, other.id] },
  );
  if (after >= 1) return settle(world, id, goal, "reached", [line.seq], because);
  if (delta < 0 && after <= TUNING.goals.hopeless && world.random.chance(TUNING.goals.despair * (1 - character.traits.conscientiousness)))
    return settle(world, id, goal, "given_up", [line.seq], because);
  const ahead = steps.slice(Math.floor(after * steps.length));
  if (begun && ahead.length < begun.plan.length) setPlan(world, id, goal, ahead, `done: ${begun.plan[0] ?? ""}`);
};

/** How much a line brings somebody forward, with the reason; below 0 it throws them back. */
const gainOf = (
  { traits }: Character,
  other: Character,
  goal: string,
  { type, warmth }: Line,
): { readonly amount: number; readonly because: string } => {
  const { collaboration, talk, hindrance } = TUNING.goals;
  const diligence = 0.5 + traits.conscientiousness;
  if (type === "collaboration") return { amount: collaboration * diligence * (0.7 + 0.3 * warmth), because: `${other.name} helps` };
  if (type === "conflict")
    return { amount: -hindrance * (1.3 - 0.6 * traits.conscientiousness), because: `${other.name} stands in the way` };
  const helps = [...other.goals, ...other.voice.subjects].some((subject) => shareSubject(subject, goal));
  return { amount: helps && warmth > 0 ? talk * diligence : 0, because: `${other.name} knows something about it` };
};

const setPlan = (world: World, character_id: string, goal: string, plan: Pursuit["plan"], because: string): void => {
  world.emit("plan_made", { character_id, goal, plan, because }, { audience: [character_id], visibility: "private" });
};

const settle = (
  world: World,
  id: string,
  goal: string,
  status: "reached" | "given_up",
  causes: readonly number[],
  because: string,
): void => {
  const audience = [id];
  const seq = world.emit("goal_settled", { character_id: id, goal, status, causes, because }, { audience });
  const character = world.state.characters.get(id);
  if (!character) return;
  const { emotion, state, because: felt } = feelingAtGoal(world.now.at, character, status === "reached", goal);
  world.emit("emotion_felt", { character_id: id, emotion, state, causes: [seq], because: felt }, { audience });
  const text = status === "reached" ? `I have done what I set out to do: ${goal}.` : `I have given up on it: ${goal}.`;
  remember(world, id, { kind: "reflection", text, importance: TUNING.goals.settled, subjects: [], sources: [seq] });
};

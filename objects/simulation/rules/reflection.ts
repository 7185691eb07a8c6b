/** Now and then what happened adds up to an insight about somebody (Generative Agents: when enough importance has gathered). */
import type { Character, Memory, Relationship } from "../state.ts";
import { TUNING } from "../tuning.ts";
import type { World } from "../world.ts";
import { remember } from "./memories.ts";
import { knownTie } from "./tie.ts";

/** Lets a character draw a conclusion when the memories since the last one weigh enough. */
export const reflect = (world: World, id: string): void => {
  const character = world.state.characters.get(id);
  if (!character) return;
  const fresh = sinceLastReflection(character.memories);
  const weight = fresh.reduce((sum, { importance }) => sum + importance, 0);
  if (weight < TUNING.memory.reflection) return;
  const subject = mostPresent(world, character, fresh);
  const tie = subject && knownTie(world.state, id, subject.id);
  if (!subject || !tie) return;
  const sources = fresh.filter(({ subjects }) => subjects.includes(subject.id)).flatMap((memory) => memory.sources.slice(-1));
  remember(world, id, { kind: "reflection", text: insight(subject.name, tie), importance: 0.7, subjects: [subject.id], sources });
};

const sinceLastReflection = (memories: readonly Memory[]): readonly Memory[] => {
  const last = memories.findLastIndex(({ kind }) => kind === "reflection");
  return memories.slice(last + 1).filter(({ kind }) => kind !== "canon" && kind !== "summary");
};

/** Whoever weighs most in the memories and is still around. */
const mostPresent = (world: World, character: Character, memories: readonly Memory[]): Character | undefined => {
  const weights = new Map<string, number>();
  for (const { subjects, importance } of memories)
    for (const id of subjects) if (id !== character.id) weights.set(id, (weights.get(id) ?? 0) + importance / subjects.length);
  const [heaviest] = [...weights].toSorted(([, a], [, b]) => b - a);
  return heaviest && world.state.characters.get(heaviest[0]);
};

const insight = (name: string, { strength, trust, familiarity }: Relationship): string => {
  if (strength > 0.5)
    return trust > 0.65 ? `${name} has become somebody to rely on.` : `I am fond of ${name}, though I would not confide everything.`;
  if (strength < -0.4)
    return trust < 0.3
      ? `${name} is not to be trusted, and we shall not be friends.`
      : `${name} and I cannot be in a room without a quarrel.`;
  if (trust < 0.35) return `I do not know what ${name} is after.`;
  if (strength < -0.1) return `Something has come between ${name} and me.`;
  return familiarity > 0.5 ? `I know ${name} well by now, and still not what to make of it.` : `I should like to know ${name} better.`;
};

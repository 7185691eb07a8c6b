/** Facts: what somebody knows and others may not. Their ids follow from their words, so that two who know the same know one fact. */
import { hashHex } from "../hash.ts";
import type { Character, CharacterId, Known, Memory, State } from "../state.ts";
import { wordsOf } from "../text.ts";

/** The id of a fact: the same for the same words, whatever their case and punctuation. */
export const factIdOf = (text: string): string => `f${hashHex(wordsOf(text).join(" "))}`;

/** Everything that a character knows as a fact: secrets, confidences, hearsay, and what they remember from before the first scene. */
export const factsOf = (character: Pick<Character, "knowledge" | "memories">): readonly Known[] => {
  const { knowledge, memories } = character;
  if (!memories.some(({ kind }) => kind === "canon")) return knowledge;
  const remembered = memories.filter(({ kind }) => kind === "canon").map(factFrom);
  return [...knowledge, ...remembered.filter(({ fact_id }) => !knowledge.some((known) => known.fact_id === fact_id))];
};

export const factOf = (character: Pick<Character, "knowledge" | "memories">, factId: string): Known | undefined =>
  character.knowledge.find(({ fact_id }) => fact_id === factId) ??
  character.memories.flatMap((memory) => (memory.kind === "canon" ? factFrom(memory) : [])).find(({ fact_id }) => fact_id === factId);

/** What of it somebody in the company does not know yet; visitors are taken to know nothing. */
export const unsharedOf = (state: State, character: Character, company: readonly CharacterId[]): readonly Known[] => {
  const others = company.filter((id) => id !== character.id).map((id) => state.characters.get(id));
  return character.knowledge.filter(({ fact_id }) => others.length === 0 || others.some((other) => !other || !factOf(other, fact_id)));
};

const remembered = new WeakMap<Memory, Known>();

/** A memory as a fact. Its id is that of the event that formed it. */
const factFrom = (memory: Memory): Known => {
  const known = remembered.get(memory);
  if (known) return known;
  const { text, subjects, at, id } = memory;
  const fact = { fact_id: factIdOf(text), text, subjects, from: null, source: Number(id.slice(1)), at, confided: false };
  remembered.set(memory, fact);
  return fact;
};

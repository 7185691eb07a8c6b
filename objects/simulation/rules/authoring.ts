/** The author's hand: what characters are let know, where they are sent, how a tie is set, and changes of it taken back. */
import type { Input } from "../input.ts";
import { clamp, round } from "../numbers.ts";
import { Refusal } from "../refusal.ts";
import type { Character, CharacterId, Dimension, Relationship, RelationshipType } from "../state.ts";
import { shorten } from "../text.ts";
import { TUNING } from "../tuning.ts";
import type { World } from "../world.ts";
import { leaveConversation } from "./endings.ts";
import { energyAt } from "./energy.ts";
import { factIdOf } from "./knowledge.ts";
import { moodAt, moved } from "./mood.ts";
import { moveTo } from "./movement.ts";
import { DIMENSION_RANGE } from "./relationships.ts";
import { numbersFor } from "./relationship-type.ts";
import { nameTie } from "./renaming.ts";
import { tieOf } from "./tie.ts";

const present = (world: World, id: CharacterId): Character => {
  const character = world.state.characters.get(id);
  if (!character) throw new Refusal("This character is not present.");
  return character;
};

/** Each of them knows it from now on, and nobody else. */
export const tell = (world: World, input: Extract<Input, { kind: "tell" }>): void => {
  const text = shorten(input.text, TUNING.direction.characters);
  if (text === "") throw new Refusal("There is nothing to tell.");
  if (input.to.length === 0) throw new Refusal("Nobody is told.");
  for (const id of new Set(input.to)) {
    present(world, id);
    const known = { fact_id: factIdOf(text), text, subjects: [], from: null, source: world.nextSeq(), at: world.now.at, confided: true };
    world.emit("fact_learned", { character_id: id, known, by: input.by }, { audience: [id], visibility: "private" });
  }
};

export const send = (world: World, input: Extract<Input, { kind: "move" }>): void => {
  const character = present(world, input.character_id);
  const { locations } = world.state.meta.scene;
  if (!locations.includes(input.location)) throw new Refusal(`There is no such place. There are: ${locations.join(", ")}.`);
  if (character.location === input.location) return;
  leaveConversation(world, character.id, `${character.name} is called away`);
  moveTo(world, present(world, character.id), input.location, "called there");
};

/** The mood is pulled as by anything else; the emotion is there whatever was felt before. */
export const feel = (world: World, input: Extract<Input, { kind: "feel" }>): void => {
  const character = present(world, input.character_id);
  const { at } = world.now;
  if (!Number.isFinite(input.intensity) || input.intensity < TUNING.emotion.floor || input.intensity > 1)
    throw new Refusal(`intensity lies between ${TUNING.emotion.floor} and 1.`);
  const emotion = { name: input.emotion, intensity: round(input.intensity) };
  const state = { mood: moved(moodAt(character, at), emotion), emotion, social_energy: energyAt(character, at) };
  const because = "the author wants it so";
  world.emit("emotion_felt", { character_id: character.id, emotion, state, causes: [], because }, { audience: [character.id] });
};

export const override = (world: World, input: Extract<Input, { kind: "override" }>): void => {
  const { from, to, change: wanted, because } = input;
  present(world, from);
  present(world, to);
  if (from === to) throw new Refusal("Nobody has a tie to themselves.");
  const tie = tieOf(world.state, from, to);
  const quote = shorten(because, 200);
  if (wanted.dimension === "type") return rename(world, tie, wanted.value, quote);
  const [low, high] = DIMENSION_RANGE[wanted.dimension];
  if (!Number.isFinite(wanted.value) || wanted.value < low || wanted.value > high)
    throw new Refusal(`${wanted.dimension} lies between ${low} and ${high}.`);
  set(world, tie, wanted.dimension, wanted.value, { quote, rule: "author", causes: [] });
};

/** @throws Refusal when the change is not one of a tie that still is, or left nothing to take back. */
export const undo = (world: World, input: Extract<Input, { kind: "undo" }>): void => {
  const { from, to, dimension, delta } = input.change;
  const tie = tieOf(world.state, from, to);
  const [low, high] = DIMENSION_RANGE[dimension];
  const after = clamp(tie[dimension] - delta, low, high);
  if (round(after - tie[dimension]) === 0) throw new Refusal("There is nothing to take back.");
  set(world, tie, dimension, after, { quote: "", rule: "author takes it back", causes: [input.seq] });
};

interface Why {
  readonly quote: string;
  readonly rule: string;
  readonly causes: readonly number[];
}

/** Sets the value and lets the tie be called what it now is. */
const set = (world: World, tie: Relationship, dimension: Dimension, value: number, why: Why): void => {
  const seq = change(world, tie, dimension, value, why);
  if (seq !== null) nameTie(world, tie.from, tie.to, [seq], [tie.from]);
};

/** Returns the event's sequence number; null when there is nothing to change. */
const change = (world: World, tie: Relationship, dimension: Dimension, value: number, why: Why): number | null => {
  const { from, to } = tie;
  const before = tie[dimension];
  const after = round(value);
  const delta = round(after - before);
  if (delta === 0) return null;
  return world.emit("relationship_changed", { from, to, dimension, before, delta, after, ...why }, { audience: [from] });
};

/** The numbers follow as far as the name asks for it: a name that they belie would be gone with the next line. */
const rename = (world: World, tie: Relationship, after: RelationshipType, quote: string): void => {
  const { from, to, type: before } = tie;
  if (before === after) return;
  const causes = numbersFor(after).flatMap(
    ([dimension, low, high]) =>
      change(world, tie, dimension, clamp(tie[dimension], low, high), { quote, rule: "author", causes: [] }) ?? [],
  );
  world.emit("relationship_type_changed", { from, to, before, after, causes, rule: "author" }, { audience: [from] });
};

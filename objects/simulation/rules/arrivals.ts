/** How a story begins and who comes into it: profiles, ties and memories from a book or an author become the first events. */
import type { Input, SeedMemory, SeedTie } from "../input.ts";
import { clamp, round } from "../numbers.ts";
import { Refusal } from "../refusal.ts";
import type { Dimension, Profile } from "../state.ts";
import { RULES_VERSION } from "../version.ts";
import type { World } from "../world.ts";
import { remember } from "./memories.ts";
import { baselineOf } from "./mood.ts";
import { knownTie, strangers } from "./tie.ts";
import { onlookersAt } from "./witnesses.ts";

export const begin = (world: World, input: Extract<Input, { kind: "create" }>): void => {
  if (world.state.meta.seq > 0) throw new Refusal("This story has already begun.");
  const ids = new Set(input.characters.map(({ id }) => id));
  if (ids.size < input.characters.length) throw new Refusal("Two characters have the same id.");
  const { id, name, seed, scene } = input;
  world.emit("ecosystem_created", { id, name, seed, rules: RULES_VERSION, scene }, { audience: [...ids] });
  input.characters.forEach((character, index) => enter(world, character, placeFor(world, index)));
  bring(world, input.ties, input.memories);
};

export const join = (world: World, input: Extract<Input, { kind: "join" }>): void => {
  const { character, ties, memories } = input;
  if (world.state.characters.get(character.id)) throw new Refusal(`${character.name} is already here.`);
  enter(world, character, placeFor(world, world.random.integer(1000)));
  bring(world, ties, memories);
};

const enter = (world: World, character: Profile, location: string): void => {
  const mood = baselineOf(character.traits);
  world.emit(
    "character_joined",
    { character: { ...character, secrets: [] }, location, state: { mood, emotion: null, social_energy: 1 } },
    { audience: [character.id, ...onlookersAt(world.state, location, character.id)] },
  );
  const { id: character_id, secrets } = character;
  if (secrets.length > 0) world.emit("secrets_kept", { character_id, secrets }, { audience: [character_id], visibility: "private" });
};

/** The first scene gathers people: they are spread over few places, so that everyone has company. */
const placeFor = (world: World, index: number): string => {
  const { locations, setting } = world.state.meta.scene;
  return locations[Math.floor(index / 4) % Math.max(1, locations.length)] ?? (setting || "here");
};

const bring = (world: World, ties: readonly SeedTie[], memories: readonly SeedMemory[]): void => {
  const { characters } = world.state;
  for (const tie of ties)
    if (tie.from !== tie.to && characters.get(tie.from) && characters.get(tie.to) && !knownTie(world.state, tie.from, tie.to))
      tieUp(world, tie);
  for (const { character_id, memory } of memories)
    if (characters.get(character_id)) remember(world, character_id, { ...memory, sources: [] });
};

/** A tie from outside is told as changes of a stranger's tie, so that the ledger explains it like any other. */
const tieUp = (world: World, tie: SeedTie): void => {
  const { from, to, quote } = tie;
  const known = strangers(from, to);
  const reach = { audience: [from] };
  const values: readonly (readonly [Dimension, number])[] = [
    ["strength", round(clamp(tie.strength, -1, 1))],
    ["trust", round(clamp(tie.trust, 0, 1))],
    ["familiarity", round(clamp(tie.familiarity, 0, 1))],
  ];
  for (const [dimension, after] of values) {
    const before = known[dimension];
    const delta = round(after - before);
    if (delta !== 0)
      world.emit("relationship_changed", { from, to, dimension, before, delta, after, causes: [], quote, rule: "book" }, reach);
  }
  if (tie.type !== "stranger")
    world.emit("relationship_type_changed", { from, to, before: "stranger", after: tie.type, causes: [], rule: "book" }, reach);
};

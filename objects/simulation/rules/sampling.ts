/** Looking at a few people instead of everybody: what keeps the cost of a tick from growing with the cast. */
import type { Character, CharacterId } from "../state.ts";
import type { World } from "../world.ts";

/** Up to `count` different characters who are present, by chance. */
export const someOf = (world: World, count: number): readonly Character[] => {
  const { roster } = world.state.meta;
  const chosen = new Map<string, Character>();
  const consider = (id: string | undefined): void => {
    const character = id === undefined ? undefined : world.state.characters.get(id);
    if (character) chosen.set(character.id, character);
  };
  if (roster.length <= count) roster.forEach(consider);
  else for (let draw = 0; draw < count * 2 && chosen.size < count; draw += 1) consider(roster[world.random.integer(roster.length)]);
  return [...chosen.values()];
};

/** Those of them who are in no conversation. */
export const someIdle = (world: World, count: number): readonly Character[] =>
  someOf(world, count).filter((character) => character.conversation_id === null);

/** A few, by chance, whom the character has a tie to and who are present. */
export const someKnown = (world: World, id: CharacterId, count: number): readonly Character[] => {
  const ids = world.state.ties.known(id);
  return Array.from({ length: Math.min(count, ids.length) }, () => ids[world.random.integer(ids.length)] ?? "").flatMap(
    (known) => world.state.characters.get(known) ?? [],
  );
};

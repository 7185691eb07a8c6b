/** What comes from outside the story: a director's word to one character, and events that befall everyone. */
import type { Input } from "../input.ts";
import { Refusal } from "../refusal.ts";
import type { Character, CharacterId } from "../state.ts";
import { shorten } from "../text.ts";
import { TUNING } from "../tuning.ts";
import type { World } from "../world.ts";
import { feelingAtNews } from "./appraisal.ts";
import { remember } from "./memories.ts";
import { someOf } from "./sampling.ts";

/** Only the character and the room's directors know of it. */
export const direct = (world: World, input: Extract<Input, { kind: "direct" }>): void => {
  if (world.state.meta.status === "ended") throw new Refusal("The story has ended.");
  if (!world.state.characters.get(input.to)) throw new Refusal("This character is not present.");
  const text = shorten(input.text, TUNING.direction.characters);
  if (text === "") throw new Refusal("The direction is empty.");
  const { turns: usual, most_turns } = TUNING.direction;
  const turns = input.turns ?? usual;
  if (!Number.isInteger(turns) || turns < 1 || turns > most_turns) throw new Refusal(`A direction holds for 1 to ${most_turns} turns.`);
  world.emit("character_directed", { character_id: input.to, text, turns, by: input.by }, { audience: [input.to], visibility: "private" });
};

/** What they were told to do no longer holds. */
export const releaseDirections = (world: World, ids: readonly CharacterId[], by: string): void => {
  for (const character_id of ids)
    if (world.state.characters.get(character_id)?.direction)
      world.emit("character_directed", { character_id, text: "", turns: 0, by }, { audience: [character_id], visibility: "private" });
};

/** Something happens: those who are there feel it, remember it, and will talk of it. */
export const befall = (world: World, input: Extract<Input, { kind: "world_event" }>): void => {
  const { state } = world;
  if (state.meta.status === "ended") throw new Refusal("The story has ended.");
  const content = shorten(input.content, TUNING.reply.speech);
  if (content === "") throw new Refusal("The event is empty.");
  const there = (character: Character | undefined): boolean =>
    character !== undefined && (input.location === null || character.location === input.location);
  const audience = state.meta.roster.filter((id) => there(state.characters.get(id)));
  const seq = world.emit("world_event", { content, location: input.location, by: input.by }, { audience });
  for (const character of someOf(world, TUNING.audience.world_event).filter(there)) {
    const feeling = feelingAtNews(world.now.at, character, 0.5, shorten(content, 120));
    if (feeling.because !== null && feeling.state.emotion)
      world.emit(
        "emotion_felt",
        { character_id: character.id, emotion: feeling.state.emotion, state: feeling.state, causes: [seq], because: feeling.because },
        { audience: [character.id] },
      );
    remember(world, character.id, { kind: "observation", text: content, importance: 0.7, subjects: [], sources: [seq] });
  }
};

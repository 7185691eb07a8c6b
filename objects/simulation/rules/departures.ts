/** Leaving, pausing, ending. */
import type { Input } from "../input.ts";
import { Refusal } from "../refusal.ts";
import type { World } from "../world.ts";
import { endConversation, leaveConversation } from "./endings.ts";
import { onlookersAt } from "./witnesses.ts";

export const depart = (world: World, input: Extract<Input, { kind: "leave" }>): void => {
  const character = world.state.characters.get(input.character_id);
  if (!character) throw new Refusal("This character is not present.");
  leaveConversation(world, character.id, `${character.name} leaves`);
  const audience = new Set([character.id, ...onlookersAt(world.state, character.location, character.id)]);
  world.emit("character_left", { character_id: character.id, by: input.by }, { audience: [...audience] });
};

/** Asking for what is already so changes nothing; an ended story does not go on. */
export const control = (world: World, input: Extract<Input, { kind: "control" }>): void => {
  const { status } = world.state.meta;
  const wanted = input.action === "pause" ? "paused" : input.action === "resume" ? "running" : "ended";
  if (status === wanted) return;
  if (status === "ended") throw new Refusal("The story has ended.");
  if (wanted === "ended")
    for (const conversation of world.state.conversations.values()) endConversation(world, conversation, "the story ended");
  world.emit("status_changed", { status: wanted, by: input.by }, { audience: world.state.meta.roster });
};

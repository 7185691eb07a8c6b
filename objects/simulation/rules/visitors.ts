/** A person in the room speaks: to those addressed, or into the liveliest conversation. */
import { isVisitor } from "../apply-talk.ts";
import type { Input } from "../input.ts";
import { Refusal } from "../refusal.ts";
import type { Character, Conversation } from "../state.ts";
import { shorten } from "../text.ts";
import { TUNING } from "../tuning.ts";
import type { World } from "../world.ts";
import { someIdle } from "./sampling.ts";
import { grantTurn } from "./turns.ts";
import { witnessesOf } from "./witnesses.ts";

export const hearVisitor = (world: World, input: Extract<Input, { kind: "say" }>): void => {
  const { state } = world;
  if (state.meta.status === "ended") throw new Refusal("The story has ended.");
  if (!isVisitor(input.speaker_id)) throw new Refusal("Only a visitor can speak here; characters speak for themselves.");
  const text = shorten(input.text, TUNING.reply.speech);
  if (text === "") throw new Refusal("There is nothing to say.");
  const addressed = input.to.map((id) => {
    const character = state.characters.get(id);
    if (!character) throw new Refusal("Somebody spoken to is not present.");
    return character;
  });
  const conversations = addressed.length > 0 ? conversationsOf(world, input.name, addressed) : anyConversation(world, input.name);
  if (conversations.length === 0) throw new Refusal("There is nobody here to speak to.");
  for (const conversation of conversations) {
    const to = input.to.filter((id) => conversation.participants.includes(id));
    world.emit(
      "visitor_spoke",
      { speaker_id: input.speaker_id, name: input.name, to, text, conversation_id: conversation.id },
      { audience: witnessesOf(state, conversation, `${world.nextSeq()}`) },
    );
    const heard = state.conversations.get(conversation.id);
    // A visitor should not have to wait for the next tick to be answered.
    if (heard && heard.awaiting === null && state.meta.status === "running") grantTurn(world, heard);
  }
};

/** The conversations that those addressed are in; the idle ones are gathered in a new one. */
const conversationsOf = (world: World, name: string, addressed: readonly Character[]): readonly Conversation[] => {
  const open = new Map<string, Conversation>();
  const idle: Character[] = [];
  for (const character of addressed) {
    const conversation = character.conversation_id === null ? undefined : world.state.conversations.get(character.conversation_id);
    if (conversation) open.set(conversation.id, conversation);
    else if (!idle.some(({ id }) => id === character.id)) idle.push(character);
  }
  const gathered = gather(world, name, idle);
  return gathered ? [...open.values(), gathered] : [...open.values()];
};

const anyConversation = (world: World, name: string): readonly Conversation[] => {
  let liveliest: Conversation | undefined;
  for (const conversation of world.state.conversations.values())
    if (!liveliest || (conversation.lines.at(-1)?.seq ?? 0) > (liveliest.lines.at(-1)?.seq ?? 0)) liveliest = conversation;
  if (liveliest) return [liveliest];
  const gathered = gather(world, name, someIdle(world, TUNING.opening.sample).slice(0, 1));
  return gathered ? [gathered] : [];
};

const gather = (world: World, name: string, people: readonly Character[]): Conversation | undefined => {
  const [first] = people;
  if (!first) return undefined;
  const conversation_id = `c${world.nextSeq()}`;
  const participants = people.map(({ id }) => id);
  world.emit(
    "conversation_started",
    {
      conversation_id,
      participants,
      location: first.location,
      reason: "visitor",
      topic: `what ${name} said`,
      because: `${name} spoke to ${first.name}`,
    },
    { audience: participants },
  );
  return world.state.conversations.get(conversation_id);
};

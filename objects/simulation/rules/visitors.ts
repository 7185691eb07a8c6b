/** A person in the room speaks: to those addressed, or into the liveliest conversation. */
import { isVisitor } from "../apply-talk.ts";
import type { Input } from "../input.ts";
import { Refusal } from "../refusal.ts";
import type { Character, Conversation } from "../state.ts";
import { shorten } from "../text.ts";
import { TUNING } from "../tuning.ts";
import type { World } from "../world.ts";
import { endConversation, overBecause } from "./endings.ts";
import { passOn } from "./hearsay.ts";
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
  const whispered = input.whisper ?? false;
  if (whispered && addressed.length === 0) throw new Refusal("A whisper is for somebody: say for whom.");
  const conversations = addressed.length > 0 ? conversationsOf(world, input.name, addressed) : anyConversation(world, input.name);
  if (conversations.length === 0) throw new Refusal("There is nobody here to speak to.");
  for (const conversation of conversations) {
    const to = input.to.filter((id) => conversation.participants.includes(id));
    if (whispered && to.length === 0) continue;
    const audience = whispered ? to : witnessesOf(state, conversation, `${world.nextSeq()}`);
    const line_seq = world.emit(
      "visitor_spoke",
      {
        speaker_id: input.speaker_id,
        name: input.name,
        to,
        text,
        conversation_id: conversation.id,
        ...(whispered ? { whispered: true as const } : {}),
      },
      { audience, visibility: whispered ? "private" : "public" },
    );
    passOn(world, {
      speaker_id: input.speaker_id,
      text,
      shown: "",
      audience,
      line_seq,
      conversation_id: conversation.id,
      confided: whispered,
      isNew: true,
    });
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
    const conversation = goingOn(world, character);
    if (conversation) open.set(conversation.id, conversation);
    else if (!idle.some(({ id }) => id === character.id)) idle.push(character);
  }
  const gathered = gather(world, name, idle);
  return gathered ? [...open.values(), gathered] : [...open.values()];
};

/** The conversation that the character is in; one that is over, or about to be, ends here: whoever is spoken to again is not let go. */
const goingOn = (world: World, character: Character): Conversation | undefined => {
  const id = world.state.characters.get(character.id)?.conversation_id ?? null;
  const conversation = id === null ? undefined : world.state.conversations.get(id);
  if (!conversation || conversation.awaiting) return conversation;
  const over = overBecause(world, conversation) ?? (conversation.closing ? "they took leave of each other" : null);
  if (over === null) return conversation;
  endConversation(world, conversation, over);
  return undefined;
};

const lastOf = ({ lines }: Conversation): number => lines.at(-1)?.seq ?? 0;

/** The liveliest conversation that is not ending; or somebody idle; or, when all are taking leave, the liveliest of those. */
const anyConversation = (world: World, name: string): readonly Conversation[] => {
  const open = [...world.state.conversations.values()].toSorted((a, b) => lastOf(b) - lastOf(a));
  const going = open.find(({ closing }) => !closing);
  if (going) return [going];
  const gathered = gather(world, name, someIdle(world, TUNING.opening.sample).slice(0, 1)) ?? open[0];
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

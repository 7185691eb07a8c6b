/** Takes a mind's answer: nothing in it is trusted. Lengths are bounded, numbers clamped, ids checked; rules decide what it does. */
import { isVisitor } from "../apply-talk.ts";
import type { Input, Reply } from "../input.ts";
import { clamp } from "../numbers.ts";
import type { CharacterId, Conversation, InteractionType } from "../state.ts";
import { shorten } from "../text.ts";
import { TUNING } from "../tuning.ts";
import type { World } from "../world.ts";
import { callNamed } from "./invitations.ts";
import { speak } from "./lines.ts";
import { rememberReply, rememberVisitor } from "./memories.ts";
import { failTurn } from "./turns.ts";
import { witnessesOf } from "./witnesses.ts";

/**
 * The answer to a granted turn. One that comes too late (the turn has passed, the conversation is over) does nothing. A turn granted
 * before a pause may still be answered after it: the words were on their way and are paid for.
 */
export const takeReply = (world: World, input: Extract<Input, { kind: "reply" }>): void => {
  const conversation = waitingFor(world, input.turn_id);
  const turn = conversation?.awaiting;
  if (!conversation || !turn) return;
  const speaker = world.state.characters.get(turn.speaker_id);
  const { reply } = input;
  if (!speaker || !reply || tidy(reply.speech, 1) === "") return failTurn(world, conversation, input.because ?? "no words came");
  // Somebody spoken to may have left meanwhile.
  const still = turn.addressees.filter((id) => isVisitor(id) || conversation.participants.includes(id));
  const { whispered } = turn.intent;
  if (whispered && still.length === 0) return failTurn(world, conversation, "whoever it was for has gone");
  const addressees = still.length > 0 ? still : conversation.participants.filter((id) => id !== speaker.id);
  const type: InteractionType = reply.ends ? "farewell" : turn.intent.type;
  const audience = whispered ? [speaker.id, ...addressees.filter((id) => !isVisitor(id))] : witnessesOf(world.state, conversation, turn.id);
  const text = tidy(reply.speech, TUNING.reply.speech);
  const seq = speak(world, {
    speaker,
    addressees,
    type,
    topic: turn.intent.topic,
    text,
    action: tidy(reply.action, TUNING.reply.action),
    mind: tidy(reply.mind, 80) || "unknown",
    warmthTo: (id) => warmthShown(reply, id, turn.intent.warmth),
    conversation,
    turnId: turn.id,
    audience,
    whispered,
  });
  const thought = tidy(reply.thought, TUNING.reply.thought);
  if (thought !== "")
    world.emit(
      "character_thought",
      { character_id: speaker.id, text: thought, turn_id: turn.id },
      { audience: [speaker.id], visibility: "private" },
    );
  const asked = conversation.lines.at(-1);
  if (asked && isVisitor(asked.speaker_id) && addressees.includes(asked.speaker_id)) rememberVisitor(world, speaker, asked);
  rememberReply(world, speaker, reply, seq);
  if (!whispered && CALLING.includes(type)) {
    const near = audience.filter((id) => !conversation.participants.includes(id));
    callNamed(world, conversation.id, speaker, text, near);
  }
};

/** Talk in which a name is a call; nobody is asked to hear themselves gossiped about or cursed. */
const CALLING: readonly InteractionType[] = ["chat", "collaboration", "greeting"];

/** Warmth shown to one listener: the mind's word for it, kept within reach of what the speaker meant to show. */
export const warmthShown = (reply: Reply, id: CharacterId, meant: number): number => {
  const said = Object.hasOwn(reply.appraisals, id) ? reply.appraisals[id] : undefined;
  return said === undefined || !Number.isFinite(said) ? meant : clamp(said, -1, 1);
};

/** One line of tidy text, at most `length` characters. */
export const tidy = (text: string, length: number): string => shorten(text, length);

const waitingFor = (world: World, turnId: string): Conversation | undefined => {
  for (const conversation of world.state.conversations.values()) if (conversation.awaiting?.id === turnId) return conversation;
  return undefined;
};

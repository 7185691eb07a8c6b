/**
 * One exchange asked for from outside: the initiator's line is given, the target's answer has been worded by a mind. It opens a
 * conversation between the two or goes on with the one they are in, so whatever holds for talk holds for it.
 */
import type { Input } from "../input.ts";
import { Refusal } from "../refusal.ts";
import type { Character, Conversation } from "../state.ts";
import { shorten } from "../text.ts";
import { TUNING } from "../tuning.ts";
import type { World } from "../world.ts";
import { canInteract, sharedConversation } from "./can-interact.ts";
import { exhausted } from "./convergence.ts";
import { endConversation, leaveConversation } from "./endings.ts";
import { meetAgain } from "./fading.ts";
import { intentOfAnswer } from "./intent.ts";
import { speak } from "./lines.ts";
import { rememberReply, remember } from "./memories.ts";
import { moveTo } from "./movement.ts";
import { tidy, warmthShown } from "./reply.ts";

export const exchange = (world: World, input: Extract<Input, { kind: "interaction" }>): void => {
  const { state, now } = world;
  const { initiator_id, target_id, type, reply } = input;
  const reason = canInteract(state, initiator_id, target_id, now.at);
  if (reason !== null) throw new Refusal(reason);
  const initiator = state.characters.get(initiator_id);
  const target = state.characters.get(target_id);
  const text = tidy(input.content, TUNING.reply.speech);
  if (!initiator || !target) throw new Refusal("Both characters must be present.");
  if (text === "") throw new Refusal("There is nothing to say.");
  const conversation = talkOf(world, initiator, target);
  if (!conversation) throw new Refusal("The two cannot meet.");
  const meant = intentOfAnswer(state, now.at, target, initiator, type);
  const answer = {
    speaker: target,
    text: tidy(reply.speech, TUNING.reply.speech),
    warmth: warmthShown(reply, initiator.id, meant.warmth),
    type: meant.type,
  };
  const seq = speak(
    world,
    {
      speaker: initiator,
      addressees: [target.id],
      type,
      topic: "",
      text,
      action: "",
      mind: tidy(reply.mind, 80) || "author",
      warmthTo: () => TUNING.intent.warmth[type],
      conversation,
      turnId: null,
      audience: conversation.participants,
      whispered: false,
      context: tidy(input.context ?? "", TUNING.direction.characters),
    },
    answer,
  );
  const thought = tidy(reply.thought, TUNING.reply.thought);
  if (thought !== "")
    world.emit(
      "character_thought",
      { character_id: target.id, text: thought, turn_id: null },
      { audience: [target.id], visibility: "private" },
    );
  const sources = [seq];
  const importance = type === "confession" || type === "conflict" ? 0.6 : 0.35;
  remember(world, target.id, {
    kind: "dialogue",
    text: `${initiator.name} said: “${shorten(text, 160)}”`,
    importance,
    subjects: [initiator.id],
    sources,
  });
  if (answer.text !== "")
    remember(world, initiator.id, {
      kind: "dialogue",
      text: `${target.name} answered: “${shorten(answer.text, 160)}”`,
      importance,
      subjects: [target.id],
      sources,
    });
  rememberReply(world, target, reply, seq);
};

/** The conversation of these two alone: the one they are in, unless it has run its course, or a new one to which both step aside. */
const talkOf = (world: World, initiator: Character, target: Character): Conversation | undefined => {
  const shared = sharedConversation(world.state, initiator.id, target.id);
  const over = shared === null ? null : shared.closing ? "they took leave of each other" : exhausted(shared);
  if (shared !== null && over === null && shared.participants.length === 2) return shared;
  if (shared !== null && over !== null) endConversation(world, shared, over);
  leaveConversation(world, initiator.id, `${initiator.name} goes to speak to ${target.name}`);
  leaveConversation(world, target.id, `${initiator.name} takes ${target.name} aside`);
  moveTo(world, initiator, target.location, `to find ${target.name}`);
  const conversation_id = `c${world.nextSeq()}`;
  const participants = [initiator.id, target.id];
  const seq = world.emit(
    "conversation_started",
    {
      conversation_id,
      participants,
      location: target.location,
      reason: "scenario",
      topic: "",
      because: `${initiator.name} has something to say to ${target.name}`,
    },
    { audience: participants },
  );
  meetAgain(world, [initiator, target], seq);
  return world.state.conversations.get(conversation_id);
};

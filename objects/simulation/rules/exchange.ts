/** One exchange asked for from outside: the initiator's line is given, the target's answer has been worded by a mind. */
import type { Input } from "../input.ts";
import { Refusal } from "../refusal.ts";
import { TUNING } from "../tuning.ts";
import type { World } from "../world.ts";
import { canInteract } from "./can-interact.ts";
import { intentOfAnswer } from "./intent.ts";
import { speak } from "./lines.ts";
import { rememberReply, remember } from "./memories.ts";
import { tidy, warmthShown } from "./reply.ts";
import { shorten } from "../text.ts";

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
      conversation: null,
      turnId: null,
      audience: [initiator.id, target.id],
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

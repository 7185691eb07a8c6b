/** How conversations close. Every one does: by goodbye, by silence, by the cap, or because nobody is left. */
import { isVisitor } from "../apply-talk.ts";
import type { CharacterId, Conversation } from "../state.ts";
import { TUNING } from "../tuning.ts";
import type { World } from "../world.ts";
import { mostTurns } from "./convergence.ts";
import { energyAt } from "./energy.ts";
import { rememberTalk } from "./memories.ts";
import { reflect } from "./reflection.ts";
import { witnessesOf } from "./witnesses.ts";

/** Ends the conversation; each of its people keeps a memory of it. */
export const endConversation = (world: World, conversation: Conversation, because: string): void => {
  const { participants } = conversation;
  if (conversation.awaiting) passTurn(world, conversation, "the conversation ended");
  const seq = world.emit("conversation_ended", { conversation_id: conversation.id, participants, because }, { audience: participants });
  rememberTalk(world, conversation, seq);
  for (const id of participants) reflect(world, id);
};

/** The awaited turn comes to nothing. */
export const passTurn = (world: World, conversation: Conversation, because: string): void => {
  if (!conversation.awaiting) return;
  const { id: turn_id, speaker_id } = conversation.awaiting;
  world.emit("turn_passed", { conversation_id: conversation.id, turn_id, speaker_id, because }, { audience: conversation.participants });
};

/** Why the conversation is over now, or null. A visitor's line keeps one open that nobody has taken leave of. */
export const overBecause = (world: World, conversation: Conversation): string | null => {
  const { most_minutes, farewells, visitor_patience, most_failures } = TUNING.conversation;
  const company = conversation.participants.length;
  const last = conversation.lines.at(-1);
  const hosting = conversation.reason === "visitor" && company === 1;
  if (company === 0 || (company === 1 && !hosting)) return "nobody is left to talk to";
  if (conversation.failures >= most_failures) return "words failed them";
  const goodbyes = conversation.lines.filter((line) => line.interaction_type === "farewell").length;
  if (conversation.closing && goodbyes >= Math.min(farewells, company)) return "they took leave of each other";
  if (last && isVisitor(last.speaker_id)) return null;
  if (hosting && last) {
    const host = world.state.characters.get(conversation.participants[0] ?? "");
    return world.now.at - (host?.felt_at ?? 0) > visitor_patience ? "the visitor fell silent" : null;
  }
  if (conversation.turns >= mostTurns(conversation) + farewells) return "they had talked long enough";
  return world.now.at - conversation.started_at > most_minutes ? "it had gone on long enough" : null;
};

/** Takes a character out of the conversation; it ends when too few are left. */
export const leaveConversation = (world: World, id: CharacterId, because: string): void => {
  const conversationId = world.state.characters.get(id)?.conversation_id;
  const conversation = conversationId ? world.state.conversations.get(conversationId) : undefined;
  if (!conversation) return;
  if (conversation.awaiting?.speaker_id === id) passTurn(world, conversation, because);
  const reach = { audience: witnessesOf(world.state, conversation, id) };
  world.emit("conversation_left", { conversation_id: conversation.id, character_id: id, because }, reach);
  const rest = world.state.conversations.get(conversation.id);
  const hosting = rest?.reason === "visitor" && rest.participants.length === 1;
  if (rest && rest.participants.length < 2 && !hosting) endConversation(world, rest, "nobody is left to talk to");
};

/** Those of a group who are worn out go; true when the conversation is over by it. */
export const letTheTiredGo = (world: World, conversation: Conversation): boolean => {
  if (conversation.awaiting || conversation.participants.length < 2) return false;
  for (const id of conversation.participants) {
    const character = world.state.characters.get(id);
    if (character && energyAt(character, world.now.at) < TUNING.energy.exhausted)
      leaveConversation(world, id, `${character.name} is worn out`);
  }
  return world.state.conversations.get(conversation.id) === undefined;
};

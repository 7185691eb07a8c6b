/** One turn at most for each conversation and tick: over, waiting, or granted to somebody. */
import { isVisitor } from "../apply-talk.ts";
import type { Character, CharacterId, Conversation } from "../state.ts";
import { TUNING } from "../tuning.ts";
import type { World } from "../world.ts";
import { complicate } from "./complications.ts";
import { exhausted, stalled } from "./convergence.ts";
import { endConversation, letTheTiredGo, overBecause, passTurn } from "./endings.ts";
import { intentOf } from "./intent.ts";
import { callsUpon, mayHear } from "./hearing.ts";
import { chooseSpeaker } from "./speaker.ts";
import { tieOf } from "./tie.ts";

/** Moves every open conversation on. */
export const takeTurns = (world: World): void => {
  for (const conversation of world.state.conversations.values()) takeTurn(world, conversation);
};

const takeTurn = (world: World, conversation: Conversation): void => {
  if (conversation.awaiting) {
    if (world.now.tick - conversation.awaiting.granted_tick > TUNING.conversation.patience)
      failTurn(world, conversation, "waited too long");
    return;
  }
  const over = overBecause(world, conversation);
  if (over !== null) return endConversation(world, conversation, over);
  if (letTheTiredGo(world, conversation)) return;
  const rest = world.state.conversations.get(conversation.id);
  if (rest) grantTurn(world, rest);
};

/** Passes the turn over; a conversation in which words fail may break off. */
export const failTurn = (world: World, conversation: Conversation, because: string): void => {
  passTurn(world, conversation, because);
  const rest = world.state.conversations.get(conversation.id);
  if (rest && world.random.chance(TUNING.conversation.break_off)) endConversation(world, rest, "words failed them");
};

/**
 * Decides who speaks next and what for, or that the talk lapses. Whether it has run its course is asked here, before any mind is: then
 * the director of a scenario throws something in, or whoever speaks takes leave.
 */
export const grantTurn = (world: World, given: Conversation): void => {
  const stall = given.closing ? null : stalled(given);
  const stirred = stall !== null && complicate(world, given, stall);
  const conversation = (stirred ? world.state.conversations.get(given.id) : null) ?? given;
  const last = conversation.lines.at(-1);
  // Alone with a visitor, a character waits for the visitor's next words.
  if (conversation.participants.length === 1 && last && !isVisitor(last.speaker_id)) return;
  const choice = chooseSpeaker(world, conversation);
  const { bids } = choice;
  const leaver = choice.speaker ? null : leaverOf(world, conversation);
  const speaker = choice.speaker ?? leaver;
  if (!speaker) return endConversation(world, conversation, "they fell silent");
  const addressees = addresseesOf(world, speaker, conversation);
  const [first = ""] = addressees;
  const listener = world.state.characters.get(first) ?? null;
  const parting = exhausted(conversation) ?? (leaver ? "the talk has come to a rest" : null);
  const { addressees: meant = addressees, ...intent } = intentOf(world, speaker, listener, conversation, parting);
  const turn_id = `t${world.nextSeq()}`;
  world.emit(
    "speaker_chosen",
    { conversation_id: conversation.id, turn_id, speaker_id: speaker.id, addressees: meant, intent, bids },
    // Whom somebody is about to whisper to, and about whom, the others do not know.
    { audience: intent.whispered ? [speaker.id, ...meant.filter((id) => !isVisitor(id))] : conversation.participants },
  );
};

/** In a lull, whoever takes leave; null when nobody stirs. */
const leaverOf = (world: World, conversation: Conversation): Character | null => {
  if (!world.random.chance(TUNING.speaker.takes_leave)) return null;
  const id = world.random.pick(conversation.participants.filter((other) => other !== conversation.lines.at(-1)?.speaker_id));
  return id === undefined ? null : (world.state.characters.get(id) ?? null);
};

/** Whom the speaker turns to: whoever waits for an answer, else one of the company, sometimes all of it. */
const addresseesOf = (world: World, speaker: Character, conversation: Conversation): readonly CharacterId[] => {
  const unanswered = visitorWaiting(speaker.id, conversation);
  if (unanswered !== null) return [unanswered];
  const others = conversation.participants.filter((id) => id !== speaker.id);
  if (others.length <= 1 || conversation.closing || conversation.turns === 0) return others;
  const last = conversation.lines.at(-1)?.speaker_id;
  const draw = world.random.next();
  const whisper = conversation.lines.at(-1);
  if (whisper?.whispered && whisper.addressees.includes(speaker.id) && others.includes(whisper.speaker_id)) return [whisper.speaker_id];
  if (draw < 0.15) return others;
  const called = calledBy(world, speaker, conversation);
  if (called !== null && draw < 0.85) return [called];
  if (draw < 0.75 && last !== undefined && others.includes(last)) return [last];
  const chosen = world.random.softmax(others, (id) => 2 * Math.abs(tieOf(world.state, speaker.id, id).strength), 1);
  return chosen === undefined ? others : [chosen];
};

/** Whoever called upon the speaker by name in the last line; null for nobody in the conversation. */
const calledBy = (world: World, speaker: Character, { lines, participants }: Conversation): CharacterId | null => {
  const last = lines.at(-1);
  if (!last || last.speaker_id === speaker.id || !participants.includes(last.speaker_id)) return null;
  return mayHear(speaker.id, last) && callsUpon(last.text, speaker) ? last.speaker_id : null;
};

/** A visitor who spoke to this character and has had no answer from anyone; null when there is none. */
const visitorWaiting = (speakerId: CharacterId, conversation: Conversation): string | null => {
  for (const line of conversation.lines.slice(-3).toReversed()) {
    if (line.speaker_id === speakerId) return null;
    if (!mayHear(speakerId, line)) continue;
    if (isVisitor(line.speaker_id)) {
      const answered = conversation.lines.some(({ seq, addressees }) => seq > line.seq && addressees.includes(line.speaker_id));
      const meant = line.addressees.length === 0 || line.addressees.includes(speakerId);
      return meant && !answered ? line.speaker_id : null;
    }
  }
  return null;
};

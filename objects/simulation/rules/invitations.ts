/** Who is brought into a conversation: asked over by somebody in it, or named in it while standing near. */
import { clamp } from "../numbers.ts";
import type { Character, CharacterId, Conversation } from "../state.ts";
import { mentions, shareSubject } from "../text.ts";
import { TUNING } from "../tuning.ts";
import type { World } from "../world.ts";
import { playedBy } from "./aims.ts";
import { unavailable } from "./can-interact.ts";
import { stalled } from "./convergence.ts";
import { energyAt } from "./energy.ts";
import { callsUpon } from "./hearing.ts";
import { moveTo } from "./movement.ts";
import { someIdle, someKnown } from "./sampling.ts";
import { tieOf } from "./tie.ts";
import { disposition } from "./warmth.ts";

/** Whether the conversation takes somebody more: it is neither full, nor ending, nor at something private. */
export const isOpen = (conversation: Conversation): boolean =>
  !conversation.closing &&
  conversation.turns >= 1 &&
  conversation.turns <= TUNING.opening.join_until &&
  conversation.participants.length < TUNING.conversation.most_participants &&
  !conversation.lines.slice(-2).some((line) => line.interaction_type === "confession") &&
  stalled(conversation) === null;

export const comeOver = (world: World, character: Character, conversation: Conversation, because: string): void => {
  const [host] = conversation.participants;
  moveTo(world, character, conversation.location, `to find ${world.state.characters.get(host ?? "")?.name ?? "company"}`);
  world.emit(
    "conversation_joined",
    { conversation_id: conversation.id, character_id: character.id, because },
    { audience: [...conversation.participants, character.id] },
  );
};

/** Now and then somebody in company asks another over whom they like, or who wants the same. */
export const askOver = (world: World): void => {
  if (!world.random.chance(TUNING.opening.invite)) return;
  const conversation = world.random.pick([...world.state.conversations.values()].filter(isOpen));
  const host = world.state.characters.get(world.random.pick(conversation?.participants ?? []) ?? "");
  if (!conversation || !host) return;
  const known = someKnown(world, host.id, 5).filter(({ conversation_id }) => conversation_id === null);
  const near = someIdle(world, TUNING.opening.sample).filter(({ location }) => location === conversation.location);
  const wanted = [...new Map([...known, ...near].map((guest) => [guest.id, guest])).values()].flatMap((guest) =>
    wantedBy(world, host, guest),
  );
  const chosen = world.random.softmax(wanted, ({ score }) => score, TUNING.opening.temperature);
  if (chosen) invite(world, conversation, host, chosen.guest, chosen.because);
};

/** A line that names somebody who stands near and idle brings them in; `near` are those who overheard it. */
export const callNamed = (world: World, conversationId: string, speaker: Character, text: string, near: readonly CharacterId[]): void => {
  for (const id of near) {
    const conversation = world.state.conversations.get(conversationId);
    const guest = world.state.characters.get(id);
    if (!conversation || !guest || guest.conversation_id !== null) continue;
    // Few are named, so this is asked first.
    const isCalled = callsUpon(text, guest);
    if (!(isCalled || mentions(text, guest)) || !isOpen(conversation)) continue;
    const called = isCalled || world.random.chance(TUNING.opening.called);
    if (called) invite(world, conversation, speaker, guest, `${speaker.name} spoke of ${guest.name}, who is near`);
  }
};

interface Wanted {
  readonly guest: Character;
  readonly because: string;
  readonly score: number;
}

const wantedBy = (world: World, host: Character, guest: Character): readonly Wanted[] => {
  const tie = tieOf(world.state, host.id, guest.id);
  const scenario = playedBy(world.state, host.id);
  const shared = host.goals.some((goal) => guest.goals.some((theirs) => shareSubject(goal, theirs)));
  if (tie.strength >= 0.15) return [{ guest, because: `${host.name} likes to have ${guest.name} by`, score: tie.strength }];
  if (scenario?.cast.includes(guest.id)) return [{ guest, because: `it concerns ${guest.name} too`, score: 0.4 }];
  if (shared) return [{ guest, because: `${guest.name} wants the same as ${host.name}`, score: 0.3 }];
  return tie.strength > -0.1 && host.traits.agreeableness > 0.5 ? [{ guest, because: `${guest.name} is standing by`, score: 0.05 }] : [];
};

const invite = (world: World, conversation: Conversation, host: Character, guest: Character, asked: string): void => {
  const refusal = declinesBecause(world, host, guest);
  world.emit(
    "conversation_invited",
    { conversation_id: conversation.id, character_id: guest.id, by: host.id, accepted: refusal === null, because: refusal ?? asked },
    { audience: [...conversation.participants, guest.id] },
  );
  if (refusal === null) comeOver(world, guest, conversation, `${host.name} asked ${guest.name} over`);
};

/** Why the guest stays away, or null. */
const declinesBecause = (world: World, host: Character, guest: Character): string | null => {
  const { state, now, random } = world;
  const worn = unavailable(state, guest, now.at);
  if (worn !== null) return worn.replace(/\.$/, "");
  if (energyAt(guest, now.at) < TUNING.energy.tired) return `${guest.name} is too tired for company`;
  const liking = disposition(state, now.at, guest, host);
  const comes = TUNING.opening.accept + 0.6 * liking + 0.5 * (guest.traits.extraversion - 0.5);
  if (random.chance(clamp(comes, 0.05, 0.95))) return null;
  if (liking < -0.1) return `${guest.name} does not care for ${host.name}'s company`;
  const rested = guest.last_talked_at !== null && now.at - guest.last_talked_at < TUNING.opening.pair_rest;
  return rested ? `${guest.name} has talked enough for now` : `${guest.name} would rather be alone`;
};

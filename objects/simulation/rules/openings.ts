/** Who begins to talk, to whom, and who comes over. Looks at a handful of people a tick, whatever the size of the cast. */
import { clamp } from "../numbers.ts";
import type { Character } from "../state.ts";
import { TUNING } from "../tuning.ts";
import type { World } from "../world.ts";
import { playedBy } from "./aims.ts";
import { energyAt } from "./energy.ts";
import { meetAgain } from "./fading.ts";
import { askOver, comeOver, isOpen } from "./invitations.ts";
import { moveTo } from "./movement.ts";
import { choosePartner, isFree } from "./partners.ts";
import { someIdle } from "./sampling.ts";
import { tieOf } from "./tie.ts";
import { topicFor } from "./topics.ts";
import { disposition } from "./warmth.ts";

/** How many conversations a cast of this size holds at once. */
export const roomFor = (cast: number): number => clamp(Math.round(cast * TUNING.conversation.share_of_cast), 1, TUNING.conversation.most);

/** Lets conversations begin where there is room for them. */
export const openConversations = (world: World): void => {
  const { per_tick, chance, chance_silent } = TUNING.opening;
  for (let opened = 0; opened < per_tick; opened += 1) {
    const open = world.state.conversations.size;
    if (open >= roomFor(world.state.meta.roster.length)) return;
    if (world.random.chance(open === 0 ? chance_silent : chance)) openOne(world);
  }
};

const openOne = (world: World): void => {
  const idle = someIdle(world, TUNING.opening.sample).filter((character) => isUpToIt(world, character));
  const seeker = world.random.softmax(idle, (character) => initiative(world, character), 1);
  if (!seeker || !makesTheFirstMove(world, seeker)) return;
  const partner = choosePartner(world, seeker);
  if (!partner) return;
  const company = [seeker, partner.character];
  moveTo(world, seeker, partner.character.location, `to find ${partner.character.name}`);
  for (const other of someIdle(world, TUNING.opening.sample)) {
    if (company.length >= TUNING.conversation.most_openers) break;
    const near = other.location === partner.character.location && !company.some(({ id }) => id === other.id);
    if (near && isFree(world, seeker, other) && world.random.chance(TUNING.opening.group * 2 * other.traits.extraversion))
      company.push(other);
  }
  const conversation_id = `c${world.nextSeq()}`;
  const participants = company.map(({ id }) => id);
  const seq = world.emit(
    "conversation_started",
    {
      conversation_id,
      participants,
      location: partner.character.location,
      reason: partner.reason,
      topic: topicFor(world, seeker, company),
      because: `${seeker.name} ${partner.because}`,
    },
    { audience: participants },
  );
  meetAgain(world, company, seq);
};

/** Not tired, and not fresh from another conversation. */
const isUpToIt = (world: World, character: Character): boolean =>
  energyAt(character, world.now.at) >= TUNING.energy.tired &&
  (character.last_talked_at === null || world.now.at - character.last_talked_at >= TUNING.opening.rest);

/** The shy often let it be, unless the whole room is silent. */
const makesTheFirstMove = (world: World, { traits, autonomy_level }: Character): boolean => {
  const { boldness, boldness_extraversion, boldness_autonomy } = TUNING.opening;
  const bold = boldness + boldness_extraversion * (traits.extraversion - 0.5) + boldness_autonomy * (autonomy_level - 0.5);
  return world.state.conversations.size === 0 || world.random.chance(clamp(bold, 0.05, 1));
};

/** Log odds of being the one who begins. */
const initiative = (world: World, character: Character): number =>
  TUNING.opening.extraversion * (character.traits.extraversion - 0.5) +
  TUNING.opening.autonomy * (character.autonomy_level - 0.5) +
  energyAt(character, world.now.at) +
  (character.direction ? 1.5 : 0) +
  (playedBy(world.state, character.id) ? 1 : 0);

/** Now and then somebody who stands by is asked over, or joins a conversation of their own accord. */
export const letBystandersJoin = (world: World): void => {
  askOver(world);
  if (!world.random.chance(TUNING.opening.join)) return;
  const [bystander] = someIdle(world, 1).filter((character) => isUpToIt(world, character));
  if (!bystander) return;
  const open = [...world.state.conversations.values()].filter(
    (conversation) => conversation.location === bystander.location && isOpen(conversation),
  );
  const conversation = world.random.pick(open);
  const host = conversation?.participants[0];
  if (!conversation || host === undefined) return;
  const acquainted = conversation.participants.flatMap((id) => world.state.characters.get(id) ?? []);
  const appeal = acquainted.reduce((sum, other) => sum + disposition(world.state, world.now.at, bystander, other), 0);
  if (!world.random.chance(clamp(0.2 + 0.6 * (bystander.traits.extraversion - 0.3) + 0.3 * appeal, 0, 0.9))) return;
  const friend = acquainted.toSorted((a, b) => liking(world, bystander, b) - liking(world, bystander, a))[0];
  comeOver(world, bystander, conversation, friend ? `to be with ${friend.name}` : "to listen");
};

const liking = (world: World, from: Character, to: Character): number => tieOf(world.state, from.id, to.id).strength;

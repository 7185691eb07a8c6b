/** The director's answer to talk that stalls: something happens, the scenario's next complication or one made of its places and people. */
import type { Character, Conversation } from "../state.ts";
import { TUNING } from "../tuning.ts";
import type { World } from "../world.ts";
import { befall } from "./directing.ts";
import { someOf } from "./sampling.ts";

/** Throws something into a stalled conversation of the scenario; false when there is no scenario, no cast or no room for it. */
export const complicate = (world: World, conversation: Conversation, because: string): boolean => {
  const { scenario } = world.state.meta;
  if (scenario?.status !== "active" || !conversation.participants.some((id) => scenario.cast.includes(id))) return false;
  const { complications } = TUNING.scenario;
  // Should this one stall as well, the goodbyes must still find room.
  const { farewells, most_failures } = TUNING.conversation;
  const needed = conversation.turns + TUNING.convergence.empty_stirred + farewells + most_failures - 1;
  if (conversation.complications >= complications || needed > TUNING.convergence.most_stalled) return false;
  throwIn(world, conversation, because, "director");
  return true;
};

/** The next complication befalls the place of the conversation, or everybody when there is none. */
export const throwIn = (world: World, conversation: Conversation | null, because: string, by: string): void => {
  const { scenario } = world.state.meta;
  if (scenario === null) return;
  const content = scenario.complications[0] ?? generic(world, conversation);
  const location = conversation?.location ?? null;
  befall(world, { kind: "world_event", content, location, by });
  world.emit(
    "scenario_complicated",
    { scenario_id: scenario.id, conversation_id: conversation?.id ?? null, content, because },
    { audience: scenario.cast },
  );
};

/** Something small that can happen anywhere, and leaves it open what it means. */
const generic = (world: World, conversation: Conversation | null): string => {
  const { scene, roster } = world.state.meta;
  const there = (conversation?.participants ?? roster.slice(0, 8)).flatMap((id) => world.state.characters.get(id) ?? []);
  const [someone, another] = [world.random.pick(there), away(world, conversation)];
  const place = conversation?.location ?? scene.locations[0] ?? "the house";
  const elsewhere = world.random.pick(scene.locations.filter((location) => location !== place));
  const happenings = [
    ...(someone ? [`A letter is brought to ${someone.name}, and whoever brought it does not wait for an answer.`] : []),
    ...(another ? [`Word comes that ${another.name} has been asking questions.`, `${another.name} is said to be leaving for good.`] : []),
    ...(elsewhere ? [`There is a cry from ${elsewhere}, and then nothing more.`] : []),
    ...(someone ? [`Something of ${someone.name}'s that was here an hour ago is gone.`] : []),
    `The light goes out at ${place}, and it is a while before there is another.`,
  ];
  const fresh = happenings.filter((happening) => !world.state.meta.news.some(({ text }) => text === happening));
  return world.random.pick(fresh.length > 0 ? fresh : happenings) ?? "";
};

const away = (world: World, conversation: Conversation | null): Character | undefined =>
  someOf(world, TUNING.audience.sample).find(({ id }) => !conversation?.participants.includes(id));

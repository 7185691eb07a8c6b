/** The emergent plot between two people: threads open over a quarrel, a confidence, love or a change of heart, tighten, ease, and are settled. */
import type { Character, InteractionType, Relationship, RelationshipType, StoryThread, ThreadKind } from "../state.ts";
import { TUNING } from "../tuning.ts";
import type { World } from "../world.ts";
import { moveThread, openThread, resolveThread, stillestOpen, threadBetween } from "./thread.ts";
import { tieOf } from "./tie.ts";

/** A line from one to another, received with `warmth`, moves the thread between them or opens one. */
export const followLine = (
  world: World,
  speaker: Character,
  listener: Character,
  type: InteractionType,
  warmth: number,
  seq: number,
): void => {
  const thread = threadBetween(world, speaker.id, listener.id);
  if (!thread) return begin(world, speaker, listener, type, warmth, seq);
  if (thread.kind === "romance") return followRomance(world, thread, speaker, listener, type, warmth, seq);
  const step = type === "conflict" ? -Math.min(warmth, -0.3) : warmth >= 0.25 && type !== "greeting" && type !== "farewell" ? -warmth : 0;
  if (step === 0) return;
  moveThread(
    world,
    thread,
    2 * TUNING.thread.step * step,
    [seq],
    step > 0 ? `${speaker.name} goes for ${listener.name} again` : `${speaker.name} is gentler with ${listener.name}`,
    `${speaker.name} and ${listener.name} are at peace over it`,
  );
};

const begin = (world: World, speaker: Character, listener: Character, type: InteractionType, warmth: number, seq: number): void => {
  const { confession, hostile, quarrel, romance } = TUNING.thread;
  const thread = { about: "", cast: [speaker.id, listener.id], causes: [seq] };
  if (type === "conflict" && warmth <= hostile)
    openThread(world, { ...thread, kind: "quarrel", title: `${speaker.name} and ${listener.name} fall out`, tension: quarrel });
  else if (isTender(world, speaker, listener, type, warmth))
    openThread(world, {
      ...thread,
      kind: "romance",
      title: `Something grows between ${speaker.name} and ${listener.name}`,
      tension: romance,
    });
  else if (type === "confession")
    openThread(world, { ...thread, kind: "confidence", title: `What ${speaker.name} told ${listener.name}`, tension: confession });
};

/** Tender words where there is love, or where it has just stirred. */
const isTender = (world: World, speaker: Character, listener: Character, type: InteractionType, warmth: number): boolean => {
  if (warmth < TUNING.thread.tender || (type !== "chat" && type !== "confession")) return false;
  const [toward, back] = [tieOf(world.state, speaker.id, listener.id), tieOf(world.state, listener.id, speaker.id)];
  if ([toward.type, back.type].some((name) => name === "family" || name === "mentor")) return false;
  const stirred = world.state.characters.get(listener.id)?.emotion?.name === "love" && type === "confession";
  return toward.type === "romance" || back.type === "romance" || stirred;
};

/** Love is the more of a story the more is said and the less it is returned. */
const followRomance = (
  world: World,
  thread: StoryThread,
  speaker: Character,
  listener: Character,
  type: InteractionType,
  warmth: number,
  seq: number,
): void => {
  const names = `${speaker.name} and ${listener.name}`;
  const [toward, back] = [tieOf(world.state, speaker.id, listener.id), tieOf(world.state, listener.id, speaker.id)];
  if (toward.type === "romance" && back.type === "romance") return resolveThread(world, thread, [seq], `${names} have found each other`);
  if (type === "conflict") return moveThread(world, thread, TUNING.thread.step, [seq], `${speaker.name} wounds ${listener.name}`);
  if (warmth < -0.1)
    return moveThread(world, thread, -TUNING.thread.step, [seq], `${speaker.name} is cool`, `it has come to nothing between ${names}`);
  // The nearer they are, the less another tender word says.
  const step = type === "confession" ? TUNING.thread.step * 2 : TUNING.thread.step * (1 - 2 * thread.tension);
  if (warmth >= TUNING.thread.tender && step > TUNING.thread.step / 4) moveThread(world, thread, step, [seq], `${names} draw closer`);
};

/** A tie that has got another name is a turn of the plot, when the name says something. */
export const followTurn = (world: World, tie: Relationship, after: RelationshipType, seq: number): void => {
  const from = world.state.characters.get(tie.from);
  const to = world.state.characters.get(tie.to);
  const unreturned = tieOf(world.state, tie.to, tie.from).strength < -0.1;
  const turn = from && to ? turnOf(from.name, to.name, after, unreturned) : null;
  if (turn === null || threadBetween(world, tie.from, tie.to)) return;
  openThread(world, { ...turn, about: "", cast: [tie.from, tie.to], tension: TUNING.thread.turn, causes: [seq] });
};

/** Friendship is a story only when it is not returned. */
const turnOf = (
  from: string,
  to: string,
  type: RelationshipType,
  unreturned: boolean,
): { readonly kind: ThreadKind; readonly title: string } | null => {
  if (type === "romance") return { kind: "romance", title: `${from} loses their heart to ${to}` };
  if (type === "friend" || type === "ally")
    return unreturned ? { kind: "turn", title: `${from} warms to ${to}, who does not return it` } : null;
  if (type === "rival") return { kind: "turn", title: `${from} turns against ${to}` };
  return type === "enemy" ? { kind: "turn", title: `${from} makes an enemy of ${to}` } : null;
};

/** Lets the stillest thread rest when it has not moved for long. */
export const letThreadsRest = (world: World): void => {
  const stillest = stillestOpen(world);
  if (stillest && world.now.at - stillest.advanced_at > TUNING.thread.forgotten)
    resolveThread(world, stillest, [], "nothing more came of it");
};

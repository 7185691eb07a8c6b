/** The emergent plot: threads open over a quarrel, a confidence or a change of heart, tighten, ease, and are settled or let rest. */
import { clamp, round } from "../numbers.ts";
import type { Character, CharacterId, InteractionType, Relationship, RelationshipType, StoryThread } from "../state.ts";
import { TUNING } from "../tuning.ts";
import type { World } from "../world.ts";
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
  const thread = openThread(world, speaker.id, listener.id);
  const audience = [speaker.id, listener.id];
  if (!thread) {
    if (type === "confession") open(world, `What ${speaker.name} told ${listener.name}`, audience, TUNING.thread.confession, [seq]);
    else if (type === "conflict" && warmth <= TUNING.thread.hostile)
      open(world, `${speaker.name} and ${listener.name} fall out`, audience, TUNING.thread.quarrel, [seq]);
    return;
  }
  const step = type === "conflict" ? -Math.min(warmth, -0.3) : warmth >= 0.25 && type !== "greeting" && type !== "farewell" ? -warmth : 0;
  if (step === 0) return;
  const tension = round(clamp(thread.tension + 2 * TUNING.thread.step * step, 0, 1));
  if (tension > TUNING.thread.settled) {
    const because = step > 0 ? `${speaker.name} goes for ${listener.name} again` : `${speaker.name} is gentler with ${listener.name}`;
    world.emit("story_thread_advanced", { thread_id: thread.id, tension, causes: [seq], because }, { audience });
  } else {
    const because = `${speaker.name} and ${listener.name} are at peace over it`;
    world.emit("story_thread_resolved", { thread_id: thread.id, causes: [seq], because }, { audience });
  }
};

/** A tie that has got another name is a turn of the plot, when the name says something. */
export const followTurn = (world: World, tie: Relationship, after: RelationshipType, seq: number): void => {
  const from = world.state.characters.get(tie.from);
  const to = world.state.characters.get(tie.to);
  const unreturned = tieOf(world.state, tie.to, tie.from).strength < -0.1;
  const title = from && to ? titleOf(from.name, to.name, after, unreturned) : null;
  if (title === null || openThread(world, tie.from, tie.to)) return;
  open(world, title, [tie.from, tie.to], TUNING.thread.turn, [seq]);
};

/** Friendship is a story only when it is not returned. */
const titleOf = (from: string, to: string, type: RelationshipType, unreturned: boolean): string | null => {
  if (type === "friend" || type === "ally") return unreturned ? `${from} warms to ${to}, who does not return it` : null;
  if (type === "rival") return `${from} turns against ${to}`;
  return type === "enemy" ? `${from} makes an enemy of ${to}` : null;
};

/** Lets the stillest thread rest when it has not moved for long. */
export const letThreadsRest = (world: World): void => {
  const stillest = stillestOpen(world);
  if (stillest && world.now.at - stillest.advanced_at > TUNING.thread.forgotten) rest(world, stillest);
};

const open = (world: World, title: string, cast: readonly CharacterId[], tension: number, causes: readonly number[]): void => {
  const opened = [...world.state.threads.values()].filter(({ status }) => status === "open");
  const stillest = stillestOpen(world);
  if (opened.length >= TUNING.thread.most_open && stillest) rest(world, stillest);
  const { at } = world.now;
  const thread: StoryThread = { id: `s${world.nextSeq()}`, title, status: "open", tension, cast, causes, opened_at: at, advanced_at: at };
  world.emit("story_thread_opened", { thread }, { audience: cast });
};

const rest = (world: World, thread: StoryThread): void => {
  world.emit("story_thread_resolved", { thread_id: thread.id, causes: [], because: "nothing more came of it" }, { audience: thread.cast });
};

const openThread = (world: World, a: CharacterId, b: CharacterId): StoryThread | undefined => {
  for (const thread of world.state.threads.values())
    if (thread.status === "open" && thread.cast.includes(a) && thread.cast.includes(b)) return thread;
  return undefined;
};

const stillestOpen = (world: World): StoryThread | undefined => {
  let stillest: StoryThread | undefined;
  for (const thread of world.state.threads.values())
    if (thread.status === "open" && (!stillest || thread.advanced_at < stillest.advanced_at)) stillest = thread;
  return stillest;
};

/** Opening, moving and closing a thread of the story: all threads go through here, so that each has a cast, causes and a tension curve. */
import { clamp, round } from "../numbers.ts";
import type { CharacterId, StoryThread, ThreadKind } from "../state.ts";
import { TUNING } from "../tuning.ts";
import type { World } from "../world.ts";

export interface Beginning {
  readonly kind: ThreadKind;
  /** What it turns on beside its cast, or "". */
  readonly about: string;
  /** Public: names and no words that were not. */
  readonly title: string;
  readonly cast: readonly CharacterId[];
  readonly tension: number;
  readonly causes: readonly number[];
}

/** Opens a thread; when too many are open, the stillest is let rest. */
export const openThread = (world: World, { kind, about, title, cast, tension, causes }: Beginning): void => {
  const open = [...world.state.threads.values()].filter(({ status }) => status === "open");
  const stillest = stillestOpen(world);
  if (open.length >= TUNING.thread.most_open && stillest) resolveThread(world, stillest, [], "nothing more came of it");
  const { at } = world.now;
  const thread: StoryThread = {
    id: `s${world.nextSeq()}`,
    kind,
    about,
    title,
    status: "open",
    tension,
    tensions: [{ at, tension }],
    cast,
    causes,
    opened_at: at,
    advanced_at: at,
  };
  world.emit("story_thread_opened", { thread }, { audience: cast });
};

/** Moves the tension by `step`; a thread that has no tension left is settled, `settled` saying why. */
export const moveThread = (
  world: World,
  thread: StoryThread,
  step: number,
  causes: readonly number[],
  because: string,
  settled = because,
): void => {
  const tension = round(clamp(thread.tension + step, 0, 1));
  if (tension <= TUNING.thread.settled) return resolveThread(world, thread, causes, settled);
  world.emit("story_thread_advanced", { thread_id: thread.id, tension, causes, because }, { audience: thread.cast });
};

export const resolveThread = (world: World, { id, cast }: StoryThread, causes: readonly number[], because: string): void => {
  world.emit("story_thread_resolved", { thread_id: id, causes, because }, { audience: cast });
};

/** The open thread between these two alone. */
export const threadBetween = (world: World, a: CharacterId, b: CharacterId): StoryThread | undefined => {
  for (const thread of world.state.threads.values())
    if (thread.status === "open" && thread.cast.length === 2 && thread.cast.includes(a) && thread.cast.includes(b)) return thread;
  return undefined;
};

/** The open thread of a kind that turns on something. */
export const threadAbout = (world: World, kind: ThreadKind, about: string): StoryThread | undefined => {
  for (const thread of world.state.threads.values())
    if (thread.status === "open" && thread.kind === kind && thread.about === about) return thread;
  return undefined;
};

export const stillestOpen = (world: World): StoryThread | undefined => {
  let stillest: StoryThread | undefined;
  for (const thread of world.state.threads.values())
    if (thread.status === "open" && (!stillest || thread.advanced_at < stillest.advanced_at)) stillest = thread;
  return stillest;
};

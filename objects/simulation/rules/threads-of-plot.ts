/** Threads that grow from what a step has brought about beyond a line between two: broken confidences, secrets that spread, rivalries, scenarios. */
import type { Event, EventOf } from "../event.ts";
import type { Character, CharacterId, Objective } from "../state.ts";
import { listed, shareSubject } from "../text.ts";
import { TUNING } from "../tuning.ts";
import type { World } from "../world.ts";
import { nameOf } from "./measures.ts";
import { moveThread, openThread, resolveThread, threadAbout, threadBetween } from "./thread.ts";

/** Looks at the events of this step alone. */
export const followPlot = (world: World): void => {
  for (const event of world.events) follow(world, event);
};

const follow = (world: World, event: Event): void => {
  switch (event.type) {
    case "confidence_broken":
      return betray(world, event);
    case "hearsay":
      return spread(world, event);
    case "goal_progressed":
      return compete(world, event);
    case "goal_settled":
      return settle(world, event);
    case "objective_advanced":
      return stir(world, event);
    case "scenario_ended":
      return close(world, event);
    default:
      return;
  }
};

/** It is out that somebody told on what they had been told. */
const betray = (world: World, { seq, data: { owner_id, teller_id, causes } }: EventOf<"confidence_broken">): void => {
  const [owner, teller] = [nameOf(world.state, owner_id), nameOf(world.state, teller_id)];
  const thread = threadBetween(world, owner_id, teller_id);
  if (thread)
    return moveThread(world, thread, TUNING.thread.betrayal / 2, [seq, ...causes], `${teller} has broken a confidence of ${owner}'s`);
  openThread(world, {
    kind: "betrayal",
    about: "",
    title: `${teller} told what ${owner} had confided`,
    cast: [owner_id, teller_id],
    tension: TUNING.thread.betrayal,
    causes: [seq, ...causes],
  });
};

/** What was meant for few ears has gone beyond those it was first told to. The words themselves stay private. */
const spread = (world: World, { seq, data }: EventOf<"hearsay">): void => {
  const { fact_id, teller_id, listeners, subjects, source_seq } = data;
  const heard = listeners.map((id) => nameOf(world.state, id));
  const thread = threadAbout(world, "secret", fact_id);
  if (thread)
    return moveThread(world, thread, TUNING.thread.spread, [seq], `${listed(heard)} ${heard.length > 1 ? "have" : "has"} heard of it too`);
  // Told by whoever it is about, it is a confidence; from the second mouth on it is a story.
  const secondHand = source_seq !== null && !subjects.includes(teller_id) && isHearsay(world, teller_id, fact_id);
  if (!secondHand) return;
  const about = subjects.filter((id) => world.state.characters.get(id)).map((id) => nameOf(world.state, id));
  openThread(world, {
    kind: "secret",
    about: fact_id,
    title:
      about.length > 0
        ? `Something about ${listed(about.slice(0, 3))} is getting round`
        : `${nameOf(world.state, teller_id)} passes on a secret`,
    cast: [...new Set([...subjects.filter((id) => world.state.characters.get(id)), teller_id, ...listeners])].slice(0, 8),
    tension: TUNING.thread.secret,
    causes: [seq],
  });
};

/** Whether the teller was told it by somebody else, in confidence. */
const isHearsay = (world: World, tellerId: CharacterId, factId: string): boolean =>
  world.state.characters.get(tellerId)?.knowledge.some(({ fact_id, from, confided }) => fact_id === factId && from !== null && confided) ??
  false;

/** Two who know of each other and are after the same thing, one of whom has got further with it. */
const compete = (world: World, { seq, data: { character_id, goal, delta } }: EventOf<"goal_progressed">): void => {
  if (delta <= 0) return;
  const runner = world.state.characters.get(character_id);
  const rival = runner && rivalOf(world, runner, goal);
  if (!runner || !rival) return;
  const about = [runner.id, rival.id].toSorted().join(" ");
  const thread = threadAbout(world, "rivalry", about) ?? threadBetween(world, runner.id, rival.id);
  if (thread) {
    if (thread.kind === "rivalry") moveThread(world, thread, TUNING.thread.spread, [seq], `${runner.name} has got further`);
    return;
  }
  const title = `${runner.name} and ${rival.name} are after the same thing`;
  openThread(world, { kind: "rivalry", about, title, cast: [runner.id, rival.id], tension: TUNING.thread.rivalry, causes: [seq] });
};

/** Somebody the runner has no love for who wants the same; a few of their ties are looked at. */
const rivalOf = (world: World, runner: Character, goal: string): Character | undefined => {
  const ties = world.state.ties.get(runner.id) ?? {};
  let looked = 0;
  for (const id in ties) {
    if (looked >= TUNING.audience.sample) return undefined;
    looked += 1;
    const other = world.state.characters.get(id);
    const cool = (ties[id]?.strength ?? 0) < 0;
    if (other && cool && other.goals.some((theirs) => shareSubject(goal, theirs))) return other;
  }
  return undefined;
};

const settle = (world: World, { seq, data: { character_id, goal, status } }: EventOf<"goal_settled">): void => {
  const name = nameOf(world.state, character_id);
  for (const thread of world.state.threads.values()) {
    if (thread.status !== "open" || thread.kind !== "rivalry" || !thread.cast.includes(character_id)) continue;
    const other = world.state.characters.get(thread.cast.find((id) => id !== character_id) ?? "");
    if (other?.goals.some((theirs) => shareSubject(goal, theirs)))
      resolveThread(world, thread, [seq], status === "reached" ? `${name} got there first` : `${name} has given it up`);
  }
};

/** Two objectives of which one can only be had at the other's cost. */
export const followConflicts = (world: World, objectives: readonly Objective[], seq: number): void => {
  for (const [index, one] of objectives.entries())
    for (const other of objectives.slice(index + 1)) {
      const { character_id: a } = one;
      const { character_id: b } = other;
      if (a === null || b === null || a === b || !clash(one, other) || threadAbout(world, "scenario", `${one.id} ${other.id}`)) continue;
      const title = `${nameOf(world.state, a)} and ${nameOf(world.state, b)} are at cross purposes`;
      openThread(world, {
        kind: "scenario",
        about: `${one.id} ${other.id}`,
        title,
        cast: [a, b],
        tension: TUNING.thread.scenario,
        causes: [seq],
      });
    }
};

const clash = ({ measure: one, text }: Objective, { measure: other, text: theirs }: Objective): boolean => {
  if (one.kind === "kept" || other.kind === "kept") {
    const wanted = one.kind === "kept" ? other : one;
    return wanted.kind === "known" || (wanted.kind === "said" && shareSubject(text, theirs));
  }
  if (one.kind === "tie" && other.kind === "tie" && one.dimension === other.dimension && one.from === other.from && one.to === other.to)
    return (one.at_least ?? -1) > (other.at_most ?? 1) || (other.at_least ?? -1) > (one.at_most ?? 1);
  if (one.kind === "relationship" && other.kind === "relationship")
    return one.from === other.from && one.to === other.to && one.type !== other.type;
  return one.kind === "said" && other.kind === "said" && shareSubject(text, theirs);
};

const stir = (world: World, { seq, data: { objective_id, before, after } }: EventOf<"objective_advanced">): void => {
  for (const thread of world.state.threads.values())
    if (thread.status === "open" && thread.kind === "scenario" && thread.about.split(" ").includes(objective_id))
      moveThread(
        world,
        thread,
        TUNING.thread.spread * Math.sign(Math.abs(after - before)),
        [seq],
        "one of the two is nearer to what they want",
      );
};

const close = (world: World, { seq }: EventOf<"scenario_ended">): void => {
  for (const thread of world.state.threads.values())
    if (thread.status === "open" && thread.kind === "scenario") resolveThread(world, thread, [seq], "the scenario is over");
};

/**
 * Prints an evening as a play: `node scripts/play.ts --ticks 200 --seed 1 [--book FILE --cast 10] [--thoughts]`. The demo's people, or a
 * book's. No server, no store, no model.
 */
import { parseArgs } from "node:util";
import { localMind } from "../objects/mind/mind.ts";
import {
  apply,
  createState,
  minutesToPass,
  randomFor,
  step,
  wishesOf,
  type Event,
  type Input,
  type State,
} from "../objects/simulation/index.ts";
import { demoCast, demoMemories, demoScene, demoTies } from "../worker/demo/cast.ts";
import { openBook, type Opening } from "./play/book.ts";

const { values } = parseArgs({
  options: {
    ticks: { type: "string", default: "200" },
    seed: { type: "string", default: "1" },
    book: { type: "string" },
    cast: { type: "string", default: "10" },
    thoughts: { type: "boolean", default: false },
  },
});
const demo: Opening = { name: demoScene.title, scene: demoScene, characters: demoCast, ties: demoTies, memories: demoMemories };
const opening = values.book === undefined ? demo : openBook(values.book, Number(values.cast));
const seed = Number(values.seed);
const state = createState();

const nameOf = (id: string): string => state.characters.get(id)?.name ?? id;
const hourOf = (at: number): string => {
  const minute = (opening.scene.opens_at + Math.floor(at)) % 1440;
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, "0")}`;
};

const printed = (event: Event): string | null => {
  switch (event.type) {
    case "conversation_started": {
      const { conversation_id, participants, location, reason, topic } = event.data;
      return `\n  -- ${conversation_id} ${location}, ${hourOf(event.at)}. ${participants.map(nameOf).join(", ")}. (${reason}: ${topic})`;
    }
    case "conversation_ended":
      return `  -- ${event.data.conversation_id} ends: ${event.data.because}`;
    case "character_interaction": {
      const { speaker_id, action, content, conversation_id, interaction_type, addressees, whispered } = event.data;
      const to = addressees.map(nameOf).join(", ");
      return `${conversation_id} ${nameOf(speaker_id).toUpperCase()} [${whispered ? "whispered " : ""}${interaction_type} to ${to}]${action ? ` (${action})` : ""}\n      ${content}`;
    }
    case "conversation_joined":
      return `  -- ${event.data.conversation_id} ${nameOf(event.data.character_id)} joins: ${event.data.because}`;
    case "conversation_invited":
      return event.data.accepted
        ? null
        : `  -- ${nameOf(event.data.by)} beckons to ${nameOf(event.data.character_id)}: ${event.data.because}`;
    case "hearsay":
      return `      ! told ${event.data.listeners.map(nameOf).join(", ")} by ${nameOf(event.data.teller_id)}: ${event.data.text}`;
    case "confidence_broken":
      return `      ! ${nameOf(event.data.owner_id)} finds out that ${nameOf(event.data.teller_id)} told on`;
    case "goal_settled":
      return `      > ${nameOf(event.data.character_id)}: ${event.data.goal} (${event.data.status})`;
    case "character_thought":
      return values.thoughts ? `      ~ ${event.data.text}` : null;
    case "relationship_type_changed":
      return `      * ${nameOf(event.data.from)} now takes ${nameOf(event.data.to)} for: ${event.data.after}`;
    case "story_thread_opened":
      return `      # ${event.data.thread.title}`;
    default:
      return null;
  }
};

let at = 0;

const play = async (world: State, inputs: readonly Input[], tick: number): Promise<readonly Input[]> => {
  at += minutesToPass(world, at);
  const now = { tick, at, timestamp: new Date(tick * 60_000).toISOString(), autonomous: true };
  for (const event of step(world, inputs, now, randomFor(seed, tick))) {
    apply(world, event);
    const text = printed(event);
    if (text !== null) console.log(text);
  }
  const wishes = wishesOf(world, now);
  const signal = new AbortController().signal;
  return Promise.all(
    wishes.map(async (wish) => ({ kind: "reply" as const, turn_id: wish.id, reply: await localMind.speak(wish, signal) })),
  );
};

let inputs: readonly Input[] = [{ kind: "create", id: "play", seed, ...opening }];
for (let tick = 1; tick <= Number(values.ticks); tick += 1) inputs = await play(state, inputs, tick);

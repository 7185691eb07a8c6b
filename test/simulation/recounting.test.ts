/** A talk that took place elsewhere comes into a story as it was, once, and moves nothing else. */
import { describe, expect, test } from "vitest";
import { apply, createState, randomFor, Refusal, step, type Event, type Input, type State } from "../../objects/simulation/index.ts";
import { profile, SCENE } from "./cast.ts";

const SEED = 3;
const now = (tick: number) => ({ tick, at: tick, timestamp: "2026-11-20T12:00:00.000Z", autonomous: false });

const advance = (state: State, tick: number, ...inputs: readonly Input[]): readonly Event[] => {
  const events = step(state, inputs, now(tick), randomFor(SEED, tick));
  for (const event of events) apply(state, event);
  return events;
};

const created = (): State => {
  const characters = [profile(0, randomFor(SEED, 0)), profile(1, randomFor(SEED, 1))];
  const state = createState();
  advance(state, 1, { kind: "create", id: "room", name: "A room", seed: SEED, scene: SCENE, characters, ties: [], memories: [] });
  return state;
};

const line = (speaker_id: string | null, text: string, id: string, is_note = false) => ({
  speaker_id,
  is_note,
  text,
  metadata: { legacy: { id } },
});

const talk = (state: State, changes: Partial<Extract<Input, { kind: "recount" }>> = {}): Extract<Input, { kind: "recount" }> => ({
  kind: "recount",
  participants: ["p0", "p1"],
  after: state.meta.seq,
  visitor: { id: "u", name: "Vi" },
  topic: "the lamp",
  lines: [line(null, "Is the lamp lit?", "1"), line("p0", "It is.", "2"), line(null, "The lamp goes out.", "3", true)],
  by: "operator",
  ...changes,
});

describe("a talk from elsewhere", () => {
  test("is word for word in the log, with what came along, and is over at its end", () => {
    const state = created();
    const events = advance(state, 2, talk(state));
    expect(events.map(({ type }) => type)).toEqual([
      "conversation_started",
      "visitor_spoke",
      "character_interaction",
      "memory_formed",
      "world_event",
      "conversation_ended",
    ]);
    expect(events[2]?.data).toMatchObject({ speaker_id: "p0", content: "It is.", metadata: { legacy: { id: "2" } }, mind: "legacy" });
    expect(state.conversations.size).toBe(0);
    expect(state.characters.get("p0")).toMatchObject({ conversation_id: null });
  });

  test("is remembered by whoever answered the visitor, in private", () => {
    const state = created();
    const [memory] = advance(state, 2, talk(state)).filter(({ type }) => type === "memory_formed");
    expect(memory).toMatchObject({ visibility: "private", audience: ["p0"], data: { memory: { text: "Vi said: “Is the lamp lit?”" } } });
  });

  test.each<[string, (state: State) => Input]>([
    ["a second time", (state) => talk(state, { after: state.meta.seq - 1 })],
    ["with somebody who is not here", (state) => talk(state, { participants: ["p0", "nobody"] })],
    ["with words of somebody who was not in it", (state) => talk(state, { participants: ["p1"] })],
  ])("is refused %s", (_what, input) => {
    const state = created();
    expect(() => advance(state, 2, input(state))).toThrow(Refusal);
  });

  test("is refused while one of them talks to somebody", () => {
    const state = created();
    advance(state, 2, { kind: "say", speaker_id: "visitor:v", name: "Vi", to: ["p0"], text: "Good evening." });
    expect(() => advance(state, 3, talk(state))).toThrow("is talking to somebody");
  });
});

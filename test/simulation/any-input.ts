/** Inputs of every kind by chance, most of them sensible, some not: what comes from outside may be anything that its type allows. */
import * as fc from "fast-check";
import {
  randomFor,
  RELATIONSHIP_TYPES,
  type Event,
  type EventOf,
  type Input,
  type InteractionType,
} from "../../objects/simulation/index.ts";
import { profile, said, SCENE } from "./cast.ts";

export const CAST = 7;
const someone = fc.integer({ min: 0, max: CAST }).map((index) => `p${index}`);
const words = fc.oneof(
  fc.string({ minLength: 0, maxLength: 60, unit: "grapheme" }),
  fc.constantFrom("burned the letter", "The lost ring is at the bottom of the well.", "p0 owes money to the miller", "Good night then."),
);
const TYPES: readonly InteractionType[] = ["chat", "greeting", "conflict", "collaboration", "confession", "gossip", "farewell"];
const type = fc.constantFrom(...TYPES);
const number = fc.double({ min: -5, max: 5, noNaN: false });
const tieValue = fc.constantFrom("strength" as const, "trust" as const, "familiarity" as const);
const place = fc.constantFrom(...SCENE.locations, "the moon");
const by = fc.constant("owner");

const reply = fc
  .record({
    speech: words,
    action: words,
    thought: words,
    ends: fc.boolean(),
    appraisals: fc.dictionary(someone, number),
    importance: number,
  })
  .map(({ speech, importance, ...rest }) =>
    said(speech, { ...rest, memories: [{ text: speech, importance, subjects: ["p0", "nobody"] }] }),
  );

const measure = fc.oneof(
  fc.record({
    kind: fc.constant("tie" as const),
    from: someone,
    to: someone,
    dimension: tieValue,
    at_least: fc.double({ min: -1, max: 1, noNaN: true }),
  }),
  fc.record({ kind: fc.constant("relationship" as const), from: someone, to: someone, type: fc.constantFrom(...RELATIONSHIP_TYPES) }),
  fc.record({
    kind: fc.constant("interaction" as const),
    from: fc.option(someone),
    to: fc.option(someone),
    type: fc.option(type),
    times: fc.integer({ min: 1, max: 5 }),
  }),
  fc.record({ kind: fc.constant("known" as const), character_id: someone, text: words }),
  fc.record({ kind: fc.constant("kept" as const), text: words }),
  fc.record({ kind: fc.constant("said" as const), character_id: fc.option(someone), words, times: fc.integer({ min: 1, max: 5 }) }),
);

const scenario = fc.record({
  title: words,
  setting: words,
  mood: words,
  cast: fc.array(someone, { maxLength: 4 }),
  objectives: fc.array(fc.record({ text: words, character_id: fc.option(someone), secret: fc.boolean(), measure: fc.option(measure) }), {
    maxLength: 3,
  }),
  phases: fc.array(fc.record({ title: words, intention: words, minutes: fc.integer({ min: 1, max: 30 }), opening: words }), {
    maxLength: 3,
  }),
  secrets: fc.array(fc.record({ character_id: someone, text: words }), { maxLength: 2 }),
  complications: fc.array(words, { maxLength: 3 }),
  minutes: fc.integer({ min: 1, max: 90 }),
});

/** A talk from elsewhere (`recount`) must name the newest event: test/simulation/recounting.test.ts. */
const kinds: { readonly [Kind in Exclude<Input["kind"], "create" | "undo" | "recount">]: fc.Arbitrary<Extract<Input, { kind: Kind }>> } = {
  join: someone.map((id) => ({
    kind: "join",
    character: profile(Number(id.slice(1)), randomFor(5, Number(id.slice(1)))),
    ties: [],
    memories: [],
  })),
  leave: fc.record({ kind: fc.constant("leave"), character_id: someone, by }),
  control: fc.record({ kind: fc.constant("control"), action: fc.constantFrom("pause", "resume"), by }),
  interaction: fc.record({
    kind: fc.constant("interaction"),
    initiator_id: someone,
    target_id: someone,
    type,
    content: words,
    reply,
  }),
  reply: fc.record({ kind: fc.constant("reply"), turn_id: fc.integer({ min: 1, max: 900 }).map((turn) => `t${turn}`), reply }),
  say: fc.record({
    kind: fc.constant("say"),
    speaker_id: fc.constantFrom("visitor:v", "visitor:w"),
    name: fc.constant("Vi"),
    to: fc.array(someone, { maxLength: 3 }),
    text: words,
    whisper: fc.boolean(),
  }),
  direct: fc.record({ kind: fc.constant("direct"), to: someone, text: words, by, turns: fc.integer({ min: 0, max: 21 }) }),
  tell: fc.record({ kind: fc.constant("tell"), to: fc.array(someone, { maxLength: 3 }), text: words, by }),
  move: fc.record({ kind: fc.constant("move"), character_id: someone, location: place, by }),
  feel: fc.record({
    kind: fc.constant("feel"),
    character_id: someone,
    emotion: fc.constantFrom("anger", "joy", "fear", "remorse"),
    intensity: number,
    by,
  }),
  override: fc.record({
    kind: fc.constant("override"),
    from: someone,
    to: someone,
    change: fc.oneof(
      fc.record({ dimension: tieValue, value: fc.double({ min: -1.2, max: 1.2, noNaN: false }) }),
      fc.record({ dimension: fc.constant("type" as const), value: fc.constantFrom(...RELATIONSHIP_TYPES) }),
    ),
    because: words,
    by,
  }),
  scenario: fc.record({ kind: fc.constant("scenario"), scenario, by }),
  scenario_control: fc.record({
    kind: fc.constant("scenario_control"),
    action: fc.constantFrom("pause", "resume", "advance", "complicate", "end"),
    by,
  }),
  branch: fc.record({ kind: fc.constant("branch"), id: fc.constantFrom("b1", "b2"), name: words, change: words, by }),
  world_event: fc.record({ kind: fc.constant("world_event"), content: words, location: fc.option(place), by }),
};

/** An input, or the taking back of some change of a tie that the log has by then. */
export type Draft = { readonly input: Input } | { readonly undo: number };

export const anyInput: fc.Arbitrary<Draft> = fc.oneof(
  ...Object.values(kinds).map((kind) => fc.record({ input: kind })),
  fc.record({ undo: fc.nat() }),
);

/** null when there is nothing to take back. */
export const inputOf = (draft: Draft, events: readonly Event[]): Input | null => {
  if ("input" in draft) return draft.input;
  const changes = events.filter((event): event is EventOf<"relationship_changed"> => event.type === "relationship_changed");
  const event = changes[draft.undo % Math.max(1, changes.length)];
  if (!event) return null;
  const { from, to, dimension, delta } = event.data;
  return { kind: "undo", change: { from, to, dimension, delta }, seq: event.seq, by: "owner" };
};

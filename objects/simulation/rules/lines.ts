/** A line is spoken: the one place where words turn into events, whoever worded them. */
import { isVisitor } from "../apply-talk.ts";
import type { RelationshipDelta } from "../event.ts";
import type { Character, CharacterId, Conversation, InteractionType, Relationship, State } from "../state.ts";
import { shorten } from "../text.ts";
import type { World } from "../world.ts";
import { type Feeling, feelingOfListener, feelingOfSpeaker } from "./appraisal.ts";
import { afterSpeaking } from "./energy.ts";
import { rememberLine } from "./memories.ts";
import { deltasOf, mergeDeltas, receivedWarmth } from "./relationships.ts";
import { typeOf } from "./relationship-type.ts";
import { followLine, followTurn } from "./threads.ts";
import { knownTie } from "./tie.ts";

export interface SpokenLine {
  readonly speaker: Character;
  /** Characters and visitors. */
  readonly addressees: readonly string[];
  readonly type: InteractionType;
  readonly topic: string;
  readonly text: string;
  readonly action: string;
  readonly mind: string;
  /** Warmth shown to each addressee, -1..1. */
  readonly warmthTo: (id: CharacterId) => number;
  readonly conversation: Conversation | null;
  readonly turnId: string | null;
  readonly audience: readonly CharacterId[];
  /** The circumstances it was asked for under; absent or "" for none. */
  readonly context?: string;
}

/** What was answered at once, when the event is a whole exchange. */
export interface Answer {
  readonly speaker: Character;
  readonly text: string;
  readonly warmth: number;
  readonly type: InteractionType;
}

/** Records the line and all it does; returns the sequence number of its event. */
export const speak = (world: World, line: SpokenLine, answer: Answer | null = null): number => {
  const { state, now } = world;
  const listeners = line.addressees.flatMap((id) => (isVisitor(id) ? [] : (state.characters.get(id) ?? [])));
  const received = listeners.map((listener) => ({
    listener,
    warmth: receivedWarmth(state, line.speaker, listener, line.type, line.warmthTo(listener.id)),
  }));
  const answered = answer ? receivedWarmth(state, answer.speaker, line.speaker, answer.type, answer.warmth) : 0;
  const deltas = mergeDeltas(state, [
    ...received.flatMap(({ listener, warmth }) => deltasOf(state, line.speaker, listener, line.type, warmth)),
    ...(answer ? deltasOf(state, answer.speaker, line.speaker, answer.type, answered) : []),
  ]);
  const feelings = [
    answer
      ? feelingOfListener(state, now.at, line.speaker, answer.speaker, answer.type, answered)
      : feelingOfSpeaker(state, now.at, line.speaker, listeners[0] ?? null, line.type, line.warmthTo(line.addressees[0] ?? "")),
    ...received.map(({ listener, warmth }) => feelingOfListener(state, now.at, listener, line.speaker, line.type, warmth)),
  ];
  // In an exchange both have spoken.
  const told = answer ? feelings.map((feeling) => tired(state, feeling)) : feelings;
  const seq = world.emit(
    "character_interaction",
    {
      participants: [line.speaker.id, ...line.addressees],
      speaker_id: line.speaker.id,
      addressees: line.addressees,
      interaction_type: line.type,
      content: line.text,
      response: answer?.text ?? null,
      ...(line.context ? { context: line.context } : {}),
      action: line.action,
      relationship_change: deltas,
      emotional_states: Object.fromEntries(told.map((feeling) => [feeling.character_id, feeling.state])),
      conversation_id: line.conversation?.id ?? null,
      turn_id: line.turnId,
      mind: line.mind,
    },
    { audience: line.audience },
  );
  recordTies(world, deltas, line, answer, seq);
  recordFeelings(world, told, line.audience, seq);
  const inside = new Set([line.speaker.id, ...(line.conversation?.participants ?? line.addressees)]);
  rememberLine(
    world,
    { speaker: line.speaker, type: line.type, text: line.text, topic: line.topic, seq },
    listeners.map(({ id }) => id),
    line.audience.filter((id) => !inside.has(id)),
  );
  for (const { listener, warmth } of received) followLine(world, line.speaker, listener, line.type, warmth, seq);
  return seq;
};

const recordTies = (world: World, deltas: readonly RelationshipDelta[], line: SpokenLine, answer: Answer | null, seq: number): void => {
  const touched = new Map<string, Relationship>();
  for (const { from, to, dimension, delta } of deltas) {
    const known = knownTie(world.state, from, to);
    if (!known) continue;
    const before = known[dimension];
    const after = Math.round((before + delta) * 10_000) / 10_000;
    const quote = shorten(from === line.speaker.id && answer ? answer.text : line.text, 200);
    const rule = ruleOf(line.type, dimension, delta);
    const reach = { audience: line.audience };
    world.emit("relationship_changed", { from, to, dimension, before, delta, after, causes: [seq], quote, rule }, reach);
    touched.set(`${from}\n${to}`, known);
  }
  for (const { from, to } of touched.values()) {
    const tie = knownTie(world.state, from, to);
    const after = tie ? typeOf(tie) : null;
    if (!tie || after === null || after === tie.type) continue;
    const changed = world.emit(
      "relationship_type_changed",
      { from, to, before: tie.type, after, causes: [seq], rule: "thresholds" },
      { audience: line.audience },
    );
    followTurn(world, tie, after, changed);
  }
};

const tired = (state: State, feeling: Feeling): Feeling => {
  const traits = state.characters.get(feeling.character_id)?.traits;
  if (!traits) return feeling;
  return { ...feeling, state: { ...feeling.state, social_energy: afterSpeaking(feeling.state.social_energy, traits) } };
};

const ruleOf = (type: InteractionType, dimension: RelationshipDelta["dimension"], delta: number): string => {
  if (dimension === "familiarity") return "familiarity grows with every line";
  if (dimension === "trust")
    return delta < 0 ? "hostility costs trust" : type === "confession" ? "a confidence builds trust" : "kindness builds trust";
  return delta < 0 ? "coldness divides, and counts for more" : "warmth binds";
};

const recordFeelings = (world: World, feelings: readonly Feeling[], audience: readonly CharacterId[], seq: number): void => {
  for (const { character_id, state, because } of feelings)
    if (because !== null && state.emotion)
      world.emit("emotion_felt", { character_id, emotion: state.emotion, state, causes: [seq], because }, { audience });
};

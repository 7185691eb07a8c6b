/** A line is spoken: the one place where words turn into events, whoever worded them. */
import { isVisitor } from "../apply-talk.ts";
import type { EmotionalState, RelationshipDelta } from "../event.ts";
import type { Character, CharacterId, Conversation, InteractionType, Relationship, State } from "../state.ts";
import { shorten } from "../text.ts";
import type { World } from "../world.ts";
import { type Feeling, feelingOfListener, feelingOfSpeaker } from "./appraisal.ts";
import { discoverBreaches } from "./breach.ts";
import { afterSpeaking } from "./energy.ts";
import { followGoals } from "./goals.ts";
import { passOn, type Telling } from "./hearsay.ts";
import { rememberLine } from "./memories.ts";
import { deltasOf, mergeDeltas, receivedWarmth } from "./relationships.ts";
import { nameTie } from "./renaming.ts";
import { followLine } from "./threads.ts";
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
  readonly conversation: Conversation;
  readonly turnId: string | null;
  /** Who hears it; of a whisper the speaker and those it is for. */
  readonly audience: readonly CharacterId[];
  readonly whispered: boolean;
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
  const emotional_states = Object.fromEntries(told.map((feeling) => [feeling.character_id, feeling.state]));
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
      emotional_states,
      conversation_id: line.conversation.id,
      turn_id: line.turnId,
      mind: line.mind,
      ...(line.whispered ? { whispered: true as const } : {}),
    },
    { audience: line.audience, visibility: line.whispered ? "private" : "public" },
  );
  if (line.whispered) showWhisper(world, line, emotional_states);
  const tellings = tellingsOf(line, answer, seq).map((telling) => ({ telling, given: passOn(world, telling) }));
  recordTies(world, deltas, line, answer, seq);
  recordFeelings(world, told, line.audience, seq);
  const inside = new Set([line.speaker.id, ...line.conversation.participants, ...line.addressees]);
  rememberLine(
    world,
    { speaker: line.speaker, type: line.type, text: line.text, topic: line.topic, seq },
    listeners.map(({ id }) => id),
    line.audience.filter((id) => !inside.has(id)),
  );
  for (const { listener, warmth } of received) followLine(world, line.speaker, listener, line.type, warmth, seq);
  const [first] = received;
  if (first)
    followGoals(world, line.speaker, first.listener, { type: line.type, topic: line.topic || line.text, warmth: first.warmth, seq });
  for (const { telling, given } of tellings) discoverBreaches(world, telling, given);
  return seq;
};

/** What each of the two let be known with it. */
const tellingsOf = (line: SpokenLine, answer: Answer | null, line_seq: number): readonly Telling[] => {
  const { audience } = line;
  const told = { audience, line_seq, conversation_id: line.conversation.id };
  const said = {
    ...told,
    speaker_id: line.speaker.id,
    text: line.text,
    shown: line.action,
    confided: line.type === "confession" || line.whispered,
    isNew: line.type === "confession",
  };
  return answer ? [said, { ...told, speaker_id: answer.speaker.id, text: answer.text, shown: "", confided: false, isNew: false }] : [said];
};

/** What those see who stand by and do not hear the words. */
const showWhisper = (world: World, line: SpokenLine, emotional_states: Readonly<Record<CharacterId, EmotionalState>>): void => {
  const { speaker, addressees, type: interaction_type, conversation, turnId: turn_id } = line;
  world.emit(
    "words_whispered",
    { conversation_id: conversation.id, turn_id, speaker_id: speaker.id, addressees, interaction_type, emotional_states },
    { audience: [...new Set([...line.audience, ...conversation.participants])] },
  );
};

const recordTies = (world: World, deltas: readonly RelationshipDelta[], line: SpokenLine, answer: Answer | null, seq: number): void => {
  const touched = new Map<string, Relationship>();
  for (const { from, to, dimension, delta } of deltas) {
    const known = knownTie(world.state, from, to);
    if (!known) continue;
    const before = known[dimension];
    const after = Math.round((before + delta) * 10_000) / 10_000;
    const quote = line.whispered ? "" : shorten(from === line.speaker.id && answer ? answer.text : line.text, 200);
    const rule = ruleOf(line.type, dimension, delta);
    const reach = { audience: line.audience };
    world.emit("relationship_changed", { from, to, dimension, before, delta, after, causes: [seq], quote, rule }, reach);
    touched.set(`${from}\n${to}`, known);
  }
  for (const { from, to } of touched.values()) nameTie(world, from, to, [seq], line.audience);
};

const tired = (state: State, feeling: Feeling): Feeling => {
  const traits = state.characters.get(feeling.character_id)?.traits;
  if (!traits) return feeling;
  return { ...feeling, state: { ...feeling.state, social_energy: afterSpeaking(feeling.state.social_energy, traits) } };
};

/** Exported for tests. */
export const ruleOf = (type: InteractionType, dimension: RelationshipDelta["dimension"], delta: number): string => {
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

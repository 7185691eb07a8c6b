/** What people hear becomes what they know: the one way for a fact from one head into another, whoever speaks and wherever. */
import { isVisitor } from "../apply-talk.ts";
import type { Character, CharacterId, ConversationId, Known } from "../state.ts";
import { shorten } from "../text.ts";
import { TUNING } from "../tuning.ts";
import type { World } from "../world.ts";
import { factIdOf, factOf, factsOf } from "./knowledge.ts";
import { givesAway, isNews, spokenOf } from "./telling.ts";

export interface Telling {
  /** A character's id or a visitor's. */
  readonly speaker_id: string;
  readonly text: string;
  /** What was shown with it: the gesture, or "". */
  readonly shown: string;
  /** Those who heard it. */
  readonly audience: readonly CharacterId[];
  /** The event of the line. */
  readonly line_seq: number;
  readonly conversation_id: ConversationId | null;
  /** Told in confidence: a confession or a whisper. */
  readonly confided: boolean;
  /** The words are a confession, or a visitor's: they may say something that nobody in the story knew before. */
  readonly isNew: boolean;
}

/**
 * Lets the audience know whatever the line gives away. To be called right after its event, before anything else quotes it. Returns what
 * the speaker knew of it.
 */
export const passOn = (world: World, telling: Telling): readonly Known[] => {
  const speaker = world.state.characters.get(telling.speaker_id);
  const facts = speaker ? factsOf(speaker) : everyFact(world);
  if (facts.length === 0 && !telling.isNew) return [];
  const said = spokenOf(`${telling.text} ${telling.shown}`);
  const given = facts.filter(({ text }) => givesAway(world.state, said, text));
  for (const known of given) tellOf(world, telling, known, speaker ? known.source : null);
  if (!telling.isNew) return given;
  const words = shorten(telling.confided ? telling.text : statementsIn(telling.text), TUNING.memory.most_characters);
  const isWhispered = !speaker && telling.confided && given.length === 0;
  const known = given.map(({ text }) => text);
  if (words === "" || !(isWhispered || isNews(world.state, words, known))) return given;
  const fact: Known = {
    fact_id: factIdOf(words),
    text: words,
    subjects: speaker ? [speaker.id] : [],
    from: null,
    source: telling.line_seq,
    at: world.now.at,
    confided: false,
  };
  tellOf(world, telling, fact, speaker ? learnOwn(world, speaker, fact) : null);
  return given;
};

/** What is confided for the first time is a fact from here on, and first of all the speaker's own. */
const learnOwn = (world: World, { id }: Character, known: Known): number =>
  world.emit("fact_learned", { character_id: id, known, by: "own words" }, { audience: [id], visibility: "private" });

const tellOf = (world: World, telling: Telling, { fact_id, text, subjects }: Known, source_seq: number | null): void => {
  const { speaker_id: teller_id, line_seq, conversation_id, confided } = telling;
  const listeners = telling.audience.filter((id) => {
    const listener = id === teller_id ? undefined : world.state.characters.get(id);
    return listener !== undefined && factOf(listener, fact_id) === undefined;
  });
  if (listeners.length === 0) return;
  world.emit(
    "hearsay",
    { fact_id, text, subjects, teller_id, listeners, source_seq, line_seq, conversation_id, confided },
    { audience: isVisitor(teller_id) ? listeners : [teller_id, ...listeners], visibility: "private" },
  );
};

/** A visitor may have seen everything: their words are held against all that anybody knows. */
const everyFact = (world: World): readonly Known[] => {
  const facts = new Map<string, Known>();
  for (const character of world.state.characters.values()) for (const known of factsOf(character)) facts.set(known.fact_id, known);
  return [...facts.values()];
};

/** The sentences of a text that state something. */
const statementsIn = (text: string): string =>
  (text.match(/[^.!?]+[.!?]*/gu) ?? [])
    .map((sentence) => sentence.trim())
    .filter((sentence) => !sentence.endsWith("?"))
    .join(" ");

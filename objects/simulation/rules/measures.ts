/** How far an objective is: read off the state where the state shows it, counted from what happens where it does not. Pure. */
import type { Event } from "../event.ts";
import { clamp, round } from "../numbers.ts";
import type { CharacterId, Measure, Objective, State } from "../state.ts";
import { stemOf, tellingWords, wordsOf } from "../text.ts";
import { knows } from "./aims.ts";
import { factIdOf } from "./knowledge.ts";
import { DIMENSION_RANGE } from "./relationships.ts";
import { tieOf } from "./tie.ts";

/** 0..1: where the objective stands in the state now. Counted ones stand where their count has brought them. */
export const standingOf = (state: State, { measure, progress, start }: Objective): number => {
  switch (measure.kind) {
    case "tie":
      return tieProgress(tieOf(state, measure.from, measure.to)[measure.dimension], measure, start);
    case "relationship":
      return tieOf(state, measure.from, measure.to).type === measure.type ? 1 : 0;
    case "known": {
      const character = state.characters.get(measure.character_id);
      return character && knows(character, measure.text) ? 1 : progress;
    }
    case "interaction":
    case "said":
    case "kept":
      return progress;
    default:
      return measure satisfies never;
  }
};

/** Where an objective stands before anything has happened: what is to be kept is kept. */
export const standingAtFirst = (state: State, objective: Objective): number =>
  objective.measure.kind === "kept" ? 1 : standingOf(state, objective);

/** The share of the way from where the tie stood at the start to where it should be. */
const tieProgress = (value: number, measure: Extract<Measure, { kind: "tie" }>, start: number | null): number => {
  const [low, high] = DIMENSION_RANGE[measure.dimension];
  const { at_least = low, at_most = high } = measure;
  if (value >= at_least && value <= at_most) return 1;
  const goal = value < at_least ? at_least : at_most;
  const way = Math.abs(goal - (start ?? value));
  return way === 0 ? 0 : round(clamp(1 - Math.abs(goal - value) / way, 0, 0.99));
};

/** What one event adds to an objective's progress, -1..1; 0 when it has nothing to do with it. */
export const addedBy = (state: State, objective: Objective, event: Event): number => {
  const { measure } = objective;
  switch (measure.kind) {
    case "tie":
      return event.type === "relationship_changed" && isOf(measure, event.data) && event.data.dimension === measure.dimension
        ? round(standingOf(state, objective) - objective.progress)
        : 0;
    case "relationship":
      return event.type === "relationship_type_changed" && isOf(measure, event.data)
        ? round(standingOf(state, objective) - objective.progress)
        : 0;
    case "interaction":
      return event.type === "character_interaction" && isAsked(measure, event.data) ? 1 / measure.times : 0;
    case "said":
      return event.type === "character_interaction" ? saidIn(state, measure, event.data) / measure.times : 0;
    case "known":
      return learners(event, measure.text).includes(measure.character_id) ? 1 - objective.progress : 0;
    case "kept":
      return learners(event, measure.text).length > 0 ? -objective.progress : 0;
    default:
      return measure satisfies never;
  }
};

const isOf = (measure: { readonly from: string; readonly to: string }, data: { readonly from: string; readonly to: string }): boolean =>
  measure.from === data.from && measure.to === data.to;

type Line = Extract<Event, { type: "character_interaction" }>["data"];

const isAsked = ({ from, to, type }: Extract<Measure, { kind: "interaction" }>, line: Line): boolean =>
  (from === null || line.speaker_id === from) &&
  (to === null || line.addressees.includes(to)) &&
  (type === null || line.interaction_type === type);

/** How many of the two lines of an exchange, or whether the one line, say the words. */
const saidIn = (state: State, { character_id, words }: Extract<Measure, { kind: "said" }>, line: Line): number => {
  const cast = state.meta.scenario?.cast ?? [];
  const counts = (speaker: CharacterId | undefined, text: string | null): boolean =>
    text !== null &&
    speaker !== undefined &&
    (character_id === null ? cast.includes(speaker) : speaker === character_id) &&
    says(text, words);
  return Number(counts(line.speaker_id, line.content)) + Number(counts(line.addressees[0], line.response));
};

/** Whether a line brings the words up: all of their telling ones when there are two or fewer, half of them when there are more. */
export const says = (text: string, words: string): boolean => {
  const wanted = [...tellingWords(words)].map(stemOf);
  if (wanted.length === 0) return text.toLowerCase().includes(words.toLowerCase().trim());
  const said = new Set(wordsOf(text).map(stemOf));
  const found = wanted.filter((stem) => said.has(stem)).length;
  return found >= (wanted.length <= 2 ? wanted.length : Math.ceil(wanted.length / 2));
};

/** Those who get to know the text by the event, or something that says as much. */
const learners = (event: Event, text: string): readonly CharacterId[] => {
  const isIt = (fact: { readonly fact_id: string; readonly text: string }): boolean =>
    fact.fact_id === factIdOf(text) || says(fact.text, text);
  if (event.type === "hearsay") return isIt(event.data) ? event.data.listeners : [];
  if (event.type !== "fact_learned" || event.data.known.from === event.data.character_id) return [];
  // What somebody has just said themselves they have not learned.
  return event.data.known.source !== event.seq - 1 && isIt(event.data.known) ? [event.data.character_id] : [];
};

/** A character's name, for sentences. */
export const nameOf = (state: State, id: CharacterId | null, otherwise = "somebody"): string =>
  (id === null ? undefined : state.characters.get(id))?.name ?? otherwise;

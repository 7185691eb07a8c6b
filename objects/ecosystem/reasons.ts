/** Why it came so, read off the log: who had the floor and why, who learned a fact from whom. */
import type { Role } from "../protocol.ts";
import { factIdOf, TUNING, type Event, type EventOf } from "../simulation/index.ts";
import type { FactTrace, TurnReason } from "./contract-authoring.ts";
import type { Journal } from "./journal.ts";
import { EcosystemError } from "./refusal.ts";
import { roleClass, viewedAs } from "./visibility.ts";

/**
 * Why the turn was given to its speaker.
 * @param seq The event that gave it, or the line that came of it.
 * @throws EcosystemError 404 when there is no such event, or the role may not see it.
 */
export const turnReason = (journal: Journal, seq: number, role: Role): TurnReason => {
  const named = journal.event(seq);
  const turn = named?.type === "character_interaction" && named.data.turn_id !== null ? turnOf(journal, named.data.turn_id) : named;
  const given = turn && viewedAs(turn, roleClass(role));
  if (given?.type !== "speaker_chosen") throw new EcosystemError(404, `Event ${seq} is no turn, and no line that came of one.`);
  const { turn_id, conversation_id, speaker_id, addressees, intent, bids } = given.data;
  const line = named?.type === "character_interaction" ? named : lineOf(journal, given, turn_id);
  return {
    seq: given.seq,
    turn_id,
    conversation_id,
    speaker_id,
    addressees,
    intent,
    bids: chances(bids),
    line_seq: line !== null && viewedAs(line, roleClass(role)) === line ? line.seq : null,
  };
};

/** A turn is called after the event that gave it (`t<seq>`). */
const turnOf = (journal: Journal, turnId: string): Event | null => journal.event(Number(turnId.slice(1)));

/** A turn waits for its line for some ticks; what comes of it is not far behind. */
const LINE_WITHIN = 2_000;

const lineOf = (journal: Journal, given: EventOf<"speaker_chosen">, turnId: string): Event | null => {
  for (const event of journal.stream({ since: given.seq, until: given.seq + LINE_WITHIN })) {
    if (event.type === "character_interaction" && event.data.turn_id === turnId) return event;
    if (event.type === "turn_passed" && event.data.turn_id === turnId) return null;
  }
  return null;
};

/** The softmax of the bids' totals, as the speaker was chosen by. */
const chances = (bids: EventOf<"speaker_chosen">["data"]["bids"]): TurnReason["bids"] => {
  const totals = Object.entries(bids).map(([bidder, terms]) => ({
    bidder,
    terms,
    total: round(Object.values(terms).reduce((sum, term) => sum + term, 0)),
  }));
  const highest = Math.max(...totals.map(({ total }) => total));
  const weights = totals.map(({ total }) => Math.exp((total - highest) / TUNING.speaker.temperature));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  return totals
    .map((bid, index) => ({ ...bid, probability: round((weights[index] ?? 0) / whole) }))
    .toSorted((a, b) => b.probability - a.probability);
};

const round = (value: number): number => Math.round(value * 10_000) / 10_000;

type Step = FactTrace["steps"][number];

/** @throws EcosystemError 404 when nobody ever knew it. */
export const factTrace = (journal: Journal, factId: string): FactTrace => {
  const steps: Step[] = [];
  let text = "";
  const knows = (id: string): boolean => steps.some(({ character_id }) => character_id === id);
  for (const event of secretsAndTellings(journal, factId)) {
    const { seq, at } = event;
    const known = { seq, at, from: null, source_seq: null, line_seq: null, confided: false };
    if (event.type === "secrets_kept") {
      const secret = event.data.secrets.find((one) => factIdOf(one) === factId);
      if (secret === undefined || knows(event.data.character_id)) continue;
      text ||= secret;
      steps.push({ ...known, how: "secret", character_id: event.data.character_id });
    } else if (event.type === "memory_formed") {
      const { character_id, memory } = event.data;
      if (memory.kind !== "canon" || factIdOf(memory.text) !== factId || knows(character_id)) continue;
      text ||= memory.text;
      steps.push({ ...known, how: "canon", character_id });
    } else if (event.type === "fact_learned" && event.data.known.fact_id === factId && !knows(event.data.character_id)) {
      text ||= event.data.known.text;
      const how = event.data.by === "own words" ? "own" : "author";
      steps.push({ ...known, how, character_id: event.data.character_id, confided: event.data.known.confided });
    } else if (event.type === "hearsay" && event.data.fact_id === factId) {
      const { teller_id: from, source_seq, line_seq, confided, listeners } = event.data;
      text ||= event.data.text;
      for (const character_id of listeners)
        if (!knows(character_id)) steps.push({ seq, at, how: "told", character_id, from, source_seq, line_seq, confided });
    }
  }
  if (steps.length === 0) throw new EcosystemError(404, "Nobody here knows such a fact.");
  return { fact_id: factId, text, steps };
};

/** Secrets and memories are kept by their words, so each is looked at; whatever is told names the fact. */
const secretsAndTellings = (journal: Journal, factId: string): readonly Event[] => {
  const found = new Map<number, Event>();
  for (const words of [['"secrets_kept"'], ['"kind":"canon"'], [`"${factId}"`]])
    for (const event of journal.mentioning(words)) found.set(event.seq, event);
  return [...found.values()].toSorted((a, b) => a.seq - b.seq);
};

/** What must hold after any history, as checks that name what is broken. */
import { strangers } from "../../objects/simulation/rules/tie.ts";
import { factIdOf, type Event, type Relationship, type State } from "../../objects/simulation/index.ts";

/** Everything that is wrong with a log and the state it folds to; empty when all is well. */
export const problemsOf = (events: readonly Event[], state: State): readonly string[] => [
  ...sequence(events),
  ...audiences(events),
  ...ledger(events, state),
  ...ranges(state),
  ...conversations(state),
  ...familiarities(events),
  ...knowledge(events, state),
];

const sequence = (events: readonly Event[]): readonly string[] =>
  events.flatMap((event, index) => (event.seq === index + 1 ? [] : [`event ${index + 1} has seq ${event.seq}`]));

const audiences = (events: readonly Event[]): readonly string[] =>
  events.flatMap((event) =>
    event.type === "character_interaction" &&
    !event.data.participants.every((id) => id.startsWith("visitor:") || event.audience.includes(id))
      ? [`line ${event.seq} was not heard by all it was for`]
      : [],
  );

const DIMENSIONS = ["strength", "trust", "familiarity"] as const;

/** Rules that are no line's: a tie that is brought along, fades, or is set by the author. */
const UNBOUNDED = /^(?:book|time apart softens|author.*)$/u;

const ledger = (events: readonly Event[], state: State): readonly string[] => {
  const sums = new Map<string, number>();
  const problems: string[] = [];
  for (const event of events) {
    if (event.type !== "relationship_changed") continue;
    const { from, to, dimension, before, delta, after } = event.data;
    const key = `${from}>${to} ${dimension}`;
    const standing = sums.get(key) ?? strangers(from, to)[dimension];
    if (Math.abs(standing - before) > 1e-6) problems.push(`${key} was ${standing}, event ${event.seq} says ${before}`);
    if (Math.abs(before + delta - after) > 1e-6) problems.push(`event ${event.seq}: ${before} + ${delta} is not ${after}`);
    if (event.data.causes.some((cause) => cause >= event.seq)) problems.push(`event ${event.seq} is caused by its future`);
    const bound = dimension === "strength" ? 0.15 : 0.2;
    if (!UNBOUNDED.test(event.data.rule) && Math.abs(delta) > bound + 1e-9) problems.push(`event ${event.seq} moves ${key} by ${delta}`);
    sums.set(key, after);
  }
  for (const tie of tiesOf(state))
    for (const dimension of DIMENSIONS) {
      const sum = sums.get(`${tie.from}>${tie.to} ${dimension}`) ?? strangers(tie.from, tie.to)[dimension];
      if (Math.abs(sum - tie[dimension]) > 1e-6)
        problems.push(`${tie.from}>${tie.to} ${dimension} is ${tie[dimension]}, its ledger says ${sum}`);
    }
  return problems;
};

/** What one has known of somebody never falls below half of what it was; the author alone may set it lower. */
const familiarities = (events: readonly Event[]): readonly string[] => {
  const peaks = new Map<string, number>();
  return events.flatMap((event) => {
    if (event.type !== "relationship_changed" || event.data.dimension !== "familiarity") return [];
    const { from, to, before, after, rule } = event.data;
    const key = `${from}>${to}`;
    const peak = Math.max(peaks.get(key) ?? 0, before, after);
    peaks.set(key, peak);
    const fell = after < before && after < peak / 2 - 1e-4 && !rule.startsWith("author");
    return fell ? [`${key} is as good as forgotten at event ${event.seq}: ${after} of ${peak}`] : [];
  });
};

/** Nobody knows a fact but by a secret of their own, the author, or somebody who told it. */
const knowledge = (events: readonly Event[], state: State): readonly string[] => {
  const ways = new Set<string>();
  for (const { type, data } of events) {
    if (type === "secrets_kept") for (const text of data.secrets) ways.add(`${data.character_id} ${factIdOf(text)}`);
    if (type === "fact_learned") ways.add(`${data.character_id} ${data.known.fact_id}`);
    if (type === "hearsay") for (const id of data.listeners) ways.add(`${id} ${data.fact_id}`);
  }
  return [...state.characters.values()].flatMap(({ id, knowledge: known }) =>
    known.flatMap(({ fact_id, text }) => (ways.has(`${id} ${fact_id}`) ? [] : [`${id} knows “${text}”, and nobody told them`])),
  );
};

const tiesOf = (state: State): readonly Relationship[] => [...state.ties.values()].flatMap((ties) => Object.values(ties));

const within = (value: number, low: number, high: number): boolean => Number.isFinite(value) && value >= low && value <= high;

const ranges = (state: State): readonly string[] => [
  ...tiesOf(state).flatMap((tie) =>
    within(tie.strength, -1, 1) && within(tie.trust, 0, 1) && within(tie.familiarity, 0, 1)
      ? []
      : [`${tie.from}>${tie.to} is out of range`],
  ),
  ...[...state.characters.values()].flatMap(({ id, mood, social_energy, emotion, memories }) => [
    ...([mood.p, mood.a, mood.d].every((value) => within(value, -1, 1)) ? [] : [`mood of ${id} is out of range`]),
    ...(within(social_energy, 0, 1) ? [] : [`energy of ${id} is ${social_energy}`]),
    ...(emotion === null || within(emotion.intensity, 0, 1) ? [] : [`emotion of ${id} is ${emotion.intensity}`]),
    ...(memories.every(({ importance }) => within(importance, 0, 1)) ? [] : [`a memory of ${id} is out of range`]),
  ]),
  ...[...state.threads.values()].flatMap(({ id, tension }) => (within(tension, 0, 1) ? [] : [`tension of ${id} is ${tension}`])),
];

const conversations = (state: State): readonly string[] => [
  ...[...state.conversations.values()].flatMap((conversation) => [
    ...conversation.participants
      .filter((id) => state.characters.get(id)?.conversation_id !== conversation.id)
      .map((id) => `${id} is in ${conversation.id} but does not know it`),
    ...(new Set(conversation.participants).size === conversation.participants.length ? [] : [`somebody is twice in ${conversation.id}`]),
    ...(conversation.participants.length <= 8 ? [] : [`${conversation.id} is too large`]),
    ...(conversation.awaiting && !conversation.participants.includes(conversation.awaiting.speaker_id)
      ? [`${conversation.id} waits for somebody who is not in it`]
      : []),
  ]),
  ...[...state.characters.values()].flatMap(({ id, conversation_id }) =>
    conversation_id === null || state.conversations.get(conversation_id)?.participants.includes(id)
      ? []
      : [`${id} believes to be in ${conversation_id}`],
  ),
];

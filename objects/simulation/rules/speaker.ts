/** Who speaks next: everyone in the conversation bids, silence too, and a seeded softmax decides. */
import { isVisitor } from "../apply-talk.ts";
import type { BidTerms } from "../event.ts";
import { round } from "../numbers.ts";
import type { Character, Conversation, State } from "../state.ts";
import { mentions, shareSubject } from "../text.ts";
import { TUNING } from "../tuning.ts";
import type { World } from "../world.ts";
import { energyAt } from "./energy.ts";
import { openGoals } from "./goals.ts";
import { callsUpon, mayHear } from "./hearing.ts";
import { emotionAt } from "./mood.ts";
import { tieOf } from "./tie.ts";

export const SILENCE = "silence";

export interface Choice {
  /** null: nobody speaks. */
  readonly speaker: Character | null;
  readonly bids: Readonly<Record<string, BidTerms>>;
}

export const chooseSpeaker = (world: World, conversation: Conversation): Choice => {
  const people = conversation.participants.flatMap((id) => world.state.characters.get(id) ?? []);
  const bids: Record<string, BidTerms> = {};
  // Between two it is plain who is meant.
  const calls = (people.length > 2 ? conversation.lines.slice(-3) : []).map((line) =>
    people.filter((one) => one.id !== line.speaker_id && callsUpon(line.text, one)),
  );
  for (const character of people) bids[character.id] = bidOf(world.state, world.now.at, character, conversation, calls);
  const { silence, silence_per_turn, silence_after, temperature } = TUNING.speaker;
  // A visitor who has spoken, or somebody who is taking leave, is not met with silence.
  const mayLapse = conversation.turns >= silence_after && !conversation.closing && !isVisitor(conversation.lines.at(-1)?.speaker_id ?? "");
  if (mayLapse) bids[SILENCE] = { silence, turns: round(silence_per_turn * conversation.turns) };
  const candidates: readonly (Character | null)[] = mayLapse ? [...people, null] : people;
  const speaker = world.random.softmax(candidates, (candidate) => totalOf(bids[candidate?.id ?? SILENCE] ?? {}), temperature) ?? null;
  return { speaker, bids };
};

/** Sum of a bid's terms. */
export const totalOf = (terms: BidTerms): number => Object.values(terms).reduce((sum, term) => sum + term, 0);

/** `calls`: who was called upon by name in each of the last three lines. */
const bidOf = (
  state: State,
  at: number,
  character: Character,
  conversation: Conversation,
  calls: readonly (readonly Character[])[],
): BidTerms => {
  const weight = TUNING.speaker;
  const last = conversation.lines.at(-1);
  const emotion = emotionAt(character, at);
  const recent = conversation.lines.slice(-6);
  const spoken = recent.filter((line) => line.speaker_id === character.id).length;
  const others = last && last.speaker_id !== character.id;
  return withoutZeros({
    addressed: weight.addressed * callOn(character, conversation, calls),
    opener: conversation.lines.length === 0 && conversation.participants[0] === character.id ? weight.opener : 0,
    mentioned: others && mayHear(character.id, last) && mentions(last.text, character) ? weight.mentioned : 0,
    extraversion: weight.extraversion * (character.traits.extraversion - 0.5),
    autonomy: weight.autonomy * character.autonomy_level,
    goal: openGoals(character).some((goal) => shareSubject(goal, conversation.topic)) ? weight.goal : 0,
    emotion: emotion ? weight.emotion * emotion.intensity : 0,
    tie: others ? weight.tie * Math.abs(tieOf(state, character.id, last.speaker_id).strength) : 0,
    spoke_last: last?.speaker_id === character.id ? weight.spoke_last : 0,
    share: recent.length > 0 ? (weight.share * spoken) / recent.length : 0,
    tired: weight.tired * (1 - energyAt(character, at)),
  });
};

/**
 * How much a character is called on, 0..1: addressed in one of the last three lines without having answered. Whoever is called upon by
 * name goes before whoever the line was meant for.
 */
const callOn = (character: Character, conversation: Conversation, calls: readonly (readonly Character[])[]): number => {
  for (const [back, line] of conversation.lines.slice(-3).toReversed().entries()) {
    if (line.speaker_id === character.id) return 0;
    if (!mayHear(character.id, line)) continue;
    const fading = 1 / (1 + 0.5 * back);
    const called = calls.at(-1 - back) ?? [];
    if (called.includes(character)) return fading;
    if (line.addressees.includes(character.id))
      return (fading * (called.length > 0 ? TUNING.speaker.passed_over : 1)) / Math.sqrt(line.addressees.length);
  }
  return 0;
};

const withoutZeros = (terms: BidTerms): BidTerms => {
  const kept: Record<string, number> = {};
  for (const name in terms) {
    const value = round(terms[name] ?? 0);
    if (value !== 0) kept[name] = value;
  }
  return kept;
};

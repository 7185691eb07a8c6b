/** What a speaker sets out to do with the next line: decided once, before any words, from who they are and how things stand. */
import { clamp, round } from "../numbers.ts";
import { isVisitor } from "../apply-talk.ts";
import type { Character, CharacterId, Conversation, Intent, InteractionType, State } from "../state.ts";
import { shareSubject, shorten } from "../text.ts";
import { TUNING } from "../tuning.ts";
import type { World } from "../world.ts";
import { aimsToward, holdsTheirTongue, moodSway } from "./aims.ts";
import { openGoals } from "./goals.ts";
import { moodAt } from "./mood.ts";
import { tieOf } from "./tie.ts";
import { absentThird, companyOf, topicFor } from "./topics.ts";
import { disposition, hostileEmotion } from "./warmth.ts";

/** One thing that the next line could be for. Everything in it but its score may become public. */
export interface Option {
  readonly type: InteractionType;
  readonly score: number;
  readonly warmth: number;
  readonly because: string;
  readonly topic?: string;
  /** Whom it is whispered to, when it is not for all who are there. */
  readonly whisperedTo?: CharacterId;
}

/** An intent, and whom the line is for when that is not everybody it would have been for. */
export type Meant = Intent & { readonly addressees?: readonly string[] };

/**
 * The intent of `speaker`'s next turn toward `listener` (null for a visitor). `parting` says why the talk must close, or is null.
 */
export const intentOf = (
  world: World,
  speaker: Character,
  listener: Character | null,
  conversation: Conversation,
  parting: string | null,
): Meant => {
  const { state, now, random } = world;
  const sway = TUNING.scenario.mood * moodSway(state, speaker.id);
  const warmth = clamp(disposition(state, now.at, speaker, listener) + 0.4 * (random.next() - 0.5) + sway, -1, 1);
  const name = listener?.name ?? conversation.lines.at(-1)?.speaker_name ?? "the visitor";
  const topic = subjectOf(world, speaker, conversation);
  const confider = whisperTo(speaker, conversation);
  const settle = ({ type, because, ...option }: Option): Meant => {
    const whisperedTo = type === "farewell" ? undefined : (option.whisperedTo ?? confider ?? undefined);
    const intent = { type, topic: option.topic ?? topic, warmth: round(clamp(option.warmth, -1, 1)), because };
    return whisperedTo === undefined ? { ...intent, whispered: false } : { ...intent, whispered: true, addressees: [whisperedTo] };
  };
  if (parting !== null || conversation.closing)
    return settle({ type: "farewell", score: 0, warmth: warmth * 0.6, because: parting ?? "the others are taking leave" });
  if (opensWithGreeting(world, speaker, listener, conversation))
    return settle({ type: "greeting", score: 0, warmth: warmth + 0.1, because: `to greet ${name}` });
  const options = [
    chat(speaker, conversation, warmth, name, topic),
    ...(listener ? [quarrel(state, now.at, speaker, listener, conversation, warmth), jointEffort(state, speaker, listener, warmth)] : []),
    ...(listener ? confession(state, speaker, listener, conversation, warmth) : []),
    ...gossip(world, speaker, conversation, warmth),
    ...(listener ? asides(state, speaker, listener, conversation, warmth) : []),
    ...(listener ? aimsToward(state, speaker, listener, conversation, warmth) : []),
  ];
  return settle(
    random.softmax(options, ({ score }) => score, TUNING.intent.temperature) ?? chat(speaker, conversation, warmth, name, topic),
  );
};

/** How the target of an interaction given from outside means to answer it; no chance is involved. */
export const intentOfAnswer = (state: State, at: number, target: Character, initiator: Character, asked: InteractionType): Intent => {
  const warmth = clamp(disposition(state, at, target, initiator) + 0.4 * TUNING.intent.warmth[asked], -1, 1);
  const type: InteractionType = asked === "confession" || asked === "gossip" ? "chat" : asked === "conflict" && warmth > 0 ? "chat" : asked;
  const because = asked === "conflict" && warmth > 0 ? `to calm ${initiator.name}` : `to answer ${initiator.name}`;
  return { type, topic: "", warmth: round(warmth), because, whispered: false };
};

/** Whoever has just whispered to the speaker what was not for all ears: they are answered in a whisper; null for nobody. */
const whisperTo = (speaker: Character, { lines }: Conversation): CharacterId | null => {
  const last = lines.at(-1);
  if (!last?.whispered || !last.addressees.includes(speaker.id)) return null;
  const kept = isVisitor(last.speaker_id) || last.interaction_type === "confession" || last.interaction_type === "gossip";
  return kept ? last.speaker_id : null;
};

const subjectOf = (world: World, speaker: Character, conversation: Conversation): string => {
  const stirred = conversation.stirred_at > (conversation.lines.at(-1)?.seq ?? 0) ? world.state.meta.news.at(-1) : undefined;
  if (stirred) return shorten(stirred.text, 90);
  const drifts =
    conversation.turns >= 3 && world.random.chance(TUNING.intent.drift + TUNING.intent.drift_openness * speaker.traits.openness);
  if (!drifts) return conversation.topic;
  const others = conversation.participants.flatMap((id) => world.state.characters.get(id) ?? []);
  return topicFor(world, speaker, others);
};

const opensWithGreeting = (world: World, speaker: Character, listener: Character | null, conversation: Conversation): boolean => {
  if (conversation.reason === "quarrel" || conversation.turns >= Math.min(2, conversation.participants.length)) return false;
  if (conversation.lines.some((line) => line.speaker_id === speaker.id)) return false;
  if (!listener) return conversation.turns === 0 && world.random.chance(0.3);
  return conversation.turns === 0
    ? world.random.chance(0.8)
    : conversation.lines.at(-1)?.interaction_type === "greeting" && world.random.chance(0.5);
};

const lastTo = (speaker: Character, conversation: Conversation): InteractionType | null =>
  conversation.lines.findLast((line) => line.addressees.includes(speaker.id))?.interaction_type ?? null;

const chat = (speaker: Character, conversation: Conversation, warmth: number, name: string, topic: string): Option => {
  const attacked = lastTo(speaker, conversation) === "conflict";
  if (attacked && speaker.traits.agreeableness > 0.45)
    return {
      type: "chat",
      score: 0.6 + speaker.traits.agreeableness,
      warmth: Math.max(0.25, warmth + 0.3),
      because: `to make peace with ${name}`,
    };
  return { type: "chat", score: 0.6, warmth, because: whyChat(speaker, conversation, name, topic) };
};

const whyChat = (speaker: Character, conversation: Conversation, name: string, topic: string): string => {
  if (topic !== conversation.topic) return "to change the subject";
  if (conversation.lines.length === 0) return `to begin with what is on ${speaker.name}'s mind`;
  return conversation.lines.at(-1)?.addressees.includes(speaker.id) ? `to answer ${name}` : "to have a say in it";
};

const quarrel = (state: State, at: number, speaker: Character, listener: Character, conversation: Conversation, warmth: number): Option => {
  const tie = tieOf(state, speaker.id, listener.id);
  const anger = hostileEmotion(speaker, at);
  const attacked = lastTo(speaker, conversation) === "conflict";
  const gloom = Math.max(0, -moodAt(speaker, at).p);
  const score =
    -0.6 +
    0.4 * Math.max(0, -tie.strength) +
    0.6 * anger +
    0.6 * Math.max(0, -warmth) +
    0.6 * (0.5 - speaker.traits.agreeableness) +
    0.5 * gloom +
    (attacked ? 0.7 * (1.1 - speaker.traits.agreeableness) : 0) +
    (conversation.reason === "quarrel" && conversation.turns < 4 ? 0.6 : 0) -
    0.25 * Math.max(0, tie.strength) -
    // A quarrel wears itself out.
    0.4 * conversation.lines.filter((line) => line.interaction_type === "conflict").length;
  const because = attacked
    ? `stung by what ${listener.name} said`
    : anger > 0.3
      ? "still angry"
      : tie.strength < -0.2
        ? `an old grudge against ${listener.name}`
        : gloom > 0.3
          ? "in a black mood"
          : warmth > 0.1
            ? `takes amiss what ${listener.name} said`
            : `something about ${listener.name} grates`;
  return { type: "conflict", score, warmth: Math.min(-0.25, warmth - 0.35), because };
};

const jointEffort = (state: State, speaker: Character, listener: Character, warmth: number): Option => {
  const tie = tieOf(state, speaker.id, listener.id);
  const goals = openGoals(speaker);
  const shared = goals.find((goal) => openGoals(listener).some((other) => shareSubject(goal, other)));
  const goal = shared ?? goals[0];
  const score =
    (goal ? -0.85 : -2) + (shared ? 0.9 : 0) + 0.6 * tie.strength + 0.5 * (speaker.traits.conscientiousness - 0.5) + 0.3 * warmth;
  const because = shared ? `${listener.name} wants the same` : `${listener.name} could help`;
  return { type: "collaboration", score, warmth: Math.max(0.15, warmth + 0.05), because, ...(goal ? { topic: goal } : {}) };
};

/** Only between two who trust each other and have talked a little, whispered when others are there; one confession at a time. */
const confession = (
  state: State,
  speaker: Character,
  listener: Character,
  conversation: Conversation,
  warmth: number,
): readonly Option[] => {
  const tie = tieOf(state, speaker.id, listener.id);
  const told = conversation.lines.some((line) => line.interaction_type === "confession");
  if (told || conversation.turns < 2 || tie.trust < 0.58 || holdsTheirTongue(state, speaker)) return [];
  const inCompany = conversation.participants.length > 2;
  const score =
    -1.3 +
    (inCompany ? TUNING.whisper.confession : 0) +
    3 * (tie.trust - 0.58) +
    0.6 * tie.strength +
    (speaker.secrets.length > 0 ? 0.5 : 0) +
    0.3 * speaker.traits.neuroticism;
  // The secret itself is not named: an intent is public, and the mind has the speaker's own secrets.
  return [
    {
      type: "confession",
      score,
      warmth: Math.max(0.2, warmth),
      because: `trusts ${listener.name} enough to say it`,
      topic: "something kept back",
      ...(inCompany ? { whisperedTo: listener.id } : {}),
    },
  ];
};

const gossip = (world: World, speaker: Character, conversation: Conversation, warmth: number): readonly Option[] => {
  if (conversation.turns < 1) return [];
  const absent = absentThird(world, speaker, companyOf(conversation));
  if (!absent) return [];
  const score = -0.55 + 0.7 * (speaker.traits.extraversion - 0.5) + 0.5 * (0.5 - speaker.traits.conscientiousness);
  return [{ type: "gossip", score, warmth: warmth * 0.7, because: `${absent.name} is not there to hear it`, topic: absent.name }];
};

/** In company, a word behind the hand about somebody who is there. */
const asides = (state: State, speaker: Character, listener: Character, conversation: Conversation, warmth: number): readonly Option[] => {
  if (conversation.participants.length < 3 || conversation.turns < 2) return [];
  const concern = (id: CharacterId): number => Math.abs(tieOf(state, speaker.id, id).strength);
  const others = conversation.participants.filter((id) => id !== speaker.id && id !== listener.id);
  const [most] = others.toSorted((a, b) => concern(b) - concern(a));
  const other = most === undefined ? undefined : state.characters.get(most);
  if (!other || concern(other.id) < TUNING.whisper.concern) return [];
  const score =
    TUNING.whisper.gossip +
    concern(other.id) +
    0.5 * (speaker.traits.extraversion - 0.5) +
    0.5 * (0.5 - speaker.traits.conscientiousness) +
    0.6 * (tieOf(state, speaker.id, listener.id).trust - 0.5);
  const because = `not for ${other.name} to hear`;
  return [{ type: "gossip", score, warmth: Math.max(0.1, warmth), because, topic: other.name, whisperedTo: listener.id }];
};

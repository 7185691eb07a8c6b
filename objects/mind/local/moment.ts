/** A wish as the local mind sees it: who stands where with whom, what was just said, and the cues that choose among frames. */
import type { PartnerView, Profile, Wish } from "../../simulation/index.ts";
import type { Cue } from "./bank/bank.ts";
import { createDice, fractionOf, type Dice } from "./dice.ts";
import { hear, tellingWords, type Heard } from "./heard.ts";
import { pastOf, type Past } from "./past.ts";
import { topicOf, type Topic } from "./topic.ts";

export interface Moment {
  readonly wish: Wish;
  readonly dice: Dice;
  /** The one addressed; null when nobody is left. */
  readonly partner: PartnerView | null;
  /** Another in the conversation, to turn to; null between two. */
  readonly third: PartnerView | null;
  /** The last line, when somebody else spoke it. */
  readonly heard: Heard | null;
  /** Whether that line was meant for the speaker. */
  readonly addressed: boolean;
  readonly topic: Topic;
  readonly past: Past;
  /** Whether the last line named the topic, so that a pronoun will do. */
  readonly topicNamed: boolean;
  readonly cues: ReadonlySet<Cue>;
  /** Words this speaker is likely to use in a line. */
  readonly length: number;
}

/** Words a line is meant to have: speeches of a book are long, exchanges in a room are not, and no two lines in a row are alike. */
const LENGTH = { most: 24, least: 0.6, range: 0.8, whispered: 0.7 } as const;

const HOT = new Set(["anger", "hate", "reproach"]);
const SAD = new Set(["distress", "disappointment", "pity"]);
const SHAME = new Set(["shame", "remorse"]);
const GLAD = new Set(["joy", "gratitude", "love", "relief", "hope", "pride", "admiration"]);

export const daypartOf = (minute: number): "morning" | "afternoon" | "evening" | "night" =>
  minute < 300 || minute >= 1320 ? "night" : minute < 720 ? "morning" : minute < 1050 ? "afternoon" : "evening";

/** What somebody thinks of a subject: the same all evening, and differing between people. -1 against, 0 unsure, 1 for. */
export const stanceOf = (id: string, phrase: string): -1 | 0 | 1 => {
  const fraction = fractionOf(`${id}/${phrase}`);
  return fraction < 0.34 ? -1 : fraction < 0.6 ? 0 : 1;
};

/** What the speaker thinks of a subject: well, when it is one of their own or an aim. */
export const standing = (self: Profile, phrase: string): -1 | 0 | 1 => {
  const noun = phrase.replace(/^(the|a|an|my) /, "").toLowerCase();
  const dear = noun !== "" && [...self.voice.subjects, ...self.goals].some((text) => text.toLowerCase().includes(noun));
  return dear ? 1 : stanceOf(self.id, phrase);
};

const cuesOf = (wish: Wish, topic: Topic, partner: PartnerView | null): Set<Cue> => {
  const { self, emotion, mood, time_of_day: minute, partners } = wish.view;
  const { warmth, type } = wish.intent;
  const { traits } = self;
  const tie = partner?.tie ?? null;
  const stance = standing(self, topic.phrase);
  const rules: readonly (readonly [Cue, boolean])[] = [
    ["any", true],
    ["warm", warmth >= 0.25],
    ["cold", warmth <= -0.15],
    ["even", warmth > -0.15 && warmth < 0.25],
    ["fond", tie !== null && tie.strength >= 0.5 && warmth > 0],
    ["wary", tie !== null && tie.trust < 0.35],
    ["stranger", partner !== null && (tie === null || (tie.familiarity < 0.1 && tie.interaction_count < 2))],
    ["blunt", traits.agreeableness < 0.38],
    ["gentle", traits.agreeableness >= 0.65 && warmth > -0.4],
    ["anxious", traits.neuroticism >= 0.6],
    ["calm", traits.neuroticism < 0.32],
    ["dreamer", traits.openness >= 0.66],
    ["plain", traits.openness < 0.45],
    ["exact", traits.conscientiousness >= 0.7],
    ["loose", traits.conscientiousness < 0.42],
    ["talker", traits.extraversion >= 0.66],
    ["quiet", traits.extraversion < 0.32 || self.voice.words_per_line < 8],
    ["glad", emotion !== null && GLAD.has(emotion.name)],
    ["angry", emotion !== null && HOT.has(emotion.name)],
    ["sad", emotion !== null && SAD.has(emotion.name)],
    ["ashamed", emotion !== null && SHAME.has(emotion.name)],
    ["afraid", emotion?.name === "fear"],
    ["low", mood.p < -0.25],
    ["high", mood.p > 0.3],
    ["thing", topic.kind === "thing"],
    ["place", topic.kind === "place"],
    ["person", topic.kind === "person"],
    ["deed", topic.kind === "deed" && !topic.own],
    ["mine", topic.kind === "deed" && topic.own],
    ["event", topic.kind === "event" && topic.tale !== null],
    ["matter", topic.kind !== "person" && topic.kind !== "place"],
    ["for", stance > 0 && type !== "conflict"],
    ["against", stance < 0],
    ["unsure", stance === 0],
    [daypartOf(minute), true],
    [partners.length > 1 ? "group" : "pair", true],
  ];
  return new Set(rules.flatMap(([cue, holds]) => (holds ? [cue] : [])));
};

export const readMoment = (wish: Wish): Moment => {
  const { view } = wish;
  const { self, partners, conversation } = view;
  const dice = createDice(wish.seed);
  const partner = partners.find(({ id }) => id === wish.addressees[0]) ?? partners[0] ?? null;
  const others = partners.filter(({ id }) => id !== partner?.id);
  const topic = topicOf(wish, dice.next());
  const last = conversation.lines.at(-1);
  const heard = last && last.speaker_id !== self.id ? hear(last) : null;
  const about = tellingWords(topic.phrase);
  const usual = Math.min(LENGTH.most, self.voice.words_per_line * (0.8 + 0.5 * self.traits.extraversion));
  const named = new Set(about);
  return {
    wish,
    dice,
    partner,
    third: others[0] ?? null,
    heard,
    addressed: heard !== null && (heard.line.addressees.length === 0 || heard.line.addressees.includes(self.id)),
    topic,
    past: pastOf(wish, partner?.name ?? null, topic.kind === "person" ? topic.phrase : null, [...about, ...(heard?.words ?? [])]),
    topicNamed: heard !== null && heard.words.some((word) => named.has(word)),
    cues: cuesOf(wish, topic, partner),
    length: Math.min(
      wish.max_words,
      Math.max(4, usual * (LENGTH.least + LENGTH.range * dice.next()) * (wish.intent.whispered ? LENGTH.whispered : 1)),
    ),
  };
};

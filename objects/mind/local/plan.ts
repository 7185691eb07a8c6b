/** The order of a line: what answers the last one, the matter itself, what hands it on. */
import { answers } from "./bank/answers.ts";
import { asks, challenges, follows } from "./bank/asks.ts";
import type { Bank } from "./bank/bank.ts";
import { asides, bridges, moods, opinions, subjects, transitions } from "./bank/chat.ts";
import { accusations, peace, retorts } from "./bank/conflict.ts";
import { farewells, greetedBack, greetings } from "./bank/meeting.ts";
import { persons } from "./bank/persons.ts";
import { places } from "./bank/places.ts";
import { reactions } from "./bank/reactions.ts";
import { grudges, hearsay, leaks, maxims, recollections, resumptions, returns, sayings } from "./bank/recall.ts";
import { confessions, disclosures, gossip, openings, proposals, whispers } from "./bank/trust.ts";
import { sayFrom } from "./grammar.ts";
import { tellingWords } from "./heard.ts";
import { ownAnswer, ownFarewell, ownLine, ownQuestion } from "./lines.ts";
import { standing, stanceOf, type Moment } from "./moment.ts";
import { ownReaction } from "./phrases.ts";

const WARM = 0.25;
const CONFIDES_FROM = 0.62;
const ASIDE = 0.1;
/** How often the book's own words are taken where they fit: an answer, assent or objection, a question. */
const OWN = { answer: 0.3, reaction: 0.4, question: 0.4, farewell: 0.3 } as const;

const from = (banks: Readonly<Record<string, Bank>>, name: string, moment: Moment): string | null => {
  const bank = banks[name];
  return bank ? sayFrom(bank, moment) : null;
};

/** To a visitor's own question, whatever the speaker remembers that shares a telling word with it; null when nothing does. */
const knownAnswer = ({ heard, past, wish, dice }: Moment): string | null => {
  if (!heard?.line.speaker_id.startsWith("visitor:") && wish.view.conversation.turns > 1) return null;
  const asked = new Set(heard?.words ?? []);
  const lines = wish.view.self.voice.lines.filter((line) => tellingWords(line).some((word) => asked.has(word)));
  const tales = past.tales.filter(({ text }) => tellingWords(text).some((word) => asked.has(word)));
  const known = [...tales.map(({ text }) => text), ...lines];
  return dice.weighted(known, () => 1) ?? null;
};

/** Whether the speaker is about to leave what the others were talking of. */
const turnsAway = ({ wish, topicNamed }: Moment): boolean =>
  wish.intent.type === "chat" &&
  !topicNamed &&
  wish.intent.topic !== wish.view.conversation.topic &&
  !/peace|calm/.test(wish.intent.because);

/** Assent or objection, in the words of the book when it has some. */
const reaction = (kind: "agree" | "doubt", moment: Moment): string | null =>
  (moment.dice.chance(OWN.reaction) ? ownReaction(kind, moment) : null) ?? from(reactions, kind, moment);

/** Assent or doubt, as the two stand on the matter; often nothing. */
const agreement = (moment: Moment): string | null => {
  const { heard, dice, wish, cues, topic } = moment;
  if (!heard || !dice.chance(cues.has("quiet") ? 0.35 : 0.45)) return null;
  const alike = standing(wish.view.self, topic.phrase) === stanceOf(heard.line.speaker_id, topic.phrase) && !cues.has("cold");
  return reaction(alike || dice.chance(Math.max(0, wish.intent.warmth) * 0.5) ? "agree" : "doubt", moment);
};

/** What the line begins with because of the line before it; null when it needs nothing. */
export const headOf = (moment: Moment): string | null => {
  const { heard, addressed, dice, wish } = moment;
  if (!heard || wish.intent.type === "farewell" || wish.intent.type === "greeting") return null;
  if (heard.asked !== null && (addressed || dice.chance(0.3))) {
    const own = dice.chance(OWN.answer) ? ownAnswer(heard.asked, moment) : null;
    return knownAnswer(moment) ?? own ?? from(answers, heard.asked, moment);
  }
  if (wish.intent.type === "conflict" && heard.line.interaction_type !== "conflict") return null;
  if (wish.intent.type === "confession" || (!addressed && dice.chance(0.6))) return null;
  if (turnsAway(moment) && !moment.cues.has("quiet") && dice.chance(0.55)) return sayFrom(transitions, moment);
  switch (heard.line.interaction_type) {
    case "confession":
      return from(reactions, "confided", moment);
    case "conflict":
      if (wish.intent.because.includes("peace")) return null;
      return (
        (wish.intent.warmth < 0 && dice.chance(OWN.reaction) ? ownReaction("doubt", moment) : null) ?? from(reactions, "struck", moment)
      );
    case "gossip":
      return from(reactions, "told", moment);
    case "collaboration":
      return from(reactions, "asked_along", moment);
    case "chat":
      return heard.echo !== null && dice.chance(0.3) ? from(reactions, "echo", moment) : agreement(moment);
    default:
      return null;
  }
};

/** The first bank, in the order given, whose chance comes up and that has something to say. */
const firstOf = (moment: Moment, ...choices: readonly (readonly [chance: number, bank: Bank | undefined])[]): string | null => {
  for (const [chance, bank] of choices) {
    const said = bank && moment.dice.chance(chance) ? sayFrom(bank, moment) : null;
    if (said !== null) return said;
  }
  return null;
};

/** A first hello, or, between two who left something unfinished, a word of that. */
const greetingOf = (moment: Moment): string | null => {
  const { parting } = moment.past;
  if (moment.heard?.line.interaction_type === "greeting") return sayFrom(greetedBack, moment);
  if (parting && parting.kind !== "peaceful" && moment.dice.chance(0.6)) {
    const { [parting.kind]: resumed = [], [`${parting.kind}+cold`]: coldly = [] } = resumptions;
    return sayFrom({ any: resumed, cold: coldly }, moment);
  }
  return sayFrom(greetings, moment);
};

/** How readily a speaker with this many lines of their own says one: the more there are, the longer they last. */
const readiness = (count: number, matched: boolean, bare: boolean): number =>
  matched ? Math.min(0.5, 0.1 + count / 70) : bare ? Math.min(0.45, count / 80) : Math.min(0.36, count / 100);

/** The matter of the line: in the speaker's own words from the book, or in a frame. */
export const coreOf = (moment: Moment): string | null => {
  const own = ownLine(moment);
  if (own && moment.dice.chance(readiness(moment.wish.view.self.voice.lines.length, own.matched, moment.topic.bare))) return own.text;
  return framed(moment);
};

/** Something that the speaker knows of others, told on: what belongs to their aims before anything else. */
const keptBack = (moment: Moment): string | null => {
  const { knowledge, scenario, conversation } = moment.wish.view;
  const wanted = new Set((scenario?.objectives ?? []).flatMap((text) => [...tellingWords(text)]));
  const facts = knowledge.filter(({ text, from: source }) => {
    const said = conversation.lines.some((line) => line.text.includes(text.slice(0, 24)));
    return !said && !moment.wish.addressees.includes(source ?? "");
  });
  const fact = moment.dice.weighted(facts, ({ text }) => 1 + 9 * [...tellingWords(text)].filter((word) => wanted.has(word)).length);
  if (!fact) return null;
  const bare = fact.text.replace(/[.!]*$/, "");
  const told = /^(I|My|We|Our)\b/.test(bare) ? `I was told, in these words: ${bare}.` : `${bare.charAt(0).toUpperCase()}${bare.slice(1)}.`;
  return [sayFrom(openings, moment), told].filter(Boolean).join(" ");
};

const framed = (moment: Moment): string | null => {
  const { wish, partner, cues, dice } = moment;
  const { intent, view } = wish;
  switch (intent.type) {
    case "greeting":
      return greetingOf(moment);
    case "farewell":
      return (dice.chance(OWN.farewell) ? ownFarewell(moment) : null) ?? sayFrom(farewells, moment);
    case "conflict": {
      const going = view.conversation.lines.some(({ interaction_type }) => interaction_type === "conflict");
      return firstOf(moment, [0.3, grudges], [going ? 0.75 : 0, retorts], [1, accusations]);
    }
    case "collaboration":
      return sayFrom(proposals, moment);
    case "confession":
      return firstOf(moment, [(partner?.tie?.trust ?? 0) >= CONFIDES_FROM ? 0.55 : 0, disclosures], [1, confessions]);
    case "gossip":
      if (intent.topic === "something kept back") return keptBack(moment) ?? sayFrom(gossip, moment);
      if (intent.whispered) return firstOf(moment, [view.letting_out === null ? 0 : 1, hearsay], [1, whispers], [1, gossip]);
      return firstOf(moment, [cues.has("loose") || cues.has("talker") ? 0.5 : 0.05, leaks], [0.9, hearsay], [1, gossip]);
    default:
      if (/peace|calm/.test(intent.because)) return sayFrom(peace, moment);
      return firstOf(
        moment,
        [0.18, recollections],
        [0.16, sayings],
        [view.conversation.turns < 4 ? 0.3 : 0.05, returns],
        [view.emotion && view.emotion.intensity > 0.3 ? 0.08 : 0.015, moods],
        [0.12, maxims],
        [moment.topic.kind === "place" || moment.topic.kind === "person" ? 0 : 0.14, subjects],
        [moment.topic.kind === "place" ? 1 : 0, places],
        [moment.topic.kind === "person" ? 1 : 0, persons],
        [1, opinions],
      );
  }
};

/** A question at the end, for somebody to take up; null when the line is better left as it is. */
export const tailOf = (moment: Moment, head: string | null): string | null => {
  const { wish, heard, dice, cues } = moment;
  const { intent, view } = wish;
  if (intent.type === "farewell" || intent.type === "confession" || view.conversation.closing) return null;
  if (intent.type === "conflict") return dice.chance(0.2) ? sayFrom(challenges, moment) : null;
  if (intent.type === "greeting") return dice.chance(0.35) ? sayFrom(bridges, moment) : null;
  const answered = heard?.asked !== null && heard !== null;
  const eager = 0.03 + 0.16 * view.self.traits.extraversion + (intent.type === "chat" ? 0.05 : -0.05) - (answered ? 0.08 : 0);
  if (!dice.chance(cues.has("quiet") ? eager * 0.5 : eager))
    return intent.type === "chat" && dice.chance(ASIDE) ? sayFrom(asides, moment) : null;
  const own = intent.type === "chat" && dice.chance(OWN.question) ? ownQuestion(moment) : null;
  if (own !== null) return own;
  return sayFrom(answered && head !== null && dice.chance(0.5) && intent.warmth < WARM * 3 ? follows : asks, moment);
};

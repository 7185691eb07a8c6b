/** What the slots of frames stand for at one moment. A slot without a value is null, and frames that need it are passed over. */
import { errands } from "./bank/meeting.ts";
import { words } from "./bank/words.ts";
import { fractionOf } from "./dice.ts";
import { withArticle } from "./english.ts";
import { daypartOf, type Moment } from "./moment.ts";
import { callTo, intimateName, kinName, referTo, surnameOf } from "./names.ts";
import { inGeneral, isSayable } from "./nouns.ts";
import { asDeed, saidTo } from "./topic.ts";

const BE: Readonly<Record<string, readonly [string, string]>> = {
  is: ["is", "are"],
  was: ["was", "were"],
  has: ["has", "have"],
  does: ["does", "do"],
};

/** How the speaker calls the one addressed: the nearer, the shorter; in anger, the whole name. */
const vocative = ({ wish, partner, cues, dice }: Moment): string | null => {
  if (!partner) return null;
  const parent = kinName(wish.view.self, partner);
  if (parent !== null) return parent;
  if (callTo(partner.name, partner.pronoun) !== partner.name) return callTo(partner.name, partner.pronoun);
  const { self, partners, bystanders, memories } = wish.view;
  const own = [self.name, ...self.aliases];
  const kin = surnameOf(partner.name) !== "" && own.some((name) => surnameOf(name) === surnameOf(partner.name));
  if (kin || (cues.has("fond") && dice.chance(0.8))) return intimateName(partner.name);
  if (cues.has("cold") && dice.chance(0.25)) return partner.name;
  const met = memories.flatMap(({ text }) => text.match(/\bMiss \p{Lu}\p{L}+ \p{Lu}\p{L}+/gu) ?? []);
  return referTo(partner.name, [...own, ...partners.map(({ name }) => name), ...bystanders, ...met]);
};

/** A memory of the speaker's own, in the first person, that belongs to the talk; null when none fits. */
const taleOf = ({ past, topic, wish, dice }: Moment): string | null => {
  if (topic.tale !== null && dice.chance(0.8)) return topic.tale;
  const confiding = wish.intent.type === "confession";
  return (
    dice.weighted(
      past.tales.filter(({ shared }) => shared > 0 || confiding),
      ({ shared }) => 1 + shared,
    )?.text ?? null
  );
};

/** One of the speaker's secrets, in the first person; null when there is none that can be said to this listener. */
export const secretFor = ({ wish, partner }: Moment): string | null => {
  if (partner && wish.view.memories.some(({ text }) => text.startsWith(`I told ${referTo(partner.name)} a thing`))) return null;
  const sayable = wish.view.self.secrets.flatMap((secret) => {
    const said = /^(I|My)\b/.test(secret) && partner ? saidTo(secret, partner.name) : null;
    return said === null || wish.view.conversation.lines.some(({ text }) => text.includes(said.slice(0, 24))) ? [] : [said];
  });
  return sayable[Math.floor(fractionOf(wish.id) * sayable.length)] ?? null;
};

/** Places one is in, not at. */
const INDOORS = /\b(room|garden|library|street|kitchen|parlour|hall|cellar|attic|wood|woods|lane|study|nursery|orchard|park)$/i;

/** What nobody offers to others as a comfort. */
const GLOOMY = /disappoint|fault|deceit|death|dead|murder|crime|sin\b|grief|pain|illness|misery|enem|danger|poison|blood|scandal/;

/** A favourite subject that is not what is being talked of. */
const subjectOf = ({ wish, topic, dice }: Moment): string | null => {
  const others = wish.view.self.voice.subjects
    .filter((subject) => isSayable(subject) && !GLOOMY.test(subject))
    .map((subject) => (subject.includes(" ") ? withArticle(subject) : inGeneral(subject)))
    .filter((subject) => subject !== topic.phrase);
  return dice.weighted(others, () => 1) ?? null;
};

const goalOf = ({ wish, partner, dice }: Moment): string | null => {
  const goals = wish.view.self.goals.flatMap((goal) => {
    const said = partner ? saidTo(goal, partner.name) : goal;
    return (said === null ? null : asDeed(said)) ?? [];
  });
  return dice.weighted(goals, () => 1) ?? null;
};

/** With a small letter in front, save for "I". */
const lowered = (frame: string): string =>
  frame.replace(/^\{[^{}]*\}|^./u, (start) =>
    start.replace(/(^|\{|\|)(?!I\b)(\p{Lu})/gu, (_, before: string, letter: string) => before + letter.toLowerCase()),
  );

/** The value of a slot, itself a frame that may hold further choices; null when there is none. */
export const slotValue = (name: string, moment: Moment): string | null => {
  const { wish, topic, third, heard, dice } = moment;
  const [slot = "", modifier] = name.split(" ");
  const part = daypartOf(wish.view.time_of_day);
  switch (slot) {
    case "name":
      return moment.partner ? referTo(moment.partner.name) : null;
    case "you":
      return vocative(moment);
    case "first":
      return moment.partner ? intimateName(moment.partner.name) : null;
    case "third":
      return third ? referTo(third.name) : null;
    case "self":
      return wish.view.self.name;
    case "place":
      return wish.view.location;
    case "it":
      return topic.plural ? "them" : "it";
    case "topic": {
      if (topic.phrase === "") return null;
      const pronoun = moment.topicNamed && topic.pronoun !== null && dice.chance(0.6);
      if (modifier && BE[modifier])
        return `${pronoun ? (topic.plural ? "they" : "it") : topic.phrase} ${BE[modifier][topic.plural ? 1 : 0]}`;
      return pronoun && topic.pronoun !== null ? topic.pronoun : topic.phrase;
    }
    case "topic!":
      return topic.phrase || null;
    case "topic's":
      return topic.phrase === "" ? null : `${topic.phrase}'s`;
    case "do":
      return topic.deed;
    case "subject":
      return subjectOf(moment);
    case "grudge":
      return moment.past.grudge;
    case "source":
      return moment.past.hearsay?.source ?? null;
    case "hearsay":
      return moment.past.hearsay?.words ?? null;
    case "confidence":
      return moment.past.confidence;
    case "saying":
      return dice.weighted(moment.past.sayings, () => 1) ?? null;
    case "matter":
      return moment.past.parting?.matter ?? null;
    case "at":
    case "At": {
      const where = moment.past.parting?.where;
      return where === undefined
        ? null
        : `${slot === "At" ? (INDOORS.test(where) ? "In" : "At") : INDOORS.test(where) ? "in" : "at"} ${where}`;
    }
    case "where":
      return moment.past.parting?.where ?? null;
    case "goal":
      return goalOf(moment);
    case "tale":
      return taleOf(moment);
    case "secret":
      return secretFor(moment);
    case "echo":
    case "Echo":
      return heard?.echo ?? null;
    case "daypart":
      return part === "night" ? "evening" : part;
    case "night":
      return part === "night" || part === "evening" ? "night" : "day";
    case "she":
    case "her":
    case "their":
    case "them":
      return pronounOf(slot, moment);
    case "errand": {
      const errand = dice.weighted(errands, () => 1) ?? null;
      return modifier === "lower" && errand ? lowered(errand) : errand;
    }
    default: {
      const word = dice.weighted(words[slot] ?? [], () => 1) ?? null;
      return modifier === "lower" && word ? lowered(word) : word;
    }
  }
};

/** "she" and "her" are the one addressed, "their" and "them" the speaker. */
const pronounOf = (slot: "she" | "her" | "their" | "them", { partner, wish }: Moment): string | null => {
  const forms = { she: ["she", "her", "her"], he: ["he", "him", "his"], they: ["they", "them", "their"] } as const;
  if (slot === "their") return forms[wish.view.self.pronoun][2];
  if (slot === "them") return forms[wish.view.self.pronoun][1];
  if (!partner) return null;
  return forms[partner.pronoun][slot === "she" ? 0 : 1];
};

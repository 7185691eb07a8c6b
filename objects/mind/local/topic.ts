/** What the line is about, in the forms that frames need. The core's topics are goals, subjects, names, places and news. */
import type { Wish } from "../../simulation/index.ts";
import { fractionOf } from "./dice.ts";
import { decapitalise, gerund, isPlural, withArticle } from "./english.ts";
import { hear } from "./heard.ts";
import { referTo } from "./names.ts";
import { inGeneral, isSayable } from "./nouns.ts";

export interface Topic {
  readonly kind: "thing" | "place" | "person" | "deed" | "event" | "none";
  /** As a noun phrase: "the tides", "the press", "why Jonas left". */
  readonly phrase: string;
  /** What stands for it once it has just been named; null for people. */
  readonly pronoun: "it" | "them" | null;
  readonly plural: boolean;
  /** The bare infinitive of a deed, or null. */
  readonly deed: string | null;
  /** Whose deed it is. */
  readonly own: boolean;
  /** Whether it is only a noun that a book made much of, and so soon exhausted. */
  readonly bare: boolean;
  /** Text of an event, in the speaker's mouth, or null. */
  readonly tale: string | null;
}

const NO_TOPIC: Topic = { kind: "none", phrase: "", pronoun: null, plural: false, deed: null, own: false, bare: false, tale: null };

const VERBS = new Set(
  "accept answer ask avenge avoid be become begin bring build buy carry catch change clear climb confess convince cure decide defend defeat destroy discover do drive earn end escape expose face find finish fix follow forget forgive free get give go guard have heal hear help hide hold hunt join keep kill know lead learn leave let live lose love make marry meet mend move open outwit pay play pretend protect prove publish put reach read rebuild reclaim recover redeem refuse remain repair repay rescue restore return reveal ride rise rule run sail save see seek sell send serve set settle show solve speak stay steal stop study survive take teach tell test train travel uncover understand undo unite visit wait warn wed win work write".split(
    " ",
  ),
);

/** What follows a verb and hardly ever a noun. */
const AFTER_VERB = /^(a|an|the|one|my|your|his|her|their|our|this|that|what|why|how|who|whether|out|up|back|away|down)$/;
const NOT_VERBS =
  /^(a|an|the|and|or|my|your|his|her|their|our|this|that|what|why|how|who|where|when|all|half|both|not|in|on|at|of|for|with)$/;

const SELF_FORMS: Readonly<Record<string, string>> = {
  her: "my",
  his: "my",
  their: "my",
  herself: "myself",
  himself: "myself",
  themselves: "myself",
};

/** A goal in its owner's mouth: "win back his name" becomes "win back my name". Left alone when it names someone else. */
const inOwnMouth = (deed: string): string =>
  /\s\p{Lu}\p{Ll}/u.test(deed) ? deed : deed.replace(/\b(her|his|their|herself|himself|themselves)\b/g, (word) => SELF_FORMS[word] ?? word);

export const asDeed = (text: string): string | null => {
  const bare = text
    .trim()
    .replace(/[.!]+$/, "")
    .replace(/^[Tt]o (?=[A-Za-z])/, "")
    .replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase());
  const [verb = "", second = "of"] = bare.split(" ");
  return (VERBS.has(verb) && second !== "of") || (/^\p{Ll}/u.test(text.trim()) && !NOT_VERBS.test(verb) && AFTER_VERB.test(second))
    ? bare
    : null;
};

/**
 * The text with the one addressed as "you", or null when it speaks of them in a way that cannot be turned round safely.
 * "tell Odile the whole of it", said to Odile, becomes "tell you the whole of it".
 */
export const saidTo = (text: string, name: string): string | null => {
  const names = [name, referTo(name), ...name.split(" ").filter((part) => /^\p{Lu}\p{Ll}{2,}$/u.test(part))];
  let turned = text;
  for (const known of names) {
    // "Bennet" in "Mr. Bennet" is somebody else's name when it is Mrs. Bennet who is spoken to.
    const alone = known === name ? "" : "(?<!\\p{Lu}[\\p{L}.]* )";
    const pattern = alone + known.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    turned = turned
      .replace(new RegExp(`\\b${pattern}(?:'s\\b|’s\\b)`, "gu"), "your")
      .replace(new RegExp(`\\b${pattern}(?!\\p{L}${known === name ? "" : "| \\p{Lu}"})`, "gu"), "you");
  }
  if (turned === text) return text;
  return /^you\b|\byou \p{Ll}{2,}s\b|\b(she|he|her|him|his|hers|they|them)\b|\p{L} \byou \p{Lu}/u.test(turned) ? null : turned;
};

const OBJECT = /\b(?:what|why|who|how|where|whether|when|the|a|an|one|my|your|his|her|their|our|this|that)\b.*|\p{Lu}.*/u;
const ASIDE =
  / (?:to \p{Ll}\p{L}*|out of|into|through|before|after|without|from|honestly|first|again|alone|at last|in order|in the end|for ever|forever)\b.*$/u;

/** Whom one tells, before what one tells them. */
const ADDRESSEE = /^(?:\p{Lu}[\p{L}.']+ )+(?=(?:the|a|an|my|your|his|her|their|what|why|who|how|where|whether)\b)/u;

/** What a deed is about: "the press" for "keep the press out of the bank's hands", "why Jonas left" for "learn why Jonas left". */
const objectOf = (deed: string): string => {
  const object = OBJECT.exec(deed)?.[0].replace(ADDRESSEE, "");
  if (!object) return deed.split(" ").length > 3 ? "this business" : gerund(deed);
  if (/^(what|why|who|how|where)\b/.test(object)) return object;
  return /^(whether|when)\b/.test(object) ? `the question of ${object}` : object.replace(ASIDE, "").replace(/^one (?=\p{Ll})/u, "that ");
};

const deedTopic = (deed: string, own: boolean): Topic => {
  const phrase = objectOf(deed);
  const plural = isPlural(phrase);
  return {
    kind: "deed",
    phrase,
    pronoun: plural ? "them" : /^\p{Lu}/u.test(phrase) ? null : "it",
    plural,
    deed,
    own,
    bare: false,
    tale: null,
  };
};

const eventTopic = (text: string): Topic => {
  const clean = text.replace(/…$/, "").trim();
  const overheard = /^Overheard ([^:]+):/.exec(clean);
  const tale = overheard ? null : /[.!?]$/.test(clean) && !text.endsWith("…") ? clean : null;
  const phrase = overheard?.[1]
    ? `what ${referTo(overheard[1])} was heard to say`
    : /^I\b/.test(clean)
      ? "what I saw"
      : "what has happened";
  return { kind: "event", phrase, pronoun: "it", plural: false, deed: null, own: true, bare: false, tale };
};

/** Capitalised names of towns and lands, which are not people. */
const PLACE_NAME =
  /(shire|bourne?|berley|burgh|stead|mouth|minster|chester|cester|ville|field|borough|wick|dale|Street|Square|Road|Park|House|Hall|Abbey|Lodge|Manor|Court|Hill)$|^(London|Paris|Rome|Florence|Venice|Naples|Italy|France|England|Scotland|Ireland|Greece|Germany|Spain|India|America|Europe|Africa|Brighton|Bath|Oxford|Cambridge|Kent|Surrey|Sussex|Derby|Dover|Geneva|Vevey|Switzerland|New York|Agra|Windsor|Constantinople)$/;

const HOURS = new Set(["the morning", "the evening", "the night"]);

/** Reads one candidate; null when it cannot be talked of in this company. */
const read = (text: string, wish: Wish): Topic | null => {
  const { self, partners } = wish.view;
  const raw = text.trim();
  if (raw === "") return null;
  // What is whispered may be about somebody who is there, only not about whoever it is for.
  const hearing = wish.intent.whispered ? partners.slice(0, 1) : partners;
  const company = [self.name, ...self.aliases, ...hearing.flatMap(({ name }) => [name, referTo(name)])];
  if (company.includes(raw)) return null;
  const addressed = partners[0]?.name;
  const turned = addressed ? saidTo(raw, addressed) : raw;
  if (turned === null) return null;
  const deed = asDeed(turned);
  if (deed) {
    const own = self.goals.some((goal) => goal.trim() === raw);
    return deedTopic(own ? inOwnMouth(deed) : deed, own);
  }
  if (/[.!?…”]$/.test(turned) || turned.split(" ").length > 9) return eventTopic(turned);
  if (/^(\p{Lu}[\p{L}.'-]* ?)+$/u.test(turned) && !self.voice.subjects.includes(raw) && !PLACE_NAME.test(turned))
    return { ...NO_TOPIC, kind: "person", phrase: referTo(turned) };
  if (turned === wish.view.location || HOURS.has(turned)) return { ...NO_TOPIC, kind: "place", phrase: turned, pronoun: null };
  const bare = /^\p{Lu}/u.test(turned) ? turned : decapitalise(turned);
  if (!isSayable(bare)) return null;
  const phrase = bare.includes(" ") ? withArticle(bare) : inGeneral(bare);
  const plural = isPlural(phrase);
  return {
    ...NO_TOPIC,
    kind: "thing",
    phrase,
    plural,
    bare: !raw.includes(" "),
    pronoun: /^\p{Lu}/u.test(phrase) ? null : plural ? "them" : "it",
  };
};

/** What the last line speaks of, when the wish itself names no topic: a visitor's words, an exchange asked for from outside. */
const raisedIn = ({ view, speaker_id }: Wish): string => {
  const last = view.conversation.lines.at(-1);
  if (!last || last.speaker_id === speaker_id) return "";
  const name = /(?<=\p{Ll},? )(?:(?:Mrs?|Ms|Dr)\. |(?:Miss|Lady|Sir|Lord|Captain|Colonel) )?\p{Lu}\p{Ll}{2,}(?!\.\s\p{Lu})/u.exec(
    last.text,
  )?.[0];
  return hear(last).echo ?? name ?? "";
};

const hourOf = (minute: number): string => (minute < 300 || minute >= 1320 ? "the night" : minute < 720 ? "the morning" : "the evening");

/**
 * The wish's topic, or the nearest thing that can be said before these people: the conversation's, what the last line spoke of, a goal or a
 * favourite subject, the place, the hour. When the stated one cannot be said, a conversation keeps to the same other one.
 */
export const topicOf = (wish: Wish, fraction: number): Topic => {
  const { self, conversation, location, time_of_day: minute } = wish.view;
  const own = [...self.voice.subjects.filter(isSayable), ...self.goals];
  const favourite = own[Math.floor(fraction * own.length)] ?? "";
  const stated = wish.intent.topic === "something kept back" ? conversation.topic : wish.intent.topic;
  const shared = fractionOf(`${conversation.topic}/${location}`);
  const near = shared < 0.5 ? location : hourOf(minute);
  const raised = stated === "" || fraction < 0.4 ? raisedIn(wish) : "";
  const order = stated === "" ? [raised, conversation.topic] : [stated, conversation.topic, raised];
  for (const candidate of [...order, fraction < 0.75 ? favourite : "", near, location]) {
    const topic = read(candidate, wish);
    if (topic) return topic;
  }
  return { ...NO_TOPIC, kind: "thing", phrase: "the weather", pronoun: "it" };
};

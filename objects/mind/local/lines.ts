/** Whole lines of the speaker's own from the book: which of them can be said now, to this listener, meaning this. */
import { tellingWords, type QuestionKind } from "./heard.ts";
import type { Moment } from "./moment.ts";

const INTERJECTION =
  /^(Oh|Ah|Well|Yes|No|Nay|Now|Indeed|Lord|Pray|Come|Why|Aye|Dear|Look|Listen|Perhaps|Surely|Really|Certainly|Besides|However|Still|Then|But|And|So|Sir|Madam|Nonsense|Alas|Heavens|Goodness|Please|Never|Sometimes|Here|There|Unluckily|Unfortunately|Fortunately|What|How|Hush|Stop|Wait|Bless|Thank|Stuff|Only|Society|Murder|Tut|Hullo|Hello|At|In|If|For|I|You|We|My|Your|Our|It|To|Of|On)$/;
const KIN_CALLED =
  /(^|[,;] )(my )?(dear(est)? |poor |good )?(mother|father|mamma|mama|papa|sister|brother|aunt|uncle|cousin|daddy|mummy|son|daughter|child|grandmother|grandfather)[,.!?]/i;
const MANY_CALLED = /\b(girls|boys|ladies|gentlemen|children|none of you|both of you|all of you)\b(?=[,.!?])/i;
const TO_HER =
  /(^|, )(my )?(dear )?(madam|ma'am|mademoiselle|madame|signorina|miss|lady|girl|missus|milady)\b[,.!?]|\bmy dear (girl|lady|woman)\b/i;
const TO_HIM =
  /(^|, )(my )?(dear )?(sir|monsieur|signore?|boy|lad|man|fellow|chap|lord|old man)\b[,.!?]|\bmy (dear|good) (sir|fellow|man|boy)\b/i;
const KIND =
  /\b(love|dear|dearest|glad|thank|happy|kind|delight\w*|pleasure|charming|honou?r|grateful|obliged|beautiful|angelic|welcome|congratulate|good friends?|adore|sweet\w*)\b/i;
const HARSH =
  /\b(hate|detest|abominable|despicable|wrong|insult\w*|forgive|stupid|silly|tiresome|nonsense|ashamed|refuse|dislike|disgrace\w*|vex\w*|odious|unkind|selfish|impertinen\w*|conceit|rude|disagreeable|mistaken|cross|liar|fool\w*|wretch\w*|beast|horrid|horrible|shut up|hold your tongue|quiet|objection|no right|how dare|enough|severe|offen\w*|deceived|coward|pretending|absurd|ridiculous)\b/i;
const POINTS = /\b(it|this|that|these|those|here|one|such|none|them|both)\b/i;
const OPENS_WITH_ONESELF = /^(I|My|I'm|I've|I'll|I'd)\b/;
const INWARD =
  /\b(afraid|ashamed|unhappy|miserable|wish|love|never|cannot|can't|want|fear|lonely|heart|truthful|blame|sorry|hope|truth)\b/i;
/** Said to one person only. */
const WOOING =
  /\b(admire and love|in love with you|love you|adore you|marry me|be my wife|your hand|kiss(ed)? you|happiest (creature|man|woman)|proposals?)\b/i;
/** Hangs on what was said before. */
const LEANS = /^(However|But|And|Besides|Then|So|Still|Or|Because|Not that|Therefore)\b/;
const LEAVING = /\b(good-?bye|farewell|adieu|(I|we) must (leave|go|be (going|off))|leave you|good night|am going)\b/i;
/** Business of a scene that is not this one. */
const ERRAND =
  /\b(your (answer|letter)|write (to|explicitly)|send (back|for|me)|come in\b|sit down|carriage|interrupt|o'clock|dinner is|telegram|this way)\b/i;
const JOINT = /^(Let (us|me)|We (must|will|shall|might|can|ought)|You must|Come|Shall we|I will|I'll|I shall)\b/;

const ANSWERING: Partial<Readonly<Record<QuestionKind, RegExp>>> = {
  yesno:
    /^(Yes|No|Not|Indeed|Certainly|Of course|I do|I am|I'm|I have|I've|I think|I suppose|I believe|I hope|I never|I should|I cannot|I can't)\b/,
  right: /^(Yes|No|You are|You're|I think|I am sure|I believe|Certainly|I cannot|Perhaps)\b/,
  opinion:
    /^(I (think|believe|hope|like|hate|want|wish|never|always|do not|don't|cannot|can't|dearly|quite|am|suppose)|My opinion|Nothing|There is)\b/,
  feeling: /^(I (am|feel|have)|I'm|I've|How .* I (am|feel))\b/,
  want: /^(I (want|wish|must|hope|would|should|only)|I'd)\b/,
  trust: /^(I (never|always|assure|give|promise|will|shall)|You (may|can)|Trust)\b/,
  plan: /^(I (shall|will|must|should|would|mean)|We|Let|You (must|should|had better))\b/,
};

const ASKS_YOU =
  /^((But|And|Pray|Oh|Well|Now),? )?((Have|Do|Are|Can|Will|Did|Would|Could|Shall|Were|Don't|Won't|Aren't) (you|we)|(What|How|Why|When|Where|Who) (do|did|are|have|would|will|can|shall|think) (you|we))\b.*\?$/;
const LONGEST_ASK = 14;

/** A thing or person of the book's own scene: "the horse", "my cousin"; not what anybody has, a heart or an opinion. */
const OF_A_SCENE =
  /\b(the|my|your|our|their|that|those) (?!(world|truth|same|least|most|best|worst|whole|rest|only|first|last|one|way|people|poor|rich|young|other|heart|mind|life|opinion|opinions|love|own|nerves|word|words|feelings|honou?r|fault|temper|mother's|head|thing|things|trouble|sort|kind|conscience|pride|happiness|pleasure|principle|character|manners|country|hands?|eyes?|face|good|spirits|soul|affection|judgment|sex|idea|family|past|future|moment|power|time|right|wrong|company|health|way|world's)\b)\p{Ll}+/iu;
/** What a careless file made of "I'd" and "don't". */
const BROKEN = /\p{L} (t|s|re|d|ll|ve|m)(?=[ .,!?])/u;
const UNDER_WAY =
  /\b(have gone|has gone|has come|have come|are going|am going|is going|is coming|are coming|must (dress|hurry|run)|have letters|at once|this (minute|instant|morning|evening))\b/i;
const HAS_VERB =
  /\b(am|is|are|do|does|can|cannot|will|shall|must|should|would|could|may|might|ought|know|think|love|like|hate|believe|hope|fear|want|wish|feel|never|always|let|have|has|had|was|were|see|say|mean|find|take|give|make|go|come|detest|suppose|need|care|trust|prefer|expect|assure|insist|dare|doubt|honou?r|admire|understand|help|forgive|remember|speak|talk|\p{L}+n't|I'm|you're|it's|that's|I've|I'll|I'd|we're)\b/iu;

/** Events after which another third of somebody's lines comes to the front, so that an evening hears all of them. */
const ERA = 400;
const OUT_OF_ERA = 0.12;

/** A name called at the start, when it is not the listener's. */
const callsAnother = (line: string, name: string): boolean => {
  const called = /^(\p{Lu}[\p{L}'’]+)(?: dear)?,/u.exec(line)?.[1];
  return called !== undefined && !INTERJECTION.test(called) && !called.endsWith("ly") && !name.split(" ").includes(called);
};

/** Marks of emphasis and line breaks of the file are no part of what is said. */
const clean = (line: string): string => line.replace(/[_*]/g, "").replace(/--/g, ", ").replace(/\s+/g, " ").trim();

/** One and many count as the same subject. */
const stem = (word: string): string => word.replace(/(?<=\p{L}{3})s$/u, "");

interface Own {
  readonly text: string;
  /** How well it suits the moment, for choosing among several. */
  readonly weight: number;
  /** Telling words it shares with the talk. */
  readonly shared: number;
}

/** The speaker's lines that can be said to this listener at all, and have not just been said. */
const sayable = ({ wish, partner, cues, topic, heard }: Moment): readonly Own[] => {
  const { lines } = wish.view.conversation;
  const visible = lines.map(({ text }) => text).join(" ");
  const about = new Set(tellingWords(topic.phrase).map(stem));
  const taken = new Set(heard?.words.map(stem) ?? []);
  const era = Math.floor((lines.at(-1)?.seq ?? 0) / ERA) % 3;
  return wish.view.self.voice.lines.flatMap((raw, index) => {
    const text = clean(raw);
    if (
      visible.includes(text.slice(0, 20)) ||
      callsAnother(text, partner?.name ?? "") ||
      KIN_CALLED.test(text) ||
      ERRAND.test(text) ||
      BROKEN.test(text) ||
      UNDER_WAY.test(text) ||
      !HAS_VERB.test(text)
    )
      return [];
    if (MANY_CALLED.test(text) && !cues.has("group")) return [];
    if ((TO_HER.test(text) && partner?.pronoun !== "she") || (TO_HIM.test(text) && partner?.pronoun !== "he")) return [];
    if (
      cues.has("cold")
        ? KIND.test(text) && !/\b(not|never|no|n't)\b/i.test(text)
        : cues.has("warm") && HARSH.test(text) && /\byou/i.test(text)
    )
      return [];
    if (LEANS.test(text) || (WOOING.test(text) && partner?.tie?.type !== "romance")) return [];
    const words = tellingWords(text).map(stem);
    const shared = 2 * words.filter((word) => about.has(word)).length + words.filter((word) => taken.has(word)).length;
    const vague = POINTS.test(text) && shared === 0 ? 0.35 : 1;
    const general = OF_A_SCENE.test(text) && shared === 0 ? 0.15 : 1;
    return [{ text, shared, weight: (1 + 3 * shared) * vague * general * (index % 3 === era ? 1 : OUT_OF_ERA) }];
  });
};

const drawn = (lines: readonly Own[], { dice }: Moment): string | null => dice.weighted(lines, ({ weight }) => weight)?.text ?? null;

/** A line of the speaker's own that serves the intent, with `matched` when it takes up a word of the talk; null when none does. */
export const ownLine = (moment: Moment): { readonly text: string; readonly matched: boolean } | null => {
  const { type, because } = moment.wish.intent;
  const said = sayable(moment).filter(({ text, shared }) => {
    if (/^(Yes|No)\b/.test(text) || LEAVING.test(text)) return false;
    if (type === "conflict") return HARSH.test(text) && !text.endsWith("?") && !/\bI am (afraid|sorry)\b/.test(text);
    if (type === "confession") return OPENS_WITH_ONESELF.test(text) && INWARD.test(text) && !HARSH.test(text);
    if (type === "collaboration") return JOINT.test(text);
    return type === "chat" && !/peace|calm/.test(because) && (shared > 0 || !text.endsWith("?"));
  });
  const matching = said.filter(({ shared }) => shared > 0);
  const text = drawn(matching.length > 0 ? matching : said, moment);
  return text === null ? null : { text, matched: matching.length > 0 };
};

/** A line of the speaker's own that answers a question of this kind; null when none does. */
export const ownAnswer = (kind: QuestionKind, moment: Moment): string | null => {
  const shape = ANSWERING[kind];
  if (!shape) return null;
  return drawn(
    sayable(moment).filter(
      ({ text }) => shape.test(text) && !text.endsWith("?") && !/\b(one|ones|them|these|those)\b/.test(text) && !LEAVING.test(text),
    ),
    moment,
  );
};

/** A line of the speaker's own to leave with; null when there is none. */
export const ownFarewell = (moment: Moment): string | null =>
  drawn(
    sayable(moment).filter(({ text }) => LEAVING.test(text) && !text.endsWith("?")),
    moment,
  );

/** A question of the speaker's own to hand the talk on with; null when none can be asked now. */
export const ownQuestion = (moment: Moment): string | null =>
  drawn(
    sayable(moment).filter(({ text }) => ASKS_YOU.test(text) && text.split(" ").length <= LONGEST_ASK),
    moment,
  );

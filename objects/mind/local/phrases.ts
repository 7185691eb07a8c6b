/** Turns of phrase, each where it belongs in a sentence: said to somebody, put in by the way, or said by itself. */
import { capitalise, sentencesOf } from "./english.ts";
import type { Moment } from "./moment.ts";

const FEMININE = /\b(madam|ma'am|lady|ladies|girl|missus|miss|mistress)\b/i;
const MASCULINE = /\b(sir|lad|boy|man|master|fellow|chap)\b/i;
const KIN = /\b(sister|mother|brother|father|aunt|uncle|cousin|mamma|papa|son|daughter|child|children|girls|boys)\b/i;

const CALLS = /^(my|dear|dearest|old|sir|madam|ma'am|missus|miss|good)\b(?!.*\b(is|are|was|were|opinion|word|part|mind|name)\b)/i;
const BY_THE_WAY =
  /^(I (am sure|believe|suppose|hope|think|dare say|daresay|fancy|fear|assure you|mean|confess|own|know|must say|should think|imagine|expect|trust|presume|guess|tell you|am afraid)|you (know|see|understand)|to be sure|of course|upon my word|on my honou?r|if you (please|like|will|follow me)|so to speak|as you know|in (short|fact|truth|principle|black and white)|mark me|believe me|after all|depend upon it|I do assure you|you may be sure|with respect)$/i;
const ASSENTS =
  /^(very (true|well|likely|good)|quite (so|right|true)|all right|to be sure|of course|certainly|no doubt|exactly so?|so it is|true enough|aye,? well|I see|I quite agree|you are (very |quite )?right)$/i;
const OBJECTS =
  /^(you are (very much |quite )?mistaken|I beg your pardon|what do you mean|whatever do you mean|not at all|no such thing|how can you say so|by no means|nothing of the (sort|kind)|on the contrary|good gracious|good heavens|good lord)$/i;
/** Sayings that stand by themselves: no pronoun leans on what is not there. */
const SAYING =
  /^(?!(I|won't|will|can|could|would|do|did|is|are|shall|at|for|of|with|to|he|she|they|it|we|you|what|who|how|why|when|where|yes|no|and|but|or|make|forgive|spare|tell|beg|thank)\b)\p{L}[\p{L}'’ ]+$/iu;

const unsaid = ({ wish }: Moment): ((phrase: string) => boolean) => {
  const visible = wish.view.conversation.lines
    .filter(({ speaker_id }) => speaker_id === wish.speaker_id)
    .slice(-3)
    .map(({ text }) => text.toLowerCase())
    .join(" ");
  return (phrase) => !visible.includes(phrase.toLowerCase());
};

const suits = (phrase: string, { partner, cues }: Moment): boolean => {
  if (KIN.test(phrase)) return false;
  if (FEMININE.test(phrase) && partner?.pronoun !== "she") return false;
  if (MASCULINE.test(phrase) && partner?.pronoun !== "he") return false;
  if (cues.has("cold") && /\b(dear|love|bless|darling|friend)\b/i.test(phrase)) return false;
  return !/\b(love|dearest|darling)\b/i.test(phrase) || cues.has("fond");
};

const phraseOf = (moment: Moment, shape: RegExp): string | null => {
  const fresh = unsaid(moment);
  const fitting = moment.wish.view.self.voice.phrases.filter((phrase) => shape.test(phrase) && suits(phrase, moment) && fresh(phrase));
  return moment.dice.weighted(fitting, () => 1) ?? null;
};

/** The speaker's own way to agree or to object, as a sentence; null when the book gives none. */
export const ownReaction = (kind: "agree" | "doubt", moment: Moment): string | null => {
  const phrase = phraseOf(moment, kind === "agree" ? ASSENTS : OBJECTS);
  if (phrase === null) return null;
  return `${capitalise(phrase)}${/^what|^how/i.test(phrase) ? "?" : /^good (gracious|heavens|lord)/i.test(phrase) ? "!" : "."}`;
};

/** A statement that a phrase can be hung on: whole, with a verb, not a colon's half, not ending in a name. */
const takesPhrase = (sentence: string, names: readonly string[]): boolean =>
  /[^.]\.$/.test(sentence) &&
  !/[:;"“”]/.test(sentence) &&
  sentence.split(" ").length >= 4 &&
  !/^(yes|no|not|nothing|some|perhaps|hm|mm|aye|because)\b/i.test(sentence) &&
  !/\b(I (think|believe|suppose|hope|am sure|dare say|should think)|perhaps|you know|you see)\b/i.test(sentence) &&
  !names.some((name) => new RegExp(`(^|, )(?:\\S+ )?${name}[.,]`, "u").test(sentence));

/** What one thinks of it goes with a claim, not with what one means to do or bids others do. */
const CLAIM =
  /^(?!(I|We|Let|Come|Do|Don't|Think|Go|Take|Mind|Tell|Sit|Stay)\b).*\b(is|are|was|were|has|have|will|would|must|can|could|may|might|ought|never|nobody|no)\b/;

/** The line with one of the speaker's turns of phrase worked in, or as it was when none has a place in it. */
export const withPhrase = (line: string, moment: Moment): string => {
  const names = moment.partner?.name.split(" ").filter((part) => part.length > 2 && !part.endsWith(".")) ?? [];
  const sentences = sentencesOf(line);
  const open = sentences.flatMap((sentence, index) => (takesPhrase(sentence, names) ? [index] : []));
  const at = moment.dice.weighted(open, () => 1);
  const hung = moment.dice.chance(0.5) ? phraseOf(moment, CALLS) : phraseOf(moment, BY_THE_WAY);
  if (hung !== null && !line.toLowerCase().includes(hung.toLowerCase())) {
    if (at === undefined || (/^I\b/.test(hung) && !CLAIM.test(sentences[at] ?? ""))) return line;
    return sentences.map((sentence, index) => (index === at ? `${sentence.slice(0, -1)}, ${hung}.` : sentence)).join(" ");
  }
  const saying = phraseOf(moment, SAYING);
  if (saying === null || CALLS.test(saying) || BY_THE_WAY.test(saying) || ASSENTS.test(saying) || OBJECTS.test(saying)) return line;
  return line.endsWith("?") || moment.wish.intent.type === "farewell" ? line : `${line} ${capitalise(saying)}.`;
};

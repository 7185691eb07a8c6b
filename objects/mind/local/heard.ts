/** What the last line asks of its hearer: which kind of answer, and a few of its words to take up. */
import type { Line } from "../../simulation/index.ts";
import { sentencesOf } from "./english.ts";

/** Kinds of question; each has a bank of answers. */
export type QuestionKind =
  | "opinion"
  | "know"
  | "yesno"
  | "right"
  | "trust"
  | "help"
  | "why"
  | "who"
  | "where"
  | "when"
  | "plan"
  | "want"
  | "mean"
  | "feeling"
  | "self"
  | "tell"
  | "person";

/** First match wins, so the particular stand before the general. */
const KINDS: readonly (readonly [QuestionKind, RegExp])[] = [
  [
    "feeling",
    /\bhow are you\b|\bhow do you (do|feel|fare|keep)\b|how does the day|are you (well|all right|tired|ill|quite well|cross|angry|hurt)|does it (hurt|weigh)/,
  ],
  ["self", /\bwho are you\b|what is your name|what are you called|introduce yourself|about yourself/],
  ["trust", /\btrust\b|\bbelieve (me|that|you|in me)\b|\bpromise\b|\bswear\b|do you mean (it|that)/],
  ["help", /\b(help|assist|lend|join|come with|stand by)\b|\bshall we\b|\bare you coming\b|\bif you('re| are) willing\b/],
  ["mean", /what do you mean|what does that mean|what are you saying|is that an answer|best you can do|what am i being blamed/],
  ["person", /what do you know of|what (do you think|does) .* wants?\b|have you (seen|spoken to|watched)/],
  [
    "right",
    /\b(am i|was i) (right|wrong|mistaken|mad|foolish|alone|being)|\bdo i (imagine|exaggerate)|is it mad|is it (only|just) me|is that (all|so|the whole)/,
  ],
  [
    "want",
    /what (exactly |precisely )?(do|did|would|could) (you|they) .*\bwant|what is .* to you\b|what do you want|what (brings|brought) you|what are you after/,
  ],
  [
    "plan",
    /what (would|will|shall|should|can|could|do) (you|we|i) .*\bdo\b|what (now|next|then)|\band (then|after that)\b|where would you begin|what if\b/,
  ],
  ["tell", /\btell me\b|\bnot telling\b|what happened|tell us/],
  [
    "opinion",
    /what (do|did|would|have) you (make|think|say)|where do you stand|your (view|opinion|mind)|how does it strike|what is it\b|what do you say|how do you find|what (troubles|pleases)/,
  ],
  ["who", /\bwho(m|se|'s)?\b/],
  ["why", /\bwhy\b|how come|what makes you|what for\b|on what ground/],
  ["where", /\bwhere\b/],
  ["when", /\bwhen\b|\bhow long\b|\bsince when\b|what (time|day|hour)/],
  ["know", /\b(know|heard|noticed|notice|seen|remember|news)\b/],
  ["opinion", /^(what|how|which)\b/],
];

export interface Heard {
  readonly line: Line;
  /** What a question at the end of the line asks; null when it asks nothing. */
  readonly asked: QuestionKind | null;
  /** A noun phrase of the line with its article, persons exchanged ("my boat" becomes "your boat"), or null. */
  readonly echo: string | null;
  /** Telling words, lower case. */
  readonly words: readonly string[];
}

const kindOf = (question: string): QuestionKind => {
  const words = question.toLowerCase().replace(/^[^a-z]+/, "");
  return KINDS.find(([, pattern]) => pattern.test(words))?.[0] ?? "yesno";
};

const EXCHANGED: Readonly<Record<string, string>> = { my: "your", your: "my", our: "our" };
const ECHO = /\b(the|my|your|our) ((?:\p{Ll}+ )?\p{Ll}{4,})(?=[.,;:?!]| (?:of|in|on|at|and|is|was|that|to|for|with|again|has|had)\b)/gu;
const HOLLOW =
  /\b(thing|same|rest|time|least|first|last|next|other|more|most|point|case|very|person|place|reason|half|whole|worst|best|only|all|two|three|morning|evening|night|minute|hour|day|begin|again|then|trouble|difference|truth|answer|mine|would|could|none|head|mind|hand|hands|heart|face|name|matter|question|subject|sort|kind|sake|sight|line|story|noise|moment|place|house|room|back|away|down|over|once|second|third|fourth|greatest|longest|latest|fashion|experience|rain|promise|cathedral|audience|listener|mirror|speech|witness|theory|envelope|soup|butcher|drop|wall|dates|parts|gate|hours|love|dear|loss|furniture|word|words|debts|idea|door|window|lamp|street|weather|kettle|stairs|roof|floor|table|shape|account|colour|color|step|steps|bell|fire|same|other|others|number|use|air|party|seat|chair|moon|better|longer|lights?|somebody|anybody)\b|ing$|ly$/;

const echoOf = (text: string): string | null => {
  const found = [...text.matchAll(ECHO)].findLast(
    ([, , noun = ""]) => !HOLLOW.test(noun) && tellingWords(noun.split(" ").at(-1) ?? "").length > 0,
  );
  if (!found) return null;
  const [, determiner = "the", noun = ""] = found;
  return `${EXCHANGED[determiner] ?? "the"} ${noun}`;
};

const EMPTY_WORDS = new Set(
  "all and any are ask but can day did far few for get got had has hello her hers him his how its let may new not now off old one our out own put say see she some the too two use was way who why yes yet you about after again against always anybody anything because been before being cannot could does doing done else enough even ever every everybody from have having here into itself just like made make many might more most much must myself never nobody nothing only other others over quite rather really said same says shall should since some somebody something still such than that their them then there these they thing things think this those though thought through told very want wanted well were what when where whether which while will with without word would your yours yourself".split(
    " ",
  ),
);

/** Words of three letters or more that say what a text is about. */
export const tellingWords = (text: string): readonly string[] =>
  [...new Set(text.toLowerCase().match(/\p{L}{3,}/gu) ?? [])].filter((word) => !EMPTY_WORDS.has(word));

/** Asks without a question mark. */
const REQUEST = /^(please |pray )?(tell (me|us)|explain|describe|introduce yourself)\b/i;

export const hear = (line: Line): Heard => {
  const question = sentencesOf(line.text)
    .slice(-2)
    .findLast((sentence) => sentence.endsWith("?") || REQUEST.test(sentence));
  return { line, asked: question ? kindOf(question) : null, echo: echoOf(line.text), words: tellingWords(line.text) };
};

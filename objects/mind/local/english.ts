/** The little grammar that frames need: articles, verb forms, contractions, tidy sentences. */

export const capitalise = (text: string): string =>
  text.replace(/^(["“'(]*)(\p{Ll})/u, (_, open: string, letter: string) => open + letter.toUpperCase());

/** Lower case at the start, unless the first word is "I" or one of the names: "The press" becomes "the press"; "Juno" stays. */
export const decapitalise = (text: string, names: readonly string[] = []): string => {
  const [first = ""] = /^[\p{L}']+/u.exec(text) ?? [];
  const kept = /^(I|I'.+|Mr|Mrs|Ms|Dr|Miss|God|\p{Lu}{2,})$/u.test(first) || names.some((name) => name.split(" ").includes(first));
  return kept ? text : text.replace(/^\p{Lu}/u, (letter) => letter.toLowerCase());
};

const PLURAL_EXCEPTIONS = /(ss|us|is|ics|news|series|always|perhaps)$/i;
const IRREGULAR_PLURALS = new Set(["people", "children", "men", "women", "folk", "mice", "feet", "teeth", "geese", "sheep"]);

/** Whether a noun phrase takes "are". Its head is taken to be the last word before any preposition. */
export const isPlural = (phrase: string): boolean => {
  const [core = phrase] = phrase.split(/ (?:of|in|on|at|for|from|with|about|to|by|between|that|who) /);
  const head = core.split(" ").at(-1)?.toLowerCase() ?? "";
  if (/ and /.test(core)) return true;
  return IRREGULAR_PLURALS.has(head) || (head.endsWith("s") && !PLURAL_EXCEPTIONS.test(head) && !head.endsWith("'s"));
};

const DETERMINER = /^(the|a|an|my|your|his|her|its|our|their|this|that|these|those|some|any|no|every|all|what|who|how|why|one)\b/i;
const UNCOUNTED =
  /(ness|ity|ism|ship|hood|ence|ance|ment|tion|sion|ing|ics|ry|cy|dom|th)$|^(love|marriage|money|weather|music|time|justice|honour|honor|truth|war|work|home|god|faith|art|food|tea|rain|snow|glass|type|business|nature|society|gossip|revenge|pride|hope|fear|death|life|luck|news|poetry|law|grief|fate|duty|gold|blood|fire|water|sleep|dinner|breakfast|supper|church|school|heaven|hell|beauty|trade|sport)$/i;

/** A bare singular noun gets its article: "barometer" becomes "the barometer"; "tides", "patience" and names stay. */
export const withArticle = (phrase: string): string => {
  if (DETERMINER.test(phrase) || /^\p{Lu}/u.test(phrase) || isPlural(phrase)) return phrase;
  return UNCOUNTED.test(phrase.split(" ").at(-1) ?? "") ? phrase : `the ${phrase}`;
};

const DOUBLED = new Set([
  "get",
  "put",
  "let",
  "set",
  "win",
  "run",
  "stop",
  "plan",
  "sit",
  "cut",
  "hit",
  "beg",
  "rid",
  "drop",
  "begin",
  "forget",
  "admit",
  "quit",
  "dig",
  "rob",
  "shut",
  "swim",
  "wed",
  "pin",
  "trap",
  "tap",
  "spin",
  "grin",
  "step",
  "nod",
  "hum",
  "drum",
  "tug",
  "rub",
]);

/** "keep the press" becomes "keeping the press". */
export const gerund = (deed: string): string => {
  const [verb = "", ...rest] = deed.split(" ");
  const stem = verb.toLowerCase();
  const form =
    stem === "be"
      ? "being"
      : stem.endsWith("ie")
        ? `${stem.slice(0, -2)}ying`
        : /[^eyo]e$/.test(stem)
          ? `${stem.slice(0, -1)}ing`
          : DOUBLED.has(stem)
            ? `${stem}${stem.at(-1) ?? ""}ing`
            : `${stem}ing`;
  return [form, ...rest].join(" ");
};

/** "pick up the letter" becomes "picks up the letter". */
export const thirdPerson = (deed: string): string => {
  const [verb = "", ...rest] = deed.split(" ");
  const stem = verb.toLowerCase();
  const irregular: Readonly<Record<string, string>> = { be: "is", have: "has", do: "does", go: "goes" };
  const form =
    irregular[stem] ?? (/[^aeiou]y$/.test(stem) ? `${stem.slice(0, -1)}ies` : /(s|x|z|ch|sh)$/.test(stem) ? `${stem}es` : `${stem}s`);
  return [form, ...rest].join(" ");
};

const PRONOUN_AHEAD = "(?! (?:I|you|he|she|it|we|they|not)\\b)";
const CONTRACTED: readonly (readonly [RegExp, string])[] = [
  [/\bcannot\b/g, "can't"],
  [/\b(do|does|did|is|are|was|were|would|could|should|has|have|had|must|need) not\b/g, "$1n't"],
  [/\b(W|w)ill not\b/g, "$1on't"],
  [/\bshall not\b/g, "shan't"],
  [/\bI am(?= [a-z])/g, "I'm"],
  [
    /\bI have(?= (?:been|had|never|no|a|the|heard|seen|told|said|thought|tried|known|made|kept|come|got|always|stopped|wanted|carried)\b)/g,
    "I've",
  ],
  [/\bI will(?= [a-z])/g, "I'll"],
  [/\bI would(?= [a-z])/g, "I'd"],
  [/(?<!\b(?:[Tt]here|[Hh]ere|as|than|who|what|where|how) )\b([Yy]ou|[Tt]hey|[Ww]e) are(?= [a-z])/g, "$1're"],
  [/\b([Ii]t|[Tt]hat|[Tt]here|[Hh]e|[Ss]he) is(?= (?!all\b|to\b)[a-z])/g, "$1's"],
  [/\b([Ll])et us\b/g, "$1et's"],
];
const EXPANDED: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`\\bcan't\\b${PRONOUN_AHEAD}`, "g"), "cannot"],
  [new RegExp(`\\b([Ww])on't\\b${PRONOUN_AHEAD}`, "g"), "$1ill not"],
  [new RegExp(`\\b([Ss])han't\\b${PRONOUN_AHEAD}`, "g"), "$1hall not"],
  [new RegExp(`\\b(\\w+)n't\\b${PRONOUN_AHEAD}`, "g"), "$1 not"],
  [/\bI'm\b/g, "I am"],
  [/\b(I|[Yy]ou|[Ww]e|[Tt]hey)'ve\b/g, "$1 have"],
  [/\b(I|[Yy]ou|[Ww]e|[Tt]hey)'ll\b/g, "$1 will"],
  [/\b(I|[Yy]ou|[Ww]e|[Tt]hey)'d (?=rather|like|be|have|say|do|not|look|lend|choose)/g, "$1 would "],
  [/\b([Yy]ou|[Ww]e|[Tt]hey)'re\b/g, "$1 are"],
  [/\b([Ii]t|[Tt]hat|[Tt]here|[Ww]hat|[Ww]ho|[Hh]ere)'s\b/g, "$1 is"],
  [/\b([Ll])et's\b/g, "$1et us"],
];

const rewrite = (text: string, rules: readonly (readonly [RegExp, string])[]): string =>
  rules.reduce((result, [pattern, replacement]) => result.replace(pattern, replacement), text);

export const contract = (text: string): string => rewrite(text, CONTRACTED);
export const expandContractions = (text: string): string => rewrite(text, EXPANDED);

/** Spaces, punctuation and capitals as print has them. */
export const tidySentences = (text: string): string =>
  text
    .replace(/\s+/g, " ")
    .replace(/ ([,.;:?!])/g, "$1")
    .replace(/,+([,.;:?!])/g, "$1")
    .replace(/([?!])[.,]+/g, "$1")
    .replace(/([^.])\.\.(?!\.)/g, "$1.")
    .replace(/\b(Mr|Mrs|Dr|Rev|Capt)\.\./g, "$1.")
    .replace(/\b([Aa]) (?=[aeiou](?!ne\b|uropean))/g, "$1n ")
    .trim()
    .replace(/(?<=(?<!\b(?:Mr|Mrs|Dr|St|Ms))[.?!] )["“]?\p{Ll}/gu, (start) => start.toUpperCase())
    .replace(/^["“]?\p{Ll}/u, (start) => start.toUpperCase())
    .replace(/([^.?!…"”:])$/u, "$1.")
    .replace(/:$/, ".");

/** Sentences with their closing marks; "Mr." ends none. */
export const sentencesOf = (text: string): readonly string[] =>
  (text.match(/(?:\b(?:Mr|Mrs|Ms|Dr|St)\.|[^.?!])+[.?!]*["”]?/g) ?? []).map((sentence) => sentence.trim()).filter(Boolean);

import type { Deed } from "./deeds.ts";
import type { Mention } from "./mentions.ts";
import type { Pages } from "./pages.ts";
import type { Person, Quote, Range } from "./shapes.ts";
import { findSpeakersOf } from "./spoken.ts";

/** A passage in which `from` courts, loves or marries `to`. */
export interface Suit extends Range {
  readonly from: string;
  readonly to: string;
  readonly weight: number;
}

interface Sign {
  /** Matches the words between the one and the other, up to the other's name. */
  readonly between: RegExp;
  /** Holds both ways, as a marriage does. */
  readonly isMutual: boolean;
  readonly weight: number;
}

const TO_NAME = "\\s+(?:(?:his|her|my|your|poor|dear|dearest|sweet|this|that|young)\\s+)*$";
const sign = (words: string, isMutual: boolean, weight: number): Sign => ({
  between: new RegExp(`(?:^|[^\\p{L}])(?:${words})${TO_NAME}`, "iu"),
  isMutual,
  weight,
});

/** What a passage says between the names of two people; the first row that matches is taken. */
const SIGNS: readonly Sign[] = [
  sign(
    "engaged to|engagement (?:to|with)|betrothed to|betrothal to|married to|married|marries|wedded|eloped with|elopement with|marriage (?:with|to)|wedding with",
    true,
    1,
  ),
  sign(
    "in love with|(?:love|passion) for|courtship of|suit to|adored|adores|loved|loves|courted|courting|wooed|wooing|proposed (?:marriage )?to|proposal to|the hand of|sweet on|marry|marrying",
    false,
    1,
  ),
  sign("kissed|(?:attachment|partiality) (?:to|for)|addresses to|attached to|smitten with", false, 0.6),
];
/** "Anna and Tom were engaged": what follows two names joined by "and". */
const BOTH = /^\s+(?:\p{L}+\s+){0,3}?(?:engaged|betrothed|married|lovers|in love|wedded|wed)(?![\p{L}])/iu;
/** Turns what is said about, or makes a wish, a plan or a fear of it. */
const TURNED =
  /(?:^|[^\p{L}])(?:not|never|no|nobody|nor|hardly|scarcely|without|cannot|than|if|could|might|wish\p{L}*|plan\p{L}*|refus\p{L}*|make|let|expect\p{L}*|suppose\p{L}*)(?![\p{L}])|n['’]t(?![\p{L}])/iu;
const SUBJECTS = /(?:^|[^\p{L}])(I|my|you|your|he|his|she|her|they|their|we|our)(?![\p{L}])/giu;

/** What somebody in love says to whom they love; parents say "my love" too, so that it counts for little. */
const VOWS: readonly (readonly [RegExp, number])[] = [
  [
    /(?<![\p{L}])I(?:['’]ve|['’]m)?(?:\s+\p{L}+){0,4}?\s+(?:love|loved|adore|adored|worship|worshipped|in love with)\s+(?:and\s+\p{L}+\s+)?(?:you|thee)(?![\p{L}])/iu,
    1.5,
  ],
  [
    /(?<![\p{L}])(?:admire and love you|my love for you|marry me|(?:be|become) my (?:wife|husband)|your hand in marriage)(?![\p{L}])/iu,
    1.5,
  ],
  [/(?<![\p{L}])my (?:own |dearest )?(?:darling|beloved|sweetheart|love)(?=[,.!?]|$)/iu, 0.4],
];
/** Words that, where narration names a man and a woman and nobody else, often tell of the two. */
const LOVE_WORDS =
  /(?:^|[^\p{L}])(?:in love|love|loved|lovers?|adored|passion|attachment|affections?|courtship|proposals?|marri(?:ed|age|es)|marry(?:ing)?|engaged|engagement|betrothed|wedding|kiss(?:ed|es)?)(?![\p{L}])/iu;
const HINT = 0.35;
const SENTENCE = /[^.!?;]+[.!?;]*/gu;
const NEAR = 120;
const MOST_BETWEEN = 24;
const SPOKEN = 0.7;

const isChild = (person: Person | undefined): boolean =>
  person !== undefined && [person.name, ...person.aliases].some((name) => /^(?:Master|Little|Baby)\s/.test(name));

/** Finds where the book shows love between two people: narration and talk of them by name, and what they say to one another. */
export const findCourtship = (
  pages: Pages,
  mentions: readonly Mention[],
  deeds: readonly Deed[],
  people: readonly Person[],
  quotes: readonly Quote[],
): Suit[] => {
  const byId = new Map(people.map((person) => [person.id, person]));
  const genderOf = (id: string): string => byId.get(id)?.gender ?? "unknown";
  const spoken = findSpeakersOf(pages, quotes);
  const suits: Suit[] = [];
  const add = (from: string | null, to: string, weight: number, isMutual: boolean, range: Range): void => {
    if (!from || from === to || weight <= 0 || isChild(byId.get(from)) || isChild(byId.get(to))) return;
    // talk of marriage joins sisters and friends in a sentence more often than it joins a couple of one sex
    if (isMutual && genderOf(from) === genderOf(to) && genderOf(from) !== "unknown") return;
    suits.push({ from, to, weight, start: range.start, end: range.end });
    if (isMutual) suits.push({ from: to, to: from, weight, start: range.start, end: range.end });
  };

  mentions.forEach((mention, index) => {
    const startOf = pages.tokens[mention.from]?.start ?? 0;
    const piece = pages.pieceOf[mention.from];
    const line = spoken(mention.from);
    const earlier = mentions[index - 1];
    const isNear = earlier && mention.from - earlier.to <= MOST_BETWEEN && pages.pieceOf[earlier.from] === piece;
    const from = isNear ? (pages.tokens[earlier.to - 1]?.end ?? startOf) : Math.max(startOf - NEAR, pages.pieces[piece ?? -1]?.start ?? 0);
    const passage = pages.text.slice(Math.max(0, from), startOf);
    const words = passage.slice(
      Math.max(passage.lastIndexOf(". "), passage.lastIndexOf("! "), passage.lastIndexOf("? "), passage.lastIndexOf(";")) + 1,
    );
    const isWhole = words.length === passage.length;
    const end = pages.tokens[mention.to - 1]?.end ?? startOf;
    if (isNear && isWhole && /^(?:,)?\s+and\s+(?:\p{Lu}\p{L}*\.?\s+)?$/u.test(words)) {
      const rest = pages.text.slice(end, end + 60);
      if (BOTH.test(rest) && !TURNED.test(BOTH.exec(rest)?.[0] ?? ""))
        add(earlier.person, mention.person, 1, true, { start: from, end: end + 40 });
    }
    const found = SIGNS.find(({ between }) => between.test(words));
    if (!found || TURNED.test(words)) return;
    const weight = found.weight * (line ? SPOKEN * line.confidence : 1);
    const range = { start: startOf - words.length, end };
    const subject = [...words.slice(0, found.between.exec(words)?.index).matchAll(SUBJECTS)].at(-1)?.[1]?.toLowerCase() ?? "";
    if (line && /^(?:i|my)$/.test(subject)) add(line.speaker, mention.person, weight, found.isMutual, range);
    else if (line && /^your?$/.test(subject)) add(line.addressee, mention.person, weight * 0.7, found.isMutual, range);
    else if (isNear && isWhole && /^(?:|he|his|she|her)$/.test(subject)) {
      const told = subject === "" ? "" : subject.startsWith("h") && subject !== "her" ? "male" : "female";
      if (told === "" || told === genderOf(earlier.person)) add(earlier.person, mention.person, weight, found.isMutual, range);
    }
  });

  for (const deed of deeds) {
    const [one, other] = deed.people;
    if (!one || !other || deed.people.length > 2 || deed.end - deed.start > 600) continue;
    const genders = [genderOf(one), genderOf(other)].toSorted().join(" ");
    if (genders === "female male" && LOVE_WORDS.test(pages.text.slice(deed.start, deed.end))) add(one, other, HINT, true, deed);
  }

  for (const { start, end, speaker, addressees, confidence } of quotes) {
    const [to] = addressees;
    if (!speaker || !to || addressees.length > 1) continue;
    for (const match of pages.text.slice(start, end).matchAll(SENTENCE)) {
      const sentence = match[0].replaceAll(/\s+/g, " ");
      const weight = Math.max(0, ...VOWS.filter(([vow]) => vow.test(sentence)).map(([, value]) => value));
      if (weight > 0 && !TURNED.test(sentence))
        add(speaker, to, weight * confidence, false, { start: start + match.index, end: start + match.index + match[0].length });
    }
  }
  return suits;
};

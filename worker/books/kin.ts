import { KIN_CALLS, KIN_NOUNS, KIN_TITLES } from "./lexicon/kin.ts";
import type { Mention } from "./mentions.ts";
import type { Pages } from "./pages.ts";
import { findSpeakersOf } from "./spoken.ts";
import type { Person, Quote, Range } from "./shapes.ts";

/** "`person` is the `noun` of `of`", with the passage that says so. */
export interface KinFact extends Range {
  readonly person: string;
  readonly of: string;
  /** A key of `KIN_NOUNS`, in its plain form. */
  readonly noun: string;
  /** 1 for the word of the narration; less for speech, by how sure its speaker is. */
  readonly weight: number;
}

/** Words that may stand between "her" and "sister". */
const MOST_ADJECTIVES = 2;
const PRONOUNS: ReadonlyMap<string, "female" | "male"> = new Map([
  ["her", "female"],
  ["his", "male"],
]);
const STOPS = /^[.!?;:]$/;
const BREAKS = /^[,.!?;:—]$|^--/;
const SPOKEN = 0.7;
const CALLED = 0.4;

/** Finds what the book says of kinship between people of the cast: by possessives ("Anna's sister Ruth", "my aunt Ruth"), appositions ("Ruth, the aunt of Anna") and calls ("Yes, mamma"). */
export const findKin = (pages: Pages, mentions: readonly Mention[], people: readonly Person[], quotes: readonly Quote[]): KinFact[] => {
  const { tokens, pieceOf } = pages;
  const byId = new Map(people.map((person) => [person.id, person]));
  const startingAt = new Map(mentions.map((mention) => [mention.from, mention]));
  const endingAt = new Map(mentions.map((mention) => [mention.to, mention]));
  const spoken = findSpeakersOf(pages, quotes);
  const facts: KinFact[] = [];

  const agrees = (id: string, gender: string): boolean => {
    const known = byId.get(id)?.gender ?? "unknown";
    return gender === "unknown" || known === "unknown" || known === gender;
  };
  const add = (person: string | null, of: string | null, word: string, from: number, to: number, weight: number): void => {
    const noun = KIN_NOUNS.get(word);
    if (!person || !of || person === of || !noun || weight <= 0 || !agrees(person, noun.gender)) return;
    if (noun.isSpouse && byId.get(person)?.gender === byId.get(of)?.gender && byId.get(of)?.gender !== "unknown") return;
    facts.push({ person, of, noun: noun.plain, weight, start: tokens[from]?.start ?? 0, end: tokens[to]?.end ?? 0 });
  };
  /** Whom "her" before a noun means in narration: the last person of that gender named before in the sentence. */
  const ownerBefore = (at: number, gender: "female" | "male", except: string): string | null => {
    for (let back = at; back > 0 && at - back < 40; back -= 1) {
      if (STOPS.test(tokens[back]?.text ?? "") && !/^\p{Ll}/u.test(tokens[back + 1]?.text ?? "")) return null;
      const mention = endingAt.get(back);
      if (mention && mention.person !== except && agrees(mention.person, gender) && pieceOf[mention.from] === pieceOf[at])
        return byId.get(mention.person)?.gender === gender ? mention.person : null;
    }
    return null;
  };

  tokens.forEach((token, at) => {
    if (!token.isWord || !KIN_NOUNS.has(token.lower)) return;
    const line = spoken(at);
    const weight = line ? SPOKEN * line.confidence : 1;
    const next = tokens[at + 1]?.text === "," ? at + 2 : at + 1;
    const follower = startingAt.get(next);
    // "My sister, Jane, is late" in speech may call Jane
    const named = follower && (next === at + 1 || !line || tokens[follower.to]?.text !== ",") ? follower : undefined;
    let lead = at - 1;
    while (at - lead <= MOST_ADJECTIVES && tokens[lead]?.isWord && !tokens[lead]?.isCapital && !isOwner(tokens[lead]?.lower)) lead -= 1;
    const owner = tokens[lead];
    const possessor = /^['’]s?$/i.test(owner?.text ?? "") ? endingAt.get(lead) : undefined;
    const beforeOwner = possessor ? possessor.from : lead;
    const apposed = tokens[beforeOwner - 1]?.text === "," ? endingAt.get(beforeOwner - 1) : undefined;
    const isClosed = BREAKS.test(tokens[at + 1]?.text ?? "") || tokens[at + 1] === undefined;
    const kin = named ?? (apposed && isClosed ? apposed : undefined);

    if (kin) {
      if (possessor) add(kin.person, possessor.person, token.lower, possessor.from, at, weight);
      else if (owner?.lower === "my" && line) add(kin.person, line.speaker, token.lower, lead, at, weight);
      else if (owner?.lower === "your" && line) add(kin.person, line.addressee, token.lower, lead, at, weight * 0.7);
      else {
        const gender = PRONOUNS.get(owner?.lower ?? "");
        if (gender) add(kin.person, ownerBefore(beforeOwner, gender, kin.person), token.lower, lead, at, weight);
      }
    }
    // "Ruth, the aunt of Anna"; "Ruth was the aunt of Anna"
    const other = /^(?:of|to)$/.test(tokens[at + 1]?.lower ?? "") ? startingAt.get(at + 2) : undefined;
    const subject = endingAt.get(lead) ?? (/^(?:,|was|is|were)$/.test(tokens[lead - 1]?.lower ?? "") ? endingAt.get(lead - 1) : undefined);
    if (other && subject && /^(?:the|a|an)$/.test(owner?.lower ?? ""))
      add(subject.person, other.person, token.lower, subject.from, at + 2, weight);
    if (possessor && /^(?:was|is)$/.test(tokens[beforeOwner - 1]?.lower ?? ""))
      add(endingAt.get(beforeOwner - 1)?.person ?? null, possessor.person, token.lower, beforeOwner - 2, at, weight);

    if (!line || !KIN_CALLS.has(token.lower)) return;
    const before = tokens[at - 1];
    const after = tokens[at + 1];
    const opens =
      pieceOf[at - 1] !== pieceOf[at] || BREAKS.test(before?.text ?? "") || /^(?:dear|dearest|oh|yes|no)$/.test(before?.lower ?? "");
    const closes = pieceOf[at + 1] !== pieceOf[at] || BREAKS.test(after?.text ?? "");
    const hasMark = /^[,!?]$/.test(after?.text ?? "") || before?.text === ",";
    if (opens && closes && hasMark && !startingAt.has(at + 1))
      add(line.addressee, line.speaker, token.lower, at, at, CALLED * line.confidence);
  });

  for (const { person, from, to } of mentions) {
    const title = tokens[from];
    const line = to - from > 1 && KIN_TITLES.has(title?.lower ?? "") ? spoken(from) : null;
    if (line && tokens[from - 1]?.lower !== "your") add(person, line.speaker, title?.lower ?? "", from, to - 1, SPOKEN * line.confidence);
  }
  return facts;
};

const isOwner = (word: string | undefined): boolean =>
  word !== undefined && /^(?:my|your|his|her|their|our|the|a|an|of|to|and|or)$/.test(word);

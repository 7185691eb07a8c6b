import { ABBREVIATIONS } from "./lexicon/titles.ts";
import { PERSON_NOUNS } from "./lexicon/person-nouns.ts";
import { SPEECH_VERBS } from "./lexicon/speech-verbs.ts";
import type { Mention } from "./mentions.ts";
import type { Pages } from "./pages.ts";
import type { Gender } from "./shapes.ts";

/** What narration beside a piece of speech says of its speaker. */
export interface Cue {
  /** A verb of speech has this subject; otherwise the subject merely does something beside the line. */
  readonly isSpeech: boolean;
  /** The subject: a person named, a pronoun, a noun for somebody known ("the girl"), the teller, or somebody outside the cast. */
  readonly subject:
    | { readonly kind: "person"; readonly id: string }
    | { readonly kind: "pronoun"; readonly gender: Gender }
    | { readonly kind: "noun"; readonly gender: Gender; readonly noun: string }
    | { readonly kind: "teller" }
    | { readonly kind: "other" };
  /** Token index of the subject. */
  readonly at: number;
  /** Somebody the line is said to be spoken to ("said Anna to her"), when named. */
  readonly to: string | null;
  /** It stands after the speech. */
  readonly isAfter: boolean;
}

const PRONOUNS: ReadonlyMap<string, Gender> = new Map([
  ["he", "male"],
  ["she", "female"],
]);
/** After these a name is no subject. */
export const BLOCKERS = new Set(
  "to of with at for from by upon on in into about against after before behind beside than towards toward over near and between told asked addressed".split(
    " ",
  ),
);
const ARTICLES = new Set("the a an his her my their our another one some".split(" "));
/** Verbs of speech with a second word that is no preposition. */
const PHRASAL = new Set("put broke burst went cut struck chimed joined called cried".split(" "));
const PARTICLES = new Set("in on out".split(" "));
const STOP = /^(?:[.!?;…]|\.{2,})$/;
/** Tokens looked at on either side of a piece. */
const REACH = 30;

/** "She turned, saying": forms of verbs of speech that lead into it. */
const SPEAKING = new Set(
  "saying say adding exclaiming crying asking remarking observing replying answering whispering murmuring muttering calling announcing declaring repeating demanding".split(
    " ",
  ),
);
/** After these a subject belongs to a clause of its own. */
const SUBORDINATE = new Set(
  "when as while whilst after before if since that which who whom than because till until though although where how what".split(" "),
);

type Subject = Cue["subject"];

/** Reads cues of one book; `mentionAt` gives the mention that starts at a token. */
export class CueReader {
  readonly #pages: Pages;
  readonly #mentionAt: ReadonlyMap<number, Mention>;

  constructor(pages: Pages, mentions: readonly Mention[]) {
    this.#pages = pages;
    this.#mentionAt = new Map(mentions.map((mention) => [mention.from, mention]));
  }

  #lower(at: number): string {
    return this.#pages.tokens[at]?.lower ?? "";
  }

  /** Whether a sentence ends at a token; "Mr." and initials end none. */
  #isStop(at: number): boolean {
    const { tokens } = this.#pages;
    const before = tokens[at - 1];
    if (!STOP.test(this.#lower(at))) return false;
    const isShort =
      before !== undefined && (ABBREVIATIONS.has(before.lower) || (before.text.length === 1 && before.isCapital && before.text !== "I"));
    return !(tokens[at]?.text === "." && isShort);
  }

  #subjectAt(at: number): { subject: Subject; end: number } | null {
    const mention = this.#mentionAt.get(at);
    if (mention) return { subject: { kind: "person", id: mention.person }, end: mention.to };
    const word = this.#pages.tokens[at];
    if (!word?.isWord) return null;
    if (word.text === "I") return { subject: { kind: "teller" }, end: at + 1 };
    const gender = PRONOUNS.get(word.lower);
    return gender ? { subject: { kind: "pronoun", gender }, end: at + 1 } : this.#nounAt(at);
  }

  /** "the old lady", "his companion": an article, then a noun for a person within three words. */
  #nounAt(at: number): { subject: Subject; end: number } | null {
    if (!ARTICLES.has(this.#lower(at))) return null;
    for (let head = at + 1; head <= at + 3; head += 1) {
      if (this.#mentionAt.has(head) || !this.#pages.tokens[head]?.isWord) return null;
      const gender = head === at + 1 && this.#standsIn(head) ? "unknown" : PERSON_NOUNS.get(this.#lower(head));
      if (gender && !/^['’]s?$/.test(this.#lower(head + 1)))
        return { subject: { kind: "noun", gender, noun: this.#lower(head) }, end: head + 1 };
    }
    return null;
  }

  /** "the former continued": no noun follows. */
  #standsIn(at: number): boolean {
    return /^(?:former|latter)$/.test(this.#lower(at)) && (this.#lower(at + 1) === "," || SPEECH_VERBS.has(this.#lower(at + 1)));
  }

  #addressedIn(from: number, to: number): string | null {
    for (let at = from; at < to; at += 1) {
      if (this.#lower(at) !== "to" && !/^(?:told|asked|addressing|assured)$/.test(this.#lower(at))) continue;
      const mention = this.#mentionAt.get(at + 1) ?? this.#mentionAt.get(at + 2);
      if (mention) return mention.person;
    }
    return null;
  }

  /** The first subject of a stretch of narration, with the verb of speech that goes with it. */
  #inClause(from: number, to: number, isAfter: boolean): Cue | null {
    let verb = -1;
    for (let at = from; at < to; at += 1) {
      const word = this.#lower(at);
      if (SPEECH_VERBS.has(word) && verb < 0) {
        verb = at;
        if (isAfter && at - from <= 2) {
          const inverted = this.#inverted(at + 1, to);
          if (inverted) return inverted;
        }
        continue;
      }
      const found = this.#subjectAt(at);
      if (!found) continue;
      if (this.#isObject(at, from)) {
        at = found.end - 1;
        continue;
      }
      const isOwner = /^['’]s?$/.test(this.#lower(found.end));
      const speaks = !isOwner && this.#speaksWithin(found.end, Math.min(to, found.end + (isAfter ? 10 : 24)));
      return { isSpeech: speaks, subject: found.subject, at, to: this.#addressedIn(found.end, to), isAfter };
    }
    return null;
  }

  /** A preposition or the like stands before the phrase at a token. */
  #isObject(at: number, from: number): boolean {
    const before = this.#lower(at - 1);
    // After a comma "and" opens a clause with a subject of its own.
    if (before === "and" && /^[,;]$/.test(this.#lower(at - 2))) return false;
    return at > from && (BLOCKERS.has(before) || (ARTICLES.has(before) && BLOCKERS.has(this.#lower(at - 2))));
  }

  #speaksWithin(from: number, to: number): boolean {
    for (let at = from; at < to; at += 1) {
      if (SPEECH_VERBS.has(this.#lower(at))) return true;
      if (PRONOUNS.has(this.#lower(at)) || (this.#mentionAt.has(at) && !BLOCKERS.has(this.#lower(at - 1)))) return false;
    }
    return false;
  }

  /** "said Anna", "said the old gardener", "said he": the subject follows the verb. */
  #inverted(from: number, to: number): Cue | null {
    for (let at = from; at < Math.min(to, from + 5); at += 1) {
      const found = this.#subjectAt(at);
      if (found) {
        const isBlocked = at > from && BLOCKERS.has(this.#lower(at - 1)) && !this.#continuesVerb(at - 1, from);
        return isBlocked ? null : { isSpeech: true, subject: found.subject, at, to: this.#addressedIn(found.end, to), isAfter: true };
      }
      const word = this.#pages.tokens[at];
      if (!word?.isWord) return null;
      if (at === from && ARTICLES.has(word.lower) && !this.#namedSoon(at + 1, to))
        return { isSpeech: true, subject: { kind: "other" }, at, to: this.#addressedIn(at + 1, to), isAfter: true };
    }
    return null;
  }

  /** "put in Anna", "cried the voice of Anna": the word before the name belongs to the verb or to a voice. */
  #continuesVerb(at: number, from: number): boolean {
    const [before, word] = [this.#lower(at - 1), this.#lower(at)];
    return (at === from && PARTICLES.has(word) && PHRASAL.has(before)) || (word === "of" && before === "voice");
  }

  #namedSoon(from: number, to: number): boolean {
    for (let at = from; at < Math.min(to, from + 3); at += 1) {
      if (this.#mentionAt.has(at)) return true;
      if (!this.#pages.tokens[at]?.isWord || BLOCKERS.has(this.#lower(at))) return false;
    }
    return false;
  }

  /** Where the subject of a verb may end: "Tom, drawing near Anna, said" has it before the first comma. */
  #beforeAside(verb: number, from: number): number {
    if (this.#lower(verb - 1) !== ",") return verb - 1;
    for (let at = verb - 2; at > from; at -= 1) if (this.#lower(at) === "," && at < verb - 2) return at - 1;
    return verb - 1;
  }

  /** "Tom, drawing near Anna, said to her:": the last verb of speech of a clause and the subject closest before it. */
  #leading(from: number, to: number): Cue | null {
    let verb = to - 1;
    while (verb >= from && !SPEECH_VERBS.has(this.#lower(verb)) && !SPEAKING.has(this.#lower(verb))) verb -= 1;
    if (SPEAKING.has(this.#lower(verb))) {
      for (let at = from; at < verb; at += 1) {
        const found = this.#subjectAt(at);
        if (!found || this.#isObject(at, from) || /^['’]s?$/.test(this.#lower(found.end)) || SUBORDINATE.has(this.#lower(at - 1))) continue;
        return { isSpeech: true, subject: found.subject, at, to: this.#addressedIn(found.end, to), isAfter: false };
      }
      return null;
    }
    for (let at = this.#beforeAside(verb, from); at >= from; at -= 1) {
      const found = this.#subjectAt(at);
      if (!found || found.end > verb || /^['’]s?$/.test(this.#lower(found.end))) continue;
      const joinsClause = found.end === verb && this.#lower(at - 1) === "and";
      if ((this.#isObject(at, from) && !joinsClause) || SUBORDINATE.has(this.#lower(at - 1))) continue;
      return { isSpeech: true, subject: found.subject, at, to: this.#addressedIn(verb, to), isAfter: false };
    }
    return null;
  }

  /** The cue in the narration that follows a piece, up to the end of its first sentence. */
  after(from: number, to: number): Cue | null {
    let end = from;
    while (end < to && end < from + REACH && !(this.#isStop(end) && end > from)) end += 1;
    let start = from;
    while (start < end && !this.#pages.tokens[start]?.isWord) start += 1;
    return this.#inClause(start, end, true);
  }

  /** The cue in the narration before a piece: its last sentence when that leads into the speech, or what was done in it. */
  before(from: number, to: number): (Cue & { readonly leads: boolean }) | null {
    let last = to - 1;
    while (last >= from && /^["“”‘’'«»(_*]$/.test(this.#lower(last))) last -= 1;
    if (last < from) return null;
    const leads = /^[,:]$|--|—/.test(this.#lower(last));
    let start = last;
    while (start > from && last - start < REACH * 2 && !this.#isStop(start - 1)) start -= 1;
    let cue = this.#leading(start, last + 1);
    if (!cue && leads && /^[;]$/.test(this.#lower(start - 1))) {
      let first = start - 1;
      while (first > from && last - first < REACH * 2 && !(this.#isStop(first - 1) && this.#lower(first - 1) !== ";")) first -= 1;
      cue = this.#leading(first, last + 1);
    }
    cue ??= this.#inClause(start, last + 1, false);
    return cue ? { ...cue, leads } : null;
  }
}

/** Marginal notes: what a line changed between people, and why. */
import type { EventOf } from "../../objects/simulation/event.ts";
import { signed, spaced } from "../ui/words.ts";
import type { Person } from "./people.ts";

export interface Note {
  readonly seq: number;
  readonly kind: "tie" | "view" | "feeling";
  /** Whose feeling changed, and toward whom ("" for a feeling of one's own). */
  readonly from: string;
  readonly to: string;
  /** Their names. */
  readonly who: string;
  readonly whom: string;
  /** What changed, without names: `trust −.12`, `a friend`, `joy`. */
  readonly change: string;
  /** `Ada → Ben: trust −.12`. */
  readonly text: string;
  /** The rule in a reader's words: `he broke his word`. */
  readonly reason: string;
  /** The words that did it, or "". */
  readonly quote: string;
  /** The rule's own name. */
  readonly rule: string;
  /** Before and after, in words; "" where there is none. */
  readonly detail: string;
  readonly causes: readonly number[];
}

/** Changes smaller than this are not worth a reader's eye; the character's panel has them all. */
const WORTH_NOTING = 0.03;
/** Familiarity grows with every line; only a leap is news. */
const WORTH_NOTING_FAMILIARITY = 0.15;

export type Noted = EventOf<"relationship_changed"> | EventOf<"relationship_type_changed"> | EventOf<"emotion_felt">;

/** The note for an event that a line of `doer` caused; null when there is nothing worth saying. */
export const noteOf = (event: Noted, personOf: (id: string) => Person, doer: Person | null): Note | null => {
  const { seq } = event;
  switch (event.type) {
    case "relationship_changed": {
      const { from, to, dimension, before, delta, after, causes, quote, rule } = event.data;
      if (Math.abs(delta) < (dimension === "familiarity" ? WORTH_NOTING_FAMILIARITY : WORTH_NOTING) || rule === "book") return null;
      const reason = reasonOf(rule, doer);
      const [who, whom, change] = [personOf(from).name, personOf(to).name, `${dimension} ${signed(delta)}`];
      const detail = `${dimension} from ${signed(before)} to ${signed(after)}`;
      return { seq, kind: "tie", from, to, who, whom, change, text: `${who} → ${whom}: ${change}`, reason, quote, rule, detail, causes };
    }
    case "relationship_type_changed": {
      const { from, to, before, after, causes, rule } = event.data;
      if (rule === "book") return null;
      const [who, whom, change] = [personOf(from).name, personOf(to).name, typeWords(after)];
      const detail = `before: ${typeWords(before)}`;
      const text = `${who} now sees ${whom} as ${change}`;
      return { seq, kind: "view", from, to, who, whom, change, text, reason: "", quote: "", rule, detail, causes };
    }
    case "emotion_felt": {
      const { character_id, emotion, because, causes } = event.data;
      const who = personOf(character_id).name;
      return {
        seq,
        kind: "feeling",
        from: character_id,
        to: "",
        who,
        whom: "",
        change: emotion.name,
        text: `${who} feels ${emotion.name}`,
        reason: because,
        quote: "",
        rule: "appraisal",
        detail: `${Math.round(emotion.intensity * 100)} of 100`,
        causes,
      };
    }
    default:
      return event satisfies never;
  }
};

const TYPES: Readonly<Record<string, string>> = {
  stranger: "a stranger",
  acquaintance: "an acquaintance",
  friend: "a friend",
  rival: "a rival",
  romance: "a beloved",
  ally: "an ally",
  family: "family",
  mentor: "a mentor",
  enemy: "an enemy",
};

export const typeWords = (type: string): string => TYPES[type] ?? type;

/** What a rule means of the line that set it off; `@` stands for its speaker. A rule without words here is said by its name. Exported for tests. */
export const REASONS: Readonly<Record<string, string>> = {
  "warmth binds": "@ was warm",
  "coldness divides, and counts for more": "@ was cold",
  "hostility costs trust": "@ was hostile",
  "a confidence builds trust": "@ confided something",
  "kindness builds trust": "@ was kind",
  "familiarity grows with every line": "they talked",
  "a confidence was broken": "@ told what had been confided",
  "time apart softens": "they had been apart for long",
  author: "the author wanted it so",
  "author takes it back": "the author took it back",
  book: "it is so in the book",
};

/** Exported for tests. */
export const reasonOf = (rule: string, doer: Person | null): string => {
  const words = REASONS[rule];
  if (words === undefined || (doer === null && words.includes("@"))) return spaced(rule);
  return doer === null ? words : words.replace("@", doer.pronoun === "they" ? doer.name : doer.pronoun);
};

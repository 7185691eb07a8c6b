import type { Cue } from "./cues.ts";
import type { Meaning } from "./focus.ts";
import type { Presence } from "./scene.ts";
import type { Gender, Person } from "./shapes.ts";
import type { Turn } from "./turns.ts";
import type { SpokenNames } from "./vocatives.ts";

/** Stands for anybody outside the cast. */
export const NOBODY = "";

/** A family of signs of which at most one holds for a candidate; each has a weight of its own. */
interface Family {
  readonly name: string;
  readonly base: number;
  readonly size: number;
}

let count = 0;
const family = (name: string, size: number): Family => {
  const made = { name, base: count, size };
  count += size;
  return made;
};

/** Paragraphs since the turn before: none, one, a few, many. */
const GAPS = 4;
/** What narration says beside the turn. */
const CUES = 4;
const ROLES = 5;

const FAMILIES = {
  told: family("told", 4),
  second: family("second", 2),
  gender: family("gender", 12),
  rank: family("rank", 15),
  near: family("near", 6),
  acted: family("acted", 9),
  meant: family("meant", 18),
  kin: family("kin", 7),
  nobody: family("nobody", 10),
  role: family("role", ROLES * GAPS * CUES),
  share: family("share", 10),
  called: family("called", 2),
  about: family("about", 1),
  calledBefore: family("calledBefore", GAPS),
  calledNext: family("calledNext", 2),
  toldTo: family("toldTo", 2),
  named: family("named", 16),
  heard: family("heard", 3),
  lead: family("lead", 4),
  teller: family("teller", CUES),
  next: family("next", 4),
  polite: family("polite", 6),
  asked: family("asked", 4),
  kind: family("kind", 2),
  fame: family("fame", 6),
} as const;

/** Name of every sign, in the order of its index. */
export const FEATURES: readonly string[] = Object.values(FAMILIES).flatMap(({ name, size }) =>
  Array.from({ length: size }, (_, index) => `${name}.${index}`),
);

const fits = (one: Gender, other: Gender): boolean => one === "unknown" || other === "unknown" || one === other;
const gapOf = (gap: number): number => (gap === 0 ? 0 : gap === 1 ? 1 : gap <= 3 ? 2 : 3);

/** Kinds of the strongest cue: none, somebody told by name, a pronoun or noun, something done beside the line. */
const cueKind = (cue: Cue | undefined): number => (!cue ? 0 : !cue.isSpeech ? 3 : "gender" in cue.subject ? 2 : 1);

/** One turn with what is around it. */
export interface Situation {
  readonly turn: Turn;
  readonly presence: Presence;
  readonly names: SpokenNames;
  readonly before: { readonly turn: Turn; readonly names: SpokenNames } | null;
  readonly next: { readonly turn: Turn; readonly names: SpokenNames; readonly gap: number } | null;
  readonly afterNext: { readonly turn: Turn; readonly gap: number } | null;
}

/** Who spoke before a turn, latest first; at most `REMEMBERED`. */
export type History = readonly string[];
export const REMEMBERED = 8;

/** The person a verb of speech names as the speaker, or null. */
const toldIn = (turn: Turn | undefined): string | null => {
  const cue = turn?.cues[0];
  return cue?.isSpeech && cue.subject.kind === "person" ? cue.subject.id : null;
};

const PARENTS = new Set("mother father wife husband".split(" "));
const SIBLINGS = new Set("sister brother daughter son".split(" "));
/** The last words of somebody's longer names. */
const surnamesOf = ({ name, aliases }: Person): string[] =>
  [name, ...aliases].flatMap((each) => {
    const words = each.split(" ");
    return words.length > 1 ? [words.at(-1) ?? ""] : [];
  });

/** Reads the signs for and against each candidate as indices into `FEATURES`. */
export class FeatureReader {
  readonly #people: ReadonlyMap<string, Person>;
  readonly #narrator: string | null;

  constructor(people: ReadonlyMap<string, Person>, narrator: string | null) {
    this.#people = people;
    this.#narrator = narrator;
  }

  /** People of a gender by how lately narration named them before a token, latest first. */
  #rankFor(gender: Gender, presence: Presence, at: number): ReadonlyMap<string, { rank: number; isNear: boolean }> {
    const near = presence.own.filter((mention) => mention.from < at).map((mention) => mention.person);
    const order = [...new Set([...near.toReversed(), ...[...presence.named.keys()].toReversed()])];
    const ranks = new Map<string, { rank: number; isNear: boolean }>();
    for (const id of order) {
      const person = this.#people.get(id);
      if (!person || id === this.#narrator || !fits(person.gender, gender)) continue;
      ranks.set(id, { rank: ranks.size, isNear: near.includes(id) });
    }
    return ranks;
  }

  /** How a person fits "her mother": 0 is "her"; 1, 4 of her name and married; 2, 5 of her name; 3, 6 of another; by whether they may be parents. */
  #kinship(person: Person, { of }: Meaning, noun: string): number {
    if (of === null) return -1;
    if (person.id === of) return 0;
    const owner = this.#people.get(of);
    const base = PARENTS.has(noun) ? 1 : SIBLINGS.has(noun) ? 4 : -1;
    if (base < 0 || !owner) return -1;
    const shares = surnamesOf(person).some((name) => surnamesOf(owner).includes(name));
    return (
      base + (!shares ? 2 : /^(?:Mrs|Mr)\b/.test([person.name, ...person.aliases].find((name) => /^(?:Mrs|Mr)\b/.test(name)) ?? "") ? 0 : 1)
    );
  }

  #pronoun(cue: Cue, presence: Presence, ids: readonly string[], into: number[][]): void {
    if (!("gender" in cue.subject)) return;
    const { gender } = cue.subject;
    const kind = !cue.isSpeech ? 2 : cue.subject.kind === "noun" ? 1 : 0;
    const meant = presence.meanings.get(cue.at);
    const ranks = this.#rankFor(gender, presence, cue.at);
    const acting = presence.acting.filter((mention) => mention.from < cue.at).map((mention) => mention.person);
    const actors = [...new Set([...acting.toReversed(), ...[...presence.acted.keys()].toReversed()])].filter((id) => ranks.has(id));
    const noun = cue.subject.kind === "noun" ? cue.subject.noun : "";
    ids.forEach((id, index) => {
      const person = this.#people.get(id);
      const signs = into[index];
      if (!person || !signs) return;
      const relation = meant && noun !== "" ? this.#kinship(person, meant, noun) : -1;
      if (relation >= 0) signs.push(FAMILIES.kin.base + relation);
      const match = id === this.#narrator ? 3 : person.gender === "unknown" || gender === "unknown" ? 1 : person.gender === gender ? 0 : 2;
      signs.push(FAMILIES.gender.base + kind * 4 + match);
      const place = ranks.get(id);
      if (meant) signs.push(FAMILIES.meant.base + kind * 6 + (meant.age <= 1 ? 0 : meant.age <= 3 ? 2 : 4) + (meant.person === id ? 0 : 1));
      signs.push(FAMILIES.acted.base + kind * 3 + (actors[0] === id ? 0 : actors[1] === id ? 1 : 2));
      signs.push(FAMILIES.rank.base + kind * 5 + (place ? Math.min(3, place.rank) : 4));
      if (place?.isNear) signs.push(FAMILIES.near.base + kind * 2 + Math.min(1, place.rank));
    });
  }

  #named(id: string, presence: Presence, cue: Cue | undefined): number {
    const isOwn = presence.own.some((mention) => mention.person === id && (!cue || mention.from !== cue.at));
    if (isOwn) return 0;
    if (presence.lead?.last === id) return 1;
    if (presence.lead?.first === id) return 2;
    const seen = presence.named.get(id);
    if (seen === undefined) return presence.heard.has(id) ? 6 : 7;
    const far = presence.at - seen;
    return far < 120 ? 3 : far < 500 ? 4 : 5;
  }

  /** Signs that do not depend on who spoke before, for each candidate. */
  still({ turn, presence, names, before, next, afterNext }: Situation, ids: readonly string[]): number[][] {
    const cue = turn.cues[0];
    const second = turn.cues[1];
    const kind = cueKind(cue);
    const gap = gapOf(presence.gap);
    const signs = ids.map((): number[] => []);
    if (cue && "gender" in cue.subject) this.#pronoun(cue, presence, ids, signs);
    else if (second && "gender" in second.subject && cue && !cue.isSpeech) this.#pronoun(second, presence, ids, signs);
    const targetOf = (of: Cue | undefined): string | null =>
      of?.subject.kind === "person" ? of.subject.id : of?.subject.kind === "teller" ? this.#narrator : null;
    const target = targetOf(cue);
    const other = targetOf(second);
    const asks = before !== null && before.turn.asks;
    ids.forEach((id, index) => {
      const own = signs[index];
      if (!own) return;
      const person = this.#people.get(id);
      if (!person) {
        const subject = cue?.subject.kind;
        own.push(
          FAMILIES.nobody.base +
            (!cue || subject === undefined
              ? 0
              : subject === "other"
                ? cue.isSpeech
                  ? 1
                  : 2
                : subject === "noun"
                  ? cue.isSpeech
                    ? 3
                    : 4
                  : subject === "pronoun"
                    ? cue.isSpeech
                      ? 5
                      : 6
                    : subject === "teller" && this.#narrator === null
                      ? 7
                      : cue.isSpeech
                        ? 8
                        : 9),
        );
        return;
      }
      if (cue && target === id) own.push(FAMILIES.told.base + (cue.isSpeech ? 0 : 2) + (cue.isAfter ? 0 : 1));
      if (second && other === id && target !== id) own.push(FAMILIES.second.base + (second.isSpeech ? 0 : 1));
      const isTold = cue?.isSpeech === true && target === id;
      if (!isTold && names.called.has(id)) own.push(FAMILIES.called.base + (kind === 1 ? 1 : 0));
      else if (!isTold && names.about.has(id)) own.push(FAMILIES.about.base);
      if (before?.names.called.has(id)) own.push(FAMILIES.calledBefore.base + gap);
      if (next && next.gap <= 1 && next.names.called.has(id)) own.push(FAMILIES.calledNext.base + (next.gap === 0 ? 0 : 1));
      if (before?.turn.cues.some((known) => known.isSpeech && known.to === id)) own.push(FAMILIES.toldTo.base + (gap <= 1 ? 0 : 1));
      if (id === this.#narrator) own.push(FAMILIES.teller.base + kind);
      else own.push(FAMILIES.named.base + (kind === 0 ? 0 : 8) + this.#named(id, presence, cue));
      if (before?.names.about.has(id)) own.push(FAMILIES.heard.base + Math.min(2, gap));
      if (presence.lead?.opensSpeech) own.push(FAMILIES.lead.base + (presence.lead.last === id ? 0 : presence.lead.first === id ? 1 : 2));
      if (next && toldIn(next.turn) === id) own.push(FAMILIES.next.base + (next.gap === 0 ? 0 : 1));
      if (next && afterNext && toldIn(afterNext.turn) === id)
        own.push(FAMILIES.next.base + (next.gap === 0 && afterNext.gap === 0 ? 2 : 3));
      if (before && gap <= 1 && before.turn.polite !== "unknown")
        own.push(FAMILIES.polite.base + (person.gender === "unknown" ? 1 : person.gender === before.turn.polite ? 0 : 2));
      if (next && next.gap <= 1 && next.turn.polite !== "unknown")
        own.push(FAMILIES.polite.base + 3 + (person.gender === "unknown" ? 1 : person.gender === next.turn.polite ? 0 : 2));
      if (asks && gap <= 1 && before.names.called.has(id)) own.push(FAMILIES.asked.base);
      if (person.kind === "role") own.push(FAMILIES.kind.base + (kind === 0 ? 0 : 1));
      own.push(FAMILIES.fame.base + Math.min(5, Math.floor(Math.log(1 + person.mentions) / 1.4)));
    });
    return signs;
  }

  /** Signs that depend on who spoke before. */
  moving({ turn, presence, before }: Situation, id: string, history: History): number[] {
    const gap = gapOf(presence.gap);
    const kind = cueKind(turn.cues[0]);
    const role =
      history.length === 0 ? 4 : id === history[0] ? 0 : id === history[1] ? 1 : id === history[2] ? 2 : history.includes(id) ? 3 : 4;
    const own = [FAMILIES.role.base + (role * GAPS + gap) * CUES + kind];
    if (id === NOBODY) return own;
    const spoken = history.reduce((sum, one) => sum + Number(one === id), 0);
    own.push(FAMILIES.share.base + (gap <= 1 ? 0 : 5) + Math.min(4, spoken));
    if (before?.turn.asks && gap <= 1 && role < 2) own.push(FAMILIES.asked.base + 2 + role);
    return own;
  }
}

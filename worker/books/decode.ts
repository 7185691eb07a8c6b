import type { Cue } from "./cues.ts";
import type { Presence } from "./scene.ts";
import type { Attribution, Cast, Gender, Person } from "./shapes.ts";
import type { Turn } from "./turns.ts";
import type { SpokenNames } from "./vocatives.ts";
import { WEIGHTS } from "./weights.ts";

export interface Decision {
  readonly speaker: string | null;
  readonly confidence: number;
  readonly how: Attribution;
}

/** Stands for anybody outside the cast. */
const NOBODY = "";
const BEAM = 12;
const MOST_CANDIDATES = 10;

const fits = (one: Gender, other: Gender): boolean => one === "unknown" || other === "unknown" || one === other;

interface Path {
  readonly score: number;
  readonly speaker: string;
  /** Score of this turn alone, of the best other candidate after the same history. */
  readonly margin: number;
  readonly before: Path | null;
}

/** Whom the turn before called or was spoken to. */
const expected = (turn: Turn | undefined, names: SpokenNames | undefined): ReadonlySet<string> => {
  const told = turn?.cues.flatMap((cue) => (cue.isSpeech && cue.to !== null ? [cue.to] : [])) ?? [];
  return new Set([...told, ...(names?.called ?? [])]);
};

interface Option {
  readonly id: string;
  readonly score: number;
}

/** Finds the likeliest run of speakers through the turns of a book with a beam; a later certain turn can still settle the turns before it. */
export class Decoder {
  readonly #people: ReadonlyMap<string, Person>;
  readonly #narrator: string | null;

  constructor(cast: Cast) {
    this.#people = new Map(cast.people.map((person) => [person.id, person]));
    this.#narrator = cast.narrator;
  }

  /** People of a gender by how lately narration named them before a token, latest first. */
  #rankFor(gender: Gender, presence: Presence, at: number): Map<string, { rank: number; isNear: boolean }> {
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

  #pronounScores(cue: Cue, presence: Presence, ids: readonly string[]): number[] {
    const gender = "gender" in cue.subject ? cue.subject.gender : "unknown";
    const ranks = this.#rankFor(gender, presence, cue.at);
    const last = WEIGHTS.pronounRank.at(-1) ?? 0;
    return ids.map((id) => {
      const person = this.#people.get(id);
      if (!person) return WEIGHTS.nobodyByPronoun;
      if (id === this.#narrator || !fits(person.gender, gender)) return WEIGHTS.wrongGender;
      const place = ranks.get(id);
      const rank = place ? (WEIGHTS.pronounRank[place.rank] ?? last) : last;
      return rank + (place?.isNear ? WEIGHTS.pronounNear : 0) + (person.gender === "unknown" ? WEIGHTS.unknownGender : 0);
    });
  }

  #cueScores(cue: Cue, presence: Presence, ids: readonly string[]): number[] {
    const { subject } = cue;
    const strength = cue.isSpeech ? 1 : WEIGHTS.beat / WEIGHTS.told;
    if (subject.kind === "pronoun") {
      const share = cue.isSpeech ? 1 : WEIGHTS.beatShare;
      return this.#pronounScores(cue, presence, ids).map((score) => score * share);
    }
    if (subject.kind === "noun") {
      const scores = this.#pronounScores(cue, presence, ids).map((score) => score * WEIGHTS.nounShare * strength);
      return scores.map((score, index) => (ids[index] === NOBODY ? WEIGHTS.nobodyByNoun : score));
    }
    if (subject.kind === "other") return ids.map((id) => (id === NOBODY ? WEIGHTS.stranger : 0));
    const target = subject.kind === "person" ? subject.id : this.#narrator;
    return ids.map((id) => (id === target ? WEIGHTS.told * strength : 0));
  }

  #candidates(turn: Turn, presence: Presence, called: ReadonlySet<string>, recentSpeakers: readonly string[]): string[] {
    const ids = new Set<string>();
    for (const cue of turn.cues) {
      if (cue.subject.kind === "person") ids.add(cue.subject.id);
      if (cue.subject.kind === "teller" && this.#narrator) ids.add(this.#narrator);
    }
    for (const mention of presence.own.slice(0, MOST_CANDIDATES)) ids.add(mention.person);
    for (const id of recentSpeakers) if (id !== NOBODY) ids.add(id);
    for (const id of called) ids.add(id);
    for (const id of [...presence.named.keys()].toReversed()) {
      if (ids.size >= MOST_CANDIDATES) break;
      ids.add(id);
    }
    for (const id of [...presence.heard.keys()].toReversed()) {
      if (ids.size >= 4) break;
      ids.add(id);
    }
    if (this.#narrator) ids.add(this.#narrator);
    return [...ids, NOBODY];
  }

  #options(turn: Turn, presence: Presence, names: SpokenNames, calledBefore: ReadonlySet<string>, recent: readonly string[]): Option[] {
    const ids = this.#candidates(turn, presence, calledBefore, recent);
    const cue = turn.cues[0];
    const scores = cue ? this.#cueScores(cue, presence, ids) : ids.map(() => 0);
    return ids.map((id, index) => {
      let score = scores[index] ?? 0;
      const person = this.#people.get(id);
      if (!person) return { id, score: score + WEIGHTS.nobody };
      const isTold = cue?.isSpeech === true && !("gender" in cue.subject) && score > 0;
      if (names.called.has(id) && !isTold) score += WEIGHTS.calledBySelf;
      else if (names.about.has(id)) score += WEIGHTS.aboutSelf;
      if (presence.gap <= 2 && calledBefore.has(id)) score += WEIGHTS.calledBefore;
      const seen = presence.named.get(id);
      if (seen !== undefined) score += WEIGHTS.recent * Math.exp((seen - presence.at) / WEIGHTS.recentFade);
      else if (id !== this.#narrator) score += WEIGHTS.heardOnly;
      if (id === this.#narrator) score += WEIGHTS.teller;
      if (presence.lead?.last === id) score += WEIGHTS.leadLast;
      if (presence.lead?.first === id) score += WEIGHTS.leadFirst + (presence.lead.opensSpeech ? WEIGHTS.leadOpens : 0);
      return { id, score: score + WEIGHTS.fame * Math.log1p(person.mentions) };
    });
  }

  #transition(id: string, path: Path | null, gap: number): number {
    if (!path) return 0;
    const isClose = gap === 0;
    const fade = gap > 3 ? 0.2 : 1;
    if (id === NOBODY) return 0;
    if (id === path.speaker) return (isClose ? WEIGHTS.repeat : WEIGHTS.repeatAfterGap) * fade;
    const back = path.before;
    if (back && id === back.speaker) return (isClose ? WEIGHTS.alternate : WEIGHTS.alternateAfterGap) * fade;
    return back?.before?.speaker === id ? WEIGHTS.inConversation * fade : 0;
  }

  decode(turns: readonly Turn[], presences: readonly Presence[], names: readonly SpokenNames[]): Decision[] {
    let beam: Path[] = [{ score: 0, speaker: NOBODY, margin: 0, before: null }];
    turns.forEach((turn, index) => {
      const presence = presences[index];
      const spoken = names[index];
      if (!presence || !spoken) return;
      const recent = beam.flatMap((path) => [path.speaker, path.before?.speaker ?? NOBODY, path.before?.before?.speaker ?? NOBODY]);
      const options = this.#options(turn, presence, spoken, expected(turns[index - 1], names[index - 1]), presence.gap > 6 ? [] : recent);
      const best = new Map<string, Path>();
      for (const path of beam) {
        const locals = options.map((option) => option.score + this.#transition(option.id, path, presence.gap));
        const top = Math.max(...locals);
        const second = locals.reduce((most, local) => (local < top && local > most ? local : most), -Infinity);
        options.forEach((option, at) => {
          const local = locals[at] ?? -Infinity;
          const key = `${option.id} ${path.speaker}`;
          const score = path.score + local;
          if ((best.get(key)?.score ?? -Infinity) >= score) return;
          best.set(key, { score, speaker: option.id, margin: local === top ? local - second : local - top, before: path });
        });
      }
      beam = [...best.values()].toSorted((one, other) => other.score - one.score).slice(0, BEAM);
    });
    return this.#trace(beam[0] ?? null, turns);
  }

  #trace(end: Path | null, turns: readonly Turn[]): Decision[] {
    const decisions: Decision[] = [];
    for (let path = end, index = turns.length - 1; path && index >= 0; path = path.before, index -= 1) {
      const cue = turns[index]?.cues[0];
      const isTold = cue?.isSpeech && !("gender" in cue.subject);
      const how: Attribution = !cue ? "implicit" : isTold ? "explicit" : "gender" in cue.subject ? "anaphoric" : "beat";
      const confidence = 1 / (1 + Math.exp(-(Number.isFinite(path.margin) ? path.margin : 4) * 0.6));
      decisions.push(path.speaker === NOBODY ? { speaker: null, confidence: 0, how: "none" } : { speaker: path.speaker, confidence, how });
    }
    return decisions.toReversed();
  }
}

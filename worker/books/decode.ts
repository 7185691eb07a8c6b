import { FeatureReader, NOBODY, REMEMBERED } from "./features.ts";
import type { History, Situation } from "./features.ts";
import type { Presence } from "./scene.ts";
import type { Attribution, Cast, Person } from "./shapes.ts";
import type { Turn } from "./turns.ts";
import type { SpokenNames } from "./vocatives.ts";
import { CALIBRATION } from "./learned.ts";
import { WEIGHTS } from "./weights.ts";

export interface Decision {
  readonly speaker: string | null;
  /** 0..1: how likely this speaker is right. From the share among the candidates, given who spoke before. */
  readonly confidence: number;
  readonly how: Attribution;
}

/** Runs of speakers followed side by side. */
const BEAM = 12;
const MOST_CANDIDATES = 10;
const LEAST_CANDIDATES = 4;
/** Paragraphs of narration after which those who spoke before are no candidates for it. */
const NEW_SCENE = 6;

/**
 * How much of what the candidates share is taken off each step of a run: at 0 what comes later weighs fully on what came before, which signs that look
 * ahead count once more; at 1 it does not weigh at all.
 */
const CERTAINTY = 0.3;

export interface Scoring {
  readonly weights: Float64Array;
  readonly calibration: readonly [slope: number, shift: number];
}
/** Leaves confidences as they are. */
export const RAW: Scoring["calibration"] = [1, 0];

export const logOdds = (share: number): number => Math.log(Math.max(share, 1e-4) / Math.max(1 - share, 1e-4));

interface Path {
  readonly score: number;
  readonly speaker: string;
  readonly share: number;
  readonly history: History;
  readonly before: Path | null;
}

const ROOT: Path = { score: 0, speaker: NOBODY, share: 0, history: [], before: null };

const weigh = (signs: readonly number[], weights: Float64Array): number => signs.reduce((sum, sign) => sum + (weights[sign] ?? 0), 0);

/** Whom the turn before called or was spoken to. */
const expected = (turn: Turn | undefined, names: SpokenNames | undefined): ReadonlySet<string> => {
  const told = turn?.cues.flatMap((cue) => (cue.isSpeech && cue.to !== null ? [cue.to] : [])) ?? [];
  return new Set([...told, ...(names?.called ?? [])]);
};

/** Each turn with the turns around it. */
export const situate = (turns: readonly Turn[], presences: readonly Presence[], names: readonly SpokenNames[]): Situation[] =>
  turns.flatMap((turn, index): Situation[] => {
    const [presence, own] = [presences[index], names[index]];
    if (!presence || !own) return [];
    const at = (place: number): { turn: Turn; names: SpokenNames; gap: number } | null => {
      const [other, spoken, where] = [turns[place], names[place], presences[place]];
      return other && spoken && where ? { turn: other, names: spoken, gap: where.gap } : null;
    };
    return [{ turn, presence, names: own, before: at(index - 1), next: at(index + 1), afterNext: at(index + 2) }];
  });

/** Finds the likeliest run of speakers through the turns of a book with a beam; a later certain turn can still settle the turns before it. */
export class Decoder {
  readonly #people: ReadonlyMap<string, Person>;
  readonly #narrator: string | null;
  readonly #weights: Float64Array;
  readonly #calibration: Scoring["calibration"];
  readonly reader: FeatureReader;

  constructor(cast: Cast, { weights, calibration }: Scoring = { weights: WEIGHTS, calibration: CALIBRATION }) {
    this.#calibration = calibration;
    this.#people = new Map(cast.people.map((person) => [person.id, person]));
    this.#narrator = cast.narrator;
    this.#weights = weights;
    this.reader = new FeatureReader(this.#people, cast.narrator);
  }

  /** Whoever may speak a turn, `NOBODY` last. */
  candidates({ turn, presence, before, next, afterNext }: Situation, recent: readonly string[]): string[] {
    const ids = new Set<string>();
    const addTold = (other: Turn | undefined): void => {
      for (const cue of other?.cues ?? []) {
        if (cue.subject.kind === "person") ids.add(cue.subject.id);
        const meant = presence.meanings.get(cue.at);
        if (meant) ids.add(meant.person);
        if (cue.subject.kind === "teller" && this.#narrator) ids.add(this.#narrator);
      }
    };
    addTold(turn);
    for (const mention of presence.own.slice(0, MOST_CANDIDATES)) ids.add(mention.person);
    if (presence.gap <= NEW_SCENE) for (const id of recent) if (id !== NOBODY) ids.add(id);
    for (const id of expected(before?.turn, before?.names)) ids.add(id);
    if (next?.gap === 0) addTold(next.turn);
    if (next?.gap === 0 && afterNext?.gap === 0) addTold(afterNext.turn);
    for (const id of [...presence.named.keys()].toReversed()) {
      if (ids.size >= MOST_CANDIDATES) break;
      ids.add(id);
    }
    for (const id of [...presence.heard.keys()].toReversed()) {
      if (ids.size >= LEAST_CANDIDATES) break;
      ids.add(id);
    }
    if (this.#narrator) ids.add(this.#narrator);
    return [...[...ids].filter((id) => this.#people.has(id)), NOBODY];
  }

  decode(turns: readonly Turn[], presences: readonly Presence[], names: readonly SpokenNames[]): Decision[] {
    let beam: Path[] = [ROOT];
    for (const situation of situate(turns, presences, names)) {
      const ids = this.candidates(situation, [...new Set(beam.flatMap(({ history }) => history.slice(0, 3)))]);
      const still = this.reader.still(situation, ids).map((signs) => weigh(signs, this.#weights));
      const best = new Map<string, Path>();
      for (const path of beam) {
        const scores = ids.map((id, at) => (still[at] ?? 0) + weigh(this.reader.moving(situation, id, path.history), this.#weights));
        const most = Math.max(...scores);
        const total = scores.reduce((sum, score) => sum + Math.exp(score - most), 0);
        ids.forEach((id, at) => {
          const local = (scores[at] ?? 0) - most;
          const key = `${id} ${path.speaker}`;
          const score = path.score + (scores[at] ?? 0) - CERTAINTY * (most + Math.log(total));
          if ((best.get(key)?.score ?? -Infinity) >= score) return;
          best.set(key, {
            score,
            speaker: id,
            share: Math.exp(local) / total,
            history: [id, ...path.history].slice(0, REMEMBERED),
            before: path,
          });
        });
      }
      beam = [...best.values()].toSorted((one, other) => other.score - one.score).slice(0, BEAM);
    }
    return this.#trace(beam[0] ?? null, turns);
  }

  #confidence(share: number): number {
    const [slope, shift] = this.#calibration;
    return 1 / (1 + Math.exp(-(slope * logOdds(share) + shift)));
  }

  #trace(end: Path | null, turns: readonly Turn[]): Decision[] {
    const decisions: Decision[] = [];
    for (let path = end, index = turns.length - 1; path && index >= 0; path = path.before, index -= 1) {
      const cue = turns[index]?.cues[0];
      const isTold = cue?.isSpeech && !("gender" in cue.subject);
      const how: Attribution = !cue ? "implicit" : isTold ? "explicit" : "gender" in cue.subject ? "anaphoric" : "beat";
      decisions.push(
        path.speaker === NOBODY
          ? { speaker: null, confidence: 0, how: "none" }
          : { speaker: path.speaker, confidence: this.#confidence(path.share), how },
      );
    }
    return decisions.toReversed();
  }
}

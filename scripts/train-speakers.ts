/**
 * Learns the weights of the speaker scorer from LitBank (CC BY 4.0) and writes them into worker/books: `node scripts/train-speakers.ts [DIR]`.
 * Prints how often the speaker of a turn is right in extracts left out of the learning (ten folds). Texts that are also in PDNC, on which the
 * reading is measured, take no part. (They are left out by their numbers in Project Gutenberg.)
 */
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Decoder, logOdds, RAW } from "../worker/books/decode.ts";
import { FEATURES, NOBODY, REMEMBERED } from "../worker/books/features.ts";
import { PRIOR } from "./eval/prior.ts";
import { lessonOf } from "./eval/lessons.ts";
import type { Lesson } from "./eval/lessons.ts";
import { readLitBank } from "./eval/litbank.ts";

const data = resolve(process.argv[2] ?? join(import.meta.dirname, "../../shared/eval"));
/** Numbers in Project Gutenberg of texts that PDNC annotates too, and of some that whole novels may be measured on. */
const MEASURED = /^(?:11|1342|208|2641|5230|2097|158|105|161|141|121|74|76|174|98|730|1260|768)_/;
const FOLDS = 10;
const ROUNDS = 2;
const STEPS = 150;
const DECAY = 0.5;

/** How often somebody is named says nothing in an extract: these weights stay as guessed. */
const FROZEN = FEATURES.map((name) => name.startsWith("fame."));

/** One turn: the signs of each candidate and which of them speaks. */
interface Example {
  readonly signs: readonly (readonly number[])[];
  readonly right: number;
}

/** With weights, the turns before are taken as those weights read them; without, as they are. */
const examplesOf = (lesson: Lesson, weights: Float64Array | null): Example[] => {
  const read = weights
    ? new Decoder(lesson.cast, { weights, calibration: RAW }).decode(lesson.turns, lesson.presences, lesson.names)
    : null;
  let history: string[] = [];
  return lesson.situations.flatMap((situation, index): Example[] => {
    const speaker = lesson.speakers[index] ?? null;
    const ids = lesson.decoder.candidates(situation, history.slice(0, 3)).slice(0, -1);
    const right = speaker === null ? -1 : ids.indexOf(speaker);
    const still = lesson.decoder.reader.still(situation, ids);
    const signs = ids.map((id, at) => [...(still[at] ?? []), ...lesson.decoder.reader.moving(situation, id, history)]);
    if (speaker !== null || read)
      history = [read ? (read[index]?.speaker ?? NOBODY) : (speaker ?? NOBODY), ...history].slice(0, REMEMBERED);
    return right < 0 ? [] : [{ signs, right }];
  });
};

/** Log-linear weights by Adam on the penalised likelihood; deterministic. */
const fit = (examples: readonly Example[], decay: number): Float64Array => {
  const size = FEATURES.length;
  const weights = Float64Array.from(PRIOR);
  const mean = new Float64Array(size);
  const square = new Float64Array(size);
  for (let step = 1; step <= STEPS; step += 1) {
    const slope = new Float64Array(size);
    for (const { signs, right } of examples) {
      const scores = signs.map((own) => own.reduce((sum, sign) => sum + (weights[sign] ?? 0), 0));
      const most = Math.max(...scores);
      const shares = scores.map((score) => Math.exp(score - most));
      const total = shares.reduce((sum, share) => sum + share, 0);
      signs.forEach((own, at) => {
        const gain = Number(at === right) - (shares[at] ?? 0) / total;
        for (const sign of own) slope[sign] = (slope[sign] ?? 0) + gain;
      });
    }
    const rate = 0.1 / (1 + step / 60);
    for (let index = 0; index < size; index += 1) {
      if (FROZEN[index]) continue;
      const gain = (slope[index] ?? 0) - (decay * examples.length * ((weights[index] ?? 0) - (PRIOR[index] ?? 0))) / 10;
      mean[index] = 0.9 * (mean[index] ?? 0) + 0.1 * gain;
      square[index] = 0.99 * (square[index] ?? 0) + 0.01 * gain * gain;
      const corrected = (mean[index] ?? 0) / (1 - 0.9 ** step);
      weights[index] = (weights[index] ?? 0) + (rate * corrected) / (Math.sqrt((square[index] ?? 0) / (1 - 0.99 ** step)) + 1e-6);
    }
  }
  return weights;
};

const learn = (lessons: readonly Lesson[], decay = DECAY): Float64Array => {
  let weights: Float64Array | null = null;
  for (let round = 0; round < ROUNDS; round += 1) {
    const examples: Example[] = lessons.flatMap((lesson) => [...examplesOf(lesson, null), ...(weights ? examplesOf(lesson, weights) : [])]);
    weights = fit(examples, decay);
  }
  return weights ?? new Float64Array(FEATURES.length);
};

interface Score {
  right: number;
  all: number;
  named: number;
  /** The raw confidence of each speaker named, and whether it was right. */
  readonly sure: (readonly [confidence: number, isRight: boolean])[];
}

const score = (lessons: readonly Lesson[], weights: Float64Array): Score => {
  const sum: Score = { right: 0, all: 0, named: 0, sure: [] };
  for (const lesson of lessons) {
    const read = new Decoder(lesson.cast, { weights, calibration: RAW }).decode(lesson.turns, lesson.presences, lesson.names);
    lesson.speakers.forEach((speaker, index) => {
      if (speaker === null) return;
      sum.all += 1;
      sum.right += Number((read[index]?.speaker ?? NOBODY) === speaker);
      sum.named += Number(speaker !== NOBODY);
      const decision = read[index];
      if (decision?.speaker) sum.sure.push([decision.confidence, decision.speaker === speaker]);
    });
  }
  return sum;
};

/** Share of each step that is taken. */
const CAUTION = 0.2;

/** Slope and shift that turn the log odds of raw confidences into true ones: logistic regression by Newton's method. */
const calibrate = (sure: Score["sure"]): [slope: number, shift: number] => {
  let [slope, shift] = [0.2, 0];
  for (let step = 0; step < 200; step += 1) {
    let [ga, gb, aa, ab, bb] = [0, 0, 0.1, 0, 0.1];
    for (const [confidence, isRight] of sure) {
      const odds = logOdds(confidence);
      const share = 1 / (1 + Math.exp(-(slope * odds + shift)));
      const [error, spread] = [Number(isRight) - share, share * (1 - share)];
      [ga, gb, aa, ab, bb] = [ga + error * odds, gb + error, aa + spread * odds * odds, ab + spread * odds, bb + spread];
    }
    const whole = aa * bb - ab * ab;
    [slope, shift] = [slope + (CAUTION * (bb * ga - ab * gb)) / whole, shift + (CAUTION * (aa * gb - ab * ga)) / whole];
  }
  return [slope, shift];
};

const extracts = readLitBank(join(data, "litbank")).filter(({ name, quotes }) => quotes.length > 0 && !MEASURED.test(name));
const lessons = extracts.map(lessonOf);
const total: Score = { right: 0, all: 0, named: 0, sure: [] };
for (let fold = 0; fold < FOLDS; fold += 1) {
  const weights = learn(lessons.filter((_, index) => index % FOLDS !== fold));
  const own = score(
    lessons.filter((_, index) => index % FOLDS === fold),
    weights,
  );
  total.right += own.right;
  total.all += own.all;
  total.named += own.named;
  total.sure.push(...own.sure);
}
console.log(
  `${lessons.length} extracts, ${total.all} turns (${total.named} by somebody of the cast): right in texts left out ${(total.right / total.all).toFixed(3)}`,
);
const weights = learn(lessons);
console.log(`right by the weights guessed ${(score(lessons, PRIOR).right / total.all).toFixed(3)}`);
console.log(`right in the texts learned from ${(score(lessons, weights).right / total.all).toFixed(3)}`);
const [slope, shift] = calibrate(total.sure);
console.log(`true log odds of a confidence: ${slope.toFixed(2)} of what it says, and ${shift.toFixed(2)}`);
const rows = [...weights].flatMap((weight, index) =>
  Math.abs(weight) >= 0.01 ? [`  "${FEATURES[index]}": ${Number(weight.toFixed(2))},`] : [],
);
writeFileSync(
  join(import.meta.dirname, "../worker/books/learned.ts"),
  `/**
 * Weights of the speaker scorer, written by scripts/train-speakers.ts. Learned from the quotation and coreference annotations of LitBank
 * (David Bamman et al., github.com/dbamman/litbank), used under CC BY 4.0; the weights are a derived work and hold none of its text.
 */
export const LEARNED: Readonly<Record<string, number>> = {
${rows.join("\n")}
};

/** Slope and shift that make true log odds of a confidence, learned in the same way from texts left out of the learning. */
export const CALIBRATION: readonly [slope: number, shift: number] = [${Number(slope.toFixed(2))}, ${Number(shift.toFixed(2))}];
`,
);

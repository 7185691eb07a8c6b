/** Runs the scorers that lie beside the evaluation data, and compares single quotations where the scorers only sum up. */
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { BookAnalysis } from "../../worker/books/analyze.ts";

export interface GoldCharacter {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly category: string;
  readonly quotes: number;
}
export interface GoldQuotation {
  readonly type: string;
  readonly speaker: string | null;
  readonly addressees: readonly string[];
  readonly spans: readonly (readonly [number, number])[];
}
/** One quotation of the gold standard beside what was read. */
export interface Compared {
  readonly isRight: boolean;
  readonly confidence: number;
  /** Shares of the gold standard's addressees, null where it names none. */
  readonly addressees: { readonly found: number; readonly given: number; readonly wanted: number } | null;
}

interface Matching {
  readonly matchCharacters: (read: readonly object[], gold: readonly object[]) => { predToGold: number[] };
}

/** Writes what was read of a book in the scorers' form. */
export const writeReading = (folder: string, name: string, book: BookAnalysis): void => {
  const names = new Map(book.characters.map((member) => [member.cast_id, member.name]));
  const nameOf = (id: string | null): string | null => (id === null ? null : (names.get(id) ?? null));
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, `${name}.json`),
    JSON.stringify({
      characters: book.characters,
      quotes: book.quotes.map(({ start, end, speaker }) => ({ start, end, speaker: nameOf(speaker) })),
      relations: book.relationships.map(({ from, to, weight }) => ({ source: nameOf(from), target: nameOf(to), weight })),
    }),
  );
};

/** The table a scorer prints. */
export const runScorer = (data: string, scorer: string, gold: string, read: string, novels: readonly string[] = []): string => {
  const only = novels.length > 0 ? ["--novel", novels.join(",")] : [];
  const run = spawnSync(process.execPath, [join(data, "scorers", scorer), "--gold", gold, "--pred", read, ...only], { encoding: "utf8" });
  return `${run.stdout}${run.stderr}`;
};

/** Compares quotation by quotation: the person read for most of its characters with the one paired with the gold speaker. */
export const compareQuotes = async (
  data: string,
  book: BookAnalysis,
  characters: readonly GoldCharacter[],
  quotations: readonly GoldQuotation[],
): Promise<Compared[]> => {
  const { matchCharacters } = (await import(pathToFileURL(join(data, "scorers/lib.mjs")).href)) as Matching;
  const { predToGold } = matchCharacters(book.characters, characters);
  const goldOf = new Map(book.characters.map((member, index) => [member.cast_id, characters[predToGold[index] ?? -1]?.name ?? null]));
  let from = 0;
  const compared: Compared[] = [];
  for (const { speaker, addressees, spans } of quotations.toSorted((one, other) => (one.spans[0]?.[0] ?? 0) - (other.spans[0]?.[0] ?? 0))) {
    const first = spans[0]?.[0] ?? 0;
    while ((book.quotes[from]?.end ?? Infinity) <= first) from += 1;
    const [start, end] = spans[0] ?? [0, 0];
    const read = book.quotes[from];
    if (!speaker || !read || read.start >= end || read.end <= start) continue;
    const given = new Set(read.addressees.map((id) => goldOf.get(id) ?? id));
    const known = addressees.filter((name) => characters.some((one) => one.name === name));
    compared.push({
      isRight: read.speaker !== null && goldOf.get(read.speaker) === speaker,
      confidence: read.confidence,
      addressees:
        known.length > 0 ? { found: known.filter((name) => given.has(name)).length, given: given.size, wanted: known.length } : null,
    });
  }
  return compared;
};

const share = (part: number, whole: number): string => (whole > 0 ? (part / whole).toFixed(3) : "–");

/** How often speakers are right, from the surest to the least sure, and per step of confidence. */
export const calibration = (compared: readonly Compared[]): string => {
  const surest = compared.toSorted((one, other) => other.confidence - one.confidence);
  const right = (some: readonly Compared[]): string => share(some.filter(({ isRight }) => isRight).length, some.length);
  const cuts = [0.3, 0.5, 0.7, 0.9, 1].map((cut) => `${cut * 100} %: ${right(surest.slice(0, Math.round(surest.length * cut)))}`);
  const steps = Array.from({ length: 10 }, (_, step) => {
    const some = compared.filter(({ confidence }) => Math.min(9, Math.floor(confidence * 10)) === step);
    const mean = some.reduce((sum, { confidence }) => sum + confidence, 0);
    return `  ${(step / 10).toFixed(1)}–${((step + 1) / 10).toFixed(1)}  ${String(some.length).padStart(5)}  said ${share(mean, some.length)}  right ${right(some)}`;
  });
  const error =
    steps.length === 0
      ? 0
      : compared.reduce((sum, { isRight, confidence }) => sum + (Number(isRight) - confidence) ** 2, 0) / compared.length;
  return [`right among the surest ${cuts.join(" · ")} · Brier score ${error.toFixed(3)}`, ...steps].join("\n");
};

export const addresseeScores = (compared: readonly Compared[]): string => {
  const all = compared.flatMap(({ addressees }) => addressees ?? []);
  const sum = (key: "found" | "given" | "wanted"): number => all.reduce((total, one) => total + one[key], 0);
  return `precision ${share(sum("found"), sum("given"))}, recall ${share(sum("found"), sum("wanted"))}, over ${all.length} quotations`;
};

/**
 * Reading a book: seconds of CPU for texts of growing length, what a word costs beside the shortest of them (1 is linear), and the smallest heap in which
 * the reading succeeds. Novels of ../shared/eval where that folder exists, else our own story again and again.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { analyzeBook } from "../worker/books/analyze.ts";
import { DEMO_STORY } from "../worker/demo/story.ts";

export interface BookFigure {
  readonly words: number;
  /** Of CPU. */
  readonly seconds: number;
}

const LENGTHS = [30_000, 60_000, 120_000, 240_000];
const novels = "../shared/eval/pdnc";

const material = (): string => {
  if (!existsSync(novels)) return DEMO_STORY.repeat(120);
  return readdirSync(novels)
    .map((name) => `${novels}/${name}/novel.txt`)
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, "utf8"))
    .join("\n\n");
};

/** The quicker of two readings: the first may pay for the compiler. */
const secondsFor = (text: string): number =>
  Math.min(
    ...[1, 2].map(() => {
      const started = process.cpuUsage();
      analyzeBook(text);
      const { user, system } = process.cpuUsage(started);
      return (user + system) / 1e6;
    }),
  );

/** Old generation, with 16 MB for the young one. */
const HEAPS = [24, 32, 48, 64, 96, 128];
const READER = `import { workerData } from "node:worker_threads";
const { analyzeBook } = await import(workerData.reader);
analyzeBook(workerData.text);`;

const fits = (text: string, megabytes: number): Promise<boolean> =>
  new Promise((resolve) => {
    const reader = new URL("../worker/books/analyze.ts", import.meta.url).href;
    const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(READER)}`), {
      workerData: { text, reader },
      resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 16 },
    });
    worker.once("error", () => resolve(false));
    worker.once("exit", (code) => resolve(code === 0));
  });

const smallestHeap = async (text: string): Promise<string> => {
  for (const megabytes of HEAPS) if (await fits(text, megabytes)) return `${megabytes} MB`;
  return `more than ${HEAPS.at(-1)} MB`;
};

export const benchBooks = async (): Promise<BookFigure[]> => {
  const words = material().split(/(?<=\s)(?=\S)/);
  analyzeBook(words.slice(0, 20_000).join(""));
  let base = 0;
  const figures: BookFigure[] = [];
  for (const count of LENGTHS) {
    const text = words.slice(0, count).join("");
    const seconds = secondsFor(text);
    base ||= seconds / count;
    const heap = await smallestHeap(text);
    console.log(
      `${`reading a book of ${count.toLocaleString("en")} words`.padEnd(48)} ${seconds.toFixed(2)} s of CPU, per word ${(seconds / count / base).toFixed(2)} ×, in a heap of ${heap}`,
    );
    figures.push({ words: count, seconds });
  }
  return figures;
};

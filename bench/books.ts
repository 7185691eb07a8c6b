/** Reading a book: seconds for texts of growing length. Novels of ../shared/eval where that folder exists, else our own story again and again. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { analyzeBook } from "../worker/books/analyze.ts";
import { DEMO_STORY } from "../worker/demo/story.ts";

export interface BookFigure {
  readonly words: number;
  readonly seconds: number;
}

const novels = "../shared/eval/pdnc";

const material = (): string => {
  if (!existsSync(novels)) return DEMO_STORY.repeat(60);
  return readdirSync(novels)
    .map((name) => `${novels}/${name}/novel.txt`)
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, "utf8"))
    .join("\n\n");
};

export const benchBooks = (): BookFigure[] => {
  const words = material().split(/(?<=\s)(?=\S)/);
  analyzeBook(words.slice(0, 20_000).join(""));
  return [30_000, 60_000, 120_000].map((count) => {
    const text = words.slice(0, count).join("");
    const from = performance.now();
    analyzeBook(text);
    const seconds = (performance.now() - from) / 1000;
    console.log(`${`reading a book of ${count.toLocaleString("en")} words`.padEnd(48)} ${seconds.toFixed(2)} s`);
    return { words: count, seconds };
  });
};

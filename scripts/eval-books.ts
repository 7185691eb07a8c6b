/**
 * Measures the reading of books on annotated novels that lie beside the repository, and prints the scorers' figures per novel and their mean:
 * `node scripts/eval-books.ts [DIR]`. Without the data it says so and succeeds.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { analyzeBook } from "../worker/books/analyze.ts";
import { readText } from "../worker/books/readers/text.ts";

const data = resolve(process.argv[2] ?? join(import.meta.dirname, "../../shared/eval"));
const gold = join(data, "pdnc");

const measure = (): void => {
  const out = mkdtempSync(join(tmpdir(), "books-"));
  for (const novel of readdirSync(gold).filter((name) => existsSync(join(gold, name, "novel.txt")))) {
    const { text } = readText(readFileSync(join(gold, novel, "novel.txt")));
    const started = process.cpuUsage();
    const book = analyzeBook(text);
    const used = process.cpuUsage(started);
    const names = new Map(book.characters.map((member) => [member.cast_id, member.name]));
    const quotes = book.quotes.map(({ start, end, speaker }) => ({ start, end, speaker: speaker ? (names.get(speaker) ?? null) : null }));
    writeFileSync(join(out, `${novel}.json`), JSON.stringify({ characters: book.characters, quotes }));
    console.log(`${novel}: ${book.counts.words} words, ${Math.round((used.user + used.system) / 1000)} ms of CPU`);
  }
  for (const scorer of ["score-characters.mjs", "score-quotes.mjs"]) {
    const run = spawnSync(process.execPath, [join(data, "scorers", scorer), "--gold", gold, "--pred", out], { encoding: "utf8" });
    console.log(`\n${run.stdout}${run.stderr}`);
  }
  rmSync(out, { recursive: true });
};

if (existsSync(gold)) measure();
else console.log(`Skipped: there are no annotated novels in ${data}.`);

/**
 * Measures the reading of books on annotated texts that lie beside the repository: `node scripts/eval-books.ts [DIR]`. Whole novels of PDNC with the
 * scorers' figures per novel and their mean, the two that were opened last apart, how far confidences hold, the novels in other marks, a
 * network noted by hand, and LitBank's extracts. All that is learned is learned from LitBank, so that every novel here is left out of the learning;
 * scripts/train-speakers.ts prints what texts left out of it say.
 * Without the data it says so and succeeds.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { analyzeBook } from "../worker/books/analyze.ts";
import { readText } from "../worker/books/readers/text.ts";
import { writeGold } from "./eval/litbank-gold.ts";
import { readLitBank } from "./eval/litbank.ts";
import { SETTINGS } from "./eval/marks.ts";
import { addresseeScores, calibration, compareQuotes, runScorer, writeReading } from "./eval/scores.ts";
import type { Compared, GoldCharacter, GoldQuotation } from "./eval/scores.ts";

/** Novels whose errors were first looked at when nearly all rules stood; no others are left. */
const OPENED_LATE = ["AlicesAdventuresInWonderland", "TheInvisibleMan"];
const SCORERS = ["score-characters.mjs", "score-quotes.mjs", "score-relations.mjs"];

const folder = resolve(process.argv[2] ?? join(import.meta.dirname, "../../shared/eval"));

const measureNovels = async (data: string, out: string): Promise<void> => {
  const gold = join(data, "pdnc");
  const read = join(out, "pdnc");
  const compared: Compared[] = [];
  for (const novel of readdirSync(gold).filter((name) => existsSync(join(gold, name, "novel.txt")))) {
    const { text } = readText(readFileSync(join(gold, novel, "novel.txt")));
    const started = process.cpuUsage();
    const book = analyzeBook(text);
    const used = process.cpuUsage(started);
    writeReading(read, novel, book);
    const parse = (file: string): unknown => JSON.parse(readFileSync(join(gold, novel, file), "utf8"));
    const characters = parse("characters.json") as GoldCharacter[];
    compared.push(...(await compareQuotes(data, book, characters, parse("quotes.json") as GoldQuotation[])));
    console.log(`${novel}: ${book.counts.words} words, ${Math.round((used.user + used.system) / 1000)} ms of CPU`);
  }
  for (const scorer of SCORERS) console.log(`\n${runScorer(data, scorer, gold, read)}`);
  console.log(`\nOpened last, when nearly all rules stood (${OPENED_LATE.join(", ")})`);
  for (const scorer of SCORERS) console.log(`\n${runScorer(data, scorer, gold, read, OPENED_LATE)}`);
  console.log(`\nConfidence in speakers, ${compared.length} quotations: ${calibration(compared)}`);
  console.log(`\nAddressees: ${addresseeScores(compared)}`);
};

/** The same novels with their speech in other marks: speech found, and who says it. */
const measureMarks = (data: string, out: string): void => {
  const gold = join(data, "pdnc");
  for (const { name, rewrite } of SETTINGS) {
    const read = join(out, name);
    for (const novel of readdirSync(gold).filter((each) => existsSync(join(gold, each, "novel.txt"))))
      writeReading(read, novel, analyzeBook(rewrite(readText(readFileSync(join(gold, novel, "novel.txt"))).text)));
    const rows = runScorer(data, "score-quotes.mjs", gold, read).split("\n");
    console.log(`${name.padEnd(18)} ${rows.find((row) => row.startsWith("MACRO")) ?? ""}`);
  }
};

/** Who is with whom in a novel whose characters and scenes have been noted by hand. */
const measureNetwork = (data: string, out: string): void => {
  const file = join(data, "books/huckleberry-finn.pg76.utf8-bom.txt");
  const net = join(data, "networks/huck.json");
  if (!existsSync(file) || !existsSync(net)) return;
  writeReading(join(out, "networks"), "huck", analyzeBook(readText(readFileSync(file)).text));
  const scorer = [join(data, "scorers/score-relations.mjs"), "--net", net, "--pred", join(out, "networks/huck.json")];
  console.log(`\nHuckleberry Finn\n${spawnSync(process.execPath, scorer, { encoding: "utf8" }).stdout}`);
};

const measureExtracts = (data: string, out: string): void => {
  const extracts = readLitBank(join(data, "litbank")).filter(({ quotes }) => quotes.length > 0);
  const gold = join(out, "litbank-gold");
  const read = join(out, "litbank");
  writeGold(gold, extracts);
  for (const { name, text } of extracts) writeReading(read, name, analyzeBook(text));
  console.log(`\nLitBank, ${extracts.length} extracts of about 2,000 words`);
  for (const scorer of SCORERS.slice(0, 2)) {
    const rows = runScorer(data, scorer, gold, read).split("\n");
    console.log(`\n${rows.filter((row) => /^(?:novel|MACRO|MICRO) /.test(row)).join("\n")}`);
  }
};

if (existsSync(join(folder, "pdnc"))) {
  const data = realpathSync(folder);
  const out = mkdtempSync(join(tmpdir(), "books-"));
  await measureNovels(data, out);
  console.log("\nThe novels in other marks");
  measureMarks(data, out);
  measureNetwork(data, out);
  measureExtracts(data, out);
  rmSync(out, { recursive: true });
} else console.log(`Skipped: there are no annotated novels in ${folder}.`);

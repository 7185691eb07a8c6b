/** Reads a book in any format and prints its cast, speakers and ties as JSON: `npm run --silent analyze -- FILE [--json OUT]`. */
import { openAsBlob, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import type { CastTie } from "../worker/contract.ts";
import { analyzeBook } from "../worker/books/analyze.ts";
import { readBook } from "../worker/books/readers/read-book.ts";
import { UnreadableBook } from "../worker/books/readers/unreadable.ts";
import { titleOfFile } from "../worker/books/title-page.ts";
import { MAX_TEXT_BYTES } from "../worker/services/upload/book.ts";

const { values, positionals } = parseArgs({ options: { json: { type: "string" } }, allowPositionals: true });

/** One row for each pair of people, whichever way the book shows it. */
const pairUp = (ties: readonly CastTie[], nameOf: (id: string) => string) =>
  [...Map.groupBy(ties, ({ from, to }) => (from < to ? `${from} ${to}` : `${to} ${from}`)).values()].flatMap((both) => {
    const [tie] = both;
    if (!tie) return [];
    const sentiment = both.reduce((sum, { strength }) => sum + strength, 0) / both.length;
    const passages = new Map(both.flatMap(({ evidence }) => evidence).map((passage) => [passage.start, passage]));
    return [{ a: nameOf(tie.from), b: nameOf(tie.to), type: tie.type, weight: tie.weight, sentiment, evidence: [...passages.values()] }];
  });

const report = async (file: string): Promise<string> => {
  const { text, outline } = await readBook(await openAsBlob(file), basename(file), MAX_TEXT_BYTES);
  const { title, author, language, chapters, characters, quotes, relationships, counts } = analyzeBook(text, outline);
  const names = new Map(characters.map((member) => [member.cast_id, member.name]));
  const nameOf = (id: string): string => names.get(id) ?? id;
  return JSON.stringify({
    title: title || titleOfFile(basename(file)),
    author,
    language,
    chapters,
    counts,
    characters,
    quotes: quotes.map(({ start, end, speaker, addressees }) => ({
      start,
      end,
      speaker: speaker ? nameOf(speaker) : null,
      addressees: addressees.map(nameOf),
    })),
    relationships: pairUp(relationships, nameOf),
  });
};

const file = positionals[0];
if (!file) {
  console.error("Usage: npm run --silent analyze -- FILE [--json OUT]");
  process.exit(2);
}
try {
  const json = await report(file);
  if (values.json) writeFileSync(values.json, `${json}\n`);
  else console.log(json);
} catch (error) {
  const isMissing = error instanceof Error && "code" in error && error.code === "ENOENT";
  if (!isMissing && !(error instanceof UnreadableBook)) throw error;
  console.error(isMissing ? `There is no file ${file}.` : error.message);
  process.exit(1);
}

import type { Pages } from "./pages.ts";
import type { Quote } from "./shapes.ts";

/** What somebody says in one go, told without the narration in between. */
export interface Speech {
  readonly speaker: string;
  readonly text: string;
  readonly start: number;
  readonly confidence: number;
}

/** Narration longer than this between two pieces makes two speeches of them. Characters. */
const LONGEST_GAP = 160;

const tidy = (text: string): string =>
  text
    .replaceAll(/[_*]|\[[^\]]*\]/g, "")
    .replaceAll(/\s+/g, " ")
    .trim();

/** A comma before narration that ends its sentence stood for a stop: `"It is late," said Anna. "Come in."` */
const link = (before: string, gap: string, after: string): string =>
  /[,—-]$/.test(before) && /[.!?]\W*$/.test(gap) && /^\p{Lu}/u.test(after) ? `${before.slice(0, -1)}. ${after}` : `${before} ${after}`;
const close = (text: string): string => (text.endsWith(",") ? `${text.slice(0, -1)}.` : text);

/** Joins a person's pieces of speech that only a few words of narration part. */
export const joinSpeeches = (pages: Pages, quotes: readonly Quote[]): Speech[] => {
  const speeches: { speaker: string; text: string; start: number; end: number; confidence: number }[] = [];
  for (const quote of quotes) {
    if (!quote.speaker) continue;
    const text = tidy(pages.text.slice(quote.start, quote.end));
    if (!text) continue;
    const last = speeches.at(-1);
    const gap = last ? pages.text.slice(last.end, quote.start) : "";
    if (last && last.speaker === quote.speaker && gap.length <= LONGEST_GAP && !/\n[ \t]*\r?\n/.test(gap)) {
      last.text = link(last.text, gap, text);
      last.end = quote.end;
    } else speeches.push({ speaker: quote.speaker, text, start: quote.start, end: quote.end, confidence: quote.confidence });
  }
  return speeches.map(({ speaker, text, start, confidence }) => ({ speaker, text: close(text), start, confidence }));
};

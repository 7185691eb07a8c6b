import type { Mention } from "./mentions.ts";
import type { Pages } from "./pages.ts";
import { findSentences } from "./sentences.ts";
import type { Quote, Range } from "./shapes.ts";

/** A sentence of narration and the people it names, in order. */
export interface Deed extends Range {
  readonly people: readonly string[];
  /** The sentence begins with its first person. */
  readonly isSubject: boolean;
  /** The sentence cut at each name: what is told right after a name is told of that person. */
  readonly acts: readonly (Range & { readonly person: string })[];
}

/** The narration sentence by sentence: those that name somebody. Speech is cut out at paragraph level by its own ranges. */
export const findDeeds = (pages: Pages, mentions: readonly Mention[]): Deed[] => {
  const deeds: Deed[] = [];
  const startOf = (mention: Mention | undefined): number => (mention ? (pages.tokens[mention.from]?.start ?? Infinity) : Infinity);
  const named = mentions.filter((mention) => pages.pieceOf[mention.from] === -1);
  let next = 0;
  for (const paragraph of pages.paragraphs) {
    const first = next;
    while ((named[next]?.from ?? Infinity) < paragraph.to) next += 1;
    if (next === first || paragraph.isHeading) continue;
    let at = first;
    for (const sentence of findSentences(pages.text, paragraph)) {
      const from = at;
      while (at < next && startOf(named[at]) < sentence.end) at += 1;
      const inside = named.slice(from, at);
      const lead = inside[0];
      if (!lead) continue;
      const starts = inside.map(startOf);
      deeds.push({
        ...sentence,
        acts: inside.map(({ person }, index) => ({
          person,
          start: starts[index] ?? sentence.start,
          end: starts[index + 1] ?? sentence.end,
        })),
        people: [...new Set(inside.map((mention) => mention.person))],
        isSubject: startOf(lead) - sentence.start <= 12,
      });
    }
  }
  return deeds;
};

/** The words of narration between the pieces of a person's speech in one paragraph tell how they speak. */
export const findManners = (pages: Pages, quotes: readonly Quote[]): (Range & { readonly person: string })[] => {
  const manners: (Range & { person: string })[] = [];
  quotes.forEach((quote, index) => {
    const next = quotes[index + 1];
    if (!quote.speaker) return;
    const limit = Math.min(quote.end + 120, next?.start ?? pages.text.length);
    const gap = pages.text.slice(quote.end, limit);
    const stop = /[.!?](?=\s)|\r?\n[ \t]*\r?\n/.exec(gap.slice(1));
    const end = quote.end + (stop ? stop.index + 1 : gap.length);
    if (end > quote.end + 3) manners.push({ start: quote.end, end, person: quote.speaker });
  });
  return manners;
};
